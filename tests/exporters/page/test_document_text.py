"""The document as printed, where there are no pictures."""

from __future__ import annotations

from pathlib import Path

from pipeline.exporters.page.document_text import shown_document
from pipeline.exporters.page.spots import spots
from pipeline.model import Cell, Char, Evidence, Grid, Layout, Line, Page, Place, Traced
from tests.exporters.page.readings import seed, text_reading


def test_lines_of_a_text_with_their_numbers(tmp_path: Path) -> None:
    reading = text_reading(tmp_path)
    assert reading.way is not None
    document, index = shown_document(reading.way[1], "notice.txt")
    assert document.pages == ()
    assert [(block.text[:4], block.place) for block in document.blocks[:3]] == [
        ("2030", "第1行"),
        ("一、公开", "第3行"),
        ("（一）政", "第4行"),
    ]
    texts = {block.block: block.text for block in document.blocks}
    for task in reading.notice.tasks:
        (spot,) = spots(task.where.requirement, index)
        assert task.requirement in texts[spot[0]]


def line(text: str, first: int) -> Line:
    return Line(0, (0.0, 1.0, 9.0, 2.0), Traced(text, tuple(range(first, first + len(text)))))


def test_paragraphs_and_cells_are_found_by_their_names() -> None:
    """As a Word document gives them: no pages, no lines."""
    places = (
        [Place(paragraph=1)] * 2
        + [Place(table=1, row=1, column=1, paragraph=1)] * 2
        + [Place(table=1, row=1, column=2)] * 2
    )
    chars = tuple(Char(one, 0, (0.0, 0.0, 1.0, 1.0), place) for one, place in zip("标题甲项要求", places, strict=True))
    cells = (
        Cell(0, 0, 2, 1, (0.0, 0.0, 1.0, 1.0), (line("甲项", 2),)),
        Cell(0, 1, 1, 1, (0.0, 0.0, 1.0, 1.0), (line("要求", 4),)),
        Cell(1, 1, 1, 1, (0.0, 0.0, 1.0, 1.0)),
    )
    grid = Grid(0, (0.0, 0.0, 1.0, 1.0), (0.0, 1.0, 2.0), (0.0, 1.0, 2.0), cells)
    document, index = shown_document(Layout("docx", (Page(0, 1, 1, (line("标题", 0), grid)),), chars), "a.docx")
    heading, table = document.blocks
    assert (heading.text, heading.place) == ("标题", "第1段")
    assert [[(cell.text, cell.rows, cell.block) for cell in row] for row in table.table] == [
        [("甲项", 2, 1), ("要求", 1, 2)],
        [("", 1, 3)],
    ]
    assert spots([Evidence(place=Place(paragraph=1))], index) == ((0,),)
    assert spots([Evidence(place=Place(table=1, row=1))], index) == ((1,), (2,))


def test_a_page_without_a_picture_has_its_lines() -> None:
    reading = seed()
    assert reading.way is not None
    document, _ = shown_document(reading.way[1], "a.pdf", [1])
    first, second, table = document.pages[0], document.pages[1], document.pages[10]
    assert first.lines == () and (round(first.width), round(first.height)) == (595, 842)
    assert second.lines[0].text == "2021年兰山区政务公开工作要点"
    assert all(one.box[0] < one.box[2] <= table.width for one in table.lines) and len(table.lines) > 20
