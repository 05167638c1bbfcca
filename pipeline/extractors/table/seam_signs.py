"""What the two pieces of a column at a page break show: signs that they are one cell, or two. Pure.

A sign is a name in :data:`pipeline.extractors.table.weights.WEIGHTS` and a value; nothing is decided here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from math import log
from typing import NamedTuple

from pipeline.extractors.table.column_labels import UNIT_ROLES, ColumnRules, role_of
from pipeline.extractors.table.columns import WHEN, Column
from pipeline.extractors.table.habits import HEADS, Habits, item_of, next_item
from pipeline.extractors.table.stitched import HEADING_NUMBER, Seam, Stitched
from pipeline.extractors.table.unit_words import UnitWords
from pipeline.model import Cell
from pipeline.text.punctuation import LIST_OPEN

_ENDS_TIME = "前末内"
_LABELS = ("：", ":")
BEGINS_NOWHERE = "，、。；：！？）》”,;:)"
"""What no text begins with."""
_ENDED = 0.5
"""How much of its weight a full stop keeps at the end of a paragraph."""
_ENDS_SURELY = 4.0
"""What a short line weighs at most."""
_PARTS = 8
"""How much a share of paragraphs takes from whole names below a line that ends one."""
_WORD = re.compile(r"\w+")
Sign = tuple[str, float]


class Context(NamedTuple):
    """What is known beside the two rows: the table's columns and habits, words of rules and units, the body's
    headings."""

    columns: Sequence[Column]
    habits: Habits
    rules: ColumnRules
    words: UnitWords
    headings: frozenset[str]


def meet(seam: Seam, index: int) -> bool:
    """Whether the cells of a column on either side of the break are over the same columns."""
    above, below = seam.above[index], seam.below[index]
    return above is not None and below is not None and (above.left, above.right) == (below.left, below.right)


def signs(seam: Seam, index: int, context: Context) -> Iterator[Sign]:
    """All that a column shows at the break; its two cells must meet."""
    above, below = seam.above[index], seam.below[index]
    assert above is not None and below is not None
    habits = context.habits
    if habits.leaves_open or habits.opens_tops:
        if _stays_open(above, below, habits):
            yield "open", 1
        else:
            yield "closed", 1 if _any_open(seam, habits) else min(1.0, 2 * habits.open_breaks)
    seldom = -log(habits.empty(index))
    if not above.text or not below.text:
        if above.text:
            yield "empty below", seldom
        elif below.text:
            yield "empty above", seldom
            yield "all below", 1
            if index in seam.unheaded and context.columns[index].role in HEADS:
                yield "no heading yet", 1
        return
    role = context.columns[index].role
    if role == "number":
        yield from _ordinals(seam, index, above.text, below.text)
        return
    if role in HEADS:
        yield "both filled", 1
        if above.text == below.text:
            yield "same heading", 1
            return
        yield from _headings(above.text, below.text, index, context)
    elif above.text == below.text:
        yield "same text", 1
    runs_on = role == "requirement" and next_item(above.text, below.text) and not habits.items_run_on
    yield from _lines(above, below, index, habits, _left_room(seam, habits), runs_on)
    if role in UNIT_ROLES:
        yield "both filled", 1
        last, first = above.pieces[-1][1], below.pieces[0][1]
        parted = habits.paragraphs(index, (last, first)) * (_PARTS if habits.stops_short(last, index) else 2)
        yield from _lists(above.text, below.text, context, 1 - min(1.0, parted))
    elif role == "requirement":
        ended = habits.stops_short(above.pieces[-1][1], index)
        yield from _sentences(above.text, below.text, index, context, ended)
    elif role == "deadline":
        yield "both filled", 1
        if above.text[-1] in _ENDS_TIME and WHEN.search(above.text) and WHEN.search(below.text):
            yield "times whole", 1
        yield from _known(above.text, below.text, habits.seen(index))


def row_signs(seam: Seam, context: Context) -> Iterator[Sign]:
    """What the two rows show as wholes."""
    if _left_room(seam, context.habits):
        yield "row left room", 1


def _left_room(seam: Seam, habits: Habits) -> int:
    """Lines that would have gone in above the break in every cell, in a table whose rows leave no such room."""
    cells = [one.pieces[-1][1] for index, one in enumerate(seam.above) if one and meet(seam, index)]
    rooms = [habits.rooms.room(cell)[1] for cell in cells if cell.lines and cell.row_span == 1]
    return min(rooms, default=0) if habits.rooms.tight() else 0


def _stays_open(above: Stitched, below: Stitched, habits: Habits) -> bool:
    """Whether no rule closes the cell of a column at the break."""
    return above.pieces[-1][1].open_bottom or (habits.opens_tops and below.pieces[0][1].open_top)


def _any_open(seam: Seam, habits: Habits) -> bool:
    pairs = zip(seam.above, seam.below, strict=True)
    return any(above and below and _stays_open(above, below, habits) for above, below in pairs)


def _ordinals(seam: Seam, index: int, above: str, below: str) -> Iterator[Sign]:
    cell = seam.before[index] if seam.before else None
    before = cell.text if cell else ""
    if before.isdigit() and (above + below).isdigit() and int(above + below) == int(before) + 1 != int(above):
        yield "ordinal cut", 1
    elif above == below:
        yield "same heading", 1
    else:
        yield "two numbers", 1


def _headings(above: str, below: str, index: int, context: Context) -> Iterator[Sign]:
    first, second = (HEADING_NUMBER.match(text) or item_of(text) for text in (above, below))
    if first and second:
        yield "two numbers", 1
    elif first:
        seen = context.habits.seen(index)
        if seen and all(HEADING_NUMBER.match(text) or item_of(text) for text in seen):
            yield "no number below", 1
    yield from _known(above, below, context.headings | context.habits.seen(index))


def _known(above: str, below: str, known: frozenset[str]) -> Iterator[Sign]:
    if above + below in known:
        yield "known together", 1
    elif above in known or below in known:
        yield "known apart", 1


def _lines(above: Stitched, below: Stitched, index: int, habits: Habits, left: int, runs_on: bool) -> Iterator[Sign]:
    """Where the lines stand in the two pieces. ``left``: lines of room that the whole row left above the break.

    What ``runs_on`` with the next item of a list has ended a line there.
    """
    last, first = above.pieces[-1][1], below.pieces[0][1]
    if not last.lines or not first.lines:
        return
    yield from _rooms(last, first, index, habits, left)
    if runs_on:
        return
    if habits.stops_short(last, index):
        yield "short line", min(_ENDS_SURELY, -log(habits.paragraphs(index, (last, first))))
        return
    yield "full line", log(max(2.0, habits.line_length(last, index)))
    pair = last.lines[-1].text[-1:] + first.lines[0].text[:1]
    if len(pair) == 2 and _WORD.fullmatch(pair):
        yield "pair", habits.pair(index, pair)


def _rooms(last: Cell, first: Cell, index: int, habits: Habits, left: int) -> Iterator[Sign]:
    """How much room the lines leave on either side of the break."""
    over, under = habits.rooms.room(last), habits.rooms.room(first)
    centred = habits.rooms.centred(index)
    if over[1] > left:
        yield "room above", min(3, over[1] - left)
    elif not over[1] and last.row_span > 1:
        yield "fills merged", 1
    if under[0]:
        balanced = centred and abs(under[0] - under[1]) <= 1
        yield ("centred below", 1) if balanced else ("room below", min(3, under[0]))
    if centred and over[0] > 1 and not over[1]:
        yield "hangs", 1
    if centred and under[1] > 1 and not under[0]:
        yield "stands", 1


def _lists(above: str, below: str, context: Context, telling: float) -> Iterator[Sign]:
    """A list of units that stops at a joining word, or whose last word above and first word below are one unit.

    They are one if what stands below is no unit by itself, or if only both together are a unit that is known. Whole
    ones with nothing between them tell less (``telling``) where each has a line of its own.
    """
    joins = context.rules.list_joins
    if above[-1] in joins or below[0] in joins:
        yield "list runs on", 1
        return
    head, tail = _first_name(below, joins), _first_name(above[::-1], joins)[::-1]
    if below[len(head) : len(head) + 1] in _LABELS:
        yield from _labels(above, head, tail, context)
        return
    found = _joined(tail, head, context.words)
    if found:
        yield found, telling if found == "names whole" else 1


def _joined(tail: str, head: str, words: UnitWords) -> str | None:
    """The sign that the last word above and the first below make: one name, or two."""
    one, own = words.is_one_name(tail + head), words.begins_name(head)
    joined, alone, before = (words.reads_like_units(text) for text in (tail + head, head, tail))
    if not own and (one or joined > 0.5 > alone):
        return "name cut"
    if LIST_OPEN in tail[-2:]:
        # What it names for all may follow, or the next list.
        return None
    if not own and joined >= 1.0 > min(alone, before):
        return "name cut"
    # 县政府 | 各部门 may be one as well as two.
    return "names whole" if before > 0.5 and (alone > 0.5 or (own and not one)) else None


def _labels(above: str, head: str, tail: str, context: Context) -> Iterator[Sign]:
    """What stands below begins with a label (``head``), or with the end of one whose beginning stands above."""
    if [role_of(one, context.rules) in UNIT_ROLES for one in (head, tail + head)] == [False, True]:
        yield "name cut", 1
    # 牵头单位：… | 配合单位：… goes on; what had no label, or this one already, has come to its end.
    elif not any(sign in above for sign in _LABELS) or any(head + sign in above for sign in _LABELS):
        yield "names whole", 1


def _first_name(text: str, joins: str) -> str:
    for index, character in enumerate(text):
        if character in joins or character in "；;：:":
            return text[:index]
    return text


def _sentences(above: str, below: str, index: int, context: Context, ended: bool) -> Iterator[Sign]:
    """``ended``: the line above stops short. Then it ends a paragraph, within the text or with it, and what paragraphs
    end in tells less."""
    if below[0] in BEGINS_NOWHERE:
        yield "begins nowhere", 1
        return
    follows = next_item(above, below)
    if follows:
        yield "next row's item" if context.habits.items_run_on else "next item", 1
    if follows and not context.habits.items_run_on:
        return
    ending = context.habits.ending(index, above[-1])
    yield "ending", ending * _ENDED if ended and ending < 0 else ending
