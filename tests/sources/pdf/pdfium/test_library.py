"""PDFium's raw functions: a file opened, copied, walked through."""

from __future__ import annotations

from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter

from pipeline.sources.pdf.pdfium.library import Document, PathStep, RefusedError
from pipeline.sources.pdf.pdfium.objects import PlainObjects
from tests.pages.paper import Paper
from tests.sources.pdf.raw_pages import raw_page, said


@pytest.fixture
def opened(tmp_path: Path) -> Document:
    path = raw_page(tmp_path / "a.pdf", f"{said('one', 20, 200)} 10 20 m 30 20 l 1 2 3 4 5 6 c h S")
    return Document(path.read_bytes(), "")


def test_what_stands_on_a_page(opened: Document) -> None:
    assert len(opened) == 1
    objects, text = opened.page(0, with_text=True)
    assert [tuple(round(one, 3) for one in matrix) for matrix in objects.texts] == [(1, 0, 0, 1, 20, 200)]
    steps = [("m", 10, 20), ("l", 30, 20), ("c", 5, 6), ("l", 10, 20), ("h", 0, 0)]
    assert objects.paths == [[PathStep(*step) for step in steps]]
    assert text is not None and text.strip() == "one"
    assert opened.page(0, with_text=False)[1] is None


def test_forms_are_opened_where_they_stand(tmp_path: Path) -> None:
    form = "6 0 obj <</Type/XObject/Subtype/Form/BBox[0 0 99 99]/Matrix[1 0 0 1 5 5]/Resources<</Font<</F 5 0 R>>>>"
    content = f"0 0 m 1 0 l S {said('two', 10, 10)}"
    more = f"{form}/Length {len(content)}>>\nstream\n{content}\nendstream endobj"
    page = f"{said('one', 1, 1)} q 2 0 0 2 0 0 cm /X Do Q {said('three', 3, 3)}"
    path = raw_page(tmp_path / "a.pdf", page, "/XObject<</X 6 0 R>>", more=more)
    objects, _ = Document(path.read_bytes(), "").page(0, with_text=False)
    assert [(matrix[0], *matrix[4:]) for matrix in objects.texts] == [(1, 1, 1), (2, 30, 30), (1, 3, 3)]
    assert objects.paths == [[PathStep("m", 10, 10), PathStep("l", 12, 10)]]


def test_characters_beyond_the_first_plane(tmp_path: Path) -> None:
    path = Paper(tmp_path / "a.pdf").page().text(50, 50, "政务公开").save()
    assert Document(path.read_bytes(), "").page(0, with_text=True)[1] == "政务公开"


def test_the_copy_is_plain_and_without_password(tmp_path: Path) -> None:
    path = raw_page(tmp_path / "a.pdf", said("one", 20, 200))
    writer = PdfWriter(PdfReader(path))
    writer.encrypt("秘密", algorithm="AES-256")
    writer.write(tmp_path / "b.pdf")
    data = (tmp_path / "b.pdf").read_bytes()
    document = Document(data, "秘密")
    (page,) = PlainObjects(document.copy()).pages()
    assert b"(one) Tj" in page.content
    document.close()
    for wrong in ("", "谜"):
        with pytest.raises(RefusedError):
            Document(data, wrong)


def test_what_is_refused(opened: Document) -> None:
    with pytest.raises(RefusedError):
        Document(b"%PDF-1.7 nothing", "")
    with pytest.raises(RefusedError):
        opened.page(7, with_text=False)
