"""进展通报 in the ledger: there as soon as anything is entered, right after every writing, with charts of its cells."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from pipeline.exporters.answers_file import write_answers
from pipeline.exporters.ledger.ledger_workbook import update_workbook
from pipeline.exporters.ledger.progress_sheet import progress_sheet
from pipeline.exporters.report.report_xlsx import NAME
from pipeline.exporters.workbook.book_package import BookPackage
from pipeline.model.reading import OwnTasks
from pipeline.model.unit_answers import Answers, UnitAnswer
from tests.exporters.notices import notice_of, party_of, task_of
from tests.progress.books import fill

NOTICE = notice_of(
    task_of(1, "公开预算", party_of("甲局", "lead"), category="公开"),
    task_of(2, "公开决算", party_of("乙局"), category="公开"),
    task_of(3, "解读政策", party_of("乙局"), category="解读"),
)
DAY = date(2030, 10, 8)


def table(path: Path, name: str = NAME) -> dict[str, list[Any]]:
    """The numbers by the names before them."""
    rows = [[cell.value for cell in row] for row in load_workbook(path)[name].iter_rows()]
    return {str(row[0]): row[1:3] for row in rows if isinstance(row[1], int)}


def charts(path: Path) -> list[str]:
    parts = BookPackage(path.read_bytes()).parts
    return [content.decode() for name, content in sorted(parts.items()) if re.search("charts/chart[0-9]+.xml", name)]


def ranges(path: Path) -> list[str]:
    return [one for chart in charts(path) for one in re.findall(r"<(?:c:)?f>([^<]*)</", chart)]


def begun(path: Path) -> None:
    update_workbook(NOTICE, {}, path, on=DAY)
    assert NAME not in load_workbook(path).sheetnames, "nothing is entered yet"
    fill(path, {"key1": {"进展情况": "已完成"}})
    assert update_workbook(NOTICE, {}, path, on=DAY).messages == ()


def test_it_comes_with_the_first_entry_and_is_right_after_each_writing(tmp_path: Path) -> None:
    path = tmp_path / "notice.xlsx"
    begun(path)
    assert (table(path)["全部任务"], table(path)["公开"], table(path)["甲乙局"]) == ([3, 1], [2, 1], [2, 0])
    before = path.read_bytes()
    update_workbook(NOTICE, {}, path, on=DAY)
    assert path.read_bytes() == before, "the same day, the same workbook"
    answer = UnitAnswer(unit="甲/乙局", key="key2", progress="已完成", file="乙.xlsx", sheet="任务清单", row=2)
    write_answers(Answers(answers=(answer,), returned={"甲/乙局": "乙.xlsx"}), tmp_path)
    update_workbook(NOTICE, {}, path, on=DAY)
    assert (table(path)["全部任务"], table(path)["甲乙局"]) == ([3, 2], [2, 1]), "with what came in by this writing"
    fill(path, {"key1": {"进展情况": None}})
    update_workbook(NOTICE, {}, path, on=DAY)
    assert table(path)["全部任务"] == [3, 1]


def test_its_charts_are_drawn_from_its_cells_and_follow_them(tmp_path: Path) -> None:
    path = tmp_path / "notice.xlsx"
    begun(path)
    assert len(charts(path)) == 3 and all(one.startswith(f"'{NAME}'!") for one in ranges(path))
    book = load_workbook(path)
    book[NAME].insert_rows(1)
    book[NAME]["A1"] = "请各位看第二张图"
    book.save(path)
    more = notice_of(*NOTICE.tasks, task_of(4, "答复", party_of("丙局"), category="答复"))
    update_workbook(more, {}, path, on=DAY)
    page = load_workbook(path)[NAME]
    assert page["A1"].value == "请各位看第二张图"
    assert len(charts(path)) == 3
    named = [(column, int(row)) for one in ranges(path) for column, row in re.findall(r"\$?([A-Z]+)\$?(\d+)", one)]
    said = {str(page[f"A{row}"].value) for column, row in named if column == "A"}
    assert named and all(page[f"{column}{row}"].value is not None for column, row in named)
    assert {"答复", "甲丙局"} <= said, "the last rows of the tables, which are new"


def test_a_renamed_sheet_and_a_person_s_own_of_that_name(tmp_path: Path) -> None:
    path = tmp_path / "notice.xlsx"
    update_workbook(NOTICE, {}, path, on=DAY)
    book = load_workbook(path)
    book.create_sheet(NAME)["A1"] = "我自己的"
    book.save(path)
    fill(path, {"key1": {"进展情况": "已完成"}})
    update_workbook(NOTICE, {}, path, on=DAY)
    book = load_workbook(path)
    assert book[NAME]["A1"].value == "我自己的" and f"{NAME}（2）" in book.sheetnames
    assert all(one.startswith(f"'{NAME}（2）'!") for one in ranges(path))
    assert table(path, f"{NAME}（2）")["全部任务"] == [3, 1]


def test_no_ledger_no_sheet(tmp_path: Path) -> None:
    assert progress_sheet(NOTICE, {}, OwnTasks(), tmp_path / "notice.xlsx", DAY) is None
    (tmp_path / "notice.xlsx").write_bytes(b"no workbook")
    assert progress_sheet(NOTICE, {}, OwnTasks(), tmp_path / "notice.xlsx", DAY) is None
