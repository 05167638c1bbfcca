"""Where the rows and columns of a sheet went: from places in the old sheet to places in the new one."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from msgspec import Struct

from pipeline.exporters.workbook.sheet_part import LAST_COLUMN, LAST_ROW

Span = tuple[int, int]


class _Run(Struct, frozen=True):
    """Lines ``first`` to ``last`` of the old sheet, which stand from ``now`` on; None where they are gone."""

    first: int
    last: int
    now: int | None

    def part(self, first: int, last: int) -> list[Span]:
        """The lines of a span that are among these, where they stand now."""
        low, high = max(first, self.first), min(last, self.last)
        if self.now is None or low > high:
            return []
        return [(self.now + low - self.first, self.now + high - self.first)]


class AxisMap:
    """Rows, or columns, of the old sheet in the new one.

    ``places`` gives (old, new) for all old lines up to the last that holds anything; new is None for a line that is
    gone. Lines behind the last follow it. ``table`` is where the program's own lines stood in the old sheet, and
    ``table_now`` where they stand: a span over all of them stays one over all of them, new ones included.
    """

    def __init__(
        self,
        places: Iterable[tuple[int, int | None]],
        end: int,
        table: Span | None = None,
        table_now: Span | None = None,
        most: int = LAST_ROW,
    ) -> None:
        self._runs: list[_Run] = []
        for old, now in sorted(places):
            last = self._runs[-1] if self._runs else None
            follows = (
                last is not None
                and last.last == old - 1
                and (
                    (last.now is None and now is None)
                    or (last.now is not None and now is not None and now - last.now == old - last.first)
                )
            )
            if last is not None and follows:
                self._runs[-1] = _Run(last.first, old, last.now)
            else:
                self._runs.append(_Run(old, old, now))
        self._firsts = [run.first for run in self._runs]
        self._most = most
        self._end = self._runs[-1].last if self._runs else 0
        self._shift = end - self._end
        self._table, self._table_now = table, table_now

    @property
    def is_still(self) -> bool:
        """Whether every line stands where it stood."""
        return not self._shift and all(run.first == run.now for run in self._runs) and self._table == self._table_now

    def at(self, line: int) -> int | None:
        """Where a line is now; None if it is gone."""
        if line >= self._most or line < 1:
            return line
        if line > self._end:
            return min(max(1, line + self._shift), self._most)
        index = bisect_right(self._firsts, line) - 1
        run = self._runs[index] if index >= 0 else None
        if run is None:
            return line
        # Lines of which nothing is said follow the one before them.
        return None if run.now is None else run.now + line - run.first

    def near(self, line: int) -> int:
        """Where a line is now, or else the nearest line before it that is still there."""
        while line > 0:
            now = self.at(line)
            if now is not None:
                return now
            line -= 1
        return 1

    def runs(self, first: int, last: int, strictly: bool = False) -> list[Span]:
        """The lines of a span now, as the spans without a break that they make. ``strictly``: only these lines, even
        where they were all of the program's."""
        if first <= 1 and last >= self._most:
            return [(first, last)]
        found: list[Span] = []
        if not strictly and self._table and self._table_now and first <= self._table[0] and last >= self._table[1]:
            found.append(self._table_now)
        index = max(0, bisect_right(self._firsts, first) - 1)
        while index < len(self._runs) and self._runs[index].first <= last:
            found += self._runs[index].part(first, last)
            index += 1
        if last > self._end:
            start, end = self.at(max(first, self._end + 1)), self.at(last)
            found += [(start, end)] if start is not None and end is not None and start <= end else []
        return _joined(found)

    def span(self, first: int, last: int) -> Span | None:
        """The lines of a span now, from the first to the last of them; None if all are gone."""
        found = self.runs(first, last)
        return (found[0][0], found[-1][1]) if found else None


def _joined(spans: Sequence[Span]) -> list[Span]:
    found: list[Span] = []
    for first, last in sorted(spans):
        if found and first <= found[-1][1] + 1:
            found[-1] = (found[-1][0], max(last, found[-1][1]))
        else:
            found.append((first, last))
    return found


class GridMap(Struct, frozen=True):
    """Rows and columns of one sheet."""

    rows: AxisMap
    columns: AxisMap

    @property
    def is_still(self) -> bool:
        """Whether every cell stands where it stood."""
        return self.rows.is_still and self.columns.is_still


def still() -> GridMap:
    """The map of a sheet in which nothing moved."""
    return GridMap(AxisMap((), 0), AxisMap((), 0, most=LAST_COLUMN))
