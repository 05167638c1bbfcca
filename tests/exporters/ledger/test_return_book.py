"""Who answered, who did not, and the words to remind them by."""

from __future__ import annotations

from pathlib import Path

from openpyxl import load_workbook

from pipeline.exporters.involvement import unit_tasks
from pipeline.exporters.ledger.return_book import open_tasks, reminder, state_of, write_returns
from pipeline.model.progress import EntryDoubt
from pipeline.model.unit_answers import AnswerConflict, Answers, UnitAnswer
from tests import RULES
from tests.exporters.notices import notice_of, party_of, task_of

NOTICE = notice_of(task_of(1, "一", party_of("乙局")), task_of(2, "二", party_of("乙局"), party_of("丙局")))
BODIES = unit_tasks(NOTICE, {})
ANSWERS = Answers(
    answers=(UnitAnswer(unit="甲/乙局", key="key2", progress="推进中"),),
    strays=(UnitAnswer(unit="甲/乙局", key="", task="临时交办", note="已办", file="乙.xlsx", sheet="任务清单", row=9),),
    returned={"甲/乙局": "乙.xlsx"},
)


def test_what_is_still_open() -> None:
    left = open_tasks(NOTICE, BODIES, ANSWERS)
    assert {unit: [task.number for task in tasks] for unit, tasks in left.items()} == {"甲/乙局": [1], "甲/丙局": [2]}


def test_states() -> None:
    assert state_of("a", 2, 0, ANSWERS) == "已报回"
    assert state_of("a", 2, 1, ANSWERS) == "部分报回"
    assert state_of("甲/乙局", 2, 2, ANSWERS) == "报回但没有填写"
    assert state_of("甲/丙局", 2, 2, ANSWERS) == "未报回"


def test_a_reminder_is_the_office_s_own_text() -> None:
    template = (RULES / "templates" / "催报.txt").read_text(encoding="utf-8")
    text = reminder(template, "甲丙局", "测试工作要点", 1, NOTICE.tasks[1:])
    assert text.startswith("甲丙局：")
    assert "《测试工作要点》" in text
    assert "2. 事项2" in text
    assert "{" not in text
    assert reminder("{{单位}}{{日期}}", "甲", "乙", 1, []) == "甲{{日期}}"


def test_the_workbook_lists_all_of_it(tmp_path: Path) -> None:
    theirs = UnitAnswer(unit="甲/乙局", key="key2", number="2", file="乙.xlsx", row=3)
    conflict = AnswerConflict(theirs, "note", "甲", "乙")
    path = tmp_path / "报回情况.xlsx"
    doubts = [EntryDoubt("乙.xlsx", "少了行")]
    write_returns(NOTICE, BODIES, ANSWERS, [conflict], doubts, "{{单位}}请报", path)
    book = load_workbook(path)
    rows = {name: [list(row) for row in book[name].iter_rows(min_row=2, values_only=True)] for name in book.sheetnames}
    assert rows["报回情况"] == [
        ["甲乙局", 2, 1, "部分报回", "乙.xlsx", "甲乙局请报"],
        ["甲丙局", 1, 0, "未报回", None, "甲丙局请报"],
    ]
    assert rows["冲突"][0][2:6] == ["甲乙局", "备注", "甲", "乙"]
    assert rows["未收入"][0][1] == "临时交办"
    assert rows["未收入"][1][-1] == "乙.xlsx：少了行"
    before = path.read_bytes()
    write_returns(NOTICE, BODIES, ANSWERS, [conflict], doubts, "{{单位}}请报", path)
    assert path.read_bytes() == before
