"""Cells are read as they stand, and written so."""

from __future__ import annotations

import pytest

from pipeline.exporters.workbook.sheet_part import number_text, place_of, read_sheet, shared_texts, shown, unescaped
from pipeline.exporters.workbook.xml_tree import DamagedPartError, parse_xml

ROWS = (
    '<row r="2" ht="20" spans="1:3"><c r="B2" s="3" t="s"><v>1</v></c><c t="inlineStr"><is><r><rPr><b/></rPr><t>粗</t>'
    '</r><r><t>&lt;_x0041_</t></r></is></c></row><row><c><f>A1&amp;"x"</f><v>7.0</v></c><c t="b"><v>1</v></c></row>'
)
SHEET = f'<worksheet xmlns="urn:m"><dimension ref="A1"/><sheetData>{ROWS}</sheetData><pageMargins/></worksheet>'
RUNS = "<r><t>乙</t></r><r><rPr><color rgb='FFFF0000'/></rPr><t>丙</t></r><rPh><t>音</t></rPh>"
SHARED = parse_xml(f"<sst><si><t>甲</t></si><si>{RUNS}</si></sst>".encode())


def test_cells_with_and_without_places() -> None:
    part, shared = read_sheet(SHEET.encode()), shared_texts(SHARED)
    assert shared == [("甲", False), ("乙丙", True)]
    said = {(r, c): shown(cell, shared) for r, row in part.rows.items() for c, cell in row.cells.items()}
    assert said == {(2, 2): "乙丙", (2, 3): "粗<A", (3, 1): '=A1&"x"', (3, 2): "1"}
    assert part.rows[2].cells[2].look == 3 and part.rows[2].attributes == {"ht": "20"}
    assert (part.last_row(), part.last_column()) == (3, 3)


def test_what_is_written_is_what_was_read() -> None:
    part = read_sheet(SHEET.encode())
    again = read_sheet(part.content())
    assert again.rows == part.rows and b'ref="A1:C3"' in part.content() and part.content() == again.content()
    assert b"<rPr><b/></rPr>" in part.content() and part.content().endswith(b"<pageMargins/></worksheet>")


def test_a_sheet_whose_elements_have_a_prefix() -> None:
    prefixed = SHEET.replace("<", "<x:").replace("<x:/", "</x:").replace("xmlns=", "xmlns:x=")
    part = read_sheet(prefixed.encode())
    again = read_sheet(part.content())
    assert shown(again.rows[2].cells[3], []) == "粗<A" and b'<sheetData xmlns="urn:m">' in part.content()


@pytest.mark.parametrize("content", ["<a/>", "<worksheet/>", SHEET[:200], SHEET.replace('r="2"', 'r="99999999"')])
def test_what_is_no_sheet(content: str) -> None:
    with pytest.raises(DamagedPartError):
        read_sheet(content.encode())


def test_names_of_cells_numbers_and_escapes() -> None:
    assert place_of("$B$12") == (12, 2)
    assert {place_of(text) for text in ("XFE1", "A0", "甲", "")} == {None}
    numbers = {"5.0": "5", "5": "5", "0.10": "0.1", "1E3": "1000", "文": "文", "inf": "inf"}
    assert {text: number_text(text) for text in numbers} == numbers
    assert unescaped("_x005F_x0041_ _x000D_") == "_x0041_ \r"


def test_another_font_alone_marks_nothing() -> None:
    font = "<sst><si><r><rPr><rFont val='宋体'/><color rgb='FF000000'/></rPr><t>甲</t></r><r><t>1</t></r></si></sst>"
    assert shared_texts(parse_xml(font.encode())) == [("甲1", False)]
