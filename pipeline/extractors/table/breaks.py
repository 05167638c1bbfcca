"""Whether the first row of a page goes on with the last one of the page before: what the page break shows.

Pure, over the two rows and the table's habits. Nothing is joined here.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from pipeline.extractors.table.columns import UNIT_ROLES, Column, ColumnRules
from pipeline.extractors.table.habits import Habits, item_of, next_item
from pipeline.extractors.table.stitched import HEADING_NUMBER, Seam, Stitched, section_of

_BEGINS_NOWHERE = "，、。；：！？）》”,;:)"


class Verdict(NamedTuple):
    """Whether the row goes on, and whether anything on the page says so."""

    goes_on: bool
    certain: bool


NEW = Verdict(False, True)
_ON = Verdict(True, True)


def goes_on(
    seam: Seam, columns: Sequence[Column], rules: ColumnRules, habits: Habits, reads_like_units: Callable[[str], float]
) -> Verdict:
    """Whether the row below a page break goes on with the row above it.

    The evidence, strongest first: a section row; the ordinal, or those of both headings; cells that no rule closes at
    the break; a cell that is always filled and missing on one side; a sentence or a list that is not finished above, or
    a numbered item that goes on below; a name cut in two; a last line that stops short; a deadline that stands whole on
    either side. Where the row above is finished and the one below complete, a new row begins.
    """
    if section_of(seam.above, columns) or section_of(seam.below, columns):
        return NEW
    number = _column(columns, "number")
    if number >= 0 and habits.numbered:
        told = _ordinal_goes_on(seam, number, habits)
        if told is not None:
            return Verdict(told, True)
    if any(_two_headings(seam, index) for index, column in enumerate(columns) if column.role in ("category", "task")):
        return NEW
    own = [i for i, column in enumerate(columns) if column.role not in ("category", "task")]
    edges = [stays_open(seam, index, habits) for index in own if meet(seam, index)]
    if edges and all(edges):
        return _ON
    texts = _texts(seam.above), _texts(seam.below)
    missing = _missing(texts, columns, rules, habits, reads_like_units)
    if missing is not None:
        return missing
    if habits.leaves_open or habits.opens_tops or any(edges):
        return NEW
    units = [i for i, column in enumerate(columns) if column.role in UNIT_ROLES]
    if any(_list_runs_on(texts[0][i], texts[1][i], rules, reads_like_units) for i in units):
        return _ON
    return _by_wording(seam, columns, rules, habits)


def _by_wording(seam: Seam, columns: Sequence[Column], rules: ColumnRules, habits: Habits) -> Verdict:
    """What the requirement's own words and lines say."""
    at = _column(columns, "requirement")
    above, below = seam.above[at], seam.below[at]
    if above is None or below is None:
        return Verdict(False, False)
    if below.text[:1] in _BEGINS_NOWHERE or (next_item(above.text, below.text) and not habits.items_run_on):
        return _ON
    deadline = _column(columns, "deadline")
    if deadline >= 0:
        told = [_texts(row)[deadline] for row in (seam.above, seam.below)]
        if all(told) and any(text in habits.seen(deadline) for text in told):
            return NEW
    ends = bool(above.text) and above.text[-1] in rules.sentence_ends
    if habits.ends_sentences and above.text:
        return Verdict(not ends, True)
    if habits.stops_short(above.pieces[-1][1], at):
        return NEW
    return Verdict(False, False)


def _two_headings(seam: Seam, index: int) -> bool:
    """Whether the category or the task has a number of its own on either side."""
    above, below = seam.above[index], seam.below[index]
    if above is None or below is None:
        return False
    first, second = (HEADING_NUMBER.match(cell.text) or item_of(cell.text) for cell in (above, below))
    return first is not None and second is not None and first[0] != second[0]


def _ordinal_goes_on(seam: Seam, number: int, habits: Habits) -> bool | None:
    """An ordinal that is missing on one side of the break, or cut in two (2 | 9 after 28); None if it says nothing."""
    before, above, below = (_texts(row)[number] if row else "" for row in seam)
    if not above or not below:
        return None if number in habits.shared or not (above or below) else True
    return before.isdigit() and (above + below).isdigit() and int(above + below) == int(before) + 1 != int(above)


def _missing(
    texts: tuple[list[str], list[str]],
    columns: Sequence[Column],
    rules: ColumnRules,
    habits: Habits,
    reads_like_units: Callable[[str], float],
) -> Verdict | None:
    """What an empty cell at the break says: a requirement, units or a deadline that every row has."""
    above, below = texts
    at = _column(columns, "requirement")
    units = [i for i, column in enumerate(columns) if column.role in UNIT_ROLES]
    answered = any(below[i] for i in units)
    unfinished = habits.ends_sentences and bool(above[at]) and above[at][-1] not in rules.sentence_ends
    if not below[at]:
        if at not in habits.shared or not answered:
            return _ON
        runs_on = any(_list_runs_on(above[i], below[i], rules, reads_like_units) for i in units)
        return Verdict(runs_on, runs_on)
    if (
        units
        and not answered
        and (unfinished or not habits.shared & set(units))
        and not habits.fills_down >= set(units)
    ):
        return _ON
    if not above[at] and at not in habits.shared | habits.fills_down:
        return _ON
    deadline = _column(columns, "deadline")
    alone = deadline in habits.always and deadline not in habits.shared
    return _ON if alone and not (above[deadline] and below[deadline]) else None


def meet(seam: Seam, index: int) -> bool:
    """Whether the cells of a column on either side of the break are over the same columns."""
    above, below = seam.above[index], seam.below[index]
    return above is not None and below is not None and (above.left, above.right) == (below.left, below.right)


def stays_open(seam: Seam, index: int, habits: Habits) -> bool:
    """Whether no rule closes the cell of a column at the break."""
    above, below = seam.above[index], seam.below[index]
    if above is None or below is None or not meet(seam, index):
        return False
    return above.pieces[-1][1].open_bottom or (habits.opens_tops and below.pieces[0][1].open_top)


def _texts(row: Sequence[Stitched | None]) -> list[str]:
    return [cell.text if cell else "" for cell in row]


def _list_runs_on(above: str, below: str, rules: ColumnRules, reads_like_units: Callable[[str], float]) -> bool:
    """A list of units that stops at a joining word, or whose last word above and first word below are one unit.

    They are one if what stands below is no unit by itself, or if only both together are a unit that is known.
    """
    if not above or not below:
        return False
    if above[-1] in rules.list_joins or below[0] in rules.list_joins:
        return True
    head, tail = _first_name(below, rules), _first_name(above[::-1], rules)[::-1]
    joined, alone, before = (reads_like_units(text) for text in (tail + head, head, tail))
    return joined > 0.5 > alone or joined >= 1.0 > max(alone, before)


def _first_name(text: str, rules: ColumnRules) -> str:
    for index, character in enumerate(text):
        if character in rules.list_joins or character in "；;：:":
            return text[:index]
    return text


def _column(columns: Sequence[Column], role: str) -> int:
    return next((index for index, column in enumerate(columns) if column.role == role), -1)
