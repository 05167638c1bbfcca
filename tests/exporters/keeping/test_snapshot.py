"""What the program wrote is kept short, whole or not at all, and told from what saving changes."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.exporters.keeping.snapshot import packed, print_of, print_of_value, row_keys, snapshot_of, unpacked
from pipeline.exporters.workbook.sheet import Sheet, SheetColumn, SheetRow
from tests.exporters.keeping.opened import sheet_of

LONG = "一段说明文字，比短的长得多得多"


def test_white_space_and_ways_of_writing_numbers_do_not_count() -> None:
    assert print_of("甲 乙\n") == print_of("甲乙") == "甲乙" and print_of(LONG) == print_of(f"{LONG} ")
    assert len(print_of(LONG)) == 10 and print_of(LONG) != print_of(f"{LONG}。")
    assert print_of_value(5) == print_of_value(5.0) == print_of_value("5") == "5" and print_of_value(None) == ""
    assert print_of_value(date(2030, 1, 2)) == "47485" and print_of_value(True) == "1"
    assert print_of_value("a\x00b\r\nc") == "abc", "what a cell cannot hold is not looked for in it"


def test_there_and_back() -> None:
    snapshot = snapshot_of([sheet_of("甲", LONG)], "ledger")
    assert unpacked(packed(snapshot)) == snapshot and packed(snapshot) == packed(snapshot)
    assert snapshot.grid(snapshot.sheets[0])[2] == ["2", print_of(LONG), "", print_of(f"k{LONG}")]


@pytest.mark.parametrize("cut", [0, 1, 40, -40])
def test_what_is_not_whole_says_nothing(cut: int) -> None:
    text = packed(snapshot_of([sheet_of("甲")], "ledger"))
    assert unpacked(text[:cut]) is None and unpacked(f"?{text}") is None


def test_keys_of_rows() -> None:
    rows = [SheetRow(values, "正文") for values in (["题", None], ["甲", 1], ["甲", 1], [None, None])]
    sheet = Sheet("表", [SheetColumn("一", 5), SheetColumn("二", 5)], rows)
    assert row_keys(sheet) == ["^0", "甲|1", "甲|1·2", "|"]
