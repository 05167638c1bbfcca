"""A mark where a unit answers for a task; sums count bodies, not the words that stand for them."""

from __future__ import annotations

from itertools import pairwise

import pytest
from msgspec.structs import replace

from pipeline.exporters.involvement import unit_tasks
from pipeline.exporters.ledger import matrix
from pipeline.exporters.ledger.matrix import matrix_sheet, matrix_sheets, section_breaks
from tests.exporters.notices import gold, notice_of, party_of, task_of, units_of, with_towns


def test_marks_and_sums() -> None:
    notice = notice_of(
        task_of(1, "一", party_of("甲", "lead"), party_of("乙", "support")), task_of(2, "二", party_of("乙"))
    )
    rows = matrix_sheet(notice, unit_tasks(notice, {}), {2: 7}).rows
    assert [row.values for row in rows[2:]] == [
        ["甲甲", "●", None, 1, 0, 1],
        ["甲乙", "△", "○", 2, 0, 2],
        ["合计（单位数）", 2, 1, 3, 0, 3],
    ]


def test_numbers_lead_to_the_ledger() -> None:
    notice = notice_of(task_of(1, "一", party_of("甲")), task_of(2, "二", party_of("乙")))
    assert matrix_sheet(notice, unit_tasks(notice, {}), {2: 7}).links == {"C2": "'任务台账'!A7"}


def test_more_tasks_than_a_sheet_has_columns_are_on_several(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each with the sums of its own tasks, and the units that they name."""
    monkeypatch.setattr(matrix, "MOST_ON_A_SHEET", 2)
    notice = notice_of(*(task_of(n, f"任务{n}", party_of("甲" if n < 3 else "乙")) for n in range(1, 6)))
    sheets = matrix_sheets(notice, unit_tasks(notice, {}), {})
    assert [sheet.name for sheet in sheets] == ["责任矩阵", "责任矩阵（2）", "责任矩阵（3）"]
    assert [[row.values for row in sheet.rows[2:]] for sheet in sheets] == [
        [["甲甲", "○", "○", 2, 0, 2], ["合计（单位数）", 1, 1, 2, 0, 2]],
        [["甲乙", "○", "○", 2, 0, 2], ["合计（单位数）", 1, 1, 2, 0, 2]],
        [["甲乙", "○", 1, 0, 1], ["合计（单位数）", 1, 1, 0, 1]],
    ]
    assert sheets[1].title.endswith("（任务 3 至 4）")


def test_collectives_stand_below_the_sum() -> None:
    notice = with_towns(gold("lanshan-2021"))
    sheet = matrix_sheet(notice, unit_tasks(notice, units_of(notice)), {})
    names = [str(row.values[0]) for row in sheet.rows]
    below = names[names.index("合计（单位数）") + 1 :]
    assert below[0].startswith("集合称谓") and any("各" in name for name in below[1:])


def test_a_page_ends_at_a_section_or_when_it_is_full() -> None:
    def tasks(count: int, category: str, start: int) -> list:  # type: ignore[type-arg]
        return [task_of(n, "做", category=category) for n in range(start, start + count)]

    both = notice_of(*tasks(20, "甲", 1), *tasks(20, "乙", 21))
    assert section_breaks(both) == [21]
    assert section_breaks(replace(both, tasks=tuple(tasks(30, "甲", 1)))) == [16], "no page shows a few tasks alone"
    parts = [1, *section_breaks(replace(both, tasks=tuple(tasks(160, "甲", 1)))), 161]
    assert {end - start for start, end in pairwise(parts)} <= {22, 23}


def test_rows_of_a_split_matrix_are_parted_evenly() -> None:
    """No page shows a unit or two alone, and none holds more than it has room for."""
    for units in (5, 17, 18, 19, 35, 40, 61):
        tasks = [task_of(n, "做", *(party_of(f"{u}局") for u in range(units))) for n in range(1, 161)]
        sheet = matrix_sheet(notice_of(*tasks), unit_tasks(notice_of(*tasks), {}), {})
        ends = [2, *sheet.row_breaks, len(sheet.rows)]
        pages = [sum(row.height for row in sheet.rows[start:end]) for start, end in pairwise(ends)]
        assert min(pages) > 0.6 * max(pages), (units, pages)


def test_tasks_of_one_name_are_told_apart_by_their_first_words() -> None:
    tasks = task_of(1, "公开预算", task="财政"), task_of(2, "公开决算", task="财政"), task_of(3, "其他", task="民政")
    heads = matrix_sheet(notice_of(*tasks), [], {}).rows[0].values
    assert list(heads[1:4]) == ["财政：公开预算", "财政：公开决算", "民政"]
