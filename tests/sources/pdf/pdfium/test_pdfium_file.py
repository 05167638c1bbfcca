"""A file page by page, or the reason why not."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.sources.pdf.pdfium import pdfium_file
from pipeline.sources.pdf.pdfium.library import Document
from pipeline.sources.pdf.pdfium.pdfium_file import PdfiumFile
from pipeline.sources.pdf.pdfium.unfit import UnfitError
from tests.pages.paper import Paper
from tests.sources.pdf.raw_pages import raw_page, said


def why(path: Path, password: str = "") -> str:
    with pytest.raises(UnfitError) as caught, PdfiumFile(path, password) as file:
        file.draw(0, 0)
    return caught.value.reason


def test_pages_with_ids_that_run_on(tmp_path: Path) -> None:
    path = Paper(tmp_path / "a.pdf").page().text(50, 50, "甲乙").page().text(50, 50, "丙").save()
    with PdfiumFile(path, "") as file:
        assert len(file) == 2
        found = [
            (one.number, [(glyph.id, glyph.text) for glyph in one.glyphs]) for one in (file.draw(0, 0), file.draw(1, 2))
        ]
    assert found == [(1, [(0, "甲"), (1, "乙")]), (2, [(2, "丙")])]


def texts(path: Path) -> str:
    with PdfiumFile(path, "") as file:
        return "".join(glyph.text for glyph in file.draw(0, 0).glyphs)


def test_a_plain_file_is_not_copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = raw_page(tmp_path / "a.pdf", said("one", 20, 200))
    monkeypatch.setattr(Document, "copy", lambda _: pytest.fail("copied"))
    assert texts(path) == "one"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"<</Length 3", b"<</Length 1"),
        (b"/Type/Catalog", b"%ype/Catalog\n"),
        (b"/Root 1", b"/Prev 9/Root 1"),
        (b"%PDF", b"  %PDF"),
    ],
)
def test_what_is_not_plain_is_read_from_a_copy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, old: bytes, new: bytes
) -> None:
    path = raw_page(tmp_path / "a.pdf", said("one", 20, 200), catalog="         ")
    data = path.read_bytes()
    assert old in data
    path.write_bytes(data.replace(old, new).replace(b"\n         ", b"\n        "))
    copy, asked = Document.copy, list[bytes]()
    monkeypatch.setattr(Document, "copy", lambda of: asked.append(copy(of)) or asked[-1])
    assert texts(path) == "one" and len(asked) == 1


def test_a_file_cut_short_is_not_repaired(tmp_path: Path) -> None:
    path = raw_page(tmp_path / "a.pdf", said("one", 20, 200))
    path.write_bytes(path.read_bytes()[:-40])
    assert why(path) == "damaged"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("/F 1 Tf (a) Tj /X Do", "object"),
        ("/G 1 Tf (a) Tj", "font"),
        ('/F 1 Tf 1 2 (a) "', "operator"),
        ("0 0 m S", "objects"),
    ],
)
def test_why_a_page_is_left_to_the_reference(tmp_path: Path, content: str, reason: str) -> None:
    assert why(raw_page(tmp_path / "a.pdf", content)) == reason


def test_a_text_that_pdfium_reads_otherwise(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = raw_page(tmp_path / "a.pdf", said("one", 20, 200))
    monkeypatch.setattr(pdfium_file, "agrees", lambda *_: False)
    assert why(path) == "text"


def test_a_fault_costs_the_engine_and_not_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = raw_page(tmp_path / "a.pdf", said("one", 20, 200))

    def fault(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(pdfium_file, "draw_page", fault)
    assert why(path) == "fault"

    def full(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr(pdfium_file, "draw_page", full)
    with pytest.raises(MemoryError), PdfiumFile(path, "") as file:
        file.draw(0, 0)


def test_what_is_no_file_of_pages(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"%PDF-1.7\nxref\n0 1\n0000000000 65535 f \ntrailer<<>>\nstartxref\n9\n%%EOF")
    assert why(path) == "refused"
    assert why(tmp_path / "none.pdf") == "fault"
