"""The sheet 更正: numbered rows to fill in, a list of what may be corrected, outcomes in their rows."""

from __future__ import annotations

from pathlib import Path

from openpyxl import load_workbook

from pipeline.exporters.ledger.correction_sheet import NAME, correction_sheet
from pipeline.exporters.ledger.ledger_workbook import update_workbook
from pipeline.exporters.outcomes_file import write_outcomes
from tests.exporters.notices import notice_of, party_of, task_of


def test_rows_are_numbered_and_there_are_always_free_ones() -> None:
    sheet = correction_sheet("题", {})
    assert [row.values[0] for row in sheet.rows[1:]] == [f"更正{number:02}" for number in range(1, 31)]
    more = correction_sheet("题", {"更正28": "已采用", "别的": "？"})
    assert len(more.rows) == 1 + 38
    assert more.rows[28].values[-1] == "已采用"
    assert set(sheet.drop_downs[0].choices) >= {"责任单位", "职责", "完成时限", "标题", "合并任务"}
    assert len(",".join(sheet.drop_downs[0].choices)) < 250, "Excel takes no longer list"


def test_what_people_typed_stays_and_outcomes_come_and_go(tmp_path: Path) -> None:
    path = tmp_path / "notice.xlsx"
    notice = notice_of(task_of(1, "要求1", party_of("甲局")))
    update_workbook(notice, {}, path)
    book = load_workbook(path)
    page = book[NAME]
    assert page.data_validations.dataValidation[0].type == "list"
    for column, value in enumerate(("任务事项", 1, "甲", "乙", "领导要求"), 2):
        page.cell(4, column).value = value
    book.save(path)
    for outcomes in ({"更正03": "已采用"}, {"更正03": "未采用：没有找到"}, {}):
        write_outcomes(outcomes, tmp_path)
        assert update_workbook(notice, {}, path).messages == ()
        row = [cell.value for cell in load_workbook(path)[NAME][4]]
        assert row == ["更正03", "任务事项", 1, "甲", "乙", "领导要求", outcomes.get("更正03")]
