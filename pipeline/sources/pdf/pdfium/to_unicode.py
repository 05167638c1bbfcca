"""What a /ToUnicode table says of a font's codes, read as pdfminer reads it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from pipeline.sources.pdf.pdfium.unfit import UnfitError

_SECTION: Final = re.compile(rb"beginbf(char|range)(.*?)endbf\1", re.DOTALL)
_CHAR: Final = re.compile(rb"<([^<>]*)>\s*<([^<>]*)>")
_RANGE: Final = re.compile(rb"<([^<>]*)>\s*<([^<>]*)>\s*(?:<([^<>]*)>|\[([^\[\]]*)\])")
_HEX: Final = re.compile(rb"<([^<>]*)>")
_OTHER: Final = re.compile(rb"usecmap|begincid(?:char|range)")
_WIDEST: Final = 0x10000
"""Codes in one range: two bytes tell no more apart."""
_BLANK: Final = "\u00a0"


def read_to_unicode(data: bytes) -> dict[int, str]:
    """The characters of each code. Raises UnfitError for tables that are built on others."""
    if _OTHER.search(data):
        raise UnfitError("font")
    found: dict[int, str] = {}
    for kind, body in _SECTION.findall(data):
        for code, text in _chars(body) if kind == b"char" else _ranges(body):
            # Some fonts have a no-break space on the code of the space.
            if text != _BLANK or found.get(code) != " ":
                found[code] = text
    return found


def _chars(body: bytes) -> Iterator[tuple[int, str]]:
    for code, text in _CHAR.findall(body):
        yield _number(code), _text(_bytes(text))


def _ranges(body: bytes) -> Iterator[tuple[int, str]]:
    for first, last, text, texts in _RANGE.findall(body):
        start, end = _number(first), _number(last)
        if not 0 <= end - start < _WIDEST:
            raise UnfitError("font")
        if texts:
            yield from zip(range(start, end + 1), (_text(_bytes(one)) for one in _HEX.findall(texts)), strict=False)
            continue
        whole = _bytes(text)
        # The last four bytes count on.
        front, counted = whole[:-4], whole[-4:]
        value, size = int.from_bytes(counted, "big"), len(counted)
        for step in range(end - start + 1):
            yield start + step, _text(front + ((value + step) & ((1 << 8 * size) - 1)).to_bytes(size, "big"))


def _bytes(digits: bytes) -> bytes:
    plain = b"".join(digits.split())
    try:
        return bytes.fromhex((plain + b"0" * (len(plain) % 2)).decode("ascii"))
    except ValueError as error:
        raise UnfitError("font") from error


def _number(digits: bytes) -> int:
    return int.from_bytes(_bytes(digits), "big")


def _text(whole: bytes) -> str:
    return whole.decode("utf-16-be", "ignore")
