"""What the ledger knows of a unit's tasks."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from pipeline.exporters.answers_file import write_answers
from pipeline.exporters.involvement import unit_tasks
from pipeline.exporters.ledger.known_progress import known_of
from pipeline.exporters.ledger.ledger_workbook import write_workbook
from pipeline.model.unit_answers import Answers, UnitAnswer
from tests.exporters.notices import notice_of, party_of, task_of
from tests.progress.books import fill

NOTICE = notice_of(task_of(1, "一", party_of("乙局")), task_of(2, "二", party_of("乙局"), party_of("丙局")))


def test_a_unit_is_told_what_it_said_and_what_the_ledger_says_of_its_own_tasks(tmp_path: Path) -> None:
    write_workbook(NOTICE, {}, tmp_path / "notice.xlsx")
    typed = {"责任领导": "张三", "完成日期": date(2030, 9, 1)}
    fill(tmp_path / "notice.xlsx", {"key1": typed, "key2": typed})
    said = UnitAnswer(unit="甲/丙局", key="key2", progress="推进中", done="9月底")
    write_answers(Answers(answers=(said, UnitAnswer(unit="甲/乙局", key="key1", leader="李四"))), tmp_path)
    found = known_of(NOTICE, unit_tasks(NOTICE, {}), tmp_path)
    assert found == {
        "甲/乙局": {"key1": {"责任领导": "李四", "完成日期": date(2030, 9, 1)}},
        "甲/丙局": {"key2": {"进展情况": "推进中", "完成日期": "9月底"}},
    }


def test_a_day_that_the_clerk_set_is_known_to_all_that_are_asked(tmp_path: Path) -> None:
    write_workbook(NOTICE, {}, tmp_path / "notice.xlsx")
    fill(tmp_path / "notice.xlsx", {"key2": {"时限（日期）": date(2030, 6, 30)}})
    told = {"key2": {"时限（日期）": date(2030, 6, 30)}}
    assert known_of(NOTICE, unit_tasks(NOTICE, {}), tmp_path) == {"甲/乙局": told, "甲/丙局": told}


def test_without_a_ledger_nothing_is_known(tmp_path: Path) -> None:
    (tmp_path / "notice.xlsx").write_bytes(b"PK")
    assert known_of(NOTICE, unit_tasks(NOTICE, {}), tmp_path) == {}
