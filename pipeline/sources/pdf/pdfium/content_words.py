"""The words of a content stream that matter here, and the values before and within them. Pure functions of bytes."""

from __future__ import annotations

import binascii
import re
from collections.abc import Iterator
from typing import Final

from pipeline.sources.pdf.pdfium.unfit import UnfitError
from pipeline.sources.pdf.shapes import Point

_END: Final = rb"(?![^\s\[\]<>(){}/%])"
_INNER: Final = rb"(?:[^()\\]|\\.|\((?:[^()\\]|\\.|\((?:[^()\\]|\\.)*+\))*+\))*+"
_DIGITS: Final = rb"[-+]?(?:\d+\.?\d*|\.\d+)"
NUMBER: Final = re.compile(_DIGITS)
TOKEN: Final = re.compile(
    rb"<([0-9A-Fa-f\s]*)>(?:\s*+(Tj|')" + _END + rb")?"
    rb"|\((" + _INNER + rb")\)(?:\s*+(Tj|')" + _END + rb")?"
    rb"|\[((?:[^\[\]()<>]|<[^<>]*>|\("
    + _INNER
    + rb"\))*+)\]\s*+TJ"
    + _END
    + rb"|/([^\s/\[\]<>(){}%]*)(?:\s++(?:("
    + _DIGITS
    + rb")\s++Tf|(Do|gs|sh|cs|CS|scn|SCN))"
    + _END
    + rb")?"
    rb"|(?<![^\s\[\]<>(){}/%])"
    rb"(q|Q|cm|rg|RG|g|G|k|K|scn?|SCN?|T[cwr]|re|m|W\*?|[bBf]\*?|F|[sS]|n|BI|\")" + _END + rb"|%[^\r\n]*",
    re.DOTALL,
)
"""Its groups: 1 a string in hexadecimal digits, 2 the operator that shows it; 3 and 4 the same of one in brackets; 5 an
array that is shown; 6 a name, 7 the size of the font of that name, 8 another operator that takes it; 9 an operator that
takes numbers or nothing."""
PIECE: Final = re.compile(rb"<([^<>]*)>|\((" + _INNER + rb")\)|(" + _DIGITS + rb")", re.DOTALL)
"""One part of an array that is shown: a string either way, or a number."""
INLINE_IMAGE: Final = re.compile(rb"\sID[\s\S].*?\sEI" + _END, re.DOTALL)
_STEP: Final = re.compile(rb"((?:" + _DIGITS + rb"\s++){2,6})(re|[mlcvy])" + _END)
_ESCAPE: Final = re.compile(rb"\\(?:([0-7]{1,3})|(\r\n|\r|\n)|(.))|\r\n?", re.DOTALL)
_ESCAPED: Final = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
_FAR: Final = 160
"""Bytes before an operator in which its numbers stand."""


def hexadecimal(digits: bytes) -> bytes:
    """The bytes of a string in hexadecimal digits."""
    try:
        return binascii.unhexlify(digits)
    # White space within, or a last digit that is left out.
    except binascii.Error:
        plain = b"".join(digits.split())
        return binascii.unhexlify(plain + b"0" * (len(plain) % 2))


def literal(text: bytes) -> bytes:
    """The bytes of a string that stood in brackets."""
    if b"\\" not in text and b"\r" not in text:
        return text

    def plain(found: re.Match[bytes]) -> bytes:
        octal, broken, one = found.groups()
        if octal:
            return bytes((int(octal, 8) & 0xFF,))
        if broken is not None:
            return b""
        return b"\n" if one is None else _ESCAPED.get(one, one)

    return _ESCAPE.sub(plain, text)


def tokens_before(content: bytes, at: int, count: int) -> list[bytes]:
    """Up to so many words before an operator, the first ones first."""
    return content[max(0, at - _FAR) : at].rsplit(None, count)[-count:]


def numbers_before(content: bytes, at: int, count: int) -> list[float]:
    """The numbers before an operator. Raises UnfitError if there are fewer."""
    try:
        found = [float(one) for one in tokens_before(content, at, count)]
    # Numbers may stand close after a bracket.
    except ValueError:
        found = [float(one) for one in NUMBER.findall(content[max(0, at - _FAR) : at])[-count:]]
    if len(found) != count:
        raise UnfitError("operator")
    return found


def path_points(content: bytes, first: int, end: int) -> Iterator[Point]:
    """The points of a path whose first operator stands at ``first``, those that pull curves included."""
    for found in _STEP.finditer(content, max(0, first - _FAR), end):
        if found.start(2) < first:
            continue
        numbers = [float(one) for one in found[1].split()]
        if found[2] == b"re":
            x, y, width, height = numbers[-4:] if len(numbers) >= 4 else (0.0,) * 4
            yield from ((x, y), (x + width, y), (x, y + height), (x + width, y + height))
        else:
            takes = {b"m": 2, b"l": 2, b"c": 6}.get(found[2], 4)
            numbers = numbers[-takes:]
            yield from zip(numbers[::2], numbers[1::2], strict=False)
