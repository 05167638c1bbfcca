"""The rules that a path object draws, and whether it is curved. Points from the page's top left."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final, NamedTuple

from pipeline.sources.ofd.values import Matrix, applied
from pipeline.sources.pdf.glyphs import Rule

THIN: Final = 3.2
"""Points: a filled shape thinner than this is a rule, a thicker one is shading."""
_LEVEL: Final = 0.5
_WORD: Final = re.compile(r"[A-Za-z]|[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
_TAKES: Final = {"S": 2, "M": 2, "L": 2, "Q": 4, "B": 6, "A": 7, "C": 0}
"""How many numbers an operator takes; the last two are the point it ends in."""

Point = tuple[float, float]


class Outline(NamedTuple):
    """One unbroken line of a path; ``straight`` says of each piece whether it is."""

    points: list[Point]
    straight: list[bool]

    @property
    def box(self) -> tuple[float, float, float, float]:
        across, down = zip(*self.points, strict=True)
        return min(across), min(down), max(across), max(down)

    @property
    def is_box(self) -> bool:
        """Whether it is a level rectangle."""
        x0, top, x1, bottom = self.box
        corners = all(min(x - x0, x1 - x) < _LEVEL and min(y - top, bottom - y) < _LEVEL for x, y in self.points)
        return corners and len(self.points) in (4, 5) and all(self.straight)


def outlines(data: str, by: Matrix) -> list[Outline]:
    """The lines of an AbbreviatedData; what no operator explains is passed over."""
    found: list[Outline] = []
    for operator, values in commands(data):
        if operator in "SM":
            found.append(Outline([applied(by, values[0], values[1])], []))
        elif not found:
            continue
        elif operator == "C":
            if found[-1].points[-1] != found[-1].points[0]:
                _extend(found[-1], found[-1].points[0], True)
        else:
            if operator in "QB":
                # A curve stays within its control points; where it bends is enough for a box.
                for at in range(0, len(values) - 2, 2):
                    _extend(found[-1], applied(by, values[at], values[at + 1]), False)
            elif operator == "A":
                _bulge(found[-1], values, by)
            _extend(found[-1], applied(by, values[-2], values[-1]), operator == "L")
    return [one for one in found if len(one.points) > 1]


def rules_of(lines: list[Outline], stroked: bool, filled: bool) -> Iterator[Rule]:
    """The level and upright rules of a path: its thin shapes, and its straight pieces if they are stroked."""
    for one in lines:
        x0, top, x1, bottom = one.box
        if min(x1 - x0, bottom - top) <= THIN and (stroked or filled):
            if x1 - x0 > THIN:
                yield Rule(True, (top + bottom) / 2, x0, x1)
            elif bottom - top > THIN:
                yield Rule(False, (x0 + x1) / 2, top, bottom)
        elif stroked:
            yield from _pieces(one)


def _pieces(line: Outline) -> Iterator[Rule]:
    for straight, ((ax, ay), (bx, by)) in zip(line.straight, pairwise(line.points), strict=True):
        if straight and abs(ay - by) < _LEVEL and abs(ax - bx) > THIN:
            yield Rule(True, (ay + by) / 2, min(ax, bx), max(ax, bx))
        elif straight and abs(ax - bx) < _LEVEL and abs(ay - by) > THIN:
            yield Rule(False, (ax + bx) / 2, min(ay, by), max(ay, by))


def _extend(line: Outline, point: Point, straight: bool) -> None:
    line.points.append(point)
    line.straight.append(straight)


def _bulge(line: Outline, values: list[float], by: Matrix) -> None:
    """The farthest that an arc (rx, ry, angle, large, sweep, x, y) can reach, on either side of its ends."""
    across, down, *_, x, y = values
    end, (px, py) = applied(by, x, y), line.points[-1]
    reach = max(abs(across), abs(down)) * max(map(abs, by[:4]))
    middle = (px + end[0]) / 2, (py + end[1]) / 2
    for side in (-reach, reach):
        _extend(line, (middle[0] + side, middle[1] + side), False)


def commands(data: str) -> Iterator[tuple[str, list[float]]]:
    """Each operator with its numbers; further numbers repeat it, as some writers let them."""
    operator, values = "", list[float]()
    for word in _WORD.findall(data):
        if word.isalpha():
            operator, values = word.upper(), []
            if _TAKES.get(operator) == 0:
                yield operator, values
            continue
        values.append(float(word))
        if operator in _TAKES and len(values) == _TAKES[operator]:
            yield operator, values
            values = []
