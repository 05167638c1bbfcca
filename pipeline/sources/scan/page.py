"""One page's picture from pixels to a drawing, as if it had been printed by a program. Knows no files."""

from __future__ import annotations

from typing import Final, NamedTuple

from pipeline.model.layout import Box
from pipeline.sources.pdf.glyphs import Drawing, Glyph
from pipeline.sources.scan.boxes import ReadLine, Sizes, glyphs_of, measure, unread_ink
from pipeline.sources.scan.finding_lines import TALL, Area, cut_at, find_lines, trimmed, uncovered, unstacked
from pipeline.sources.scan.networks import finder, line_reader
from pipeline.sources.scan.picture import Picture, Pixels, grey_of, ink_of
from pipeline.sources.scan.reading_lines import Sign, read_lines
from pipeline.sources.scan.ruling import Ruling, find_rules
from pipeline.sources.scan.seals import without_seals
from pipeline.sources.scan.spreads import find_gutter
from pipeline.sources.scan.straightening import straighten, turned

_UPRIGHT: Final = 0.93
"""The confidence above which nobody need see whether a page stands on its head."""
_TRIED: Final = 8
"""Lines by which that is tried."""
_SMALLEST: Final = 10.0
"""Points of the longer side of a place that is told of."""
_LEGIBLE: Final = 0.5
"""The confidence that a line's characters have on average; below it is a smudge, or beyond reading."""


class Recognised(NamedTuple):
    """A page as it was read. ``signs``: what was read, by the id of the glyph; ``unread``: where there are lines, by
    their look, that gave no characters."""

    drawing: Drawing
    signs: dict[int, Sign]
    unread: list[Box]


class _Straight(NamedTuple):
    """``gutter``: the pixel at which the second of two pages begins; 0 where there is one."""

    ruling: Ruling
    areas: list[Area]
    gutter: int = 0


class PageReader:
    """Reads the pages of one document, one after the other; what is learned of its sizes of type is kept."""

    def __init__(self, threads: int, spreads: bool = True) -> None:
        self._spreads = spreads
        self._find = finder(threads)
        self._read = line_reader(threads)
        self._sizes = Sizes()

    def read(self, picture: Picture, number: int, first_id: int) -> Recognised:
        """The page in points of the sheet upright and straight; ids of its glyphs run on from ``first_id``. Of two
        pages on one picture the characters of the left one come first."""
        picture = without_seals(picture)
        ruling, areas, gutter = self._parted(self._upright(picture))
        ink = ink_of(grey_of(ruling.rest.pixels), picture.scale)
        boxes = [(area, trimmed(area, ink)) for area in unstacked(areas, ink)]
        inked = uncovered([(area, box) for area, box in boxes if box is not None])
        read = read_lines([_cut(ruling.rest, area) for area, _ in inked], self._read)
        lines, unread = [], []
        for (area, box), signs in zip(inked, read, strict=True):
            if signs and sum(sign.confidence for sign in signs) >= _LEGIBLE * len(signs):
                line = ReadLine(area, box, signs)
                lines.append(line)
                unread += [_points(one, picture.scale) for one in unread_ink(line, measure(line), ink)]
            else:
                unread += [where for where in [_points(box, picture.scale)] if _is_large(where)]
        found = self._drawing(lines, unread, ruling, number, first_id)
        return found._replace(drawing=found.drawing._replace(gutter=gutter * picture.scale))

    def _parted(self, straight: _Straight) -> _Straight:
        """Of a picture of two pages the lines of the left one, then those of the right one, each page searched by
        itself."""
        ruling, areas, _ = straight
        pixels, scale = ruling.rest.pixels, ruling.rest.scale
        height, width = pixels.shape[:2]
        gutter = find_gutter(areas, ruling.rules, (width, height), scale) if self._spreads else None
        if gutter is None:
            return straight
        left = find_lines(pixels[:, :gutter], self._find)
        right = [_moved(area, gutter) for area in find_lines(pixels[:, gutter:], self._find)]
        return _Straight(ruling, cut_at([*left, *right], ruling.rules, scale), gutter)

    def _drawing(
        self, lines: list[ReadLine], unread: list[Box], ruling: Ruling, number: int, first_id: int
    ) -> Recognised:
        page = ruling.rest
        measured = [(measure(line) * page.scale, len(line.signs)) for line in lines]
        self._sizes.learn(measured)
        glyphs: list[Glyph] = []
        signs: dict[int, Sign] = {}
        for line, (size, _) in zip(lines, measured, strict=True):
            made = glyphs_of(line, self._sizes.of(size), page.scale, first_id + len(glyphs))
            signs.update((glyph.id, sign) for glyph, sign in zip(made, line.signs, strict=True))
            glyphs += made
        return Recognised(Drawing(number, page.width, page.height, glyphs, ruling.rules, [], 1), signs, unread)

    def _upright(self, picture: Picture) -> _Straight:
        """The page straight and upright, its rules and where its lines are."""
        straight = self._straight(straighten(picture))
        if _runs_up(straight.areas):
            straight = self._straight(straighten(turned(picture, 1)))
        sample = sorted(straight.areas, key=lambda area: area[0] - area[2])[:_TRIED]
        lines = [_cut(straight.ruling.rest, area) for area in sample]
        as_is = self._confidence(lines)
        if not sample or as_is >= _UPRIGHT or self._confidence([line[::-1, ::-1] for line in lines]) <= as_is:
            return straight
        return self._straight(straighten(turned(straight.ruling.whole, 2)))

    def _straight(self, picture: Picture) -> _Straight:
        ruling = find_rules(picture)
        areas = find_lines(ruling.rest.pixels, self._find)
        return _Straight(ruling, cut_at(areas, ruling.rules, picture.scale))

    def _confidence(self, lines: list[Pixels]) -> float:
        found = [sign.confidence for signs in read_lines(lines, self._read) for sign in signs]
        return sum(found) / len(found) if found else 0.0


def _moved(area: Area, right: int) -> Area:
    return area[0] + right, area[1], area[2] + right, area[3]


def _runs_up(areas: list[Area]) -> bool:
    """Whether most of the lines, by their length, run up or down the page."""
    tall = wide = 0
    for left, top, right, bottom in areas:
        if bottom - top > TALL * (right - left):
            tall += bottom - top
        elif right - left > TALL * (bottom - top):
            wide += right - left
    return tall > wide


def _is_large(box: Box) -> bool:
    """Whether a place is as large as a character; specks and slivers at rules are smaller."""
    left, top, right, bottom = box
    return max(right - left, bottom - top) >= _SMALLEST and min(right - left, bottom - top) >= _SMALLEST / 3


def _cut(picture: Picture, area: Area) -> Pixels:
    left, top, right, bottom = area
    return picture.pixels[top:bottom, left:right]


def _points(area: Area, scale: float) -> Box:
    left, top, right, bottom = area
    return left * scale, top * scale, right * scale, bottom * scale
