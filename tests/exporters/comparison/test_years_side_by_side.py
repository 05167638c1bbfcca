"""Three years in two files: what is written, and that it is the same each time."""

from __future__ import annotations

import json
from io import BytesIO

from openpyxl import load_workbook

from pipeline.exporters.comparison.years_side_by_side import history_json, history_xlsx
from tests.diff.test_history import HISTORY


def test_files() -> None:
    data = json.loads(history_json(HISTORY))
    assert data["schema"] == "yaodian/history/1" and len(data["lines"]) == 4
    content = history_xlsx(HISTORY)
    assert content == history_xlsx(HISTORY)
    book = load_workbook(BytesIO(content))
    assert book.sheetnames == ["任务沿革", "单位负担"]
    values = [cell.value for cell in book["任务沿革"][2]][:6]
    assert values == ["2020年", "2022年", "2021年、2022年", "第1项", "第1项\n改写", "第2项\n单位调整"]


def test_how_much_each_body_had_to_do_in_each_year() -> None:
    page = load_workbook(BytesIO(history_xlsx(HISTORY)))["单位负担"]
    rows = {str(row[0].value): [cell.value for cell in row[1:]] for row in page.iter_rows(min_row=2)}
    assert rows["某某区财政局"][:3] == [3, 4, 1] and rows["某某区审计局"][2] == 1
