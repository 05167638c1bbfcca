"""Where the words stand that a finding quotes: of a whole paragraph or row, the two signs that differ.

A message quotes what is printed in “…”. Within each place of the finding the longest of these words that stands there
is looked up, across the ends of lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from pipeline.model import Evidence, Finding, Layout, Line, Traced
from pipeline.model.evidence import Locator
from pipeline.model.layout import Box
from pipeline.model.traced import join

_QUOTED: Final = re.compile("“([^“”]{1,60})”")
_MOST: Final = 3
# Of a point: boxes are rounded.
_SLACK: Final = 1.0


class QuoteFinder:
    """Looks words up in one layout."""

    def __init__(self, layout: Layout) -> None:
        self._locate = Locator(layout)
        self._chars = layout.chars
        self._runs: dict[int, list[Sequence[Line]]] = {
            page.number: [
                run
                for block in page.blocks
                for run in ([(block,)] if isinstance(block, Line) else [cell.lines for cell in block.cells])
            ]
            for page in layout.pages
        }

    def __call__(self, finding: Finding) -> tuple[Evidence, ...]:
        """The places of the quoted words; none if they stand nowhere there (or are not quoted as printed)."""
        words = sorted(set(_QUOTED.findall(finding.message)), key=len, reverse=True)
        found: dict[Evidence, None] = {}
        for text in self._texts(finding.evidence) if words else ():
            word = next((word for word in words if word in text.text), None)
            for place in self._places(text, word) if word else ():
                found[place] = None
        return tuple(found)

    def _places(self, text: Traced, word: str) -> Iterator[Evidence]:
        start = text.text.find(word)
        for _ in range(_MOST):
            if start < 0:
                return
            yield from self._locate(text.cut(start, start + len(word)))
            start = text.text.find(word, start + len(word))

    def _texts(self, places: Iterable[Evidence]) -> Iterator[Traced]:
        """What stands in each box: the lines of a paragraph as one text, and of each cell."""
        for place in places:
            if place.page is None or place.bbox is None:
                continue
            running: list[Traced] = []
            for run in self._runs.get(place.page, ()):
                inside = [part for line in run if (part := self._inside(line, place.bbox))]
                if len(run) == 1:
                    running += inside
                elif inside:
                    yield join(inside)
            if running:
                yield join(running)

    def _inside(self, line: Line, outer: Box) -> Traced:
        """What of a line stands in a box: a heading begins behind its number."""
        if _within(line.box, outer):
            return line.content
        if line.box[3] < outer[1] or line.box[1] > outer[3]:
            return Traced()
        at = [index for index, one in enumerate(line.content.ids) if one >= 0 and _within(self._chars[one].box, outer)]
        return line.content.cut(at[0], at[-1] + 1) if at else Traced()


def _within(box: Box, outer: Box) -> bool:
    return (
        box[0] >= outer[0] - _SLACK
        and box[2] <= outer[2] + _SLACK
        and box[1] >= outer[1] - _SLACK
        and box[3] <= outer[3] + _SLACK
    )
