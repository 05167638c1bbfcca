"""The text of a file in whatever encoding an office saved it. Touches files and nothing else.

UTF-8 is tried strictly, so that what passes is it; all else is GB 18030, which holds GBK and GB 2312. Files of UTF-16
and UTF-32 begin with their mark, or show by where their zero bytes lie.
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


def read_decoded(path: Path) -> str:
    """The file's text. Raises SourceError with a reason in plain Chinese: unreadable, no text in a known encoding."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise SourceError(f"{path.name}：文件打不开（{error.strerror}）。") from error
    for encoding in _likely(data):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise SourceError(f"{path.name}：不是能读的文本文件。请另存为 UTF-8 编码的文本。")


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
