"""A font's table of characters, read backwards: TrueType files made here, byte by byte."""

from __future__ import annotations

import struct

import pytest

from pipeline.sources.ofd.glyph_codes import GlyphCodes, is_private


def font(*tables: tuple[int, int, bytes]) -> bytes:
    """A font with nothing but a cmap: (platform, encoding, subtable)."""
    head = struct.pack(">HH", 0, len(tables))
    at, body = 4 + 8 * len(tables), b""
    for platform, encoding, table in tables:
        head += struct.pack(">HHL", platform, encoding, at + len(body))
        body += table
    cmap = head + body
    return b"\0\1\0\0" + struct.pack(">HHHH", 1, 0, 0, 0) + struct.pack(">4sLLL", b"cmap", 0, 28, len(cmap)) + cmap


def segments(codes: dict[int, int]) -> bytes:
    """Format 4 with a segment a character."""
    runs = [*sorted(codes.items()), (0xFFFF, 0)]
    count = len(runs)
    shifts = [(glyph - code) & 0xFFFF for code, glyph in runs]
    return (
        struct.pack(">HHHHHHH", 4, 16 + 8 * count, 0, 2 * count, 0, 0, 0)
        + struct.pack(f">{count}H", *(code for code, _ in runs)) + b"\0\0"
        + struct.pack(f">{count}H", *(code for code, _ in runs))
        + struct.pack(f">{count}H", *shifts) + struct.pack(f">{count}H", *[0] * count)
    )  # fmt: skip


def groups(codes: dict[int, int]) -> bytes:
    """Format 12."""
    body = b"".join(struct.pack(">LLL", code, code, glyph) for code, glyph in sorted(codes.items()))
    return struct.pack(">HHLLL", 12, 0, 16 + len(body), 0, len(codes)) + body


PUBLIC = {ord("公"): 3, 0xE001: 3, ord("开"): 4, 0x2F08: 5, ord("人"): 5}


@pytest.mark.parametrize("table", [(3, 1, segments(PUBLIC)), (3, 10, groups(PUBLIC)), (0, 3, segments(PUBLIC))])
def test_private_codes_mean_what_their_glyph_does(table: tuple[int, int, bytes]) -> None:
    codes = GlyphCodes(font(table))
    assert codes.meant("\ue001", None) == "公" and codes.meant("\ufffd", 4) == "开"
    assert codes.meant("\ue001", 5) == "人", "an ordinary character goes before a radical"
    assert codes.meant("\ue777", None) == "\ue777" and codes.meant("\ufffd", 99) == "\ufffd"


def test_small_tables() -> None:
    trimmed = struct.pack(">HHHHH", 6, 14, 0, ord("A"), 2) + struct.pack(">HH", 7, 8)
    assert GlyphCodes(font((3, 1, trimmed))).meant("\ufffd", 8) == "B"
    bytes_only = struct.pack(">HHH", 0, 262, 0) + bytes(range(256))
    assert GlyphCodes(font((0, 0, bytes_only))).meant("\ufffd", 65) == "A"


@pytest.mark.parametrize("data", [b"", b"noise" * 9, font((3, 1, segments(PUBLIC)))[:60], b"\0\1\0\0\xff\xff"])
def test_what_is_no_font_knows_nothing(data: bytes) -> None:
    assert GlyphCodes(data).meant("\ue001", 3) == "\ue001"


def test_private() -> None:
    assert all(map(is_private, "\ue000\uf8ff\ufffd\x01\U000f0000")) and not any(map(is_private, "公A①—𠮷"))
