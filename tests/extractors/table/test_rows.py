"""From stitched rows to tasks: what a row is, and what the section rows above give it."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.extractors.table.column_labels import ColumnRole
from pipeline.extractors.table.columns import Column
from pipeline.extractors.table.rows import RowReader
from pipeline.extractors.table.stitched import Stitched
from tests.extractors.table.cells import cell, columns, row_of, stitch
from tests.pages.rows import rules

ROLES: tuple[ColumnRole, ...] = ("number", "task", "requirement", "units")


def section(text: str, row: int = 0) -> list[Stitched | None]:
    return [stitch(cell(row, 0, text, columns=4))] * 4


def read(rows: Sequence[Sequence[Stitched | None]], found: Sequence[Column] | None = None) -> RowReader:
    reader = RowReader(found or columns(*ROLES), rules()[0])
    reader.read_all(rows)
    return reader


def reasons(reader: RowReader) -> list[str]:
    return [one.reason for one in reader.structure]


def test_one_task_a_row_in_the_order_of_the_rows() -> None:
    reader = read(
        [row_of("1", "公开预算", "做好甲事。", "县财政局"), row_of("2", "公开决算", "做好乙事。", "县审计局", row=1)]
    )
    assert [(str(task.label), str(task.task), str(task.requirement)) for task in reader.tasks] == [
        ("1", "公开预算", "做好甲事。"),
        ("2", "公开决算", "做好乙事。"),
    ]
    assert [str(unit.content) for task in reader.tasks for unit in task.units] == ["县财政局", "县审计局"]


def test_a_section_row_is_the_category_of_the_tasks_below() -> None:
    rows = [section("一、深化公开"), row_of("1", "公开预算", "做好甲事。", "县财政局", row=1)]
    reader = read([*rows, section("二、强化服务", 2), row_of("2", "设专区", "做好乙事。", "各乡镇", row=3)])
    assert [str(task.category) for task in reader.tasks] == ["深化公开", "强化服务"]
    assert reasons(reader) == ["label", "label"]


def test_a_section_repeated_after_a_break_changes_nothing() -> None:
    row = row_of("1", "公开预算", "做好甲事。", "县财政局", row=1)
    reader = read(
        [section("一、深化公开"), row, section("一、深化公开（续）", 2), row_of("2", "设专区", "乙。", "甲局", row=3)]
    )
    assert [str(task.category) for task in reader.tasks] == ["深化公开", "深化公开"]
    assert reasons(reader).count("repeated_cell") == 2


def test_a_note_is_no_section() -> None:
    reader = read([section("注：本表由县政府办公室解释"), row_of("1", "公开预算", "做好甲事。", "县财政局", row=1)])
    assert [str(task.category) for task in reader.tasks] == [""]
    assert reasons(reader) == ["table_note"] and [one.code for one in reader.findings] == ["table.note"]


def test_a_row_with_the_cells_of_the_row_above_adds_only_its_extras() -> None:
    found = columns("number", "requirement", "units", "extra")
    tall = [stitch(cell(0, column, text, rows=2)) for column, text in enumerate(("1", "做好甲事。", "县财政局"))]
    rows = [[*tall, stitch(cell(row, 3, text))] for row, text in enumerate(("已完成", "待核"))]
    (task,) = read(rows, found).tasks
    assert [(label, str(text)) for label, text in task.extra] == [("extra", "已完成"), ("extra", "待核")]


def test_several_unit_columns_have_their_roles() -> None:
    found = columns("requirement", "lead", "support")
    (task,) = read([row_of("做好甲事。", "县财政局", "县审计局")], found).tasks
    assert task.labelled and [unit.role for unit in task.units] == ["lead", "support"]


def test_what_no_task_takes_is_told() -> None:
    reader = read([row_of("", "另见方案", "", "")])
    assert reader.tasks == [] and reasons(reader) == ["unread_cell"]
    assert [one.code for one in reader.findings] == ["table.unread_cell"] and "另见方案" in reader.findings[0].message


def test_an_empty_row_is_nothing() -> None:
    reader = read([row_of("", "", "", ""), [None] * 4])
    assert (reader.tasks, reader.structure, reader.findings) == ([], [], [])
