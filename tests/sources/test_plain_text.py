"""Plain text as published: tabs, tags, repairs, and the real notice."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.conversion import read_source
from pipeline.errors import SourceError
from pipeline.extractors.body.body import read_body
from pipeline.extractors.body.document_signs import document_signs
from pipeline.model import Evidence, Grid, Layout, Line
from pipeline.rules.document import load_document
from pipeline.rules.roles import load_roles
from pipeline.settings import Settings
from pipeline.sources.plain_text import Repair, TextRules, load_repairs, read_text
from pipeline.sources.size_limits import MOST_LINES
from tests import DATA, RULES

REPAIRS = TextRules((Repair("and", "和", "测试"),))
NOTICE = DATA / "lanshan-2021" / "source.txt"


def layout_of(tmp_path: Path, text: str | bytes) -> Layout:
    path = tmp_path / "notice.txt"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_text(path, REPAIRS)


def lines_of(layout: Layout) -> list[Line]:
    return [block for block in layout.pages[0].blocks if isinstance(block, Line)]


def grids_of(layout: Layout) -> list[Grid]:
    return [block for block in layout.pages[0].blocks if isinstance(block, Grid)]


def test_lines_are_cleaned_and_keep_their_numbers(tmp_path: Path) -> None:
    layout = layout_of(tmp_path, "\n2021 年甲县 工作要点\n\n(一)做好公开, 及时公开。\n")
    assert [(line.text, line.box[1]) for line in lines_of(layout)] == [
        ("2021年甲县工作要点", 2),
        ("（一）做好公开，及时公开。", 4),
    ]
    assert layout.pages[0].number == 0
    assert layout.format == "text"


def test_every_printed_character_has_an_id(tmp_path: Path) -> None:
    layout = layout_of(tmp_path, "<p>做好公开</p>\n甲\t乙\t丙\n子\t丑 and 寅\t卯\n--\t---\n")
    ids = [one for line in lines_of(layout) for one in line.content.ids]
    ids += [one for grid in grids_of(layout) for cell in grid.cells for line in cell.lines for one in line.content.ids]
    ids += [one for furniture in layout.furniture for one in furniture.ids]
    assert sorted(ids) == list(range(len(layout.chars)))
    assert {furniture.reason for furniture in layout.furniture} == {"markup", "repair"}


@pytest.mark.parametrize("number", ["— 2 —", "-12-", "— — — 3 —"])
def test_a_page_number_between_dashes_is_no_text(tmp_path: Path, number: str) -> None:
    layout = layout_of(tmp_path, f"2019年4月16日\n{number}\n甲区任务分解方案\n- 2 - 甲\n")
    assert [line.text for line in lines_of(layout)] == ["2019年4月16日", "甲区任务分解方案", "- 2 -甲"]
    assert {furniture.reason for furniture in layout.furniture} == {"page_number"}


def test_repairs_only_between_cjk_and_each_a_finding(tmp_path: Path) -> None:
    layout = layout_of(tmp_path, "规划 and 政策，land and sea，精神and《报告》")
    assert lines_of(layout)[0].text == "规划和政策，land and sea，精神和《报告》"
    assert [(f.code, f.evidence) for f in layout.findings] == [("text.repaired", (Evidence(lines=(1, 1)),))] * 2


def test_columns_spans_and_wrapped_cells(tmp_path: Path) -> None:
    layout = layout_of(
        tmp_path,
        "附件\n类别\t要求\t单位\n甲\t公开规划。\t县财政局、\n县民政局\n\t公开预算。\t县审计局\n\n\t公开决算。\t\n",
    )
    first, second = grids_of(layout)
    assert [(c.row, c.column, c.row_span, "".join(line.text for line in c.lines)) for c in first.cells] == [
        (0, 0, 1, "类别"),
        (0, 1, 1, "要求"),
        (0, 2, 1, "单位"),
        (1, 0, 2, "甲"),
        (1, 1, 1, "公开规划。"),
        (1, 2, 1, "县财政局、县民政局"),
        (2, 1, 1, "公开预算。"),
        (2, 2, 1, "县审计局"),
    ]
    assert first.columns == second.columns
    assert [len(cell.lines) for cell in second.cells] == [0, 1, 0]
    assert lines_of(layout)[0].text == "附件"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    assert lines_of(layout_of(tmp_path, "一、深化政务公开".encode(encoding)))[0].text == "一、深化政务公开"


@pytest.mark.parametrize("data", [b"", b" \n\n", b"\x00\x01\x02\xff\xfe\xfd\x80"])
def test_nothing_to_read(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(SourceError):
        layout_of(tmp_path, data)


def test_body_of_the_published_text() -> None:
    layout = read_text(NOTICE, load_repairs(Path("rules")))
    body = read_body(
        layout, lines_of(layout), load_roles(RULES), document_signs(load_document(RULES)), lambda text: 0.0, False
    )
    assert body.head.title is not None and body.head.title.text == "2021年兰山区政务公开工作要点"
    assert [len(section.points) for section in body.sections] == [6, 3, 3, 4, 4]
    last = body.sections[-1].points[-1]
    assert last.text.text.startswith("对本要点提出的") and "确保落实到位。" in last.text.text
    assert last.evidence == (Evidence(lines=(79, 81)),)
    assert body.head.closing is not None and body.head.closing.text.startswith("各镇街道、商城")
    assert [grid.box[1] for grid in grids_of(layout)][:2] == [91, 96]


@pytest.mark.parametrize("blank", ["\n", "\n\n"])
def test_paragraphs_with_and_without_blank_lines(tmp_path: Path, blank: str) -> None:
    parts = [
        "甲县人民政府办公室关于印发2021年工作要点的通知",
        "各乡镇，县政府各部门：",
        "《2021年工作要点》已经县政府同意，现印发给你们，请贯彻落实。",
        "甲县人民政府办公室",
        "2021年6月28日",
        "2021年工作要点",
        "为做好公开，制定本要点。",
        "一、甲",
        "（一）公开规划。要及时公开。责任单位：县财政局",
        "（二）公开预算。要及时公开。",
        "二、乙",
        "（三）公开决算。要及时公开。",
    ]
    layout = layout_of(tmp_path, blank.join(parts))
    body = read_body(
        layout, lines_of(layout), load_roles(RULES), document_signs(load_document(RULES)), lambda text: 0.0, False
    )
    assert [one.text for one in body.head.addressees] == ["各乡镇", "县政府各部门"]
    assert [one.text for one in body.head.issuers] == ["甲县人民政府办公室"]
    assert [[point.heading.text for point in section.points] for section in body.sections] == [
        ["公开规划", "公开预算"],
        ["公开决算"],
    ]


def test_findings_about_tables_name_lines(tmp_path: Path) -> None:
    """A source without pages has no page 0: what is said of its tables names lines."""
    path = tmp_path / "notice.txt"
    path.write_text(
        "2021年某区工作要点\n\n一、公开政策\n及时公开。\n\n姓名\t电话\t邮箱\n张三\t1\t2\n李四\t3\t4\n", encoding="utf-8"
    )
    notice = read_source(path, Settings(RULES)).notice
    (finding,) = (one for one in notice.findings if one.code == "table.not_tasks")
    assert "第 6 行起的表格" in finding.message
    assert [place.lines for place in finding.evidence] == [(6, 8)]


def test_more_lines_than_any_notice_has_are_refused_in_words(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=f"有 {MOST_LINES + 1} 行文字，超过上限（{MOST_LINES} 行）"):
        layout_of(tmp_path, "甲\n" * (MOST_LINES + 1))
    assert len(lines_of(layout_of(tmp_path, "甲\n" + "\n" * (2 * MOST_LINES)))) == 1, "blank lines say nothing"
