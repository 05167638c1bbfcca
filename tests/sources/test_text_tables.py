"""Tables of plain texts: narrow columns, rows over the whole width, and what stands apart within a cell."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.conversion import Settings, read_source
from pipeline.model import Grid, Layout, Line, Notice
from pipeline.sources.plain_text import TextRules, read_text
from tests import RULES

HEADER = "序号\t工作任务\t具体要求\t责任单位\t时限"
ROWS = (
    "1\t公开预算\t按时公开部门预算决算信息，接受社会监督。\t县财政局\t6月",
    "2\t公开规划\t及时公开各类规划文件，做好解读。\t县发改局\t9月",
    "3\t公开审计\t公开审计结果，督促整改落实到位。\t县审计局\t12月",
)


def layout_of(folder: Path, *lines: str) -> Layout:
    path = folder / "notice.txt"
    path.write_text("\n".join(lines), encoding="utf-8")
    return read_text(path, TextRules())


def notice_of(folder: Path, *lines: str) -> Notice:
    path = folder / "notice.txt"
    path.write_text("\n".join(("2023年甲县政务公开任务分解表", *lines)), encoding="utf-8")
    return read_source(path, Settings(rules=RULES)).notice


def cells_of(layout: Layout) -> list[tuple[int, int, int, list[str]]]:
    """Each cell with text: its row, its column, the columns it spans, its pieces."""
    (grid,) = [block for block in layout.pages[0].blocks if isinstance(block, Grid)]
    return [
        (cell.row, cell.column, cell.column_span, [line.text for line in cell.lines])
        for cell in grid.cells
        if cell.lines
    ]


def test_narrow_columns_are_columns(tmp_path: Path) -> None:
    notice = notice_of(tmp_path, HEADER, *ROWS)
    assert [task.label for task in notice.tasks] == ["1", "2", "3"]
    assert [task.deadlines[0].raw for task in notice.tasks] == ["6月", "9月", "12月"]
    assert not [finding for finding in notice.findings if finding.code == "claims.unaccounted"]


@pytest.mark.parametrize("last", ["备注", "分值"])
def test_a_last_column_of_one_sign(tmp_path: Path, last: str) -> None:
    rows = [row.rpartition("\t")[0] + "\t无" for row in ROWS]
    notice = notice_of(tmp_path, HEADER.replace("时限", last), *rows)
    assert [task.assignment.raw for task in notice.tasks] == ["县财政局", "县发改局", "县审计局"]
    assert [[(extra.label, extra.text) for extra in task.extra] for task in notice.tasks] == [[(last, "无")]] * 3


@pytest.mark.parametrize("heading", ["一、深化财政公开", "（一）深化财政公开", "第一部分 财政公开"])
def test_a_numbered_line_without_tabs_is_a_row_of_its_own(tmp_path: Path, heading: str) -> None:
    found = cells_of(layout_of(tmp_path, HEADER, ROWS[0], heading, ROWS[1]))
    assert (2, 0, 5, [heading.replace(" ", "")]) in found


def test_a_short_line_between_whole_rows_heads_the_rows_below(tmp_path: Path) -> None:
    header, rows = "任务\t责任单位\t要求", [f"任务{n}\t县财政局\t按时公开第{n}批信息。" for n in "甲乙丙"]
    notice = notice_of(tmp_path, header, "财政公开", rows[0], rows[1], "审计公开", rows[2])
    assert [task.category for task in notice.tasks] == ["财政公开", "财政公开", "审计公开"]


@pytest.mark.parametrize("line", ["2.做好解读回应。", "县审计局", "做好解读，及时回应关切。"])
def test_other_lines_go_on_with_the_last_cell(tmp_path: Path, line: str) -> None:
    header, above = "任务\t要求\t责任单位", "公开预算\t1.按时公开信息。\t县财政局、"
    found = cells_of(layout_of(tmp_path, header, above, line, "公开规划\t及时公开。\t县发改局"))
    assert (1, 2, 1, ["县财政局、", line]) in found


def test_a_note_is_a_row_of_its_own(tmp_path: Path) -> None:
    found = cells_of(layout_of(tmp_path, HEADER, *ROWS, "注：排第一位的为牵头单位。"))
    assert (4, 0, 5, ["注：排第一位的为牵头单位。"]) in found


def test_blanks_in_a_cell_part_units(tmp_path: Path) -> None:
    rows = [ROWS[0].replace("县财政局", "县财政局 县审计局"), *ROWS[1:]]
    notice = notice_of(tmp_path, HEADER, *rows)
    assert notice.tasks[0].assignment.raw == "县财政局县审计局"
    assert [party.text for party in notice.tasks[0].assignment.parties] == ["县财政局", "县审计局"]


def test_a_word_set_wide_is_one_piece(tmp_path: Path) -> None:
    found = cells_of(layout_of(tmp_path, HEADER.replace("责任单位", "责 任 单 位"), *ROWS))
    assert (0, 3, 1, ["责任单位"]) in found


def test_a_line_break_within_a_cell_parts_no_row(tmp_path: Path) -> None:
    rows = (ROWS[0], "2\t公开规划\t及时公开各类规划文件，做好解读。\t县发改局", "县自然资源局\t9月", ROWS[2])
    notice = notice_of(tmp_path, HEADER, *rows)
    assert [[party.text for party in task.assignment.parties] for task in notice.tasks] == [
        ["县财政局"],
        ["县发改局", "县自然资源局"],
        ["县审计局"],
    ]
    assert [task.deadlines[0].raw for task in notice.tasks] == ["6月", "9月", "12月"]


def test_under_a_merged_ordinal_an_empty_cell_of_a_full_column_is_the_one_above(tmp_path: Path) -> None:
    more = "\t\t公开规划的解读材料和相关统计数据。\t\t10月"
    found = notice_of(tmp_path, HEADER, ROWS[0], ROWS[1], more, ROWS[2])
    assert [(task.label, task.assignment.raw) for task in found.tasks] == [
        ("1", "县财政局"),
        ("2", "县发改局"),
        ("2", "县发改局"),
        ("3", "县审计局"),
    ]


def test_a_cell_left_empty_in_other_rows_too_is_not_the_one_above(tmp_path: Path) -> None:
    lines = (HEADER, ROWS[0].replace("6月", ""), ROWS[1], "\t\t公开规划的解读材料和相关统计数据。\t县统计局\t", ROWS[2])
    assert [task.deadlines[0].raw if task.deadlines else "" for task in notice_of(tmp_path, *lines).tasks] == [
        "",
        "9月",
        "",
        "12月",
    ]


def test_rows_of_another_number_of_columns_below_a_title_are_another_table(tmp_path: Path) -> None:
    money = ("附件2", "试点资金安排表", "单位：万元", "序号\t试点县\t金额", "1\t清河县\t300", "2\t东山区\t250")
    found = notice_of(tmp_path, HEADER, *ROWS, *money)
    assert [task.assignment.raw for task in found.tasks] == ["县财政局", "县发改局", "县审计局"]
    assert found.coverage is not None and found.coverage.unaccounted == 0


def test_a_sentence_behind_a_table_is_none_of_its_cells(tmp_path: Path) -> None:
    said = "各单位要高度重视，明确专人负责，每季度末将任务完成情况书面报送县政府办公室，县政府督查室定期通报。"
    below = layout_of(tmp_path, HEADER, *ROWS, said).pages[0].blocks[-1]
    assert isinstance(below, Line) and below.text == said
    units = "序号\t具体要求\t责任单位", "1\t公开预算。\t县财政局", "2\t公开规划。\t县发改局", "县统计局"
    assert cells_of(layout_of(tmp_path, *units))[-1][3] == ["县发改局", "县统计局"]
