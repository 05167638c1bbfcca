"""Where characters stand: pages and boxes, the lines of a source without pages, or its paragraphs and cells."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from msgspec import UNSET

from pipeline.model import Char, Evidence, Grid, Layout, Line, Traced
from pipeline.model.finding import Place, Places
from pipeline.model.layout import Box


class _Piece(NamedTuple):
    """Characters of one line that follow each other; ``order`` is the line's where they are all of it, else None.

    ``confidence``: the least of theirs, as far as they have any.
    """

    page: int
    box: Box
    order: int | None
    confidence: float | None = None


class Locator:
    """Says where the texts of one layout stand, each by the fewest boxes that hold its characters and no others.

    A part of a line has a box of its own; whole lines below each other share one. Without pages, lines that follow
    each other are told as one (first, last), and characters that know their paragraph or cell by that.
    """

    def __init__(self, layout: Layout) -> None:
        self._chars = layout.chars
        self._unsure = any(char.confidence is not None for char in layout.chars)
        self._starts: dict[int, tuple[int, Line]] = {}
        self._next: dict[int, int] = {}
        self._known: dict[tuple[int, ...], Places] = {}
        order = 0
        for run in _runs(layout):
            for line in run:
                ids = [one for one in line.content.ids if one >= 0]
                if ids:
                    self._starts[ids[0]] = order, line
                    self._next.update(pairwise(ids))
                order += 1
            order += 1

    def __call__(self, text: Traced | None) -> Places:
        """The places of a text in reading order; none for a text that is empty or was printed nowhere."""
        if not text:
            return ()
        known = self._known.get(text.ids)
        if known is None:
            known = self._known[text.ids] = self._places(text.ids)
        return known

    def _places(self, ids: tuple[int, ...]) -> Places:
        named = _named(self._chars, ids)
        if named:
            return named
        found: list[_Piece] = []
        for piece in self._pieces(ids):
            before = found[-1] if found else None
            if before is not None and _goes_on(before, piece):
                least = min((one for one in (before.confidence, piece.confidence) if one is not None), default=None)
                found[-1] = _Piece(piece.page, _union(before.box, piece.box), piece.order, least)
            else:
                found.append(piece)
        return tuple(around(piece.page, [piece.box], piece.confidence) for piece in found)

    def _pieces(self, ids: tuple[int, ...]) -> Iterator[_Piece]:
        at = 0
        while at < len(ids):
            if ids[at] < 0:
                at += 1
                continue
            order, line = self._starts.get(ids[at], (0, None))
            if line is not None and ids[at : at + len(line.content)] == line.content.ids:
                yield _Piece(line.page, line.box, order, self._least(line.content.ids))
                at += len(line.content)
                continue
            part = [ids[at]]
            at += 1
            while at < len(ids) and (ids[at] < 0 or ids[at] in (part[-1], self._next.get(part[-1]))):
                part += [ids[at]] if ids[at] >= 0 else []
                at += 1
            boxes = [self._chars[one].box for one in part]
            lefts, tops, rights, bottoms = zip(*boxes, strict=True)
            yield _Piece(
                self._chars[part[0]].page, (min(lefts), min(tops), max(rights), max(bottoms)), None, self._least(part)
            )

    def _least(self, ids: Iterable[int]) -> float | None:
        if not self._unsure:
            return None
        known = (self._chars[one].confidence for one in ids if one >= 0)
        return min((one for one in known if one is not None), default=None)


def _runs(layout: Layout) -> Iterator[Sequence[Line]]:
    """Lines of one column below each other, nothing between them; of several on one level each stands alone."""
    for page in layout.pages:
        for is_line, blocks in groupby(page.blocks, key=lambda block: isinstance(block, Line)):
            if is_line:
                yield from _levels([block for block in blocks if isinstance(block, Line)])
            else:
                for grid in blocks:
                    for cell in () if isinstance(grid, Line) else grid.cells:
                        yield cell.lines


def _levels(lines: Sequence[Line]) -> Iterator[Sequence[Line]]:
    run: list[Line] = []
    beside = [_beside(one, other) for one, other in pairwise(lines)]
    for line, before, after in zip(lines, [False, *beside], [*beside, False], strict=True):
        if before or after:
            yield run
            yield [line]
            run = []
        else:
            run.append(line)
    yield run


def _beside(one: Line, other: Line) -> bool:
    """Whether two lines stand on one level, or the other begins a new column, above the one."""
    lower, upper = min(one.box[3], other.box[3]), max(one.box[1], other.box[1])
    return other.box[3] < one.box[1] or lower - upper > 0.5 * min(one.box[3] - one.box[1], other.box[3] - other.box[1])


def _goes_on(before: _Piece, piece: _Piece) -> bool:
    """Whether a piece is the next whole line of its column, or, without pages, on the same line or the next."""
    if before.page != piece.page:
        return False
    if piece.page == 0:
        return before.box[1] <= piece.box[1] <= before.box[3]
    return before.order is not None and piece.order == before.order + 1


def _union(one: Box, other: Box) -> Box:
    return min(one[0], other[0]), min(one[1], other[1]), max(one[2], other[2]), max(one[3], other[3])


def _named(chars: tuple[Char, ...], ids: Iterable[int]) -> Places:
    """The paragraphs and cells of characters that know them, in reading order."""
    places = dict.fromkeys(chars[one].place for one in ids if one >= 0)
    return tuple(Evidence(place=place) for place in places if place is not None)


def evidence_of(chars: tuple[Char, ...], ids: Iterable[int]) -> tuple[Evidence, ...]:
    """The smallest box around the characters on each page, in page order; negative ids are no characters.

    Without pages (page 0): the first and the last line, or the paragraphs and cells that the characters know.
    """
    ids = [one for one in ids if one >= 0]
    if ids and chars[ids[0]].place is not None:
        return _named(chars, ids)
    boxes: dict[int, list[float]] = {}
    for one in ids:
        char = chars[one]
        box = boxes.get(char.page)
        if box is None:
            boxes[char.page] = list(char.box)
            continue
        x0, top, x1, bottom = char.box
        if x0 < box[0]:
            box[0] = x0
        if top < box[1]:
            box[1] = top
        if x1 > box[2]:
            box[2] = x1
        if bottom > box[3]:
            box[3] = bottom
    return tuple(around(page, [box]) for page, box in sorted(boxes.items()))


def around_grid(grid: Grid) -> Evidence:
    """Where a table on a page stands: its box, its lines or, in a source with places, its number."""
    return Evidence(place=grid.place) if grid.place is not None else around(grid.page, [grid.box])


def around(page: int, boxes: Sequence[Sequence[float]], confidence: float | None = None) -> Evidence:
    """The smallest box around boxes of one page (points, two decimals). Page 0: the first and the last line."""
    x0, top = min(box[0] for box in boxes), min(box[1] for box in boxes)
    x1, bottom = max(box[2] for box in boxes), max(box[3] for box in boxes)
    if page == 0:
        return Evidence(lines=(int(top), max(int(top), int(bottom) - 1)))
    box = round(x0, 2), round(top, 2), round(x1, 2), round(bottom, 2)
    return Evidence(page=page, bbox=box, confidence=UNSET if confidence is None else confidence)


def in_words(place: Evidence) -> str:
    """A place as a message names it: 第 3 页, 第 41 行, 第 12 段, 表 1 第 3 行, 表 2."""
    if isinstance(place.place, Place):
        named = place.place
        file = f"附件“{named.file}”" if named.file else ""
        if named.table is None:
            return f"{file}第 {named.paragraph} 段"
        return f"{file}表 {named.table}" + (f" 第 {named.row} 行" if named.row else "")
    return f"第 {place.page} 页" if place.page else f"第 {place.lines[0] if place.lines else '?'} 行"
