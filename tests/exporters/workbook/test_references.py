"""References follow their cells; what only looks like one is left alone; no formula is an error."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.exporters.workbook.grid_map import AxisMap, GridMap, still
from pipeline.exporters.workbook.references import (
    box_of,
    expand_shared,
    moved_formula,
    moved_range,
    moved_ranges,
    shifted_formula,
    skeleton,
)
from pipeline.exporters.workbook.sheet_part import read_sheet

# Rows 2 to 5 turned round, row 6 gone; a column put in before B.
ROWS = AxisMap([(1, 1), (2, 5), (3, 4), (4, 3), (5, 2), (6, None)], 5)
COLUMNS = AxisMap([(1, 1), (2, 3), (3, 4)], 4, most=16_384)
GRID = GridMap(ROWS, COLUMNS)


@pytest.mark.parametrize(
    ("formula", "now"),
    [
        ("A2+$A$3+B3", "A5+$A$4+C4"),
        ("SUM(A2:A3)", "SUM(A4:A5)"),
        ("SUM(A:B)+SUM(2:3)+SUM($2:$3)", "SUM(A:C)+SUM(4:5)+SUM($4:$5)"),
        ("A6", "#REF!"),
        ('"A2"&A2', '"A2"&A5'),
        ("其他!A2+任务台账!A2+'任务台账'!$A$2", "其他!A2+任务台账!A5+'任务台账'!$A$5"),
        ("Rate3+T1[col3]+T1[[#All],[A2]]+LOG10(A2)+A2B", "Rate3+T1[col3]+T1[[#All],[A2]]+LOG10(A5)+A2B"),
        ("[1]任务台账!A2+'[x.xlsx]任务台账'!A2", "[1]任务台账!A2+'[x.xlsx]任务台账'!A2"),
        ('"unclosed A2', '"unclosed A2'),
        (")))", ")))"),
        ("cmd|'/C calc'!A0", "cmd|'/C calc'!A0"),
        ("XFE2+A1048577+{1,2}", "XFE2+A1048577+{1,2}"),
    ],
)
def test_formulas(formula: str, now: str) -> None:
    assert moved_formula(formula, GRID, {"任务台账": GRID}) == now


@given(st.text(max_size=40))
def test_no_text_is_an_error_and_where_nothing_moved_nothing_changes(text: str) -> None:
    assert moved_formula(text, still(), {}) == text
    moved_formula(text, GRID, {"A": GRID})
    shifted_formula(text, 1, 1)


def test_ranges() -> None:
    assert moved_ranges("A2:A3 B6 A1", GRID) == "A4:A5 A1"
    assert moved_range("A1:B3", GRID) == "A1:C5" and moved_range("A6", GRID) is None
    assert box_of("B2:A1") == (1, 1, 2, 2) and box_of("A:A") == (1, 1, 1_048_576, 1) and box_of("甲") is None


def test_a_formula_without_its_references() -> None:
    assert skeleton('=A2&"词"&甲!B3:C4') == skeleton('=A9&"词"&甲!#REF!') == '=#&"词"&甲!#'
    assert skeleton("A2") == "A2"


def test_shared_formulas_are_written_out() -> None:
    cells = '<row r="1"><c r="A1"><f t="shared" ref="A1:A2" si="0">B1+$C$1</f></c></row>'
    cells += '<row r="2"><c r="A2"><f t="shared" si="0"/><v>3</v></c></row>'
    part = read_sheet(f'<worksheet xmlns="urn:m"><sheetData>{cells}</sheetData></worksheet>'.encode())
    expand_shared(part)
    assert [part.rows[row].cells[1].formula for row in (1, 2)] == ["B1+$C$1", "B2+$C$1"]
    assert part.rows[2].cells[1].inner == "<f>B2+$C$1</f>"
