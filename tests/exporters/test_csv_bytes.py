from __future__ import annotations

import csv
import io

import pytest

from pipeline.exporters.csv_bytes import csv_bytes, safe


@pytest.mark.parametrize(
    "text", ["=1+1", "+1甲", "-甲", "@x", "\tx", " =1", "　=1", "'=1", "＝1", "\u3000＠甲", "\n甲"]
)
def test_no_formula_reaches_a_spreadsheet(text: str) -> None:
    assert safe(text) == f"'{text}"


@pytest.mark.parametrize("text", ["区财政局", "1", "-5", "", "（一）=1"])
def test_harmless_text_stays(text: str) -> None:
    assert safe(text) == text


def test_titles_and_cells_alike_and_numbers_as_they_are() -> None:
    content = csv_bytes(["=甲", "乙"], [["＝1+1", -5], [None, "-5"]])
    assert content.startswith(b"\xef\xbb\xbf") and content.endswith(b"\r\n")
    read = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    assert read == [["'=甲", "乙"], ["'＝1+1", "-5"], ["", "-5"]]
