"""Columns of a plain text that no tab parts: drawn with signs (| or │), or set apart by blanks below each other.

Pure: strings in, places of columns out. Lines with tabs are left alone. What is drawn is told from what is said, so
that it can be set apart; a line that only draws is a rule between rows.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from pipeline.text.punctuation import LIST_JOINERS, STOPS

_SIGNS: Final = "|｜│┃║"
_RULE: Final = re.compile(r"[\s|｜\-—_=+:─━═┄┈┌┬┐├┼┤└┴┘┏┳┓┣╋┫┗┻┛╔╦╗╠╬╣╚╩╝╒╤╕╞╪╡╘╧╛╟╫╢│┃║]*[\-—_=─━═┄┈]{2,}.*")
_DRAWS: Final = re.compile(r"[^\w（）【】《》“”、，。；：？！()\[\]]*")
_FIELD: Final = re.compile(r"\S+(?:[ \u00a0]\S+)*")
"""What no more than one blank parts is one field; a blank as wide as a character parts two."""
_LEAST_COLUMNS: Final = 3
_LEAST_ROWS: Final = 3
"""Of columns that only blanks part, the header among them."""
_MANY: Final = 200
"""Lines with signs from which on no table is looked for that begins further down among them."""
_LABEL: Final = 12
"""Characters that a header's field has at most."""
_FULL: Final = 3
"""Character cells that the end of a line in a cell leaves free at most, where the words ran full."""


class Parted(NamedTuple):
    """``begins``: how many columns begin at a place of the line; ``signs``: places of what draws. ``goes_on``: the
    line's fields go on with those of the line above; ``rule``: it draws, and says nothing."""

    begins: Mapping[int, int]
    signs: frozenset[int] = frozenset()
    goes_on: bool = False
    rule: bool = False


def drawn_columns(lines: Sequence[str]) -> dict[int, Parted]:
    """The lines (from 1) that are rows of tables without tabs, each with where its columns begin."""
    found: dict[int, Parted] = {}
    start = 0
    while start < len(lines):
        if not lines[start].strip():
            start += 1
            continue
        stop, rows = _drawn(lines, start)
        if not rows and stop == start + 1:
            stop, rows = _aligned(lines, start)
        found |= rows
        start = stop
    return found


# --- signs ------------------------------------------------------------------------------------------------------------


def _drawn(lines: Sequence[str], start: int) -> tuple[int, dict[int, Parted]]:
    """The table that signs draw from ``start`` on, and where it ends; none: the next line to look at."""
    stop = start
    while stop < len(lines) and _is_drawn(lines[stop]):
        stop += 1
    if stop == start:
        return start + 1, {}
    rows = [at for at in range(start, stop) if not _is_rule(lines[at])]
    columns = _columns_of([lines[at] for at in rows])
    if len(rows) < 2 or not columns:
        # Lines of another kind may stand right above a table; of many that do not fit together none is one.
        return (start + 1 if stop - start < _MANY else stop), {}
    rules = frozenset(range(start, stop)).difference(rows)
    found = {at + 1: Parted({}, frozenset(range(len(lines[at]))), rule=True) for at in rules}
    each = sum(rows[0] < at < rows[-1] for at in rules) > 1
    for at, begins in zip(rows, columns, strict=True):
        goes_on = each and at > rows[0] and at - 1 not in rules
        found[at + 1] = Parted(dict.fromkeys(begins, 1), frozenset(_signs(lines[at])), goes_on)
    return stop, found


def _columns_of(rows: Sequence[str]) -> list[list[int]]:
    """Where columns begin in each row but its first; none where rows have not all as many, or one over all of them."""
    left = all(row.lstrip()[0] in _SIGNS for row in rows)
    right = all(row.rstrip()[-1] in _SIGNS for row in rows)
    begins = [signs[left : len(signs) - right] for signs in map(_signs, rows)]
    most = max(map(len, begins), default=0)
    wide = most + 1 + (left and right) >= _LEAST_COLUMNS
    return begins if wide and all(len(one) == most or (left and right and not one) for one in begins) else []


def _signs(line: str) -> list[int]:
    return [at for at, sign in enumerate(line) if sign in _SIGNS]


def _is_drawn(line: str) -> bool:
    return "\t" not in line and (_is_rule(line) or bool(_signs(line)))


def _is_rule(line: str) -> bool:
    return _RULE.match(line) is not None and _DRAWS.fullmatch(line) is not None


# --- blanks -----------------------------------------------------------------------------------------------------------


class _Field(NamedTuple):
    """A field of a line: its place in the string, and in character cells."""

    at: int
    left: int
    right: int
    text: str


def _aligned(lines: Sequence[str], start: int) -> tuple[int, dict[int, Parted]]:
    """The table that blanks part from ``start`` on, and where it ends; none: the next line.

    Signs like “ are as wide as a character or half of it, as the font has it: what aligns the lines was meant.
    """
    if not _is_header(lines[start]):
        return start + 1, {}
    for wide in ("WFA", "WF"):
        found = [_fields(lines[start], wide)]
        filled = [(one.left, one.right) for one in found[0]]
        least = len(filled)
        # One after the other: a copy of all that follow, for every line, would take the square of a long text.
        for line in (lines[at] for at in range(start + 1, len(lines))):
            fields = [] if "\t" in line else _fields(line, wide)
            more = filled if _is_alone(fields) else _filled(filled, fields)
            if not fields or len(more) < least:
                break
            filled = more
            found.append(fields)
        while _is_alone(found[-1]):
            found.pop()
        if sum(not _is_alone(one) for one in found) >= _LEAST_ROWS:
            columns = [left for left, _ in filled[1:]]
            return start + len(found), dict(_placed(found, columns, start + 1))
    return start + 1, {}


def _is_header(line: str) -> bool:
    """Whether a line is short labels that blanks part."""
    fields = [] if "\t" in line else _FIELD.findall(line)
    return len(fields) >= _LEAST_COLUMNS and all(
        len(one) <= _LABEL and not any(sign in one for sign in f"：:{STOPS}") for one in fields
    )


def _fields(line: str, wide: str) -> list[_Field]:
    edges = [0]
    for sign in line:
        edges.append(edges[-1] + (2 if unicodedata.east_asian_width(sign) in wide else 1))
    return [
        _Field(found.start(), edges[found.start()], edges[found.end()], found.group())
        for found in _FIELD.finditer(line)
    ]


def _is_alone(fields: Sequence[_Field]) -> bool:
    """Whether a line has no columns: it heads the rows below, or is none of the table."""
    return len(fields) == 1 and fields[0].left == 0


def _filled(known: Sequence[tuple[int, int]], fields: Sequence[_Field]) -> list[tuple[int, int]]:
    """Where something stands in any line, from left to right: what is blank in all of them parts columns."""
    found: list[tuple[int, int]] = []
    for left, right in sorted([*known, *((one.left, one.right) for one in fields)]):
        if found and left <= found[-1][1]:
            found[-1] = (found[-1][0], max(right, found[-1][1]))
        else:
            found.append((left, right))
    return found


def _placed(lines: Sequence[Sequence[_Field]], columns: Sequence[int], first: int) -> Iterator[tuple[int, Parted]]:
    """Each line with as many columns as there are; one over all of them has none."""
    placed = [_of_column(row, columns) for row in lines]
    ends = [max((row[at][-1].right for row in placed if at in row), default=0) for at in range(len(columns) + 1)]
    numbered = all(row[0][0].text[0].isdigit() for row in placed[1:] if 0 in row)
    for at, (row, of_column) in enumerate(zip(lines, placed, strict=True)):
        if _is_alone(row):
            continue
        goes_on = at > 1 and numbered and not _is_alone(lines[at - 1]) and _runs_on(placed[at - 1], of_column, ends)
        yield first + at, Parted(_begins(row, of_column, len(columns)), goes_on=goes_on)


def _begins(row: Sequence[_Field], of_column: Mapping[int, list[_Field]], last: int) -> dict[int, int]:
    """How many columns begin at a place of the line, those that are empty in it among them."""
    found: dict[int, int] = {}
    passed = 0
    for column, fields in of_column.items():
        found[fields[0].at] = column - passed
        passed = column
    found[row[-1].at + len(row[-1].text)] = last - passed
    return {place: count for place, count in found.items() if count}


def _of_column(row: Sequence[_Field], columns: Sequence[int]) -> dict[int, list[_Field]]:
    found: dict[int, list[_Field]] = {}
    for one in row:
        found.setdefault(sum(one.left >= left for left in columns), []).append(one)
    return found


def _runs_on(above: Mapping[int, list[_Field]], row: Mapping[int, list[_Field]], ends: Sequence[int]) -> bool:
    """Whether all that a line under a number says goes on with cells above that ran full, or end with a comma."""
    return 0 not in row and all(column in above and _is_cut(above[column][-1], ends[column]) for column in row)


def _is_cut(field: _Field, end: int) -> bool:
    last = field.text[-1]
    return last in LIST_JOINERS or (last not in STOPS and field.right > end - _FULL)
