"""Which form of a notice leads: a scan stands behind one with characters of its own, and is read once."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from pipeline.conversion import read_source
from pipeline.errors import PasswordError, SourceError
from pipeline.leading import Form, Opened, compared, find_leading, is_recognised
from pipeline.model import Char, Layout, Page, RawHead, RawNotice, RawPoint, RawSection, Traced
from pipeline.settings import Settings
from pipeline.sources.beside import Beside
from pipeline.sources.office import reader as office
from tests import DATA, RULES
from tests.pages.paper import Paper
from tests.sources.scan.sheets import SMALL

SCAN, WORD, TEXT = Path("n.pdf"), Path("n.docx"), Path("n.txt")
WORDS = """2023年甲县政务公开工作要点

一、推进公开

（一）财政公开。县财政局、县审计局要按时公开预算、决算，接受社会监督。

（二）就业公开。县人力资源和社会保障局每季度公开一次就业信息。
"""


def _traced(text: str) -> Traced:
    return Traced(text, tuple(range(len(text))))


def form(path: Path, confidence: float | None, *texts: str) -> Form:
    chars = tuple(Char(one, 1, (0.0, 0.0, 9.0, 9.0), confidence=confidence) for one in "".join(texts) or "空")
    points = tuple(
        RawPoint(at, _traced(""), _traced(""), _traced(text), evidence=()) for at, text in enumerate(texts, 1)
    )
    sections = (RawSection(1, _traced("一、"), _traced("公开"), points=points),) if texts else ()
    layout = Layout("pdf", (Page(1, 100.0, 100.0, ()),), chars)
    return Form(Opened(path, layout, ""), RawNotice(RawHead(), sections, ()))


class Folder:
    """Forms and errors by path; what was read."""

    def __init__(self, *forms: Form | tuple[Path, SourceError]) -> None:
        self.held = {(one.file.path if isinstance(one, Form) else one[0]): one for one in forms}
        self.read: list[Path] = []

    def __call__(self, path: Path) -> Form:
        self.read.append(path)
        held = self.held[path]
        if isinstance(held, Form):
            return held
        raise held[1]


SAID = ("按时公开部门预算、决算，接受社会监督。", "及时公布重大项目审批结果。")


def test_what_has_characters_of_its_own_leads_and_others_wait() -> None:
    folder = Folder(form(SCAN, None, *SAID), form(WORD, None, *SAID))
    leading = find_leading(SCAN, [WORD], folder)
    assert leading.form.file.path == SCAN and not leading.told and folder.read == [SCAN]
    assert list(compared(leading, folder)) == [] and folder.read == [SCAN, WORD]


def test_a_scan_stands_behind_and_is_read_once() -> None:
    folder = Folder(form(SCAN, 0.9, *SAID), form(WORD, None, *SAID[:1], "及时公布重大项目审核结果。"))
    leading = find_leading(SCAN, [WORD], folder)
    (told,) = leading.told
    assert leading.form.file.path == WORD and told.code == "form.leads" and "“n.pdf”是扫描件" in told.message
    (differs,) = compared(leading, folder)
    assert "n.pdf" in differs.message and "审批" in differs.message and folder.read == [SCAN, WORD]


@pytest.mark.parametrize(
    "other",
    [
        form(WORD, None, "全市招商引资工作方案另行通知。", "各县统计报表按月报送。"),
        form(WORD, 0.9, *SAID),
        form(WORD, None),
        (WORD, SourceError("n.docx：已损坏。")),
    ],
    ids=["another notice", "a scan too", "nothing", "damaged"],
)
def test_a_scan_leads_where_nothing_better_is(other: Form | tuple[Path, SourceError]) -> None:
    assert find_leading(SCAN, [WORD], Folder(form(SCAN, 0.9, *SAID), other)).form.file.path == SCAN


def test_what_cannot_be_read_is_told_and_the_other_form_leads() -> None:
    folder = Folder((SCAN, SourceError("n.pdf：损坏。")), (WORD, SourceError("n.docx：空。")), form(TEXT, None, *SAID))
    leading = find_leading(SCAN, [WORD, TEXT], folder)
    (told,) = leading.told
    assert leading.form.file.path == TEXT and told.severity == "warning" and told.message.endswith("n.pdf：损坏。")
    assert [one.code for one in compared(leading, folder)] == ["form.not_compared"]


def test_what_a_password_opens_waits_for_it() -> None:
    with pytest.raises(PasswordError):
        find_leading(SCAN, [TEXT], Folder((SCAN, PasswordError.of("n.pdf")), form(TEXT, None, *SAID)))
    with pytest.raises(SourceError, match="坏"):
        find_leading(SCAN, [WORD], Folder((SCAN, SourceError("n.pdf：坏。")), (WORD, SourceError("n.docx：空。"))))


def test_half_a_scan_is_none() -> None:
    layout = form(SCAN, 0.9, *SAID).file.layout
    assert is_recognised(layout) and not is_recognised(form(SCAN, None, *SAID).file.layout)


@pytest.mark.ocr
def test_a_scanned_pdf_stands_behind_the_words_beside_it(tmp_path: Path) -> None:
    paper = Paper(tmp_path / "n.pdf").page(595, 442)
    paper.canvas.drawImage(str(SMALL), 0, 0, 595, 442)
    paper.save()
    (tmp_path / "n.txt").write_text(WORDS, encoding="utf-8")
    shutil.copy(tmp_path / "n.pdf", tmp_path / "m.pdf")
    notice = read_source(tmp_path / "n.pdf", Settings(RULES), beside=Beside(twins=(tmp_path / "n.txt",))).notice
    assert notice.source.file == "n.txt" and "form.leads" in {one.code for one in notice.findings}
    assert read_source(tmp_path / "m.pdf", Settings(RULES)).notice.source.file == "m.pdf"


def test_an_old_file_beside_a_pdf_is_not_compared_where_libreoffice_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(office, "find_program", lambda: None)
    (tmp_path / "n.txt").write_text(WORDS, encoding="utf-8")
    shutil.copy(DATA / "lanshan-2021" / "word.doc", tmp_path / "n.doc")
    notice = read_source(tmp_path / "n.txt", Settings(RULES), beside=Beside(twins=(tmp_path / "n.doc",))).notice
    (told,) = [one for one in notice.findings if one.code == "form.not_compared"]
    assert "没有与旁边的“n.doc”对照：n.doc：读旧版 Word、WPS 文件要用 LibreOffice" in told.message
    assert "\n" not in told.message and len(notice.points()) == 2
