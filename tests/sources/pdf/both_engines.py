"""A page read by both engines, and how far two readings of it differ."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from pipeline.sources.pdf.engines import PdfFile
from pipeline.sources.pdf.glyphs import Drawing

_NEAR = 0.5
"""Points by which a box may differ."""


def drawings(path: Path, engine: str, most: int = 999) -> tuple[list[Drawing], list[tuple[int, str]]]:
    """The first so many pages, ids running on, and those that the engine left to the reference."""
    found: list[Drawing] = []
    glyphs = 0
    with PdfFile(path, "", engine) as file:
        for index in range(min(most, len(file))):
            found.append(file.draw(index, glyphs))
            glyphs += len(found[-1].glyphs)
        return found, file.left


def drawn(path: Path, left: Iterable[tuple[int, str]] = ()) -> Drawing:
    """The first page, which both engines read alike; ``left`` is what PDFium must leave to the reference."""
    reference, _ = drawings(path, "pdfplumber")
    found, refused = drawings(path, "pdfium")
    assert refused == list(left)
    assert [list(differences(one, other)) for one, other in zip(found, reference, strict=True)] == [[]] * len(found)
    return found[0]


def differences(one: Drawing, other: Drawing) -> Iterator[str]:
    """What differs between two readings of a page, boxes by more than half a point."""
    if not _near((one.width, one.height), (other.width, other.height)) or one.images != other.images:
        yield f"page {one.number}: {one[1:3]}, {one.images}; {other[1:3]}, {other.images}"
    kinds = ("glyphs", "rules", "rings", "fills")
    for kind, mine, theirs in zip(
        kinds, map(one.__getattribute__, kinds), map(other.__getattribute__, kinds), strict=True
    ):
        if len(mine) != len(theirs):
            yield f"page {one.number}: {len(mine)} {kind}, {len(theirs)}"
        for a, b in zip(mine, theirs, strict=False):
            if not _alike(a, b):
                yield f"page {one.number}: {a}, {b}"


def _alike(one: Any, other: Any) -> bool:
    """Whether two parts are the same: numbers that are places within half a point, everything else exactly."""
    if type(one) is not type(other):
        return False
    if isinstance(one, float):
        return abs(one - other) <= _NEAR
    if isinstance(one, tuple):
        return len(one) == len(other) and all(map(_alike, one, other))
    return bool(one == other)


def _near(one: Iterable[float], other: Iterable[float]) -> bool:
    return all(abs(a - b) <= _NEAR for a, b in zip(one, other, strict=True))
