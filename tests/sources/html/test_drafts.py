"""Lines and tables before their characters have ids."""

from __future__ import annotations

from pipeline.sources.html.drafts import CellDraft, Flow, HiddenText, TableDraft, TextLine


def flow(*lines: str) -> Flow:
    made = Flow()
    for line in lines:
        made.add(line)
        made.end_line()
    return made


def table(*rows: tuple[str | Flow, ...]) -> TableDraft:
    made = TableDraft()
    made.groups[0] += [
        [CellDraft(cell if isinstance(cell, Flow) else flow(*filter(None, [cell]))) for cell in row] for row in rows
    ]
    return made


def around(inner: TableDraft, *lines: str) -> Flow:
    made = flow(*lines)
    made.add_table(inner)
    return made


TASKS = (("序号", "任务"), ("1", "公开预算"))


def test_a_line_behind_a_break_leaves_open_what_it_begins() -> None:
    made = Flow()
    for text in ("关于印发要点", "的通知", "\u3000\u3000各乡镇", "", "区政府"):
        made.add(text)
        made.end_line(begins=None)
    assert [(line.text, line.begins) for line in made.lines()] == [
        ("关于印发要点", True),
        ("的通知", None),
        ("\u3000\u3000各乡镇", True),
        ("区政府", True),
    ]
    assert made.size == 17


def test_a_table_of_rows_and_columns_is_kept() -> None:
    made = around(table(*TASKS), "附件")
    assert [type(block) for block in made.blocks] == [TextLine, TableDraft]
    assert [line.text for line in made.lines()] == ["附件", "序号", "任务", "1", "公开预算"]
    assert (made.size, made.size_in_tables) == (11, 9)


def test_frames_give_what_stands_in_them() -> None:
    for frame in (
        table(("通知",), ("一、公开",)),
        table(("", "通知"), ("", "一、公开")),
        table(("通知", "一、公开")),
    ):
        assert frame.is_frame()
        assert [block.text for block in around(frame).blocks if isinstance(block, TextLine)] == ["通知", "一、公开"]


def test_one_cell_with_nearly_all_of_a_long_text_is_in_a_frame() -> None:
    assert table(("左栏", "右栏"), ("公" * 500, "开")).is_frame()
    assert not table(("左栏", "右栏"), ("公" * 50, "开")).is_frame()


def test_a_table_around_a_table_is_a_frame() -> None:
    made = around(table((around(table(*TASKS)), ""), ("上一篇", "下一篇")))
    assert [type(block) for block in made.blocks] == [TableDraft, TextLine, TextLine]


def test_what_is_hidden_in_a_table_stands_before_it() -> None:
    cell = flow("公开")
    cell.add_hidden("密")
    cell.add_hidden(" ")
    made = around(table(("序号", "任务"), ("1", cell)))
    assert made.blocks[0] == HiddenText("密") and isinstance(made.blocks[1], TableDraft)
    assert [line.text for line in made.lines()] == ["序号", "任务", "1", "公开"] and made.size == 7


def test_a_small_table_in_a_cell_is_lines_of_the_cell() -> None:
    outer = table(("序号", "任务"), ("1", around(table(*TASKS), "公开财政预算和决算信息，接受社会监督")))
    made = around(outer)
    assert made.blocks == [outer]
    assert all(isinstance(block, TextLine) for cell in outer.cells() for block in cell.flow.blocks)
    assert made.size_in_tables == made.size == outer.size
