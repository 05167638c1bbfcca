"""Where a paragraph begins."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from pipeline.extractors.body.paragraphs import is_finished, read_paragraphs
from pipeline.model import Char, Grid, Layout, Line, Page, Traced
from tests.extractors.pages import COLUMNS, EM, LEFT, Sheets
from tests.extractors.reading import DOCUMENT

LONG = "做好重点领域信息公开，推动公开向农村和社区延伸，确保公众看得懂、用得上，每季度更新一次。"


def texts(sheets: Sheets) -> list[str]:
    return [paragraph.text for paragraph in read_paragraphs(sheets.layout(), sheets.lines, DOCUMENT)]


def test_indents_begin_paragraphs_and_page_breaks_do_not() -> None:
    sheets = (
        Sheets()
        .para(LONG)
        .put("做好重点领域信息公开，推动公开向农村和社区延伸，", LEFT + 2 * EM)
        .page()
        .put("确保公众看得懂。")
        .para(LONG)
    )
    assert texts(sheets) == [LONG, "做好重点领域信息公开，推动公开向农村和社区延伸，确保公众看得懂。", LONG]


def test_flush_paragraphs_of_a_web_page() -> None:
    sheets = Sheets()
    for text in (
        "一、深化公开",
        f"（一）公开规划。{LONG}",
        f"（二）公开预算。{LONG}",
        "二、加强解读",
        f"（三）公开决算。{LONG}",
    ):
        sheets.flush(text)
    assert texts(sheets) == [
        "一、深化公开",
        f"（一）公开规划。{LONG}",
        f"（二）公开预算。{LONG}",
        "二、加强解读",
        f"（三）公开决算。{LONG}",
    ]


def test_flush_paragraphs_told_by_labels_behind_brackets_and_by_gaps() -> None:
    """A clause or a list of bodies fills the line before and has no 。 behind it."""
    clause = "（一）公开规划。" + "做" * (2 * COLUMNS - 17) + "好事。（县财政局）"
    items = ["一、深化公开", clause, f"（二）公开预算。{LONG}"]
    sheets = Sheets()
    for text in items:
        sheets.flush(text)
    assert texts(sheets) == items
    bodies = "责任单位：" + "县财政局、" * 9 + "县审计局二科"
    assert len(clause) == len(bodies) == 2 * COLUMNS
    sheets = Sheets().flush("一、深化公开").flush(LONG).flush(LONG + LONG).flush(bodies)
    sheets._top += 20
    assert texts(sheets.flush("附件：目录"))[-2:] == [bodies, "附件：目录"]


def test_a_full_stop_at_the_margin_ends_nothing() -> None:
    full = "做" * (COLUMNS - 3) + "。"
    sheets = Sheets().put(full, LEFT + 2 * EM).put("还要及时公开。").para(LONG)
    assert texts(sheets)[0] == f"{full}还要及时公开。"


def test_finished() -> None:
    assert is_finished("及时公开。")
    assert is_finished("“及时公开。”")
    assert not is_finished("及时公开，")


def test_the_edges_of_tables_centre_a_title_that_has_nothing_else_around_it() -> None:
    sheets = Sheets().title("甲县政务公开工作要点").title("任务分解表")
    layout = sheets.layout()
    page = layout.pages[0]
    table = Grid(1, (LEFT, 300, LEFT + COLUMNS * EM, 400), (LEFT, LEFT + COLUMNS * EM), (300, 400), ())
    tabled = replace(layout, pages=(replace(page, blocks=(*page.blocks, table)),))
    first = [read_paragraphs(one, sheets.lines, DOCUMENT)[0].centred for one in (layout, tabled)]
    assert first == [False, True]


def told(*lines: tuple[bool, str], size: float = 16.0) -> list[str]:
    """Paragraphs of a source that says which lines begin one."""
    chars: list[Char] = []
    made: list[Line] = []
    for number, (begins, text) in enumerate(lines, start=1):
        box = (0.0, float(number), size * len(text), number + 1.0)
        ids = tuple(range(len(chars), len(chars) + len(text)))
        chars += [Char(one, 0, box) for one in text]
        made.append(Line(0, box, Traced(text, ids), size, begins=begins))
    layout = Layout("docx", (Page(0, 450.0, 99.0, tuple(made)),), tuple(chars))
    return [paragraph.text for paragraph in read_paragraphs(layout, made, DOCUMENT)]


def test_a_source_that_knows_its_paragraphs_is_believed() -> None:
    assert told((True, "做好公开，"), (True, "确保公众看得懂。"), (True, "二科")) == [
        "做好公开，",
        "确保公众看得懂。",
        "二科",
    ]


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("各乡镇人民政府、县政府各部门：", "现将要点印发给你们。"),
        ("一、深化公开", "要公开预算和决算，"),
        ("做好重点领域信息公开，推动公开向农村和社区延伸的各项工作", "（二）公开决算。"),
        ("某县人民政府办公室关于印发2023年某县政务公开工作要点的通知", "各乡镇人民政府："),
        ("某县人民政府办公室", "2023年4月6日"),
    ],
)
def test_a_break_that_ends_a_paragraph(above: str, below: str) -> None:
    assert told((True, above), (False, below)) == [above, below]


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("公开预算、", "决算。"),
        ("公开预算", "，接受监督。"),
        ("公开（包括预算", "决算）信息。"),
        ("做好重点领域信息公开，推动公开向农村和社区延伸的各项工作", "每季度更新一次。"),
    ],
)
def test_a_break_within_a_sentence(above: str, below: str) -> None:
    assert told((True, above), (False, below)) == [above + below]


def test_a_whole_title_goes_on_with_no_line_above() -> None:
    lines = [
        Line(0, (0.0, 1.0, 9.0, 2.0), Traced("法规检索网", tuple(range(5)))),
        Line(0, (0.0, 2.0, 9.0, 3.0), Traced("甲市人民政府关于做好甲事的通知", tuple(range(5, 20)))),
        Line(0, (0.0, 4.0, 9.0, 5.0), Traced("各区：", tuple(range(20, 23)))),
        Line(0, (0.0, 6.0, 9.0, 7.0), Traced("做好甲事。", tuple(range(23, 28)))),
    ]
    layout = Layout("text", (Page(0, 9.0, 8.0, tuple(lines), 0.0, 9.0),), ())
    assert [one.text for one in read_paragraphs(layout, lines, DOCUMENT)] == [one.text for one in lines]
