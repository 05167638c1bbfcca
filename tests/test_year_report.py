"""The report of a ledger that people filled in, on three days."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace
from openpyxl import load_workbook

from pipeline.exporters.json_file import write_json
from pipeline.exporters.ledger.ledger_workbook import write_workbook
from pipeline.exporters.report.report_files import BULLETIN, SUMMARY
from pipeline.exporters.titles import DEADLINE, row_keys
from pipeline.model.progress import OVERDUE, UNDER_WAY
from pipeline.progress.standing import IN_TIME, SOON
from pipeline.progress.task_places import placed
from pipeline.year_report import report, review
from tests import RULES
from tests.exporters.notices import notice_of, party_of, task_of, units_of, with_towns
from tests.progress.books import fill, title_row

DAYS = (date(2030, 6, 1), date(2030, 10, 8), date(2031, 1, 2))


@pytest.fixture
def result(tmp_path: Path) -> Path:
    """Three tasks with days; the first done in time, the second under way."""
    tasks = [
        task_of(1, "公开预算。", party_of("甲局", "lead"), party_of("乙局", "support"), category="公开", task="预算"),
        task_of(2, "公开决算。", party_of("乙局"), category="公开", task="决算"),
        task_of(3, "解读政策。", party_of("甲局"), party_of("乙局"), task="解读"),
    ]
    notice = notice_of(*tasks)
    write_json(notice, tmp_path / "notice.json")
    write_workbook(notice, units_of(notice), tmp_path / "notice.xlsx")
    one, two, three = row_keys(notice.tasks)
    fill(
        tmp_path / "notice.xlsx",
        {
            one: {DEADLINE: "2030-06-20", "完成日期": date(2030, 6, 10)},
            two: {DEADLINE: "9月底前\n2030-09-30", "进展情况": "正在办"},
            three: {DEADLINE: "2030-12-31"},
        },
    )
    return tmp_path


def test_three_days(result: Path) -> None:
    found = [report(result, day, rules=RULES).figures for day in DAYS]
    assert [[one.standing for one in figures.states] for figures in found] == [
        [SOON, UNDER_WAY, "未开始"],
        [IN_TIME, OVERDUE, "未开始"],
        [IN_TIME, OVERDUE, OVERDUE],
    ]
    assert {name: tally.tasks for name, tally in found[0].units} == {"甲甲局": 2, "甲乙局": 2}, (
        "supporters do not answer"
    )
    assert [name for name, _ in found[0].sections] == ["公开", "类别"]


def test_each_day_has_a_folder_of_its_own(result: Path) -> None:
    made = [report(result, day, rules=RULES) for day in DAYS]
    assert [one.folder.name for one in made] == ["报告-2030-06-01", "报告-2030-10-08", "报告-2031-01-02"]
    assert [len(list((one.folder / "督办单").glob("*.docx"))) for one in made] == [0, 1, 2]


def test_what_a_person_changed_stays_and_what_is_over_goes(result: Path) -> None:
    first = report(result, DAYS[1], rules=RULES)
    changed = first.folder / BULLETIN
    changed.write_bytes(changed.read_bytes() + b" ")
    fill(result / "notice.xlsx", {row_keys([task_of(2, "公开决算。")])[0]: {"完成日期": date(2030, 9, 29)}})
    again = report(result, DAYS[1], rules=RULES)
    assert changed.read_bytes().endswith(b" ") and [one.name for one in again.beside] == ["通报（新）.docx"]
    assert not list((again.folder / "督办单").glob("*.docx"))
    assert (again.folder / SUMMARY).is_file()
    assert report(result, DAYS[1], rules=RULES).beside == again.beside, "nothing more is written beside"


def test_a_collective_counts_for_its_members_and_is_said_by_its_name() -> None:
    notice = with_towns(
        notice_of(task_of(1, "办事。", party_of("各镇街道", "unspecified"), party_of("甲局", "unspecified")))
    )
    found = placed(notice, units_of(notice))
    (place,) = found.tasks.values()
    assert set(place.units) == set(found.units) and place.said.endswith("甲局")


def test_a_row_of_ones_own_counts(result: Path) -> None:
    book = load_workbook(result / "notice.xlsx")
    page = book["任务台账"]
    _, columns = title_row(page)
    row = page.max_row + 1
    page.cell(row, columns["工作任务（事项）"]).value = "上级交办"
    page.cell(row, columns["责任单位（原文）"]).value = "县财政局牵头"
    book.save(result / "notice.xlsx")
    found = report(result, DAYS[0], rules=RULES).figures
    assert found.total.tasks == 4 and found.sections[-1][0] == "临时交办"
    assert found.states[-1].place.said.endswith("财政局"), "the reminder is addressed to whom the row names"
    assert found.units[-1][0] == found.states[-1].place.said


def test_a_row_that_was_deleted_is_told_by_both(result: Path) -> None:
    book = load_workbook(result / "notice.xlsx")
    book["任务台账"].delete_rows(3)
    book.save(result / "notice.xlsx")
    told = ("台账里少了 1 项任务的行，没有计入；再转换一次会补上。",)
    assert report(result, DAYS[0], rules=RULES).messages == told
    new = notice_of(task_of(1, "公开预算。", party_of("甲局", "lead"), category="公开", task="预算"))
    new = replace(new, notice=replace(new.notice, year=(new.notice.year or 0) + 1))
    assert review(result, new, DAYS[0], rules=RULES).messages == told
