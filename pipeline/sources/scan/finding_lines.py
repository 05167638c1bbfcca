"""Where lines of text are in a straight picture."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray

from pipeline.sources.pdf.glyphs import Rule
from pipeline.sources.scan.networks import Network
from pipeline.sources.scan.picture import Grey, Pixels, coloured

Area = tuple[int, int, int, int]
"""Left, top, right and bottom in pixels."""
TALL: Final = 1.5
"""How much higher than wide the box of a line is that runs up or down the page."""
_LONGEST: Final = 1760
"""Pixels of the longer side at which a page is searched (A4 at 150 to the inch)."""
_SURE: Final = 0.3
"""From which likelihood on a pixel belongs to a line."""
_LIKELY: Final = 0.45
"""The likelihood that a line's pixels have on average."""
_MOSTLY: Final = 0.8
_MARGIN: Final = 1.6
"""The network marks the middle of a line; its box grows by this share of area to edge."""


def find_lines(pixels: Pixels, network: Network) -> list[Area]:
    """The boxes of lines, and of what stands alone, from top to bottom."""
    import cv2

    height, width = pixels.shape[:2]
    shrink = min(1.0, _LONGEST / max(height, width))
    size = (max(32, round(width * shrink / 32) * 32), max(32, round(height * shrink / 32) * 32))
    small = cv2.resize(pixels, size, interpolation=cv2.INTER_AREA if shrink < 1 else cv2.INTER_LINEAR)
    likely = network(normed(small)[None])[0, 0]
    mask = cv2.dilate((likely > _SURE).astype(np.uint8), np.ones((2, 2), np.uint8))
    count, _, boxes, _ = cv2.connectedComponentsWithStats(mask)
    across, down = width / likely.shape[1], height / likely.shape[0]
    found: list[Area] = []
    for one in range(1, count):
        left, top, wide, high = (int(value) for value in boxes[one][:4])
        if min(wide, high) < 3 or likely[top : top + high, left : left + wide].mean() < _LIKELY:
            continue
        grow = wide * high * _MARGIN / (2 * (wide + high))
        edges = (left - grow) * across, (top - grow) * down, (left + wide + grow) * across, (top + high + grow) * down
        found.append(
            (max(0, int(edges[0])), max(0, int(edges[1])), min(width, round(edges[2])), min(height, round(edges[3])))
        )
    return sorted(found, key=lambda area: (area[1], area[0]))


def normed(pixels: Pixels) -> np.ndarray[tuple[int, ...], np.dtype[np.float32]]:
    """Pixels as the networks take them: colours first, from -1 to 1."""
    result: np.ndarray[tuple[int, ...], np.dtype[np.float32]] = (
        coloured(pixels).astype(np.float32).transpose(2, 0, 1) / 127.5 - 1.0
    )
    return result


def cut_at(areas: list[Area], rules: list[Rule], scale: float) -> list[Area]:
    """The boxes, parted where an upright rule stands between two cells."""
    uprights = [rule for rule in rules if not rule.horizontal]
    parted: list[Area] = []
    for left, top, right, bottom in areas:
        middle = (top + bottom) / 2 * scale
        between = sorted(round(rule.at / scale) for rule in uprights if rule.start <= middle <= rule.end)
        edges = [left, *(at for at in between if left + 3 < at < right - 3), right]
        parted += [(one, top, other, bottom) for one, other in pairwise(edges) if other - one > 5]
    return parted


def trimmed(area: Area, ink: Grey) -> Area | None:
    """The box around the ink in an area; None where there is none."""
    left, top, right, bottom = area
    inside = ink[top:bottom, left:right]
    columns, rows = np.nonzero(inside.any(axis=0))[0], np.nonzero(inside.any(axis=1))[0]
    if not len(columns):
        return None
    return left + int(columns[0]), top + int(rows[0]), left + int(columns[-1]) + 1, top + int(rows[-1]) + 1


def unstacked(areas: list[Area], ink: Grey) -> list[Area]:
    """The boxes, those parted into their characters that hold one below the other, as narrow cells do."""
    parted: list[Area] = []
    for area in areas:
        left, top, right, bottom = area
        wide = right - left
        if bottom - top <= TALL * wide:
            parted.append(area)
            continue
        marked: NDArray[np.bool_] = np.asarray(ink[top:bottom, left:right].any(axis=1))
        edges = [top]
        for start, stop in runs_of(marked, 0):
            # Strokes of one character lie apart, too; together they are no higher than it is wide.
            if top + stop - edges[-1] > wide and top + start - edges[-1] > 0.4 * wide:
                edges.append(top + start)
        parted += [(left, max(top, one - 2), right, other) for one, other in pairwise([*edges, bottom])]
    return parted


def uncovered(areas: list[tuple[Area, Area]]) -> list[tuple[Area, Area]]:
    """The boxes, each with that of its ink, without those whose ink stands in a larger one: what a box that
    reached over a rule left on the other side."""
    return [
        (area, ink)
        for area, ink in areas
        if not any(_lies_in(ink, other) and _size(other) > _size(area) for other, _ in areas)
    ]


def _lies_in(ink: Area, other: Area) -> bool:
    wide = min(ink[2], other[2]) - max(ink[0], other[0])
    high = min(ink[3], other[3]) - max(ink[1], other[1])
    return min(wide, high) > 0 and wide * high > _MOSTLY * _size(ink)


def _size(area: Area) -> int:
    return (area[2] - area[0]) * (area[3] - area[1])


def runs_of(marked: NDArray[np.bool_], gap: int) -> Iterator[tuple[int, int]]:
    """The stretches that are marked, begin and end; gaps no wider than ``gap`` do not part them."""
    at = np.nonzero(marked)[0]
    if len(at):
        for part in np.split(at, np.nonzero(np.diff(at) > gap + 1)[0] + 1):
            yield int(part[0]), int(part[-1]) + 1
