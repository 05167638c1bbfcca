"""The workbook of a comparison: sheets, redline inside the cells, the same bytes each time."""

from __future__ import annotations

import time
from io import BytesIO

import pytest
from openpyxl import load_workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.workbook import Workbook

from pipeline.diff.comparison import Comparison, compare
from pipeline.exporters.comparison.diff_xlsx import diff_xlsx
from pipeline.exporters.workbook.redline import plain, redlined_rows, rich
from pipeline.exporters.workbook.sheet import SheetColumn
from tests import DATA
from tests.diff.build import TEXTS, compared, party, task
from tests.gold import load_gold, notice_from_gold


@pytest.fixture(scope="module")
def comparison() -> Comparison:
    old, new = (
        notice_from_gold(load_gold(DATA / name / "gold.json")) for name in ("lanshan-2021", "lanshan-2022-sample")
    )
    return compare(old, new)


@pytest.fixture(scope="module")
def book(comparison: Comparison) -> Workbook:
    return load_workbook(BytesIO(diff_xlsx(comparison)), rich_text=True)


def column(book: Workbook, sheet: str, title: str) -> list[object]:
    page = book[sheet]
    at = next(cell.column for cell in page[1] if str(cell.value).replace("\n", "") == title)
    return [row[at - 1].value for row in page.iter_rows(min_row=2)]


def marked(value: object) -> tuple[str, str]:
    """What is struck and what is underlined in a cell."""
    blocks = [block for block in value if isinstance(block, TextBlock)] if isinstance(value, CellRichText) else []
    struck = "".join(block.text for block in blocks if block.font.strike)
    return struck, "".join(block.text for block in blocks if block.font.u)


def test_sheets(book: Workbook) -> None:
    assert book.sheetnames == ["总览", "逐项对照", "按单位", "新增", "取消"]


def test_every_change_side_by_side(comparison: Comparison, book: Workbook) -> None:
    labels = [str(value) for value in column(book, "逐项对照", "变化")]
    assert len(labels) == len(comparison.diff.changes)
    assert labels.count("新增") == 2 and "改写、单位调整" in labels
    assert book["逐项对照"].auto_filter.ref == f"A1:J{len(labels) + 1}"


def test_redline_is_in_the_cells(book: Workbook) -> None:
    old, new = column(book, "逐项对照", "2021年要求"), column(book, "逐项对照", "2022年要求")
    at = next(at for at, value in enumerate(old) if "大数据创新应用" in str(value))
    assert (str(old[at]), marked(old[at])) == ("实施大数据创新应用突破行动，做好数据开放工作。", ("数据", ""))
    assert str(new[at]) == "实施大数据创新应用突破行动，做好公共数据分级分类开放工作。"
    assert marked(new[at]) == ("", "公共数据分级分类")


def test_units_sheet_has_a_block_for_each_body(comparison: Comparison, book: Workbook) -> None:
    names = [str(value) for value in column(book, "按单位", "单位")]
    assert list(dict.fromkeys(names)) == [load.direct.name for load in comparison.loads]
    rows = [
        (str(label), number)
        for name, label, number in zip(
            names, column(book, "按单位", "变化"), column(book, "按单位", "2022年序号"), strict=True
        )
        if name == "兰山区发展和改革局"
    ]
    assert rows[1] == ("新增", 21) and rows[-1] == ("不变", "3项")


def test_overview_leads_to_the_blocks(book: Workbook) -> None:
    page = book["总览"]
    links = {row[0].coordinate: row[0].hyperlink.location for row in page.iter_rows() if row[0].hyperlink}
    for place, target in links.items():
        row = int(target.rsplit("!A", 1)[1])
        assert book["按单位"].cell(row, 1).value == page[place].value
    assert len(links) > 20


def test_overview_names_the_year_of_each_number_and_repeats_its_titles(comparison: Comparison, book: Workbook) -> None:
    page = book["总览"]
    rows = [[cell.value for cell in row] for row in page.iter_rows()]
    which = [str(row[5]) for row in rows if row[5]]
    assert any("取消：2021年第29项" in text for text in which) and any("新增：2022年第21项" in text for text in which)
    assert not [text for text in which if "＋" in text or "－" in text]
    for mark in page.row_breaks.brk:
        assert page.cell(mark.id + 1, 1).style in ("小标题", "表头")
    start = next(at for at, row in enumerate(rows) if row[0] == "单位（点击查看）")
    counts = [sum(row[1:4]) for row in rows[start + 1 : start + 12] if isinstance(row[1], int)]
    assert counts == sorted(counts, reverse=True)


def test_units_that_came_and_went_are_told_in_words(book: Workbook) -> None:
    changes = "\n".join(str(value) for value in column(book, "逐项对照", "单位变化") if value)
    assert "增加：" in changes and "删去：" in changes


def test_added_and_dropped(book: Workbook) -> None:
    assert column(book, "新增", "序号") == [11, 21]
    assert column(book, "取消", "序号") == [29, 33]


def test_the_same_bytes_whenever(comparison: Comparison, monkeypatch: pytest.MonkeyPatch) -> None:
    first = diff_xlsx(comparison)
    monkeypatch.setattr(time, "time", lambda: 2_000_000_000.0)
    assert diff_xlsx(comparison) == first


def test_a_text_longer_than_a_page_goes_on_in_the_next_row() -> None:
    wording = (("equal", "甲" * 900 + "。"), ("delete", "乙" * 300), ("insert", "丙" * 300), ("equal", "丁" * 900))
    columns = [SheetColumn("变化", 10), SheetColumn("要求", 40)]
    rows = redlined_rows(columns, ["改写", wording], repeated=(0,))
    assert len(rows) > 2 and {row.values[0] for row in rows} == {"改写"}
    assert "".join(str(row.values[1]) for row in rows) == plain(wording)


def test_signs_that_excel_would_read_as_something_else() -> None:
    value = rich((("equal", "=1+1 _x0041_ \x0b<&>"), ("insert", "@某")))
    assert isinstance(value, CellRichText) and str(value) == "=1+1 _x005F_x0041_ <&>@某"
    comparison = compared([task(1)], [task(1, f"=HYPERLINK(“<script>”)，{TEXTS[0]}", parties=[party("=局")])])
    assert load_workbook(BytesIO(diff_xlsx(comparison))).sheetnames[0] == "总览"


def test_nothing_added() -> None:
    book = load_workbook(BytesIO(diff_xlsx(compared([task(1)], [task(1)]))))
    assert [cell.value for cell in book["新增"][2]][3] == "没有新增的任务"
