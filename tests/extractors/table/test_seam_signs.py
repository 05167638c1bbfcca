"""What the two pieces of one column show."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from pipeline.extractors.table.seam_signs import meet, row_signs, signs
from pipeline.extractors.table.stitched import Seam, Stitched
from pipeline.extractors.table.weights import WEIGHTS
from tests.extractors.table.cells import cell, columns, row_of, stitch
from tests.extractors.table.cutting import context, seam

NUMBER, TASK, REQUIREMENT, UNITS = range(4)


def shown(column: int, above: str, below: str, headings: frozenset[str] = frozenset(), before: str = "1") -> set[str]:
    empty = [""] * 4
    over, under = list(empty), list(empty)
    over[column], under[column] = above, below
    made = seam(tuple(over), tuple(under), (before, "甲", "甲。", "甲局"))
    return {name for name, _ in signs(made, column, context(headings))}


@pytest.mark.parametrize(
    ("column", "above", "below", "sign"),
    [
        (NUMBER, "2", "3", "two numbers"),
        (NUMBER, "2", "2", "same heading"),
        (TASK, "一、公开", "二、服务", "two numbers"),
        (TASK, "公开预算", "公开预算", "same heading"),
        (TASK, "公开", "预算", "known together"),
        (TASK, "公开预算", "其他", "known apart"),
        (REQUIREMENT, "做好甲事", "，做好乙事。", "begins nowhere"),
        (REQUIREMENT, "1.做好甲事。", "2.做好乙事。", "next item"),
        (REQUIREMENT, "做好甲事。", "做好甲事。", "same text"),
        (UNITS, "县财政局、", "县审计局", "list runs on"),
        (UNITS, "县财政局", "县审计局", "names whole"),
        (UNITS, "县财", "政局", "name cut"),
        (UNITS, "县财政局、县委", "宣传部", "name cut"),
        (UNITS, "县财政局、各街道", "各镇、县审计局", "names whole"),
        (UNITS, "县财政局等部门", "牵头单位：县审计局", "names whole"),
        (UNITS, "牵头单位：县财政局", "牵头单位：县审计局", "names whole"),
        (UNITS, "牵头单位：县财政局；配合单", "位：县审计局", "name cut"),
        (REQUIREMENT, "做好甲事。", "", "empty below"),
        (REQUIREMENT, "", "做好甲事。", "all below"),
    ],
)
def test_a_sign(column: int, above: str, below: str, sign: str) -> None:
    assert sign in shown(column, above, below)


def test_another_label_may_go_on_with_the_list() -> None:
    found = shown(UNITS, "牵头单位：县财政局", "配合单位：县审计局")
    assert not found & {"names whole", "name cut", "list runs on"}


def test_what_a_list_names_may_follow_an_open_end() -> None:
    """县财政局等 | 县有关部门 is one list as well as two."""
    assert not shown(UNITS, "县财政局等", "县民政局") & {"names whole", "name cut"}


def test_whole_names_tell_nothing_where_each_has_a_line() -> None:
    values = {
        text: dict(signs(seam(("", "", "", text), ("", "", "", "县民政局")), UNITS, context()))
        for text in ("县财政局", "县发改局\n县教体局\n县财政局")
    }
    plain, parted = values.values()
    assert plain["names whole"] > 0.5 > parted["names whole"]
    assert parted["short line"] < plain["short line"]


def test_a_list_that_runs_on_ends_its_lines() -> None:
    item = shown(REQUIREMENT, "1.做好甲事。", "2.做好乙事。")
    assert not item & {"short line", "full line", "ending"}


def test_a_word_at_the_break() -> None:
    above = ("", "", "要求依法及时做好公", "")
    assert dict(signs(seam(above, ("", "", "开。", "")), REQUIREMENT, context()))["pair"] > 0
    assert dict(signs(seam(above, ("", "", "事。", "")), REQUIREMENT, context()))["pair"] < 0


def test_a_row_that_leaves_room_in_all_its_cells() -> None:
    """Rows as high as their texts leave none but where the next line would not be parted: it is not counted twice."""
    known = context()
    made = seam(("", "甲", "甲。", ""), ("", "乙", "乙。", ""))
    known.habits.rooms.pads = lambda: (2.0, 2.0)
    known.habits.rooms.tight = lambda: False
    assert not list(row_signs(made, known))
    assert "room above" in {name for name, _ in signs(made, REQUIREMENT, known)}
    known.habits.rooms.tight = lambda: True
    assert list(row_signs(made, known)) == [("row left room", 1)]
    assert "room above" not in {name for name, _ in signs(made, REQUIREMENT, known)}


@pytest.mark.parametrize(
    ("above", "below", "whole"), [("9月底前", "持续推进", True), ("2021年9", "月底前", False), ("年底", "前", False)]
)
def test_two_deadlines_that_are_whole(above: str, below: str, whole: bool) -> None:
    named = columns("number", "task", "deadline", "units")
    made = seam(("", "", above, ""), ("", "", below, ""))
    found = {name for name, _ in signs(made, 2, context()._replace(columns=named))}
    assert ("times whole" in found) == whole


def test_one_ordinal_in_two_pieces_follows_the_one_before() -> None:
    assert "ordinal cut" in shown(NUMBER, "2", "9", before="28")
    assert "ordinal cut" not in shown(NUMBER, "2", "9", before="27")


def test_a_heading_of_the_body_is_known() -> None:
    assert "known together" not in shown(TASK, "推进", "公平")
    assert "known together" in shown(TASK, "推进", "公平", frozenset({"推进公平"}))


@pytest.mark.parametrize("column", [TASK, REQUIREMENT])
def test_a_heading_below_where_none_stood_yet_heads_the_rows_above_too(column: int) -> None:
    over, under = [""] * 4, [""] * 4
    under[column] = "公开"
    made = seam(tuple(over), tuple(under))
    below_none = made._replace(unheaded=frozenset({column}))
    assert "no heading yet" not in {name for name, _ in signs(made, column, context())}
    assert ("no heading yet" in {name for name, _ in signs(below_none, column, context())}) == (column == TASK)


def test_a_full_stop_tells_less_where_a_paragraph_ends() -> None:
    """A short line ends a paragraph, of a text that goes on or of a whole one."""
    full, short = (
        dict(signs(seam(("", "", above, ""), ("", "", "做好解读。", "")), REQUIREMENT, context()))
        for above in ("及时做好公开。", "公开。")
    )
    assert "full line" in full and "short line" in short
    assert short["ending"] == full["ending"] / 2 < 0


def test_what_is_centred_below_the_break_may_go_on_all_the_same() -> None:
    """Word goes on at the top of the page, LibreOffice centres each piece of a centred cell by itself."""
    # Its line stands from 42 to 52; whole cells leave 2 points above and 28 below one line.
    one = replace(cell(1, 1, "东荣"), box=(100.0, 17.0, 200.0, 105.0))
    made = seam(("", "陈", "", ""), ("", "", "", ""))
    made.below[1] = Stitched([(2, one)], 1, 2, 1, 2)
    known = context()
    assert "room below" in {name for name, _ in signs(made, TASK, known)}
    known.habits.rooms.centred = lambda column: column == TASK
    assert {"centred below"} == {name for name, _ in signs(made, TASK, known)} & {"centred below", "room below"}


def test_nothing_on_either_side_shows_nothing() -> None:
    assert shown(REQUIREMENT, "", "") == set()


def test_every_sign_has_a_weight() -> None:
    for column in range(4):
        for above, below in (("1.甲，", "2.乙"), ("甲局、", "乙局"), ("甲", "")):
            assert shown(column, above, below) <= set(WEIGHTS)


def test_cells_meet_only_over_the_same_columns() -> None:
    wide = stitch(cell(0, 2, "甲", columns=2))
    row = row_of("1", "甲", "甲。", "甲局")
    made = Seam([], row, [*row_of("2", "乙"), wide, wide])
    assert [meet(made, index) for index in range(4)] == [True, True, False, False]
    assert not meet(Seam([], [None], [None]), 0)
