"""A PDF as a layout: lines and grids in reading order, every character once; what cannot be read is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.errors import SourceError
from pipeline.model import Grid, Layout, Line
from pipeline.sources.pdf.reader import read_pdf
from tests.pages.paper import Paper


def table(paper: Paper, top: float) -> Paper:
    """Two rows of two cells."""
    for row in range(3):
        paper.rule(100, top + 30 * row, 400, top + 30 * row)
    for x in (100, 200, 400):
        paper.rule(x, top, x, top + 60)
    for row, texts in enumerate((("序号", "责任单位"), ("1", "县财政局"))):
        for x, text in zip((110, 210), texts, strict=True):
            paper.text(x, top + 30 * row + 8, text)
    return paper


def blocks(layout: Layout) -> list[list[str]]:
    def text(block: Line | Grid) -> str:
        if isinstance(block, Line):
            return block.text
        return "|".join("".join(line.text for line in cell.lines) for cell in block.cells)

    return [[text(block) for block in page.blocks] for page in layout.pages]


def test_lines_and_grids_stand_in_reading_order(tmp_path: Path) -> None:
    paper = table(Paper(tmp_path / "a.pdf").page().text(100, 60, "任务分解表").text(100, 300, "做好甲事。"), 100)
    layout = read_pdf(paper.save())
    assert blocks(layout) == [["任务分解表", "序号|责任单位|1|县财政局", "做好甲事。"]]
    assert layout.format == "pdf"


def test_every_character_is_in_one_block_or_furniture(tmp_path: Path) -> None:
    paper = Paper(tmp_path / "a.pdf")
    for number in range(1, 5):
        table(paper.page().text(100, 60, "甲县政务公开" * number), 100).text(290, 800, f"— {number} —")
    layout = read_pdf(paper.save())
    ids = [i for one in layout.furniture for i in one.ids]
    for page in layout.pages:
        for block in page.blocks:
            lines = [block] if isinstance(block, Line) else [line for cell in block.cells for line in cell.lines]
            ids += [i for line in lines for i in line.content.ids if i >= 0]
    assert sorted(ids) == list(range(len(layout.chars)))
    assert {one.reason for one in layout.furniture} == {"page_number"}


def test_a_cell_that_no_rule_closes_is_open(tmp_path: Path) -> None:
    paper = Paper(tmp_path / "a.pdf").page().rule(100, 100, 400, 100).rule(100, 130, 400, 130)
    for x in (100, 200, 400):
        paper.rule(x, 100, x, 200)
    paper.text(110, 108, "序号").text(210, 108, "责任单位").text(110, 138, "1").text(210, 138, "县财政局")
    (grid,) = read_pdf(paper.save()).pages[0].blocks
    assert isinstance(grid, Grid)
    assert [(cell.row, cell.open_bottom) for cell in grid.cells] == [(0, False), (0, False), (1, True), (1, True)]


def test_margins_are_those_of_the_lines(tmp_path: Path) -> None:
    (page,) = read_pdf(Paper(tmp_path / "a.pdf").page().text(100, 60, "甲" * 20).text(120, 80, "乙").save()).pages
    assert (page.margin_left, page.margin_right) == pytest.approx((100, 300), abs=1)
    assert (page.number, page.width, page.height) == (1, 595, 842)


def test_images_or_nothing_on_the_pages_is_told(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="只有图片（共 1 页）"):
        read_pdf(Paper(tmp_path / "a.pdf").page().image(10, 10, 100, 100).save())
    with pytest.raises(SourceError, match=r"b\.pdf：文件里没有文字。"):
        read_pdf(Paper(tmp_path / "b.pdf").page().rule(10, 10, 100, 10).save())


def test_a_file_cut_short_is_told_by_name(tmp_path: Path) -> None:
    path = Paper(tmp_path / "a.pdf").page().text(100, 60, "甲").save()
    path.write_bytes(path.read_bytes()[:300])
    with pytest.raises(SourceError, match=r"a\.pdf："):
        read_pdf(path)


def test_what_pdfium_refuses_goes_to_the_reference_and_only_then_to_the_message(tmp_path: Path) -> None:
    path = Paper(tmp_path / "a.pdf").page().text(100, 60, "甲").save()
    whole = path.read_bytes()
    # Without its end PDFium does not open it; pdfplumber finds the objects by themselves.
    path.write_bytes(whole[: whole.rindex(b"startxref")])
    layout = read_pdf(path)
    assert blocks(layout) == [["甲"]]
    assert layout.read_by is not None and [reason for _, reason in layout.read_by.left] == ["damaged"]
    path.write_bytes(whole[: whole.index(b"endobj")])
    with pytest.raises(SourceError, match=r"a\.pdf：") as told:
        read_pdf(path)
    assert "\n" not in str(told.value)
