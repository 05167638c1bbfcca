"""Which column a line without any sign belongs to, by what the lines of each look like in complete rows. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import log
from typing import Final, NamedTuple

from pipeline.text.punctuation import STOPS

_LEAST: Final = 2
"""Complete rows that tell what the columns look like."""
_AGAIN: Final = 0.8
"""What it costs that a cell goes on with another line."""
_EMPTY: Final = 1.5
"""What it costs that a cell is left out."""
_BACK: Final = 1.2
"""What it costs that a further row begins under the same number."""


class Likeness:
    """The look of the columns behind the first; ``rows``: the lines of complete rows, without the number."""

    def __init__(self, columns: int, rows: Sequence[Sequence[str]]) -> None:
        self.known = len(rows) >= _LEAST
        self._looks = [_look(cells) for cells in zip(*rows, strict=True)] if self.known else []
        self._count = columns - 1

    def columns(self, lines: Sequence[str]) -> list[int]:
        """The column (from 1) of each line: the way through that is likest at least cost."""
        ways: list[tuple[float, list[int]]] = []
        for line in lines:
            costs = [self._unlike(line, column) for column in range(self._count)]
            before = ways or [(0.0, [])]
            ways = [
                min((cost + self._step(way, column) + costs[column], [*way, column + 1]) for cost, way in before)
                for column in range(self._count)
            ]
        ends = ((cost + _EMPTY * (self._count - way[-1]), way) for cost, way in ways)
        return min(ends)[1]

    def _step(self, way: Sequence[int], column: int) -> float:
        last = way[-1] - 1 if way else -1
        if column == last:
            return _AGAIN
        if column > last:
            return _EMPTY * (column - last - 1)
        return _BACK

    def _unlike(self, line: str, column: int) -> float:
        """How little a line looks like those of a column: its end, its length, whether it is a sentence or a number."""
        look = self._looks[column]
        ends = look.ends.get(line[-1], 0.0)
        stops = look.stops if line[-1] in STOPS else 1 - look.stops
        digits = look.digits if line[0].isdigit() else 1 - look.digits
        length = abs(log(1 + len(line)) - look.length)
        return 1.5 * (1 - min(1.0, 2 * ends)) + length + 1.5 * (1 - stops) + (1 - digits)


class _Look(NamedTuple):
    """What the lines of a column look like: how many end with which character, with a stop, begin with a digit; and
    the logarithm of their length."""

    ends: dict[str, float]
    stops: float
    digits: float
    length: float


def _look(cells: Sequence[str]) -> _Look:
    share = 1 / len(cells)
    ends = {sign: share * count for sign, count in Counter(cell[-1] for cell in cells).items()}
    stops = share * sum(cell[-1] in STOPS for cell in cells)
    digits = share * sum(cell[0].isdigit() for cell in cells)
    return _Look(ends, stops, digits, share * sum(log(1 + len(cell)) for cell in cells))
