"""The text of a file in whatever encoding an office saved it. Touches files and nothing else.

UTF-8 is tried strictly, so that what passes is it; all else is GB 18030, which holds GBK and GB 2312. Files of UTF-16
and UTF-32 begin with their mark, or show by where their zero bytes lie. What a file declares means nothing: servers
and editors write it anew without changing what it says.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from pipeline.errors import SourceError

_MARKS: Final = (
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
    (b"\xef\xbb\xbf", "utf-8-sig"),
)
_SAMPLE: Final = 4096
_PLAIN: Final = ("utf-8", "gb18030")
_LITTLE: Final = ("utf-32-le", "utf-16-le")
_BIG: Final = ("utf-32-be", "utf-16-be")
_LOST: Final = "\ufffd"
_USUAL: Final = frozenset(
    "县镇乡村街局厅处科室责任单牵负配落实推信息监督管财审计项规划督导检评考核完善健制度序号时限"
    "一是人了不在有大中国和为这上他个地年来我会以到时要出的生学说道民家子也成行下们于后就发自之对得主长可过天作分方用多你着部"
    "能市等业全里工公经本都而高政法面门动日进区事代那去心小同北定开产前其军还然起种所如现理机体表力好外与文当两实重新三么只山"
    "水关明从化平建又制南内西没此将员名手最东头者月间无安看见各城十相但已些正口通想度加第她合院物性战由位常点海意场武使次二向"
    "治因立数样身情入原问把路被并利石老教万知级量任江及应省资委务元美特期世湖回系比气汉总展电科金先声提品设或义王社很统处四首"
    "共马形己儿司太目基领队直计别女权话少流命至报米给打变果书清活几州华解议更称程今决张导术府才保交放管结师便走达族反再题色五"
)
"""Characters of which half of any notice consists: the 300 most frequent ones, and those of lists of tasks."""
_LEAST_USUAL: Final = 0.2
_FEW: Final = 12
_TELLING: Final = 4
_FOREIGN: Final = (
    ("cp932", "日文 Shift JIS", re.compile("[぀-ヿ]")),
    ("euc_jp", "日文 EUC-JP", re.compile("[぀-ヿ]")),
    ("cp949", "韩文 EUC-KR", re.compile("[가-힣]")),
    ("cp950", "繁体中文 Big5", re.compile("[是的在有和不為務開縣區國會對經個來時說過與]")),
)
"""Encodings that are read as GB 18030 without a fault, and the signs that tell them."""
_BROKEN: Final = 0.02
"""The share of lost signs among those beyond ASCII up to which a text is UTF-8 with broken bytes; GB 18030 read as
UTF-8 loses nearly all."""


def read_decoded(path: Path) -> str:
    """The file's text. Raises SourceError with a reason in plain Chinese: unreadable, no text in a known encoding."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise SourceError(f"{path.name}：文件打不开（{error.strerror}）。") from error
    text = _decoded(data, _likely(data))
    if text is None:
        raise SourceError(f"{path.name}：不是能读的文本文件。请另存为 UTF-8 编码的文本。")
    check_chinese(path.name, data, text)
    return text


def check_chinese(name: str, data: bytes, text: str) -> None:
    """That bytes which were read as GB 18030 are no other encoding, of which that makes rare characters.

    Raises SourceError that names the encoding, where it can be told.
    """
    beyond = [sign for sign in text if sign > "\x7f" and sign.isalpha()]
    usual = sum(sign in _USUAL for sign in beyond)
    rare = usual < _LEAST_USUAL * len(beyond) if len(beyond) >= _FEW else len(beyond) >= _TELLING and not usual
    if not rare or _likely(data) != _PLAIN or _decoded(data, _PLAIN[:1]) is not None:
        return
    likely = next((named for encoding, named, signs in _FOREIGN if signs.search(_decoded(data, (encoding,)) or "")), "")
    said = f"像是{likely}编码" if likely else "不是 UTF-8，也不是 GBK、GB 18030 编码"
    raise SourceError(f"{name}：文字{said}，读出来是乱码。请用记事本打开，看到的文字正确时，另存为 UTF-8 编码再试。")


def decoded_with_losses(data: bytes) -> str:
    """The text of bytes that a browser would show whatever they are: U+FFFD for those that are none, zero bytes left
    out."""
    likely = _likely(data)
    text = _decoded(data, likely[:1] if likely == _PLAIN else likely)
    if text is not None:
        return text
    if len(likely) == 1:
        return data.decode(likely[0], errors="replace").replace("\0", "")
    text = data.decode("utf-8", errors="replace")
    beyond = sum(sign > "\x7f" for sign in text)
    if text.count(_LOST) > max(1, _BROKEN * beyond):
        text = data.decode("gb18030", errors="replace")
    return text.replace("\0", "")


def _decoded(data: bytes, encodings: tuple[str, ...]) -> str | None:
    """The text by the first encoding that fits; None where none does."""
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    return None


def _likely(data: bytes) -> tuple[str, ...]:
    """The encodings to be tried, in order."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return (encoding,)
    sample = data[:_SAMPLE]
    # The high byte of a line end or an ASCII sign is zero: behind its low byte, or before it.
    behind, before = sample[1::2].count(0), sample[::2].count(0)
    if not behind and not before:
        return _PLAIN
    return _LITTLE if behind >= before else _BIG
