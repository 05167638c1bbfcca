"""What each unit answered, and what of it stands in the ledger's own rows."""

from __future__ import annotations

from datetime import date

from pipeline.exporters.involvement import unit_tasks
from pipeline.exporters.ledger.answer_sheet import answer_sheet, answering_unit, asked_of, recipients, with_answers
from pipeline.exporters.ledger.ledger import program_part
from pipeline.model.unit_answers import Answers, UnitAnswer
from tests.exporters.notices import notice_of, party_of, task_of

NOTICE = notice_of(
    task_of(1, "一", party_of("乙局")),
    task_of(2, "二", party_of("乙局", "support"), party_of("丙局", "lead")),
    task_of(3, "三", party_of("乙局"), party_of("丙局"), party_of("各部门", kind="collective", unit=None, name=None)),
)
BODIES = unit_tasks(NOTICE, {})


def _rows(*answers: UnitAnswer) -> dict[str, dict[str, object]]:
    program = with_answers(program_part(NOTICE), NOTICE, BODIES, Answers(answers=answers))
    return {key: dict(values) for key, values in program.rows.items()}


def test_a_list_can_be_sent_to_units_only() -> None:
    assert [body.name for body in recipients(BODIES)] == ["甲乙局", "甲丙局"]


def test_whose_answer_is_the_task_s() -> None:
    asked = asked_of(NOTICE, BODIES)
    assert [answering_unit(asked[key]) for key in ("key1", "key2", "key3")] == ["甲/乙局", "甲/丙局", None]


def test_the_ledger_says_what_the_one_who_answers_says() -> None:
    rows = _rows(
        UnitAnswer(unit="甲/乙局", key="key1", leader="张三", done="2030-09-30"),
        UnitAnswer(unit="甲/乙局", key="key2", progress="已完成"),
    )
    assert (rows["key1"]["责任领导"], rows["key1"]["完成日期"]) == ("张三", date(2030, 9, 30))
    assert rows["key2"].get("进展情况") is None


def test_where_several_are_asked_alike_the_ledger_counts() -> None:
    one = UnitAnswer(unit="甲/乙局", key="key3", progress="已完成", done="2030-09-30")
    row = _rows(one)["key3"]
    assert row["进展情况"] == "推进中"
    assert row["备注"] == "2 个单位，已报 1 个，完成 1 个，见“各单位进展”表"
    row = _rows(one, UnitAnswer(unit="甲/丙局", key="key3", done="2030-08-31"))["key3"]
    assert (row["进展情况"], row["完成日期"]) == ("已完成", date(2030, 9, 30))


def test_what_is_done_by_eight_tenths_is_not_done() -> None:
    both = [UnitAnswer(unit=unit, key="key3", progress="已完成 80%") for unit in ("甲/乙局", "甲/丙局")]
    assert _rows(*both)["key3"]["进展情况"] == "推进中"


def test_every_answer_has_a_row_those_to_tasks_that_are_gone_too() -> None:
    answers = Answers(
        answers=(
            UnitAnswer(unit="甲/丙局", key="gone", task="旧事项", note="办过"),
            UnitAnswer(unit="甲/丙局", key="key3", note="三丙", done="9月底"),
            UnitAnswer(unit="甲/乙局", key="key3", note="三乙", file="乙.xlsx"),
        )
    )
    sheet = answer_sheet(NOTICE, "测试", BODIES, answers)
    titles = ["".join(str(value).split()) for value in sheet.rows[0].values]
    found = [dict(zip(titles, row.values, strict=True)) for row in sheet.rows[1:]]
    assert [(row["单位"], row["备注"], row["任务标识"]) for row in found] == [
        ("甲乙局", "三乙", "key3"),
        ("甲丙局", "三丙", "key3"),
        ("甲丙局", "办过", "gone"),
    ]
    assert (found[1]["完成日期"], found[0]["报回文件"], found[2]["工作任务（事项）"]) == ("9月底", "乙.xlsx", "旧事项")
