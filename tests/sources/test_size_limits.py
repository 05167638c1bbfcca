"""How large a notice may be, in every form that is read."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook

from pipeline.conversion import read_source
from pipeline.errors import SourceError
from pipeline.settings import Settings
from pipeline.sources.size_limits import MOST_COLUMNS, MOST_LINES, MOST_ROWS, check_lines, check_table
from tests import RULES
from tests.sources.docx import writing as docx


def test_what_a_notice_may_have_is_let_through() -> None:
    check_lines("a.txt", MOST_LINES)
    check_table("a.txt", MOST_ROWS, MOST_COLUMNS)


@pytest.mark.parametrize(("rows", "columns", "says"), [(MOST_ROWS + 1, 3, "20001 行"), (3, MOST_COLUMNS + 1, "501 列")])
def test_larger_tables_are_refused_with_their_size(rows: int, columns: int, says: str) -> None:
    with pytest.raises(SourceError, match=f"a.csv：表格有 {says}，超过上限"):
        check_table("a.csv", rows, columns)


def _text(folder: Path) -> Path:
    return _written(folder / "a.txt", "工作任务" + "\t甲" * MOST_COLUMNS)


def _csv(folder: Path) -> Path:
    return _written(folder / "a.csv", "甲," * (MOST_COLUMNS + 1))


def _html(folder: Path) -> Path:
    return _written(folder / "a.html", "<table>" + 2 * ("<tr>" + "<td>县财政局" * (MOST_COLUMNS + 1)))


def _xlsx(folder: Path) -> Path:
    book = Workbook()
    for _ in range(2):
        book.worksheets[0].append(["甲"] * (MOST_COLUMNS + 1))
    book.save(folder / "a.xlsx")
    return folder / "a.xlsx"


def _docx(folder: Path) -> Path:
    return docx.write(folder / "a.docx", docx.p("甲") * (MOST_LINES + 1))


def _written(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("make", [_text, _csv, _html, _xlsx, _docx])
def test_every_form_is_held_to_it(tmp_path: Path, make: object) -> None:
    with pytest.raises(SourceError, match="超过上限"):
        read_source(make(tmp_path), Settings(rules=RULES))  # type: ignore[operator]


def test_empty_columns_that_a_spreadsheet_saved_do_not_count(tmp_path: Path) -> None:
    rows = ("2023年甲县政务公开任务分解表", "工作任务,具体要求,责任单位", "公开预算,按时公开部门预算。,县财政局")
    path = _written(tmp_path / "a.csv", "\n".join(row + "," * 3 * MOST_COLUMNS for row in rows))
    assert [task.task for task in read_source(path, Settings(rules=RULES)).notice.tasks] == ["公开预算"]
