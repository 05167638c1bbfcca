"""The lines of a path object as they run, curves as many short pieces. Points from the page's top left."""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from pipeline.sources.ofd.outlines import Point, commands
from pipeline.sources.ofd.values import Matrix, applied

_PIECES: Final = 6
"""Pieces of a curve: of a character's stroke, a part of a pixel from where it runs."""
_QUARTER: Final = 8
"""Pieces of a quarter of an ellipse."""


def drawn_lines(data: str, by: Matrix) -> list[list[Point]]:
    """The unbroken lines of an AbbreviatedData; what no operator explains is passed over."""
    found: list[list[Point]] = []
    for operator, values in commands(data):
        if operator in "SM":
            found.append([(values[0], values[1])])
        elif found:
            found[-1].extend(_piece(operator, values, found[-1]))
    return [[applied(by, *point) for point in line] for line in found if len(line) > 1]


def _piece(operator: str, values: list[float], line: list[Point]) -> Iterator[Point]:
    """The points that an operator adds behind a line's last one."""
    if operator == "C":
        yield line[0]
    elif operator in "QB":
        yield from _bent([line[-1], *zip(values[::2], values[1::2], strict=True)])
    elif operator == "A":
        yield from _arc(line[-1], values)
    else:
        yield values[0], values[1]


def _bent(points: list[Point]) -> Iterator[Point]:
    """A Bézier curve behind its first point: what lies between points, and between what lies there, down to one."""
    for step in range(1, _PIECES + 1):
        share, between = step / _PIECES, points
        while len(between) > 1:
            between = [(x + share * (to_x - x), y + share * (to_y - y)) for (x, y), (to_x, to_y) in pairwise(between)]
        yield between[0]


def _arc(start: Point, values: list[float]) -> Iterator[Point]:
    """An arc of an ellipse behind its first point: radii, angle, whether the longer way, whether clockwise, end."""
    across, down, angle, large, clockwise, x, y = values
    across, down = abs(across), abs(down)
    if not across or not down or (x, y) == start:
        yield x, y
        return
    cos, sin = math.cos(math.radians(angle)), math.sin(math.radians(angle))
    # In a space in which the ellipse is a circle of radius 1.
    half_x = (cos * (start[0] - x) + sin * (start[1] - y)) / 2 / across
    half_y = (cos * (start[1] - y) - sin * (start[0] - x)) / 2 / down
    reach = math.hypot(half_x, half_y)
    grown = max(1.0, reach)
    half_x, half_y, across, down = half_x / grown, half_y / grown, across * grown, down * grown
    aside = math.sqrt(max(0.0, 1 - (reach / grown) ** 2)) / (reach / grown)
    if bool(large) == bool(clockwise):
        aside = -aside
    middle_x, middle_y = aside * half_y, -aside * half_x
    begin = math.atan2(half_y - middle_y, half_x - middle_x)
    turn = math.atan2(-half_y - middle_y, -half_x - middle_x) - begin
    turn = turn % math.tau if clockwise else turn % math.tau - math.tau
    steps = max(1, math.ceil(abs(turn) / (math.pi / 2) * _QUARTER))
    for step in range(1, steps + 1):
        at = begin + turn * step / steps
        along, aloft = across * (math.cos(at) + middle_x), down * (math.sin(at) + middle_y)
        yield (
            cos * along - sin * aloft + (start[0] + x) / 2,
            sin * along + cos * aloft + (start[1] + y) / 2,
        )
