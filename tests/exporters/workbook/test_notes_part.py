"""Notes go with their cells, and a sheet may get its first."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment

from pipeline.exporters.workbook.book_package import BookPackage
from pipeline.exporters.workbook.grid_map import AxisMap, GridMap
from pipeline.exporters.workbook.notes_part import CellNote, SheetNotes
from pipeline.exporters.workbook.sheet_part import read_sheet
from pipeline.exporters.workbook.xml_tree import parse_xml

PART = "xl/worksheets/sheet1.xml"


def saved(*places: str) -> BookPackage:
    book = Workbook()
    page: Any = book.active
    for place in places:
        page[place].comment = Comment(f"看{place}", "张三")
    content = BytesIO()
    book.save(content)
    return BookPackage(content.getvalue())


def notes_of(package: BookPackage) -> dict[str, tuple[str, str]]:
    page: Any = load_workbook(BytesIO(package.content())).active
    return {c.coordinate: (c.comment.text, c.comment.author) for row in page.iter_rows() for c in row if c.comment}


def test_moved_and_gone() -> None:
    package = saved("A2", "B3")
    notes, part = SheetNotes(package, PART), read_sheet(package.parts[PART])
    grid = GridMap(AxisMap([(1, 1), (2, None), (3, 5)], 5), AxisMap([(1, 1), (2, 4)], 4, most=16_384))
    notes.move(grid)
    notes.write(part)
    package.parts[PART] = part.content()
    assert notes_of(package) == {"D5": ("看B3", "张三")}
    drawing = next(content.decode() for name, content in package.parts.items() if name.endswith(".vml"))
    assert drawing.count("ClientData") == 2 and "Row>4<" in drawing and "Column>3<" in drawing


def test_the_first_note_of_a_sheet() -> None:
    package = saved()
    notes, part = SheetNotes(package, PART), read_sheet(package.parts[PART])
    notes.write(part)
    assert not any("comments" in name for name in package.parts), "none, none"
    notes.notes[2, 3] = CellNote(parse_xml("<text><r><t>新的</t></r></text>".encode()), "李四")
    notes.write(part)
    package.parts[PART] = part.content()
    assert notes_of(package) == {"C2": ("新的", "李四")} and b"<legacyDrawing" in package.parts[PART]


def test_boxes_move_with_their_cells() -> None:
    package = saved("A2")
    name = next(name for name in package.parts if name.endswith(".vml"))
    box = b"<ns2:Anchor>1, 15, 1, 2, 3, 31, 4, 1</ns2:Anchor>"
    package.parts[name] = package.parts[name].replace(b"</ns2:ClientData>", box + b"</ns2:ClientData>")
    notes, part = SheetNotes(package, PART), read_sheet(package.parts[PART])
    notes.move(GridMap(AxisMap([(1, 1), (2, 4)], 4), AxisMap([(1, 2)], 2, most=16_384)))
    notes.write(part)
    assert b"Anchor>2, 15, 3, 2, 4, 31, 6, 1<" in package.parts[name]
