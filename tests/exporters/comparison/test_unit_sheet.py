"""What each body won and lost, body by body."""

from pipeline.diff.comparison import Comparison
from pipeline.exporters.comparison.entries import entries
from pipeline.exporters.comparison.unit_sheet import balance_words, unit_sheet
from pipeline.model.change import UnitBalance
from tests.diff.build import TEXTS, compared, party, task


def texts(comparison: Comparison) -> str:
    sheet, _ = unit_sheet(comparison, entries(comparison))
    return "\n".join("|".join("" if value is None else str(value) for value in row.values) for row in sheet.rows)


def test_a_block_for_each_body_begins_where_it_is_said_to() -> None:
    comparison = compared([task(1)], [task(1, parties=[party("财政局"), party("审计局")])])
    sheet, starts = unit_sheet(comparison, entries(comparison))
    heads = [str(sheet.rows[row - 1].values[0]) for row in starts.values()]
    assert len(heads) == 3 and all(any(name in head for head in heads) for name in ("财政局", "统计局", "审计局"))


def test_what_came_only_through_a_collective_is_told_apart() -> None:
    towns = party("各镇", kind="collective", members=("某某区/甲镇",))
    said = texts(compared([task(1)], [task(1), task(2, TEXTS[1], parties=[towns])]))
    assert "经由集合称谓" in said and "各镇" in said


def test_a_balance_in_words() -> None:
    balance = UnitBalance("a", "甲局", added=(1, 2), dropped=(3,), kept=4)
    assert balance_words(balance) == "新增 2　取消 1　变化 0　不变 4"
