from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace

from pipeline.serving.known_results import known_notices
from pipeline.serving.notice_rows import failures, rows_by_place
from tests.serving.site import convert, place


def test_a_row_says_what_the_record_says(tmp_path: Path) -> None:
    notices = known_notices(place(tmp_path) / "output")
    [(where, [row])] = rows_by_place(notices)
    assert where == "未注明地区" and (row.title, row.file, row.year) == (
        "2021年甲县政务公开工作要点",
        "甲县.txt",
        "2021",
    )
    assert row.tasks == 3 and row.workbook == f"{row.page}files/notice.xlsx"


def test_by_place_the_newest_first(tmp_path: Path) -> None:
    (one,) = known_notices(place(tmp_path) / "output")

    def of(where: str, year: int) -> object:
        head = replace(one.record.head, place=where, year=year)
        return replace(one, record=replace(one.record, head=head))

    found = rows_by_place([of("乙县", 2020), of("丙县", 2021), of("乙县", 2022)])  # type: ignore[list-item]
    assert [(where, [row.year for row in rows]) for where, rows in found] == [
        ("丙县", ["2021"]),
        ("乙县", ["2022", "2020"]),
    ]


def test_files_without_results_are_told(tmp_path: Path) -> None:
    root = place(tmp_path)
    (root / "input/空.txt").write_text("没有要点", encoding="utf-8")
    convert(root)
    assert [(one.file.rpartition("/")[2], "没有找到" in one.reason) for one in failures(root / "output")] == [
        ("空.txt", True)
    ]
