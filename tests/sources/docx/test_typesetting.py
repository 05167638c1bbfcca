"""Ids, places and boxes of characters, and what a set line break leaves."""

from __future__ import annotations

from pathlib import Path

from pipeline.model import Line, Place
from tests.sources.docx.writing import GONE, p, r, read, table, tc, tr, write

BROKEN = "<w:p><w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t></w:r></w:p>"


def test_lines_say_whether_they_begin_a_paragraph(tmp_path: Path) -> None:
    layout = read(write(tmp_path / "a.docx", BROKEN + p("丙")))
    assert [block.begins for block in layout.pages[0].blocks if isinstance(block, Line)] == [True, False, True]


def test_a_page_break_begins_a_paragraph(tmp_path: Path) -> None:
    joined = p("甲", GONE) + f'<w:p>{r("乙")}<w:r><w:br/></w:r>{r("丙")}<w:r><w:br w:type="page"/></w:r>{r("丁")}</w:p>'
    layout = read(write(tmp_path / "a.docx", joined))
    lines = [(block.text, block.begins) for block in layout.pages[0].blocks if isinstance(block, Line)]
    assert lines == [("甲乙", True), ("丙", False), ("丁", True)]


def test_characters_know_their_paragraph_or_cell(tmp_path: Path) -> None:
    body = p("甲") + p() + table(tr("子", "丑"), tr(tc(BROKEN), "寅")) + p("乙\u200b")
    layout = read(write(tmp_path / "a.docx", body))
    assert {char.text: char.place for char in layout.chars} == {
        "子": Place(table=1, row=1, column=1),
        "丑": Place(table=1, row=1, column=2),
        "甲": Place(table=1, row=2, column=1),
        "寅": Place(table=1, row=2, column=2),
        "乙": Place(paragraph=2),
        "\u200b": Place(paragraph=2),
    }
    (grid,) = (block for block in layout.pages[0].blocks if not isinstance(block, Line))
    assert grid.place == Place(table=1) and grid.cells[-1].place == Place(table=1, row=2, column=2)


def test_boxes_follow_each_other_and_stay_in_their_cells(tmp_path: Path) -> None:
    layout = read(write(tmp_path / "a.docx", p("甲乙") + table(tr("很长很长很长很长很长很长很长很长很长的一格", "丑"))))
    first, grid = layout.pages[0].blocks
    assert isinstance(first, Line) and first.box == (0.0, 1.0, 20.0, 2.0)
    assert not isinstance(grid, Line) and grid.box[1] == 2.0
    for cell in grid.cells:
        for line in cell.lines:
            assert cell.box[0] <= line.box[0] and line.box[2] <= cell.box[2] + 1e-6
            assert cell.box[1] <= line.box[1] and line.box[3] <= cell.box[3]
