"""The text of a file in whatever encoding an office saved it. Touches files and nothing else.

UTF-8 is tried strictly, so that what passes is it; all else is GB 18030, which holds GBK and GB 2312. Files of UTF-16
and UTF-32 begin with their mark, or show by where their zero bytes lie. What a file declares means nothing: servers
and editors write it anew without changing what it says.
"""

from __future__ import annotations

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
    return text


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
