"""Three versions of a sheet: whose each cell is, where each line goes, and what both changed."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.exporters.keeping.aligning import align
from pipeline.exporters.keeping.merging import SheetPlan, Version, plan_sheet
from pipeline.exporters.keeping.snapshot import RowSnapshot, SheetSnapshot

TITLES = ["序号", "要求", "备注", "标识"]


def version(*rows: Sequence[str]) -> Version:
    keys = ["^0", *(row[-1] for row in rows)]
    sheet = SheetSnapshot("表", TITLES, [5.0] * 4, 1, [RowSnapshot(key, 20.0, 0, []) for key in keys])
    return Version(sheet, [TITLES, *rows])


def row(number: int, text: str = "", key: str = "") -> list[str]:
    return [str(number), text or f"要求{key or number}", "", key or f"k{number}"]


BASE = version(*(row(n) for n in range(1, 5)))


def plan(theirs: list[list[str]], ours: Version = BASE, merged: Sequence[tuple[int, int, int, int]] = ()) -> SheetPlan:
    cells = {r: {c: v for c, v in enumerate(line, 1) if v} for r, line in enumerate(theirs, 1)}
    cells = {r: line for r, line in cells.items() if line}
    present = list(range(1, len(theirs) + 1)), list(range(1, max(map(len, theirs)) + 1))
    return plan_sheet(cells, present, align(cells, BASE.grid, 1), BASE, ours, merged)


def theirs() -> list[list[str]]:
    return [list(line) for line in BASE.grid]


def order(found: SheetPlan) -> list[tuple[int | None, int | None]]:
    return [(line.old, line.ours) for line in found.rows]


def test_nothing_of_anybody_s() -> None:
    found = plan(theirs())
    assert not found.mine and not found.clashes and found.moved.is_still and not found.homeless


def test_a_person_s_cell_is_one_that_the_program_did_not_write() -> None:
    mine = theirs()
    mine[1][2], mine[2][1], mine[3][1] = "记", "改了", ""
    mine[1].append("旁边")
    found = plan(mine, version(row(1), row(2), row(3, "新要求"), row(4)))
    assert found.mine == {(2, 3), (3, 2), (2, 5)} and found.clashes == [], "a cleared cell is nobody's"


def test_both_changed() -> None:
    mine = theirs()
    mine[2][1] = "我改的"
    (clash,) = plan(mine, version(row(1), row(2, "程序改的"), row(3), row(4))).clashes
    assert (clash.row, clash.column, clash.ours_row, clash.ours_column, clash.before) == (3, 2, 2, 1, "要求2")
    assert plan(mine, version(row(1), row(2, "我改的"), row(3), row(4))).mine == frozenset(), "both say the same"


def test_the_program_s_order_with_a_person_s_rows_behind_theirs() -> None:
    mine = theirs()
    mine.insert(3, ["", "我的"])
    mine += [[""], ["", "在下面"]]
    turned = version(row(4), row(9), row(2), row(1))
    assert order(plan(mine, turned)) == [(1, 0), (6, 1), (None, 2), (3, 3), (4, None), (2, 4), (7, None), (8, None)]


def test_a_person_s_order_stays_and_what_is_new_comes_behind_its_neighbour() -> None:
    mine = [TITLES, *reversed(theirs()[1:])]
    found = plan(mine, version(row(1), row(9), row(2), row(3), row(4)))
    assert order(found) == [(1, 0), (2, 5), (3, 4), (4, 3), (5, 1), (None, 2)]


def test_merged_cells_hold_their_rows_together() -> None:
    found = plan(theirs(), version(row(3), row(9), row(2), row(1), row(4)), [(2, 3, 3, 3)])
    assert order(found) == [(1, 0), (2, 4), (3, 3), (4, 1), (None, 2), (5, 5)]


def test_rows_that_are_gone() -> None:
    mine = theirs()
    mine[1][2] = "记"
    found = plan(mine, version(row(3), row(4)))
    assert found.homeless == {2: [3]} and order(found) == [(1, 0), (4, 1), (5, 2)]
    assert found.moved.rows.at(2) is None and found.moved.rows.at(4) == 2


def test_a_gap_between_rows_that_are_not_there_stays() -> None:
    cells = {r: {c: v for c, v in enumerate(line, 1) if v} for r, line in enumerate(theirs(), 1)}
    cells[70_000] = {1: "远处"}
    found = plan_sheet(cells, (sorted(cells), [1, 2, 3, 4]), align(cells, BASE.grid, 1), BASE, version(row(1), row(2)))
    assert found.rows[-1].now == 70_000 - 2 and found.moved.rows.at(70_000) == 69_998
