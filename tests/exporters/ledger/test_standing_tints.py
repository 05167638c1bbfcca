"""The colours of a ledger as LibreOffice works them out, and what people make of them."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.utils import get_column_letter

from pipeline.exporters import titles
from pipeline.exporters.ledger import ledger
from pipeline.exporters.ledger.ledger_workbook import update_workbook
from pipeline.exporters.ledger.standing_tints import standing_tints
from pipeline.exporters.workbook.references import shifted_formula
from pipeline.model import Notice
from tests.exporters.keeping.people import through_office
from tests.exporters.notices import notice_of, party_of, task_of

TODAY = date.today()
COLUMNS = {titles.NUMBER: 1, titles.DEADLINE: 2, titles.DUE_DATE: 3, titles.PROGRESS: 4, titles.DONE_ON: 5}


def ledger_at(path: Path, count: int) -> tuple[Notice, dict[str, int]]:
    notice = notice_of(*(task_of(n, f"要求{n}", party_of("甲局")) for n in range(1, count + 1)))
    update_workbook(notice, {}, path)
    page = load_workbook(path)[ledger.NAME]
    return notice, {str(cell.value).replace("\n", ""): cell.column for cell in page[1]}


def formulas(path: Path) -> list[tuple[str, str]]:
    page = load_workbook(path)[ledger.NAME]
    return [(str(one.sqref), rule.formula[0]) for one in page.conditional_formatting for rule in one.rules]


@pytest.mark.office
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice (soffice) is not installed")
def test_formulas_are_true_where_they_should_be(tmp_path: Path) -> None:
    """Each rule's formula as a cell's own, worked out: 1 is the first that fits (done), 3 overdue, 4 soon, 0 none.

    Days are counted from the office's own TODAY(), so that a run over midnight asks the same.
    """

    def day(away: int) -> str:
        return f"=TODAY()+{away}"

    cases: list[tuple[str | None, str | None, str | None, int]] = [
        (day(-1), None, None, 3),
        (day(0), "推进中", None, 4),
        (day(30), None, None, 4),
        (day(31), None, None, 0),
        (day(-1), "已完成", None, 1),
        (day(-1), "已完成，待验收", None, 1),
        (day(-1), "已完成80%", None, 3),
        (day(-1), None, day(0), 1),
        (day(-1), None, day(1), 3),
        (None, "逾期", None, 3),
        (day(60), "逾期", None, 0),
        (None, None, None, 0),
        ("9月底", "推进中", None, 0),
    ]
    path = tmp_path / "cases.xlsx"
    book = Workbook()
    page = book.active
    assert page is not None
    tints = standing_tints(COLUMNS, 99)
    assert [tint.cells for tint in tints][1:3] == ["C2:C99", "A2:A99 B2:B99 C2:C99 D2:D99"]
    for row, (due, progress, done, _) in enumerate(cases, 2):
        page.cell(row, 3).value, page.cell(row, 4).value, page.cell(row, 5).value = due, progress, done
        for at, number in enumerate((0, 2, 3), 6):
            page.cell(row, at).value = f"={shifted_formula(tints[number].formula, row - 2, 0)}"
    book.save(path)
    through_office(path)
    values = load_workbook(path, data_only=True).worksheets[0].iter_rows(min_row=2, min_col=6, values_only=True)
    found = [next((n for n, fits in zip((1, 3, 4), line, strict=True) if fits), 0) for line in values]
    assert found == [want for *_, want in cases]


def test_they_hold_for_own_rows_and_follow_the_columns(tmp_path: Path) -> None:
    path = tmp_path / "notice.xlsx"
    notice, at = ledger_at(path, 3)
    due = get_column_letter(at[titles.DUE_DATE])
    assert any(where == f"{due}2:{due}304" and formula == f"AND(ISNUMBER(${due}2),${due}2<TODAY())"
               for where, formula in formulas(path))  # fmt: skip
    book = load_workbook(path)
    page = book[ledger.NAME]
    page.cell(5, 1).value, page.cell(5, at[titles.REQUIREMENT]).value = "临1", "临时交办"
    page.cell(5, at[titles.DUE_DATE]).value = TODAY
    book.save(path)
    more = notice_of(*notice.tasks, *(task_of(n, f"要求{n}", party_of("甲局", "lead")) for n in (4, 5, 6)))
    update_workbook(more, {}, path)
    page = load_workbook(path)[ledger.NAME]
    now = {str(cell.value).replace("\n", ""): get_column_letter(cell.column) for cell in page[1]}
    due = now[titles.DUE_DATE]
    where = next(where for where, formula in formulas(path) if formula == f"AND(ISNUMBER(${due}2),${due}2<TODAY())")
    assert where.startswith(f"{due}2:{due}") and int(where.rpartition(due)[2]) >= 300
    assert next(str(cell.value) for cell in page[8] if cell.column == 1) == "临1"


def test_what_a_person_makes_of_the_colours_stays(tmp_path: Path) -> None:
    path = tmp_path / "notice.xlsx"
    notice, _ = ledger_at(path, 2)
    book = load_workbook(path)
    formats = book[ledger.NAME].conditional_formatting
    for one in list(formats)[1:]:
        del formats[one.sqref if not hasattr(formats, "_cf_rules") else str(one.sqref)]
    next(iter(formats)).rules[0].formula = ['$A2="重点"']
    book.save(path)
    before = formulas(path)
    update_workbook(notice_of(*notice.tasks, task_of(3, "要求3")), {}, path)
    assert [formula for _, formula in formulas(path)] == [formula for _, formula in before] == ['$A2="重点"']
