"""Answers as files."""

from __future__ import annotations

import io
import json
from datetime import date

from openpyxl import load_workbook

from pipeline.dataset.answers import answer_bytes, as_text
from pipeline.dataset.querying import Answer

ANSWER = Answer(("单位", "任务数", "日期", "列全"), (("=甲局", 3, date(2021, 6, 28), True), (None, 1.5, None, None)))


def test_values_as_people_read_them() -> None:
    assert [as_text(cell) for cell in ANSWER.rows[0]] == ["=甲局", "3", "2021-06-28", "是"]
    assert [as_text(cell) for cell in (*ANSWER.rows[1], False)] == ["", "1.5", "", "", "否"]


def test_csv_holds_no_formula() -> None:
    text = answer_bytes(ANSWER, "csv", "").decode("utf-8-sig")
    assert text.splitlines() == ["单位,任务数,日期,列全", "'=甲局,3,2021-06-28,是", ",1.5,,"]


def test_json() -> None:
    first, second = json.loads(answer_bytes(ANSWER, "json", ""))
    assert first == {"单位": "=甲局", "任务数": 3, "日期": "2021-06-28", "列全": True}
    assert second["任务数"] == 1.5 and second["日期"] is None


def test_xlsx_keeps_numbers_and_days() -> None:
    page = load_workbook(io.BytesIO(answer_bytes(ANSWER, "xlsx", "牵头"))).worksheets[0]
    rows = list(page.iter_rows(values_only=True))
    assert rows[0] == ANSWER.columns
    assert rows[1][0] == "=甲局" and page["A2"].data_type == "s"
    assert rows[1][1] == 3 and rows[1][2].date() == date(2021, 6, 28) and rows[1][3] == "是"
