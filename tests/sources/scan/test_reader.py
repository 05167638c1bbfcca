"""Scans as layouts: whole files, single pages of a PDF, picture files; and what is said where nothing can be read."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from pipeline.errors import SourceError
from pipeline.model import Layout, Line
from pipeline.sources.pdf.glyphs import Drawing, Fill, Glyph
from pipeline.sources.pdf.reader import read_pdf
from pipeline.sources.scan import reader
from pipeline.sources.scan.reader import PdfScans, is_scan, read_pictures
from tests.pages.paper import Paper
from tests.sources.scan.sheets import SMALL

TITLE = "关于印发2023年甲县政务公开工作要点的通知"


def read(path: Path, whole: bool = False) -> Layout:
    with PdfScans(path, whole=whole) as scans:
        return scans.finish(read_pdf(path, recognise=scans))


def mixed(path: Path) -> Path:
    """A page of text, a page that is a picture, and a page of text."""
    paper = Paper(path).page().text(100, 60, "甲县财政局").page(width=595, height=442)
    paper.canvas.drawImage(str(SMALL), 0, 0, 595, 442)
    return paper.page().text(100, 60, "乙县财政局").save()


def lines(layout: Layout, page: int) -> list[str]:
    return [block.text for block in layout.pages[page - 1].blocks if isinstance(block, Line)]


@pytest.mark.ocr
def test_a_picture_file() -> None:
    layout = read_pictures(SMALL)
    assert layout.format == "image" and TITLE in lines(layout, 1)
    assert all(char.confidence is not None and char.confidence > 0.5 for char in layout.chars)
    assert layout.findings == ()


@pytest.mark.ocr
def test_only_pages_without_text_are_recognised(tmp_path: Path) -> None:
    layout = read(mixed(tmp_path / "a.pdf"))
    assert layout.format == "pdf" and [lines(layout, page)[0] for page in (1, 3)] == ["甲县财政局", "乙县财政局"]
    assert TITLE in lines(layout, 2)
    assert {char.page for char in layout.chars if char.confidence is not None} == {2}


@pytest.mark.ocr
def test_all_pages_are_where_that_is_wanted(tmp_path: Path) -> None:
    path = Paper(tmp_path / "a.pdf").page()
    path.canvas.drawImage(str(SMALL), 0, 400, 595, 442)
    layout = read(path.text(100, 700, "garbled " * 8).save(), whole=True)
    assert TITLE in lines(layout, 1) and "garbled" in lines(layout, 1)[-1]


@pytest.mark.ocr
def test_pictures_without_text_are_told(tmp_path: Path) -> None:
    Image.effect_noise((400, 300), 20).save(tmp_path / "a.jpg")
    with pytest.raises(SourceError, match=r"a\.jpg：图片里没有认出文字"):
        read_pictures(tmp_path / "a.jpg")
    paper = Paper(tmp_path / "b.pdf").page()
    paper.canvas.drawImage(str(tmp_path / "a.jpg"), 0, 0, 595, 842)
    with pytest.raises(SourceError, match=r"b\.pdf：只有图片（共 1 页），没有认出文字"):
        read(paper.save())


def test_without_the_extra_one_line_names_the_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "is_installed", lambda: False)
    with pytest.raises(SourceError, match=r"small\.png：读扫描件和图片要另装附加组件，请运行 make scan.*\[scan\]"):
        read_pictures(SMALL)
    paper = Paper(tmp_path / "a.pdf").page()
    paper.canvas.drawImage(str(SMALL), 0, 0, 595, 442)
    with pytest.raises(SourceError, match=r"a\.pdf：.*make scan"):
        read(paper.save())
    with pytest.raises(SourceError, match="make scan"):
        read(mixed(tmp_path / "b.pdf"), whole=True)


def test_without_the_extra_pages_of_text_are_read_and_others_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reader, "is_installed", lambda: False)
    layout = read(mixed(tmp_path / "a.pdf"))
    assert [lines(layout, page) for page in (1, 2, 3)] == [["甲县财政局"], [], ["乙县财政局"]]
    (finding,) = layout.findings
    assert finding.code == "form.page_unread" and finding.message.startswith("第 2 页是图片，没有读。")


def drawing(signs: int, share: float) -> Drawing:
    glyphs = [Glyph(at, "字", 10.0, 10.0, 20.0, 20.0, 10.0, "", False, None) for at in range(signs)]
    fills = [Fill((-5.0, 0.0, 200.0, 100.0 * share), None, 0, picture=True)] if share else []
    return Drawing(1, 200.0, 100.0, glyphs, [], [], len(fills), fills)


@pytest.mark.parametrize(
    ("signs", "share", "scan"), [(0, 1.0, True), (0, 0.05, False), (20, 1.0, True), (20, 0.3, False), (300, 1.0, False)]
)
def test_which_pages_are_scans(signs: int, share: float, scan: bool) -> None:
    assert is_scan(drawing(signs, share)) is scan


@pytest.mark.ocr
def test_a_page_of_few_dots_is_told_of(tmp_path: Path) -> None:
    with Image.open(SMALL) as image:
        image.resize((1240, 600)).save(tmp_path / "fax.tif", dpi=(150, 98))
    assert "scan.coarse" in {finding.code for finding in read_pictures(tmp_path / "fax.tif").findings}


def test_what_is_missing_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "find_spec", lambda name: None if name == "cv2" else object())
    assert not reader.is_installed()
