"""Places in the source as a browser finds them: boxes on pages, or the blocks of a document without pages."""

from __future__ import annotations

import math
from collections.abc import Iterable

from msgspec import Struct

from pipeline.exporters.page.shown_notice import Spot, Spots
from pipeline.model import Evidence, Place


class BlockIndex(Struct):
    """Which blocks of a shown text hold which line, paragraph or cell (of which file, where it is an attached one).

    ``pages``: the pages of the shown document, by their numbers in the notice, where they are not counted alike.
    """

    lines: dict[int, list[Spot]] = {}
    paragraphs: dict[tuple[str | None, int], list[Spot]] = {}
    cells: dict[tuple[str | None, int, int, int], list[Spot]] = {}
    pages: dict[int, int] = {}

    def blocks(self, one: Evidence) -> list[Spot]:
        """The blocks of a place, in reading order; none for one with a page."""
        if isinstance(one.lines, tuple):
            first, last = one.lines
            return [block for line in range(first, last + 1) for block in self.lines.get(line, ())]
        if isinstance(one.place, Place):
            return self._named(one.place)
        return []

    def _named(self, place: Place) -> list[Spot]:
        if place.table is None:
            return self.paragraphs.get((place.file, place.paragraph or 0), [])
        wanted = (place.table, place.row, place.column)
        found = (
            blocks
            for (file, *key), blocks in self.cells.items()
            if file == place.file and all(one is None or one == other for one, other in zip(wanted, key, strict=True))
        )
        return [block for blocks in found for block in blocks]


NO_BLOCKS = BlockIndex()


def spots(places: Iterable[Evidence], index: BlockIndex = NO_BLOCKS) -> Spots:
    """Each box with its page, in whole points (it holds the characters still), or each block, once."""
    found: dict[Spot, None] = {}
    for one in places:
        if one.page and one.bbox is not None:
            x0, top, x1, bottom = one.bbox
            page = index.pages.get(one.page, one.page)
            found[page, math.floor(x0), math.floor(top), math.ceil(x1), math.ceil(bottom)] = None
        else:
            found.update(dict.fromkeys(index.blocks(one)))
    return tuple(found)


def merged(several: Iterable[Spots]) -> Spots:
    """All spots of several values, each once."""
    return tuple(dict.fromkeys(spot for one in several for spot in one))
