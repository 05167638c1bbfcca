"""The program's charts in a person's workbook keep a person's looks and show the program's rows."""

from __future__ import annotations

import re
from io import BytesIO

from openpyxl import load_workbook

from pipeline.exporters.keeping.carried_record import record_in
from pipeline.exporters.keeping.package_merging import merge_book
from pipeline.exporters.workbook.book_package import BookPackage
from pipeline.exporters.workbook.sheet import Sheet
from pipeline.exporters.workbook.sheet_charts import SheetChart
from tests.exporters.keeping.opened import sheet_of, written


def drawn(*texts: str, name: str = "图表") -> Sheet:
    sheet = sheet_of(*texts, name=name)
    sheet.charts = [SheetChart("进展", 1, 2, 1 + len(texts), (1, 1), ("#112233",), "F")]
    return sheet


def run(content: bytes, *sheets: Sheet) -> bytes:
    base = record_in(BookPackage(content))
    assert base is not None
    return merge_book(content, base, lambda _: list(sheets), "test", "题").content


def ranges(content: bytes) -> list[str]:
    parts = BookPackage(content).parts
    return [
        f
        for name in sorted(parts)
        if "charts/chart" in name
        for f in re.findall("<f>([^<]*)</f>", parts[name].decode())
    ]


def test_a_new_sheet_brings_its_charts() -> None:
    first = sheet_of("公开信息", "招生入学")
    content = run(written(first)[0], first, drawn("甲乙丙丁", "戊己庚辛"))
    book = load_workbook(BytesIO(content))
    assert len(book["图表"]._charts) == 1 and book["任务台账"]._charts == []
    assert "'图表'!$A$2:$A$3" in ranges(content)


def test_it_grows_with_its_rows_and_keeps_its_looks() -> None:
    content = written(drawn("甲乙丙丁", "戊己庚辛"))[0]
    package = BookPackage(content)
    name = next(one for one in package.parts if "charts/chart" in one and one.endswith(".xml"))
    package.parts[name] = package.parts[name].replace(b"112233", b"ABCDEF")
    content = run(package.content(), drawn("甲乙丙丁", "戊己庚辛", "壬癸子丑"))
    assert "'图表'!$A$2:$A$4" in ranges(content)
    assert b"ABCDEF" in BookPackage(content).parts[name]
