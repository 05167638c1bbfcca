"""What a glyph of an embedded font means: the font's own table of characters, read backwards.

Some writers put private codes into the text, which only the font explains; the glyph that they are drawn with is also
that of an ordinary character. Only TrueType and OpenType files have such a table (cmap, formats 0, 4, 6 and 12).
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import Final

_MOST_CODES: Final = 200_000


class GlyphCodes:
    """The characters of one font file; empty for a file that is no such font."""

    def __init__(self, data: bytes) -> None:
        self._glyphs: dict[int, int] = {}
        try:
            for code, glyph in _mapped(data):
                if glyph:
                    self._glyphs.setdefault(code, glyph)
        # A font cut short is known as far as it goes.
        except (struct.error, IndexError):
            pass
        self._codes: dict[int, int] = {}
        for code in sorted(self._glyphs, key=lambda one: (_odd(one), one)):
            self._codes.setdefault(self._glyphs[code], code)

    def meant(self, text: str, glyph: int | None) -> str:
        """The ordinary character drawn for a private code, by its glyph if that is told; else the text itself."""
        drawn = glyph if glyph is not None else self._glyphs.get(ord(text)) if len(text) == 1 else None
        code = self._codes.get(drawn) if drawn is not None else None
        return chr(code) if code is not None and not is_private(chr(code)) else text


def is_private(character: str) -> bool:
    """Whether a code says nothing by itself: of a private area, a replacement, a sign that prints nothing."""
    code = ord(character)
    return 0xE000 <= code <= 0xF8FF or code in (0xFFFD, 0xFFFE, 0xFFFF) or code < 0x20 or code >= 0xF0000


def _odd(code: int) -> bool:
    """Codes that are told only where no other has the glyph: private, radicals, compatibility forms."""
    return is_private(chr(code)) or 0x2E80 <= code <= 0x2FDF or 0xF900 <= code <= 0xFAFF or 0xFE30 <= code <= 0xFE4F


def _mapped(data: bytes) -> Iterator[tuple[int, int]]:
    start = _table(data, b"cmap")
    if start is None:
        return
    (count,) = struct.unpack_from(">H", data, start + 2)
    found: list[tuple[bool, int]] = []
    for index in range(count):
        platform, encoding, offset = struct.unpack_from(">HHL", data, start + 4 + 8 * index)
        if platform == 0 or (platform == 3 and encoding in (0, 1, 10)):
            found.append((platform == 3 and encoding == 10, start + offset))
    left = _MOST_CODES
    for _, at in sorted(found, reverse=True):
        for code, glyph in _subtable(data, at):
            if left and code <= 0x10FFFF and not 0xD800 <= code <= 0xDFFF:
                left -= 1
                yield code, glyph


def _table(data: bytes, tag: bytes) -> int | None:
    """Where a table of the font begins, in the first font of a collection."""
    first = struct.unpack_from(">L", data, 12)[0] if data[:4] == b"ttcf" else 0
    if data[first : first + 4] not in (b"\0\1\0\0", b"OTTO", b"true"):
        return None
    (count,) = struct.unpack_from(">H", data, first + 4)
    for index in range(count):
        name, _, offset, _ = struct.unpack_from(">4sLLL", data, first + 12 + 16 * index)
        if name == tag:
            return int(offset)
    return None


def _subtable(data: bytes, at: int) -> Iterator[tuple[int, int]]:
    (form,) = struct.unpack_from(">H", data, at)
    if form == 0:
        yield from enumerate(data[at + 6 : at + 262])
    elif form == 4:
        yield from _segments(data, at)
    elif form == 6:
        first, count = struct.unpack_from(">HH", data, at + 6)
        yield from enumerate(struct.unpack_from(f">{count}H", data, at + 10), start=first)
    elif form == 12:
        (groups,) = struct.unpack_from(">L", data, at + 12)
        for index in range(min(groups, _MOST_CODES)):
            start, end, glyph = struct.unpack_from(">LLL", data, at + 16 + 12 * index)
            for code in range(start, min(end, start + _MOST_CODES) + 1):
                yield code, glyph + code - start


def _segments(data: bytes, at: int) -> Iterator[tuple[int, int]]:
    """Format 4: ends, starts, shifts and offsets of runs of codes."""
    (twice,) = struct.unpack_from(">H", data, at + 6)
    count = twice // 2
    ends = struct.unpack_from(f">{count}H", data, at + 14)
    starts = struct.unpack_from(f">{count}H", data, at + 16 + twice)
    shifts = struct.unpack_from(f">{count}H", data, at + 16 + 2 * twice)
    ways = at + 16 + 3 * twice
    offsets = struct.unpack_from(f">{count}H", data, ways)
    for index, (start, end, shift, offset) in enumerate(zip(starts, ends, shifts, offsets, strict=True)):
        for code in range(start, end + 1):
            if not offset:
                yield code, (code + shift) & 0xFFFF
                continue
            place = ways + 2 * index + offset + 2 * (code - start)
            glyph = struct.unpack_from(">H", data, place)[0] if place + 2 <= len(data) else 0
            yield code, (glyph + shift) & 0xFFFF if glyph else 0
