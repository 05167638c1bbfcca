"""A sheet of a person's workbook as it is read: prints of its cells, what is formatted, where cells lead."""

from __future__ import annotations

from typing import Any

from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment

from pipeline.exporters.keeping.aligning import align
from pipeline.exporters.keeping.merging import plan_sheet
from pipeline.exporters.keeping.sheet_work import (
    RICH,
    OldSheet,
    SheetWork,
    aligned,
    link_of,
    read_old,
    read_shared,
    taken,
    version_of,
)
from pipeline.exporters.workbook.book_package import BookPackage
from tests.exporters.keeping.opened import edited, sheet_of, written


def person(book: Any) -> None:
    page = book["任务台账"]
    page["C2"].value, page["E1"].value, page["C3"].value = "记", "分管领导", "=A3"
    page["C2"].comment, page["C2"].hyperlink = Comment("看", "张三"), "https://example.invalid/"
    page["B3"].value = CellRichText("半", TextBlock(InlineFont(b=True), "粗"))
    page.merge_cells("A8:B9")


def opened() -> tuple[BookPackage, OldSheet, SheetWork]:
    sheet = sheet_of("甲", "乙")
    content, snapshot = written(sheet)
    package = BookPackage(edited(content, person))
    old = read_old(package, package.sheets()[0], read_shared(package))
    base = version_of(snapshot, 0)
    alignment = aligned(old, base)
    plan = plan_sheet(old.cells, old.present(), alignment, base, base)
    return package, old, SheetWork(old, base, base, sheet, alignment, plan)


def test_cells_merges_and_what_is_there() -> None:
    _, old, _ = opened()
    assert old.cells[2][3] == "记" and old.cells[3][2] == f"{RICH}半粗" and old.cells[3][3] == "=A3"
    assert old.merged == [(8, 1, 9, 2)] and old.text(3, 2) == "半粗" and old.text(99, 1) == ""
    assert len(old.present()[0]) == old.part.last_row()


def test_formatting_does_not_hide_a_row_and_columns_have_titles() -> None:
    _, _, work = opened()
    assert work.alignment.rows == {1: 0, 2: 1, 3: 2}
    assert (work.title(5), work.title(7), work.column_titled("备注"), work.prefix) == ("分管领导", "G列", 3, "")


def test_a_cell_is_taken_with_its_note_and_link() -> None:
    package, old, work = opened()
    guest = taken(work, package, 2, 3)
    assert (guest.text, guest.address) == ("记", "https://example.invalid/") and guest.note is not None
    assert guest.note.author == "张三" and link_of(old.part.root, 2, 3) is not None
    empty = taken(work, package, 50, 50)
    assert (empty.text, empty.note, empty.link) == ("", None, {})


def test_alignment_needs_no_plan() -> None:
    _, old, work = opened()
    assert align(old.cells, work.base.grid, 1).columns == work.alignment.columns
