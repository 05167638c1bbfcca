"""What stands on one level of a page: the glyphs, and the runs of text that gaps part. Pure geometry, in points."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.sources.pdf.glyphs import Glyph
from pipeline.sources.pdf.lines import segments_of

GUTTER = 0.4
"""Ems that a gap between columns is at least wide."""
_APART = 0.8
"""Ems from which a gap parts two runs in a table without rules."""

_TOUCHING = 0.1
"""Ems from which two characters do not touch."""

Run = tuple[float, float]
"""Left and right end of a stretch of text on one level."""


class Level:
    """The glyphs on one level of the page and the runs that they form."""

    def __init__(self, glyphs: Sequence[Glyph], ems: float = _APART) -> None:
        self.glyphs = glyphs
        self.parts = segments_of(glyphs, ems)
        self.runs = [(part[0].x0, max([one.x1 for one in part])) for part in self.parts]
        self._pieces = segments_of(glyphs, _TOUCHING)
        self.fine = [(part[0].x0, max([one.x1 for one in part])) for part in self._pieces]
        """The runs that any gap parts: a browser leaves no more than two points between cells."""
        self.top = min([one.top for one in glyphs])
        self.bottom = max([one.bottom for one in glyphs])
        self.size = max([one.size for one in glyphs])

    def columns(self, edges: Sequence[float]) -> set[int]:
        """The columns between ``edges`` in which its text begins anew."""
        return {sum(edge <= start + 1 for edge in edges) for start, _ in self.fine}

    def text_in(self, column: int, edges: Sequence[float]) -> str:
        """The text of the runs that begin in a column."""
        return "".join(
            one.text for part in self._pieces if sum(edge <= part[0].x0 + 1 for edge in edges) == column for one in part
        )

    def crosses(self, edges: Sequence[float]) -> bool:
        return any(start + 1 < edge < end - 1 for start, end in self.fine for edge in edges)


def runs(row: Sequence[Glyph]) -> list[Run]:
    """The stretches of text on one level, parted by gaps as wide as a gutter."""
    return [(part[0].x0, max([one.x1 for one in part])) for part in segments_of(row, GUTTER)]
