"""Every way to draw a table that a notice may use, each on the smallest page that shows it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.pages.laying import Style, draw_table
from tests.pages.paper import Paper
from tests.pages.rows import grids_of, lines_of, read, row_of, rows
from tests.pages.samples import BODY, MATRIX, ROWS, WIDTHS, table

GREY = (0.6, 0.6, 0.6)
STYLES = {
    "full": Style(),
    "centred": Style(middle=True),
    "no outer borders": Style(rules="inner"),
    "level": Style(rules="level"),
    "level, a piece for each cell": Style(rules="broken"),
    "three lines": Style(rules="three"),
    "none": Style(rules="none"),
    "thin rectangles": Style(pen="bar"),
    "double": Style(pen="double"),
    "grey, header shaded": Style(colour=GREY, shaded=True),
    "red": Style(colour=(0.9, 0.1, 0.1)),
}


@pytest.mark.parametrize("bottom", [790, 165, 190], ids=["one page", "row cut", "break between rows"])
@pytest.mark.parametrize("name", STYLES)
def test_rules(tmp_path: Path, name: str, bottom: float) -> None:
    assert rows(table(tmp_path, MATRIX, WIDTHS, STYLES[name], bottoms=[bottom, 790])) == ROWS


@pytest.mark.parametrize("cuts", ["closed", "open"])
@pytest.mark.parametrize("repeat", [False, True])
@pytest.mark.parametrize("middle", [False, True])
@pytest.mark.parametrize("bottom", [150, 165, 180, 190])
def test_cuts(tmp_path: Path, cuts: str, repeat: bool, middle: bool, bottom: float) -> None:
    style = Style(cuts=cuts, repeat=repeat, middle=middle)
    assert rows(table(tmp_path, MATRIX, WIDTHS, style, bottoms=[bottom, 790])) == ROWS


@pytest.mark.parametrize("rotate", [90, 180, 270])
def test_rotated_pages(tmp_path: Path, rotate: int) -> None:
    paper = Paper(tmp_path / "page.pdf").page(842, 595, rotate=rotate)
    draw_table(paper, MATRIX, WIDTHS)
    assert rows(paper.save()) == ROWS


@pytest.mark.parametrize("turned", [90, 270])
def test_text_drawn_turned(tmp_path: Path, turned: int) -> None:
    paper = Paper(tmp_path / "page.pdf").page(842, 595, turned=turned).text(100, 60, "任务分解表", 16)
    draw_table(paper, MATRIX, WIDTHS)
    assert rows(paper.save()) == ROWS


def test_landscape_after_portrait(tmp_path: Path) -> None:
    paper = Paper(tmp_path / "page.pdf").page()
    draw_table(paper, MATRIX[:3], WIDTHS)
    paper.page(842, 595)
    draw_table(paper, [["3", *MATRIX[3][1:]]], [1.5 * width for width in WIDTHS], top=60, head=0)
    assert rows(paper.save()) == ROWS


def test_small_text(tmp_path: Path) -> None:
    assert rows(table(tmp_path, MATRIX, [15, 35, 80, 45, 30], Style(size=4.5, pad=1.5))) == ROWS


def test_mid_page(tmp_path: Path) -> None:
    paper = Paper(tmp_path / "page.pdf").page().text(80, 60, "现将任务分解如下，请各单位认真落实。", 12)
    draw_table(paper, MATRIX, WIDTHS)
    layout, tables = read(paper.text(80, 400, "以上任务由区政府办公室督办。", 12).save())
    assert [row_of(task) for task in tables.tasks] == ROWS
    assert lines_of(layout) == ["现将任务分解如下，请各单位认真落实。", "以上任务由区政府办公室督办。"]


def test_page_frame(tmp_path: Path) -> None:
    paper = Paper(tmp_path / "page.pdf").page().box(30, 30, 565, 812).text(200, 60, "任务分解表", 16)
    draw_table(paper, MATRIX, WIDTHS)
    layout, tables = read(paper.save())
    assert [row_of(task) for task in tables.tasks] == ROWS
    assert lines_of(layout) == ["任务分解表"]


def test_underline_in_a_cell(tmp_path: Path) -> None:
    paper = Paper(tmp_path / "page.pdf").page()
    draw_table(paper, MATRIX, WIDTHS)
    assert rows(paper.rule(170, 138, 362, 138).save()) == ROWS


def test_image_seal_and_watermark(tmp_path: Path) -> None:
    paper = Paper(tmp_path / "page.pdf").page()
    draw_table(paper, MATRIX, WIDTHS)
    paper.image(300, 120, 90, 90).ring(400, 160, 40).text(380, 150, "某区政府", 10, (0.9, 0.1, 0.1))
    paper.text(100, 300, "内部资料", 40, (0.85, 0.85, 0.85), 45)
    layout, tables = read(paper.save())
    assert [row_of(task) for task in tables.tasks] == ROWS
    assert {piece.reason for piece in layout.furniture} == {"seal", "watermark"}


def test_word_wider_than_its_cell(tmp_path: Path) -> None:
    paper = Paper(tmp_path / "page.pdf").page()
    matrix = [
        ["序号", "任务", "时限", "责任单位"],
        ["1", "做好一。", "", "区财政局"],
        ["2", "做好二。", "", "区审计局"],
    ]
    draw_table(paper, matrix, [30, 150, 40, 100])
    paper.text(234, 126, "2021-12-31", 10).text(234, 148, "2021-11-30", 10)
    found = rows(paper.save())
    assert [(row[4], row[5]) for row in found] == [("区财政局", "2021-12-31"), ("区审计局", "2021-11-30")]


def test_table_without_rules_after_one(tmp_path: Path) -> None:
    paper = Paper(tmp_path / "page.pdf").page()
    draw_table(paper, MATRIX, WIDTHS, top=60)
    draw_table(paper, MATRIX, WIDTHS, Style(rules="none"), top=400)
    assert rows(paper.save()) == ROWS + ROWS


def running(paper: Paper) -> None:
    for index in range(20):
        paper.text(80, 80 + 28 * index, "为认真落实国务院办公厅关于政务公开工作的部署，现制定本要点，", 14)


def spaced_titles(paper: Paper) -> None:
    for index, text in enumerate(("河    南    大    学", "关    于    印    发", "通    知    书    函")):
        paper.text(150, 80 + 40 * index, text, 22)


def signature(paper: Paper) -> None:
    paper.text(80, 200, "（此件公开发布）", 14).text(330, 240, "某区人民政府办公室", 14).text(
        345, 270, "2021年6月28日", 14
    )


def imprint(paper: Paper) -> None:
    paper.rule(70, 700, 525, 700).text(80, 705, "抄送：区委办公室，区人大办公室。", 12).rule(70, 725, 525, 725)
    paper.text(80, 730, "某区人民政府办公室", 12).text(380, 730, "2021年6月28日印发", 12).rule(70, 750, 525, 750)


def short_imprint(paper: Paper) -> None:
    paper.rule(70, 725, 525, 725).text(80, 730, "某区人民政府办公室", 12)
    paper.text(380, 730, "2021年6月28日印发", 12).rule(70, 750, 525, 750)


def underlined(paper: Paper) -> None:
    for index in range(4):
        paper.text(80, 100 + index * 30, "请在此处填写某某单位名称某某单位名称", 12)
        paper.rule(152, 113 + index * 30, 296, 113 + index * 30)


def headed(paper: Paper) -> None:
    paper.text(150, 60, "某区人民政府文件", 30).text(80, 130, "某政发〔2021〕5号", 14).text(
        350, 130, "签发人：张三", 14
    )
    paper.rule(70, 160, 525, 160, 2, (1, 0, 0))
    running(paper)


@pytest.mark.parametrize("page", [running, spaced_titles, signature, imprint, short_imprint, underlined, headed])
def test_no_table(tmp_path: Path, page: Callable[[Paper], None]) -> None:
    paper = Paper(tmp_path / "page.pdf").page()
    page(paper)
    assert grids_of(read(paper.save())[0]) == []


def test_merged_cell_open_on_both_sides(tmp_path: Path) -> None:
    matrix = [
        MATRIX[0],
        *([str(n), "^" if n > 1 else "深化公开", f"做好第{n}件事。", "区财政局", "年底前"] for n in range(1, 9)),
    ]
    for style in (Style(cuts="open", middle=True), Style(middle=True), Style()):
        found = rows(table(tmp_path, matrix, WIDTHS, style, bottoms=[160, 130, 790]))
        assert [(row[0], row[2]) for row in found] == [(str(n), "深化公开") for n in range(1, 9)]
    assert BODY


def test_no_outer_borders_and_a_cell_over_the_whole_page(tmp_path: Path) -> None:
    matrix = [
        ["工作任务", "具体要求", "责任单位"],
        *(["^" if n > 1 else "深化公开", f"做好第{n}件事。", "区财政局"] for n in range(1, 9)),
    ]
    path = table(tmp_path, matrix, [80, 200, 100], Style("inner", cuts="open", middle=True), bottoms=[145, 110, 790])
    assert [row[2:4] for row in rows(path)] == [("深化公开", f"做好第{n}件事。") for n in range(1, 9)]


def test_gaps_between_broken_rules_are_no_cells(tmp_path: Path) -> None:
    """A list of units cut after 、 goes on, though the gaps beside its rules run open into the page's end."""
    matrix = [
        ["工作任务", "重点任务", "具体要求", "责任单位"],
        ["加强公开", "公开政策", "及时公开各类政策。", "区财政局"],
        ["^", "公开执行", "及时公开执行情况。", "区审计局"],
        ["^", "公开结果", "及时公开实施结果。", "区审计局"],
        [
            "加强督查",
            "开展检查",
            "按照年度计划加强监督检查，推进各项要求落实到位。",
            "区民政局、区应急管理局、区财政局",
        ],
    ]
    style = Style(rules="broken", size=7.0, lead=1.15, pad=3.0)
    found = rows(table(tmp_path, matrix, [35, 35, 70, 56], style, bottoms=[178, 790]))
    assert [row[3:5] for row in found] == [(row[2], row[3]) for row in matrix[1:]]


def test_last_lines_above_the_one_rule_that_closes_the_table(tmp_path: Path) -> None:
    style = Style(rules="level", cuts="open", size=11.0, lead=1.6)
    matrix = [
        ["序号", "具体要求", "责任单位"],
        ["1", "公开政策。", "区财政局、区审计局、区民政局"],
        ["2", "公开结果。", "区民政局、区司法局、区应急管理局、区审计局"],
    ]
    found = rows(table(tmp_path, matrix, [44, 100, 90], style, bottoms=[205, 790]))
    assert [row[3:5] for row in found] == [(row[1], row[2]) for row in matrix[1:]]


def test_level_rules_beside_a_cell_over_a_whole_page(tmp_path: Path) -> None:
    """The rules of the second page leave out the first column, whose one cell runs over it."""
    style = Style(rules="level", cuts="open", middle=True, whole=True)
    matrix = [["工作任务", "重点任务", "具体要求", "责任单位"]]
    matrix += [["加强公开" if n == 0 else "^", f"事项{n}", f"及时公开事项{n}。", "区财政局"] for n in range(8)]
    found = rows(table(tmp_path, matrix, [80, 80, 160, 80], style, bottoms=[170, 130, 790]))
    assert [row[1:5] for row in found] == [("加强公开", *row[1:]) for row in matrix[1:]]


def test_few_texts_in_a_column_between_three_lines(tmp_path: Path) -> None:
    """A column of merged headings has few texts; the blank on either side of them still is two gutters."""
    matrix = [["序号", "工作任务", "重点任务", "具体要求", "责任单位"]]
    matrix += [
        [str(n), "加强公开" if n == 1 else "^", f"事项{n}", "及时公开事项。" * 3, "区财政局、区审计局"]
        for n in range(1, 6)
    ]
    found = rows(table(tmp_path, matrix, [40, 90, 90, 90, 110], Style(rules="three", pad=6.0, whole=True)))
    assert [row[:5] for row in found] == [(row[0], "加强公开", *row[2:]) for row in matrix[1:]]


@pytest.mark.parametrize("numbered", [True, False])
def test_centred_cells_between_three_lines(tmp_path: Path, numbered: bool) -> None:
    """Two lines stand at other levels than the three or five of the cell beside them."""
    matrix = [["序号", "重点任务", "具体要求", "责任单位"]]
    wanted = "及时公开有关信息方便群众查询。"
    matrix += [[str(n), "推进公开标准化" * 2, wanted * (2 * (n % 2) + 3), "区财政局、区审计局"] for n in range(1, 6)]
    first = 0 if numbered else 1
    path = table(
        tmp_path, [row[first:] for row in matrix], [40, 90, 160, 70][first:], Style(rules="three", middle=True)
    )
    assert [(row[0], *row[2:5])[first:] for row in rows(path)] == [tuple(row[first:]) for row in matrix[1:]]


def test_wider_on_the_next_page_without_rules(tmp_path: Path) -> None:
    matrix = [["序号", "重点任务", "具体要求", "责任单位"]]
    matrix += [
        [str(n), f"事项{n}", f"及时公开事项{n}。", "区财政局" if n < 4 else "区发展和改革局"] for n in range(1, 8)
    ]
    found = rows(table(tmp_path, matrix, [40, 80, 160, 120], Style(rules="none", whole=True), bottoms=[190, 790]))
    assert [(row[0], *row[2:5]) for row in found] == [tuple(row) for row in matrix[1:]]


def test_requirement_centred_in_its_cell_after_the_break(tmp_path: Path) -> None:
    """The row's lines above the break have units but no requirement, and a unit's name cut in two: 区司 | 法局."""
    matrix = [
        ["重点任务", "具体要求", "责任单位"],
        ["公开政策", "及时公开。", "区财政局"],
        ["公开结果", "及时公开结果。", "区财政局、区司法局、区发展和改革局"],
    ]
    paper = Paper(tmp_path / "page.pdf").page()
    draw_table(paper, [*matrix[:2], ["公开结果", "", "区财政局、区司"]], [80, 160, 120])
    draw_table(paper.page(), [["", matrix[2][1], "法局、区发展和改革局"]], [80, 160, 120], head=0)
    assert [row[2:5] for row in rows(paper.save())] == [tuple(row) for row in matrix[1:]]


def test_rows_above_the_one_rule_that_closes_a_table_of_three_lines(tmp_path: Path) -> None:
    matrix = [["序号", "重点任务", "具体要求", "责任单位"]]
    matrix += [[str(n), f"公开事项{n}", f"及时公开事项{n}。", "区财政局"] for n in range(1, 9)]
    style = Style(rules="three", cuts="open", whole=True)
    found = rows(table(tmp_path, matrix, [40, 90, 160, 48], style, bottoms=[190, 790]))
    assert [(row[0], *row[2:5]) for row in found] == [tuple(row) for row in matrix[1:]]


def test_empty_heading_beside_a_new_category_waits_for_its_text(tmp_path: Path) -> None:
    """The task's one cell of two rows is cut by the break, its text stands below; the rows above have another."""
    matrix = [
        ["工作任务", "重点任务", "具体要求", "责任单位"],
        ["加强公开", "公开政策", "公开一。", "区财政局"],
        ["^", "公开执行", "公开二。", "区财政局"],
        ["加强督查", "开展检查", "检查一。", "区审计局"],
        ["^", "^", "检查二，包括检查的范围、对象、频次和结果等，并报告。", "区审计局"],
        ["^", "总结检查", "检查三。", "区审计局"],
    ]
    style = Style(rules="level", middle=True, whole=True, lead=1.5, pad=3.0)
    found = rows(table(tmp_path, matrix, [70, 70, 80, 80], style, bottoms=[185, 790]))
    wanted = ["加强公开"] * 2 + ["加强督查"] * 3, ["公开政策", "公开执行", "开展检查", "开展检查", "总结检查"]
    assert ([row[1] for row in found], [row[2] for row in found]) == wanted


def test_a_row_of_which_one_centred_line_stands_before_the_break(tmp_path: Path) -> None:
    """Below the last rule of the first page stands the first line of one cell, in its column; the rest is overleaf."""
    paper = Paper(tmp_path / "page.pdf").page()
    matrix = [["序号", "具体要求", "责任单位"], ["1", "公开政策。", "区财政局"], ["2", "公开结果。", "区审计局"]]
    style = Style(rules="level")
    draw_table(paper, matrix, [40, 160, 120], style, top=100)
    bottom = 100 + 3 * 22
    paper.text(254, bottom + 6, "区民政局、区司法局、", 10)
    draw_table(paper.page(), [["3", "公开政策执行情况。", "区应急管理局、区审计局"]], [40, 160, 120], style, head=0)
    found = rows(paper.save())
    assert (found[-1][0], *found[-1][3:5]) == ("3", "公开政策执行情况。", "区民政局、区司法局、区应急管理局、区审计局")


UPRIGHT = [["类别", "具体要求", "责任单位"], *[["^" if n else "", f"及时公开事项{n}。", "区财政局"] for n in range(6)]]


@pytest.mark.parametrize("angle", [90, -90], ids=["up", "down"])
def test_text_turned_in_a_cell(tmp_path: Path, angle: int) -> None:
    paper = Paper(tmp_path / "page.pdf").page()
    draw_table(paper, UPRIGHT, [60, 200, 100])
    up = angle > 0
    for line, at in (("推进财政领域", 66), ("2021年公开", 82)):
        x = at if up else 158 - at
        paper.text(x if up else x - 10, 240 if up else 120, line, 10, angle=angle)
    assert {row[1] for row in rows(paper.save())} == {"推进财政领域2021年公开"}


def test_characters_one_below_the_other_in_two_lines(tmp_path: Path) -> None:
    paper = Paper(tmp_path / "page.pdf").page()
    draw_table(paper, UPRIGHT, [60, 200, 100])
    for x, line in ((80, "推进财政领域"), (66, "公开")):
        for index, character in enumerate(line):
            paper.text(x, 130 + 12 * index, character, 10)
    assert {row[1] for row in rows(paper.save())} == {"推进财政领域公开"}


def test_lines_of_centred_cells_at_half_the_height(tmp_path: Path) -> None:
    paper = Paper(tmp_path / "page.pdf").page()
    cells = (
        "1",
        ["推进公开", "标准化"],
        ["及时公开有关信", "息，方便群众查", "询和监督，并做", "好对有关情况的", "解读工作。"],
        ["区财政局、", "区审计局"],
    )
    for x, label in zip((50, 90, 160, 260), ("序号", "重点任务", "具体要求", "责任单位"), strict=True):
        paper.text(x, 104, label)
    for top in (100, 120, 440):
        paper.rule(46, top, 320, top)
    for row in range(4):
        for x, lines in zip((50, 90, 160, 260), cells, strict=True):
            for index, line in enumerate(lines):
                top = 128 + 78 * row + 7 * (5 - len(lines)) + 14 * index
                paper.text(x, top, str(row + 1) if x == 50 else line)
    found = rows(paper.save())
    assert [(row[0], *row[2:5]) for row in found] == [
        (str(number), *("".join(lines) for lines in cells[1:])) for number in range(1, 5)
    ]


def test_label_centred_over_short_texts_between_level_rules(tmp_path: Path) -> None:
    paper = Paper(tmp_path / "page.pdf").page()
    for x, label in zip((75, 150, 300), ("序号", "具体要求", "责任单位"), strict=True):
        paper.text(x, 104, label)
    for row in range(4):
        for x, text in zip((50, 130, 280), (str(row + 1), "及时公开有关信息。", "区财政局"), strict=True):
            paper.text(x, 124 + 20 * row, text)
    for top in range(100, 220, 20):
        paper.rule(46, top, 350, top)
    assert [row[0] for row in rows(paper.save())] == ["1", "2", "3", "4"]
