"""A page of pictures or outlines as one picture: the one that a scanner put there as it is, else all that is drawn."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from numpy.typing import NDArray

from pipeline.sources.ofd.curves import drawn_lines
from pipeline.sources.ofd.painter import POINTS, Painted
from pipeline.sources.ofd.resources import Resources
from pipeline.sources.ofd.values import child, flag, local, number, text_of
from pipeline.sources.pdf.glyphs import Drawing

if TYPE_CHECKING:
    from pipeline.sources.ofd.paper import Paper
    from pipeline.sources.scan.picture import Picture

_WHOLE: Final = 0.02
"""The share of a page's side by which a picture of the whole page may miss its edge."""
_SHARP: Final = (150.0, 300.0)
_PLAIN: Final = 200.0
"""Dots an inch at which a page is drawn: those of its pictures within bounds, or so many where it has none."""
_MOST: Final = 30_000_000
"""Pixels of a page that is drawn, at most."""
_HAIR: Final = 0.353
"""Millimetres that a line is wide where nothing tells."""


class _Stored(NamedTuple):
    """A picture and where on the page it is."""

    seen: Painted
    pixels: NDArray[Any]

    @property
    def dots(self) -> float:
        """Pixels to the inch of the page."""
        a, b, c, d, _, _ = self.seen.by
        height, width = int(self.pixels.shape[0]), int(self.pixels.shape[1])
        return 72 * max(width / max(1.0, math.hypot(a, b)), height / max(1.0, math.hypot(c, d)))


def page_picture(page: Drawing, painted: Sequence[Painted], resources: Resources) -> Picture:
    """The page as a viewer shows its pictures and paths, its text left out. Pictures that nobody can unpack are too."""
    from pipeline.sources.ofd.paper import Paper
    from pipeline.sources.ofd.stored_pictures import pixels_of
    from pipeline.sources.scan.picture import picture_of

    stored: dict[int, _Stored] = {}
    for at, seen in enumerate(painted):
        data = resources.media(seen.element.get("ResourceID", "")) if _is_picture(seen) else None
        pixels = None if data is None else pixels_of(data)
        if pixels is not None:
            stored[at] = _Stored(seen, pixels)
    if len(painted) == 1 and stored and _is_whole(stored[0].seen, page):
        return picture_of(stored[0].pixels, page.width, page.height)
    paper = Paper(page.width, page.height, _dots(page, stored.values()))
    for at, seen in enumerate(painted):
        if at in stored:
            paper.place(stored.pop(at).pixels, seen.by)
        elif not _is_picture(seen):
            _draw(paper, seen, resources)
    return picture_of(paper.pixels, page.width, page.height)


def _is_picture(seen: Painted) -> bool:
    return local(seen.element) == "ImageObject"


def _is_whole(seen: Painted, page: Drawing) -> bool:
    """Whether a picture is the whole page, upright."""
    a, b, c, d, e, f = seen.by
    level = a > 0 and d > 0 and max(abs(b), abs(c)) <= 1e-3 * min(a, d)
    misses = max(abs(e), abs(e + a - page.width)) / page.width, max(abs(f), abs(f + d - page.height)) / page.height
    return level and max(misses) <= _WHOLE


def _dots(page: Drawing, stored: Any) -> float:
    dots = max((one.dots for one in stored), default=_PLAIN)
    most = 72 * math.sqrt(_MOST / max(1.0, page.width * page.height))
    return min(max(_SHARP[0], dots), _SHARP[1], most)


def _draw(paper: Paper, seen: Painted, resources: Resources) -> None:
    """A path: what it encloses, then its line."""
    path = seen.element
    lines = drawn_lines(text_of(child(path, "AbbreviatedData")), seen.by)
    if not lines:
        return
    if flag(path.get("Fill"), False):
        ink = resources.ink(path, "FillColor", seen.layer)
        paper.fill(lines, _rgb(ink.color), ink.cover * seen.cover, path.get("Rule", "").lower() == "even-odd")
    if flag(path.get("Stroke"), True):
        ink = resources.ink(path, "StrokeColor", seen.layer)
        a, b, c, d, _, _ = seen.by
        grown = math.sqrt(abs(a * d - b * c)) / POINTS
        width = number(path.get("LineWidth"), _HAIR) * POINTS * grown
        paper.stroke(lines, _rgb(ink.color), ink.cover * seen.cover, width)


def _rgb(color: Sequence[float]) -> Sequence[float]:
    if len(color) == 4:
        return [(1 - one) * (1 - color[3]) for one in color[:3]]
    return color if len(color) == 3 else [color[0]] * 3
