"""Tables on a terminal, where CJK characters take two columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence


def aligned(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """The rows as lines, their cells below each other; the last cell runs on as it is."""
    count = max(map(len, rows), default=0)
    widths = [max(columns_of(row[at]) for row in rows if at < len(row)) for at in range(count - 1)]
    for row in rows:
        cells = [cell + " " * (width - columns_of(cell)) for cell, width in zip(row, widths, strict=False)]
        yield "  ".join([*cells, *row[count - 1 :]]).rstrip()


def columns_of(text: str) -> int:
    """How wide a text prints."""
    return sum(2 if ord(character) > 0x2E80 else 1 for character in text)
