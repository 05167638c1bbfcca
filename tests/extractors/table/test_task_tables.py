"""Every scheme of columns, headers and sections that a task table may have."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.conversion import read_source
from pipeline.settings import Settings
from tests import RULES
from tests.pages.laying import LEFT, UP, Style, draw_table
from tests.pages.paper import Paper
from tests.pages.rows import codes, read, row_of, rows
from tests.pages.samples import BODY, HEAD, LONG, MATRIX, ROWS, WIDTHS, table

PLAIN = ["序号", "重点任务", "责任单位", "时限"]
FOUR = [35.0, 250.0, 120.0, 80.0]
SECTIONS = [
    PLAIN,
    ["一、深化重点领域公开", LEFT, LEFT, LEFT],
    ["1", "做好重点领域公开。", "区财政局", "年底前"],
    ["2", "做好预算公开。", "区财政局", "年底前"],
    ["二、强化服务", LEFT, LEFT, LEFT],
    ["1", "推进规范化。", "各镇街道", "年底前"],
    ["2", "推进政务公开专区。", "各镇街道", "年底前"],
]
SECTION_ROWS = [
    ("1", "深化重点领域公开", "", "做好重点领域公开。", "区财政局", "年底前", ""),
    ("2", "深化重点领域公开", "", "做好预算公开。", "区财政局", "年底前", ""),
    ("1", "强化服务", "", "推进规范化。", "各镇街道", "年底前", ""),
    ("2", "强化服务", "", "推进政务公开专区。", "各镇街道", "年底前", ""),
]
BREAKS = [140, 165, 190, 215, 235, 790]


@pytest.mark.parametrize("bottom", BREAKS)
def test_section_rows(tmp_path: Path, bottom: float) -> None:
    assert rows(table(tmp_path, SECTIONS, FOUR, bottoms=[bottom, 790])) == SECTION_ROWS


@pytest.mark.parametrize("bottom", BREAKS)
@pytest.mark.parametrize("beside", [["", LEFT, LEFT], ["", "", ""]], ids=["merged", "not merged"])
def test_section_rows_beside_an_empty_ordinal(tmp_path: Path, beside: list[str], bottom: float) -> None:
    matrix = [["", row[0], *beside[1:]] if row[1] == LEFT else row for row in SECTIONS]
    assert rows(table(tmp_path, matrix, FOUR, bottoms=[bottom, 790])) == SECTION_ROWS


def test_section_in_the_ordinal_column(tmp_path: Path) -> None:
    matrix = [[row[0], "", "", ""] if row[1] == LEFT else row for row in SECTIONS]
    assert rows(table(tmp_path, matrix, [65, 250, 120, 80])) == SECTION_ROWS


def test_section_repeated_after_a_break(tmp_path: Path) -> None:
    again = [["一、深化重点领域公开（续）", LEFT, LEFT, LEFT], ["3", "做好决算公开。", "区财政局", "年底前"]]
    matrix = [*SECTIONS[:4], *again, *SECTIONS[4:]]
    found = rows(table(tmp_path, matrix, FOUR, bottoms=[167, 790]))
    assert [row[1] for row in found] == ["深化重点领域公开"] * 3 + ["强化服务"] * 2


def test_sections_inside_sections(tmp_path: Path) -> None:
    inner = [[text, LEFT, LEFT, LEFT] for text in ("（一）预算", "（二）决算", "（一）规范")]
    third = ["3", "公开决算。", "区审计局", "年底前"]
    matrix = [*SECTIONS[:2], inner[0], *SECTIONS[2:4], inner[1], third, SECTIONS[4], inner[2], *SECTIONS[5:]]
    found = rows(table(tmp_path, matrix, FOUR))
    assert [(row[1], row[2]) for row in found] == [
        ("深化重点领域公开", "预算"),
        ("深化重点领域公开", "预算"),
        ("深化重点领域公开", "决算"),
        ("强化服务", "规范"),
        ("强化服务", "规范"),
    ]


def test_section_over_a_category_column(tmp_path: Path) -> None:
    matrix = [
        ["类别", "具体要求", "责任单位"],
        ["一、公开", LEFT, LEFT],
        ["预算", "做好一。", "区财政局"],
        ["决算", "做好二。", "区财政局"],
    ]
    found = rows(table(tmp_path, matrix, [100, 200, 100]))
    assert [(row[1], row[2]) for row in found] == [("公开", "预算"), ("公开", "决算")]


@pytest.mark.parametrize("repeat", [False, True])
def test_header_of_two_rows(tmp_path: Path, repeat: bool) -> None:
    matrix = [
        ["序号", "工作任务", "具体要求", "责任单位", LEFT, "完成时限"],
        [UP, UP, UP, "牵头单位", "配合单位", UP],
        ["1", "深化公开", "做好工作。", "区财政局", "区审计局、区司法局", "年底前"],
        ["2", UP, "办理事项。", "区司法局", "", "6月底前"],
    ]
    path = table(tmp_path, matrix, [35, 80, 150, 80, 90, 70], Style(repeat=repeat), head=2, bottoms=[178, 790])
    tasks = read(path)[1].tasks
    assert [[(cell.role, cell.content.text) for cell in task.units] for task in tasks] == [
        [("lead", "区财政局"), ("support", "区审计局、区司法局")],
        [("lead", "区司法局"), ("support", "")],
    ]


def test_header_of_three_rows_and_two_ordinals(tmp_path: Path) -> None:
    matrix = [
        ["年度重点任务", LEFT, LEFT, LEFT, "责任分工", LEFT, "完成时限"],
        ["序号", "类别", "编号", "任务", "责任单位", LEFT, UP],
        [UP, UP, UP, UP, "牵头单位", "配合单位", UP],
        ["一", "公开", "1", "做好工作。", "区财政局", "区审计局", "年底前"],
        [UP, UP, "2", "办理事项。", "区司法局", "", "6月底前"],
    ]
    path = table(tmp_path, matrix, [35, 60, 35, 120, 80, 80, 70], head=3)
    assert rows(path) == [
        ("1", "公开", "", "做好工作。", "区财政局|区审计局", "年底前", "序号:一"),
        ("2", "公开", "", "办理事项。", "区司法局|", "6月底前", "序号:一"),
    ]


def test_what_is_due_each_quarter_is_no_deadline(tmp_path: Path) -> None:
    matrix = [["任务", "进度安排", LEFT, "责任单位"], [UP, "上半年", "下半年", UP]]
    matrix += [["做好工作。", "制定方案", "组织实施", "区财政局"]]
    assert rows(table(tmp_path, matrix, [150, 80, 80, 90], head=2)) == [
        ("", "", "", "做好工作。", "区财政局", "", "进度安排（上半年）:制定方案|进度安排（下半年）:组织实施")
    ]


def test_parts_of_a_label_that_name_nothing(tmp_path: Path) -> None:
    matrix = [
        ["任务", "责任单位", LEFT, "时限"],
        [UP, "区级", "镇级", UP],
        ["做好工作。", "区财政局", "各镇街道", "年底前"],
        ["办理事项。", "区司法局", "", "6月底前"],
    ]
    (first, _) = read(table(tmp_path, matrix, [150, 80, 90, 70], head=2))[1].tasks
    assert [(cell.label, cell.content.text) for cell in first.units] == [
        ("责任单位（区级）", "区财政局"),
        ("责任单位（镇级）", "各镇街道"),
    ]


def test_label_over_two_columns(tmp_path: Path) -> None:
    matrix = [
        ["序号", "工作任务", LEFT, "具体要求", "责任单位"],
        ["1", "公开", "重点领域", "做好工作。", "区财政局"],
        ["2", UP, UP, "做好事项。", "区审计局"],
        ["3", UP, "基层", "办理事项。", "区司法局"],
    ]
    found = rows(table(tmp_path, matrix, [35, 80, 80, 150, 100]))
    assert [(row[1], row[2]) for row in found] == [("公开", "重点领域")] * 2 + [("公开", "基层")]


@pytest.mark.parametrize("repeat", [False, True])
def test_title_row_in_the_table(tmp_path: Path, repeat: bool) -> None:
    matrix = [["2021年任务分解表", LEFT, LEFT, LEFT, LEFT], *MATRIX]
    assert rows(table(tmp_path, matrix, WIDTHS, Style(repeat=repeat), head=2, bottoms=[190, 790])) == ROWS


@pytest.mark.parametrize("bottom", [150, 170, 190, 205, 225, 250, 790])
def test_header_pasted_among_the_rows(tmp_path: Path, bottom: float) -> None:
    matrix = [*SECTIONS[:4], SECTIONS[0], *SECTIONS[4:]]
    found = rows(table(tmp_path, matrix, FOUR, bottoms=[bottom, 790]))
    assert [row[1:5] for row in found] == [row[1:5] for row in SECTION_ROWS]


@pytest.mark.parametrize("bottom", [150, 170, 195, 215, 240, 790])
def test_three_levels_and_columns_merged_over_rows(tmp_path: Path, bottom: float) -> None:
    matrix = [
        ["类别", "重点领域", "具体任务", "责任单位", "完成时间"],
        ["甲类工作", "预算公开", "做好一件事。", "区财政局", "年底前"],
        [UP, UP, "做好二件事。", UP, UP],
        [UP, "项目公开", "做好三件事。", "区审计局", UP],
        ["乙类工作", "服务", "做好四件事。", UP, "6月底前"],
        [UP, UP, "做好五件事。", "区司法局", UP],
    ]
    found = rows(table(tmp_path, matrix, [80, 90, 150, 100, 80], bottoms=[bottom, 790]))
    assert [row[1:6] for row in found] == [
        ("甲类工作", "预算公开", "做好一件事。", "区财政局", "年底前"),
        ("甲类工作", "预算公开", "做好二件事。", "区财政局", "年底前"),
        ("甲类工作", "项目公开", "做好三件事。", "区审计局", "年底前"),
        ("乙类工作", "服务", "做好四件事。", "区审计局", "6月底前"),
        ("乙类工作", "服务", "做好五件事。", "区司法局", "6月底前"),
    ]


@pytest.mark.parametrize("numbered", [True, False])
@pytest.mark.parametrize("bottom", [150, 170, 195, 215, 790])
def test_requirement_merged_over_rows(tmp_path: Path, numbered: bool, bottom: float) -> None:
    matrix = [
        ["序号", "工作要求", "责任单位", "完成时间"],
        ["1", "做好预算公开。", "区财政局", "6月底前"],
        ["2", "做好规范化工作。", "区财政局", "6月底前"],
        [UP, UP, "区审计局", "年底前"],
        [UP, UP, "区司法局", "年底前"],
        ["3", "做好政策解读。", "各镇街道", "年底前"],
    ]
    path = table(
        tmp_path, [row[1 - numbered :] for row in matrix], [40, 190, 100, 80][1 - numbered :], bottoms=[bottom, 790]
    )
    assert [row[3:5] for row in rows(path)] == [
        ("做好预算公开。", "区财政局"),
        ("做好规范化工作。", "区财政局"),
        ("做好规范化工作。", "区审计局"),
        ("做好规范化工作。", "区司法局"),
        ("做好政策解读。", "各镇街道"),
    ]


def test_remarks_in_some_rows_only(tmp_path: Path) -> None:
    matrix = [
        ["序号", "类别", "任务", "责任单位", "备注"],
        ["1", "甲", "做好一。", "区财政局", ""],
        ["2", UP, "做好二。", "区财政局", "重点"],
        ["3", "乙", "做好三。", "区审计局", ""],
        ["4", UP, "做好四。", "区审计局", ""],
    ]
    for bottom in (150, 170, 190, 790):
        found = rows(table(tmp_path, matrix, [35, 80, 150, 100, 80], bottoms=[bottom, 790]))
        assert [row[6] for row in found] == ["", "备注:重点", "", ""]


@pytest.mark.parametrize("bottom", [150, 170, 190, 210, 230, 790])
def test_requirements_numbered_from_row_to_row(tmp_path: Path, bottom: float) -> None:
    matrix = [["类别", "重点任务", "责任单位"]]
    matrix += [["^" if n % 2 == 0 else f"公开{n}", f"{n}.做好公开工作", "区财政局"] for n in range(1, 7)]
    found = rows(table(tmp_path, matrix, [80, 150, 100], bottoms=[bottom, 790]))
    assert [(row[1], row[3]) for row in found] == [(f"公开{n - 1 + n % 2}", f"{n}.做好公开工作") for n in range(1, 7)]


@pytest.mark.parametrize("bottom", [150, 170, 190, 790])
def test_headings_with_numbers_of_their_own(tmp_path: Path, bottom: float) -> None:
    matrix = [["工作任务", "具体要求", "责任单位"]]
    matrix += [[f"（{n}）推进公开", "做好公开工作", "区财政局、"] for n in "一二三四"]
    found = rows(table(tmp_path, matrix, [80, 150, 100], bottoms=[bottom, 790]))
    assert [row[2] for row in found] == ["推进公开"] * 4


def test_unknown_labels_are_read_by_content(tmp_path: Path) -> None:
    path = table(tmp_path, [["序号", "工作任务", "具体要求", "谁来干", "完成时限"], *BODY], WIDTHS)
    tables = read(path)[1]
    assert [row_of(task) for task in tables.tasks] == ROWS
    assert codes(tables) == ["table.unknown_label"]
    assert "按内容当作“责任单位”列处理" in tables.findings[0].message


def test_two_columns_of_units_of_one_role_are_told_apart(tmp_path: Path) -> None:
    matrix = [
        ["具体要求", "责任单位", "承办单位"],
        ["公开政策。", "区财政局", "区审计局"],
        ["公开结果。", "区民政局", "区统计局"],
    ]
    (one, _) = read(table(tmp_path, matrix, [150, 100, 100]))[1].tasks
    assert one.labelled
    assert [(cell.label, cell.role, cell.content.text) for cell in one.units] == [
        ("责任单位", "responsible", "区财政局"),
        ("承办单位", "responsible", "区审计局"),
    ]


def test_no_header_at_all(tmp_path: Path) -> None:
    more = ["4", "强化服务", "推进基层政务公开标准化规范化。", "各镇街道", "持续推进"]
    tables = read(table(tmp_path, [*BODY, more], WIDTHS, head=0))[1]
    assert [row_of(task) for task in tables.tasks][:3] == ROWS
    assert set(codes(tables)) == {"table.unknown_label"}


def test_labels_with_spaces_breaks_and_brackets(tmp_path: Path) -> None:
    labels = ["序 号", "工作 任务", "具体\n要求", "责 任 单 位", "完成时限\n（2021年）"]
    assert rows(table(tmp_path, [labels, *BODY], WIDTHS)) == ROWS


def test_ordinals_of_every_kind_and_none_taken_from_content(tmp_path: Path) -> None:
    matrix = [
        ["序号", "工作任务", "重点任务", "责任单位"],
        ["1.1", "一、公开", "做好一。", "区财政局"],
        ["（二）", "2021年行动", "做好二。", "区审计局"],
        ["三", "3.15活动", "做好三。", "区审计局"],
        ["4", "12345热线", "5G应用。", "区审计局"],
    ]
    found = rows(table(tmp_path, matrix, [50, 100, 150, 100]))
    assert [row[0] for row in found] == ["1.1", "（二）", "三", "4"]
    assert [row[2] for row in found] == ["公开", "2021年行动", "3.15活动", "12345热线"]


@pytest.mark.parametrize(
    "labels", [["任务", "责任单位", "时限"], ["重点任务", "牵头单位", "完成时间"], ["工作要点", "承办科室", "时间节点"]]
)
def test_no_requirement_column(tmp_path: Path, labels: list[str]) -> None:
    found = rows(
        table(
            tmp_path,
            [labels, ["做好预算公开。", "区财政局", "年底前"], ["做好解读。", "区司法局", "年底前"]],
            [200, 100, 80],
        )
    )
    assert [row[3:6] for row in found] == [
        ("做好预算公开。", "区财政局", "年底前"),
        ("做好解读。", "区司法局", "年底前"),
    ]


@pytest.mark.parametrize("label", ["工作目标", "目标要求", "工作标准"])
def test_goals_in_the_place_of_a_requirement(tmp_path: Path, label: str) -> None:
    matrix = [["序号", "重点工作", label, "责任单位", "时限"], ["1", "预算公开", LONG, "区财政局", "年底前"]]
    assert rows(table(tmp_path, matrix, WIDTHS)) == [("1", "", "预算公开", LONG, "区财政局", "年底前", "")]
    matrix = [matrix[0], ["1", LONG, LONG, "区财政局", "年底前"]]
    assert rows(table(tmp_path, matrix, WIDTHS))[0][3:] == (LONG, "区财政局", "年底前", f"{label}:{LONG}")


NOT_TASKS = {
    "contacts": [
        ["序号", "单位", "姓名", "职务", "联系电话"],
        ["1", "区财政局", "张三", "科长", "8123456"],
        ["2", "区审计局", "李四", "主任", "8123457"],
    ],
    "contacts with duties": [
        ["序号", "责任单位", "联系人", "工作职责", "联系电话"],
        ["1", "区财政局", "张三", "总负责", "8123456"],
        ["2", "区审计局", "李四", "协助", "8123457"],
    ],
    "figures": [
        ["项目", "单位", "数量", "", "备注"],
        ["主动公开", "件", "1200", "", ""],
        ["依申请公开", "件", "35", "", ""],
    ],
    "scores": [
        ["序号", "责任单位", "任务", "公开数量", "得分"],
        ["1", "区财政局", "预算公开", "12", "5"],
        ["2", "区审计局", "审计公开", "1", "4"],
    ],
}


@pytest.mark.parametrize("name", NOT_TASKS)
def test_other_tables_beside_the_task_table(tmp_path: Path, name: str) -> None:
    paper = Paper(tmp_path / "page.pdf").page().text(80, 60, "附件1", 12)
    draw_table(paper, NOT_TASKS[name], [50, 100, 100, 80, 100], top=90)
    paper.text(80, 300, "附件2", 12)
    draw_table(paper, MATRIX, WIDTHS, top=340)
    tables = read(paper.save())[1]
    assert [row_of(task) for task in tables.tasks] == ROWS
    assert len(tables.others) == 1


@pytest.mark.parametrize("header", [True, False])
def test_two_tables_on_a_page(tmp_path: Path, header: bool) -> None:
    paper = Paper(tmp_path / "page.pdf").page().text(80, 60, "一、公开", 12)
    draw_table(paper, MATRIX, WIDTHS, top=90)
    paper.text(80, 260, "二、服务", 12)
    draw_table(paper, MATRIX if header else BODY, WIDTHS, top=300, head=int(header))
    assert rows(paper.save()) == ROWS + ROWS


def test_two_tables_of_different_schemes(tmp_path: Path) -> None:
    paper = Paper(tmp_path / "page.pdf").page()
    draw_table(paper, MATRIX, WIDTHS, top=90)
    paper.text(80, 260, "附件2", 12)
    draw_table(paper, [["任务", "责任单位", "时限"], ["做好公开。", "区财政局", "年底前"]], [200, 120, 80], top=300)
    assert rows(paper.save()) == [*ROWS, ("", "", "", "做好公开。", "区财政局", "年底前", "")]


@pytest.mark.parametrize("mark", ["续表", "（续）", "续表1", "单位：万元", "附表（续）"])
def test_row_cut_under_a_mark(tmp_path: Path, mark: str) -> None:
    paper = Paper(tmp_path / "page.pdf").page()
    draw_table(paper, MATRIX[:2], WIDTHS)
    paper.page().text(300, 40, mark, 10)
    draw_table(paper, [HEAD, ["", "", "并做好栏目的维护。", "", ""], *BODY[2:]], WIDTHS, top=60)
    found = rows(paper.save())
    assert [row[3] for row in found] == [ROWS[0][3] + "并做好栏目的维护。", ROWS[2][3]]


def test_row_cut_over_a_note(tmp_path: Path) -> None:
    paper = Paper(tmp_path / "page.pdf").page()
    draw_table(paper, MATRIX[:2], WIDTHS)
    paper.text(50, 170, "注：本表由区政府办公室解释。", 9).page()
    draw_table(paper, [["", "", "并做好栏目的维护。", "", ""], *BODY[2:]], WIDTHS, top=60, head=0)
    found = rows(paper.save())
    assert [row[3] for row in found] == [ROWS[0][3] + "并做好栏目的维护。", ROWS[2][3]]


def test_the_title_may_be_a_row_above_the_header(tmp_path: Path) -> None:
    title = "2021年甲县政务公开工作任务分解表"
    matrix = [[title, LEFT, LEFT, LEFT], *SECTIONS]
    notice = read_source(table(tmp_path, matrix, FOUR), Settings(RULES)).notice
    assert notice.notice.title == title
    assert not [finding for finding in notice.findings if finding.code.startswith("claims.")]


def test_a_row_without_an_ordinal_among_others_is_told_of(tmp_path: Path) -> None:
    matrix = [PLAIN, *SECTIONS[2:4], ["", "另行推进规范化。", "区审计局", "年底前"]]
    assert codes(read(table(tmp_path, matrix, FOUR))[1]).count("table.doubtful_break") == 1
