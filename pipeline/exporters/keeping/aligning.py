"""Which row and column of a workbook is which of those that the program wrote, whatever was inserted, sorted, renamed
or written over since. Told by what the cells say, never by where they stand.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Final

from msgspec import Struct

Cells = Mapping[int, Mapping[int, str]]
"""Prints of what the cells of a sheet say, by row and column (from 1), empty ones left out."""
# A value that stands in so many rows tells none of them.
_TELLING: Final = 4
# A row is another's if so much of what it says is.
_HALF: Final = 0.5
# Shorter values tell nothing by themselves.
_WORDS: Final = 3
# A column is another's if so many of its values are.
_ENOUGH: Final = 0.3


class Alignment(Struct, frozen=True):
    """Rows and columns (from 1) of the sheet by the program's row and column (from 0) that they are."""

    rows: Mapping[int, int]
    columns: Mapping[int, int]


def shared_values(cells: Cells, grid: Sequence[Sequence[str]]) -> tuple[int, int]:
    """How many of the values that the program wrote into a sheet stand in another, and how many there are."""
    wanted = Counter(value for row in grid for value in row if value)
    found = Counter(value for row in cells.values() for value in row.values())
    return sum((wanted & found).values()), sum(wanted.values())


def align(cells: Cells, grid: Sequence[Sequence[str]], heads: int) -> Alignment:
    """The sheet's rows and columns among the program's. ``grid`` is what the program wrote, ``heads`` how many of its
    rows are titles."""
    columns = _columns(cells, grid, max(1, heads))
    rows = _rows(cells, grid, columns)
    return Alignment(rows, {**columns, **_further_columns(cells, grid, rows, columns)})


def _columns(cells: Cells, grid: Sequence[Sequence[str]], heads: int) -> dict[int, int]:
    """Columns by their titles: those in the row that has most of them."""
    titles: dict[str, int] = {}
    for row in [*reversed(grid[:heads])]:
        for column, title in enumerate(row):
            if title:
                titles.setdefault(title, column)
    best: dict[int, int] = {}
    for row_cells in cells.values():
        found: dict[int, int] = {}
        taken: set[int] = set()
        for column in sorted(row_cells):
            at = titles.get(row_cells[column])
            if at is not None and at not in taken:
                found[column] = at
                taken.add(at)
        if len(found) > len(best):
            best = found
    return best if len(best) * 2 >= len(titles) else _by_values(cells, grid)


def _further_columns(
    cells: Cells, grid: Sequence[Sequence[str]], rows: Mapping[int, int], columns: Mapping[int, int]
) -> dict[int, int]:
    """Columns whose titles are gone: by what stands in them, else by their place between two that are known."""
    missing = sorted(set(range(_width(grid))) - set(columns.values()))
    if not missing:
        return {}
    pairs = [(cells[row], grid[at]) for row, at in rows.items()]
    weights = Counter(at for _, written in pairs for at in missing if written[at : at + 1] not in ([], [""]))
    votes = Counter(vote for said, written in pairs for vote in _votes(said, written, missing, columns))
    found = _elected({pair: count for pair, count in votes.items() if count >= _ENOUGH * weights[pair[1]]})
    width = max((max(row, default=0) for row in cells.values()), default=0)
    return {**found, **_by_place({**columns, **found}, [at for at in missing if weights[at] <= 1], width)}


def _width(grid: Sequence[Sequence[str]]) -> int:
    return max((len(row) for row in grid), default=0)


def _votes(
    said: Mapping[int, str], written: Sequence[str], missing: Sequence[int], columns: Mapping[int, int]
) -> Iterator[tuple[int, int]]:
    for column, value in said.items():
        if column not in columns:
            yield from ((column, at) for at in missing if written[at : at + 1] == [value])


def _elected(votes: Mapping[tuple[int, int], int]) -> dict[int, int]:
    """Each column with the program's that it has most in common with, each once."""
    found: dict[int, int] = {}
    for (column, at), _ in sorted(votes.items(), key=lambda item: (-item[1], item[0])):
        if column not in found and at not in found.values():
            found[column] = at
    return found


def _by_place(known: Mapping[int, int], missing: Sequence[int], width: int) -> dict[int, int]:
    """Columns that the program leaves to people, whose titles a person changed: as many stand between two known ones as
    the program wrote there."""
    places = {at: column for column, at in known.items()}
    found: dict[int, int] = {}
    for run in _stretches(missing):
        before = places.get(run[0] - 1, 0 if run[0] == 0 else None)
        if before is None:
            continue
        after = places.get(run[-1] + 1, min(width, before + len(run)) + 1)
        if after - before - 1 == len(run) and not any(before < column < after for column in known):
            found |= {before + 1 + step: at for step, at in enumerate(run)}
    return found


def _stretches(numbers: Iterable[int]) -> list[list[int]]:
    found: list[list[int]] = []
    for number in numbers:
        if found and found[-1][-1] == number - 1:
            found[-1].append(number)
        else:
            found.append([number])
    return found


def _by_values(cells: Cells, grid: Sequence[Sequence[str]]) -> dict[int, int]:
    """Columns by what stands in them, where nothing is left of the titles."""
    holders: dict[str, set[int]] = defaultdict(set)
    for row in grid:
        for column, value in enumerate(row):
            if value:
                holders[value].add(column)
    votes: Counter[tuple[int, int]] = Counter()
    for row_cells in cells.values():
        for column, value in row_cells.items():
            votes.update((column, at) for at in holders.get(value, ()))
    return _elected(votes)


def _rows(cells: Cells, grid: Sequence[Sequence[str]], columns: Mapping[int, int]) -> dict[int, int]:
    found: dict[int, int] = {}
    used: set[int] = set()
    said = {row: {columns[c]: v for c, v in values.items() if c in columns} for row, values in cells.items()}
    wanted = {at: {column: v for column, v in enumerate(row) if v} for at, row in enumerate(grid)}
    _whole(said, wanted, found, used)
    _telling(said, wanted, found, used, alone=True)
    _between(said, wanted, found, used)
    _telling(said, wanted, found, used)
    _first_of_copies(said, grid, found)
    return found


def _first_of_copies(
    said: Mapping[int, Mapping[int, str]], grid: Sequence[Sequence[str]], found: dict[int, int]
) -> None:
    """Of rows with one key the first is the program's, whatever a person wrote into it; a copy is the person's."""
    key = _key_column(grid)
    if key is None:
        return
    places = {grid[at][key]: row for row, at in found.items() if grid[at][key]}
    for row in sorted(said.keys() - found.keys()):
        other = places.get(said[row].get(key, ""))
        if other is not None and row < other and said[other].get(key) == said[row].get(key):
            found[row] = found.pop(other)
            places[said[row][key]] = row


def _key_column(grid: Sequence[Sequence[str]]) -> int | None:
    """The last column in which every row below the titles has a value of its own, longer than a number."""
    for column in reversed(range(_width(grid))):
        values = [row[column] if column < len(row) else "" for row in grid[1:]]
        if values and all(len(value) > _WORDS for value in values) and len(set(values)) == len(values):
            return column
    return None


def _whole(
    said: Mapping[int, Mapping[int, str]],
    wanted: Mapping[int, Mapping[int, str]],
    found: dict[int, int],
    used: set[int],
) -> None:
    """Rows that say all that the program's say, in the columns that the program ever filled."""
    by_words: dict[tuple[tuple[int, str], ...], list[int]] = defaultdict(list)
    for at in sorted(wanted, reverse=True):
        if wanted[at]:
            by_words[tuple(sorted(wanted[at].items()))].append(at)
    filled = {column for values in wanted.values() for column in values}
    # What the program leaves empty in all but the titles is people's.
    below = {column for at, values in wanted.items() if at for column in values}
    for fields in (filled, below):
        for row in sorted(said.keys() - found.keys()):
            free = by_words.get(tuple(sorted((c, v) for c, v in said[row].items() if c in fields)))
            if free:
                found[row] = free.pop()
                used.add(found[row])


def _between(
    said: Mapping[int, Mapping[int, str]],
    wanted: Mapping[int, Mapping[int, str]],
    found: dict[int, int],
    used: set[int],
) -> None:
    """Rows that were written into, between two that are known: in their order, the likest first."""
    known = sorted(found.items())
    ends = [(0, -1), *known, (max(said, default=0) + 1, max(wanted, default=-1) + 1)]
    for (row, at), (next_row, next_at) in pairwise(ends):
        rows = [one for one in range(row + 1, next_row) if one in said] if next_row - row < 4096 else []
        free = [one for one in range(at + 1, next_at) if one not in used and wanted[one]]
        if not rows or not free or len(rows) * len(free) > 4096:
            continue
        for row_, at_ in _in_order(rows, free, said, wanted):
            found[row_] = at_
            used.add(at_)


def _in_order(
    rows: Sequence[int],
    free: Sequence[int],
    said: Mapping[int, Mapping[int, str]],
    wanted: Mapping[int, Mapping[int, str]],
) -> Iterable[tuple[int, int]]:
    start = 0
    for row in rows:
        scores = [(_share(said[row], wanted[one]), -index) for index, one in enumerate(free[start:], start)]
        score, index = max(scores, default=(0.0, 0))
        if score >= _HALF:
            start = -index + 1
            yield row, free[-index]


def _share(said: Mapping[int, str], wanted: Mapping[int, str]) -> float:
    return sum(said.get(column) == value for column, value in wanted.items()) / max(1, len(wanted))


def _telling(
    said: Mapping[int, Mapping[int, str]],
    wanted: Mapping[int, Mapping[int, str]],
    found: dict[int, int],
    used: set[int],
    alone: bool = False,
) -> None:
    """Rows that were moved and written into: by values that few rows have; ``alone``: that only one has."""
    holders: dict[tuple[int, str], list[int]] = defaultdict(list)
    for at, values in wanted.items():
        if at not in used:
            for column, value in values.items():
                holders[column, value].append(at)
    offers = [
        (-_share(values, wanted[at]), row, at)
        for row, values in said.items()
        if row not in found
        for at in _candidates(values, holders)
        if _is_told(values, wanted[at], holders, alone)
    ]
    for _, row, at in sorted(offers):
        if row not in found and at not in used:
            found[row] = at
            used.add(at)


def _candidates(values: Mapping[int, str], holders: Mapping[tuple[int, str], list[int]]) -> set[int]:
    few = (holders.get(pair, []) for pair in values.items())
    return {at for rows in few if len(rows) <= _TELLING for at in rows}


def _is_told(
    said: Mapping[int, str], wanted: Mapping[int, str], holders: Mapping[tuple[int, str], list[int]], alone: bool
) -> bool:
    """Whether a row says enough of what another says: something that only that one says, or half of it."""
    told = any(len(holders[pair]) == 1 and len(pair[1]) > _WORDS for pair in _shared(said, wanted))
    return told or (not alone and _share(said, wanted) >= _HALF)


def _shared(said: Mapping[int, str], wanted: Mapping[int, str]) -> list[tuple[int, str]]:
    return [pair for pair in said.items() if wanted.get(pair[0]) == pair[1]]
