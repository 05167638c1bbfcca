"""A year through the same files: notice, ledger, lists filled in by five hands and merged, reports on three days, next
year's notice, and the look back. All that is expected is worked out here from what was entered, by another way."""

from __future__ import annotations

import random
import shutil
from collections import Counter
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

import yaodian
from pipeline.batch.year_before import entries_of, offered
from pipeline.exporters.involvement import unit_tasks
from pipeline.exporters.json_file import write_json
from pipeline.exporters.ledger.answer_sheet import recipients
from pipeline.exporters.titles import row_keys
from pipeline.model import Deadline, Notice, Task
from pipeline.progress.reading import read_ledger
from tests import RULES
from tests.exporters.notices import notice_of, party_of, task_of
from tests.progress.books import converted
from tests.progress.hands import HANDS

pytestmark = pytest.mark.slow
UNITS = [f"第{number}局" for number in range(1, 32)]
SECTIONS = ("公开", "解读", "回应", "平台")
TASKS = 125
SIGNS = "公开预算决算政策解读平台建设回应关切制度机制培训考核数据目录办理审批监管就业教育医疗环境安全规划"
DAYS = (date(2030, 3, 31), date(2030, 9, 1), date(2031, 1, 1))


def written(number: int, year: int) -> str:
    """The words of a task, like no other's."""
    return f"{year}年" + "".join(random.Random(number).choices(SIGNS, k=40)) + "。"


def due_of(number: int) -> date:
    return date(2030, 2, 1) + timedelta(days=number * 3 % 330)


def task(number: int, year: int, lead: int | None = None, words: str = "") -> Task:
    units = [UNITS[(number * 8 + step * 11) % len(UNITS)] for step in range(4)]
    if lead is not None:
        units[0] = UNITS[lead]
    due = due_of(number).replace(year=year + (due_of(number).year - 2030))
    return replace(
        task_of(
            number,
            (words or written(number, year)),
            party_of(units[0], "lead"),
            *(party_of(unit, "responsible") for unit in units[1:]),
            category=SECTIONS[number % 4],
            task=f"事项{number}",
        ),
        deadlines=(Deadline(f"{due.month}月{due.day}日前", "date", due.isoformat(), "column"),),
    )


def notice(tasks: list[Task], year: int) -> Notice:
    made = notice_of(*tasks)
    return replace(made, notice=replace(made.notice, title=f"{year}年测试工作要点", year=year))


def said_of(unit: int, row: int) -> dict[str, Any]:
    """What a unit enters in a row of its list: a third is done, on a day of the year."""
    done = (unit + row) % 3 == 0
    return {
        "责任领导": f"领导{unit}-{row}",
        "联系人": f"科长{unit}-{row}",
        "进展情况": "已完成" if done else f"正在办第{unit}-{row}批",
        "完成日期": date(2030, 1, 20) + timedelta(days=(unit * 37 + row * 11) % 330) if done else None,
        "备注": f"备注{unit}-{row}",
    }


def expected_standing(said: dict[str, Any], due: date, on: date) -> str:
    done = said["完成日期"]
    if done is not None and done <= on:
        return "按时完成" if done <= due else "逾期完成"
    if due < on:
        return "逾期"
    return "30 天内到期" if (due - on).days <= 30 else "推进中"


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[tuple[str, str], dict[str, Any]]]:
    """The ledger after all lists came back, and what each unit said of each task."""
    folder = tmp_path_factory.mktemp("year")
    old = notice([task(number, 2030) for number in range(1, TASKS + 1)], 2030)
    result = converted(old, folder / "output" / "2030-测试")
    back = folder / "报回"
    back.mkdir()
    entered: dict[tuple[str, str], dict[str, Any]] = {}
    for number, body in enumerate(recipients(unit_tasks(old, {}))):
        sent = back / f"{body.name}.xlsx"
        shutil.copy(result / "packs" / sent.name, sent)
        said = {entry.key or "": said_of(number, row) for row, entry in enumerate(read_ledger(sent).entries)}
        HANDS[number % len(HANDS)](sent, {key: {t: v for t, v in row.items() if v} for key, row in said.items()})
        entered |= {(body.name, key): row for key, row in said.items()}
    assert len(entered) == 4 * TASKS == 500 and len(list(back.iterdir())) == 31
    assert yaodian.merge(result, back).taken.conflicts == ()
    return result, entered


def test_every_entry_is_found_again_once(played: tuple[Path, dict[tuple[str, str], dict[str, Any]]]) -> None:
    result, entered = played
    found = Counter((one.unit, one.key) for one in read_ledger(result / "notice.xlsx").entries if one.unit)
    assert found == Counter(entered.keys())


@pytest.mark.parametrize("on", DAYS)
def test_reports_say_what_was_entered(
    played: tuple[Path, dict[tuple[str, str], dict[str, Any]]], on: date, tmp_path: Path
) -> None:
    result, entered = played
    old = yaodian.load(result)
    names = dict(zip(row_keys(old.tasks), old.tasks, strict=True))
    of_tasks, of_units = Counter[str](), Counter[tuple[str, str]]()
    for (unit, key), said in entered.items():
        one = names[key]
        standing = expected_standing(said, due_of(one.number), on)
        of_units[unit, standing] += 1
        if one.assignment.parties[0].name == unit:
            of_tasks[standing] += 1
    found = yaodian.report(result, on, tmp_path, rules=RULES).figures
    assert Counter(one.standing for one in found.states) == of_tasks
    assert Counter({(unit, name): n for unit, tally in found.units for name, n in tally.counts.items()}) == of_units
    assert len(list((tmp_path / "督办单").glob("*.docx"))) == of_tasks["逾期"]


def test_next_year_takes_over_and_looks_back(
    played: tuple[Path, dict[tuple[str, str], dict[str, Any]]], tmp_path: Path
) -> None:
    """A tenth is dropped, a tenth reworded, a tenth handed to others; the rest goes on."""
    result, entered = played
    fates = {number: ("dropped", "reworded", "handed")[number % 10] if number % 10 < 3 else "kept"
             for number in range(1, TASKS + 1)}  # fmt: skip
    tasks = []
    for number, fate in fates.items():
        if fate == "dropped":
            continue
        words = written(number, 2031)[:-8] + "并及时更新。" if fate == "reworded" else ""
        taken = {(number * 8 + step * 11) % len(UNITS) for step in range(4)}
        other = next(at for at in range(len(UNITS)) if at not in taken)
        tasks.append(task(number, 2031, other if fate == "handed" else None, words))
    new = notice(tasks, 2031)
    write_json(new, tmp_path / "notice.json")
    old = yaodian.load(result)
    keys = dict(zip(row_keys(old.tasks), old.tasks, strict=True))
    leads = {one.number: entered[one.assignment.parties[0].name or "", key] for key, one in keys.items()}
    made = yaodian.review(result, tmp_path, date(2031, 1, 1), tmp_path / "out", rules=RULES).made
    assert Counter((keys[one.state.entry.key or ""].number, one.fates) for one in made.found) == Counter(
        (number, (fates[number],)) for number, said in leads.items() if said["完成日期"] is None
    )
    people = offered(new, result, entries_of(result))
    expected = {
        key: {
            "责任领导": f"{leads[one.number]['责任领导']}（承2030年）",
            "联系人": f"{leads[one.number]['联系人']}（承2030年）",
        }
        for key, one in zip(row_keys(new.tasks), new.tasks, strict=True)
        if fates[one.number] != "handed"
    }
    assert people == expected
