"""The files of a report, read back; and what they look like on paper."""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from pipeline.errors import RulesError
from pipeline.exporters.report.report_files import BULLETIN, REMINDERS, REPORT_FILES, SUMMARY, WORKBOOK, report_files
from pipeline.exporters.workbook.book_package import BookPackage
from pipeline.model.progress import Entry
from pipeline.progress.figures import Places, figures
from tests import ROOT, RULES
from tests.exporters.ledger.test_printed_pages import bare, printed, text_of
from tests.exporters.report.example import ON, report
from tests.exporters.report.word import nodes, paragraphs

MM = 56.6929


def test_what_is_written() -> None:
    files = dict(report_files(report()))
    late = f"{REMINDERS}/01-第1项-公开预算.docx"
    assert list(files) == [SUMMARY, BULLETIN, WORKBOOK, late]
    said = paragraphs(files[late])
    assert said[0] == "甲县人民政府办公室" and "督办〔2030〕1号" in said and "甲县财政局：" in said
    assert "2030年9月30日（已逾期8天）" in said
    assert not any("{{" in line for content in (files[SUMMARY], files[BULLETIN]) for line in paragraphs(content))


@pytest.mark.parametrize(("number", "called"), [("临1", "临1"), ("", "临时交办"), ("5", "第5项"), ("一/1", "一/1")])
def test_a_row_of_ones_own_is_called_by_its_own_number(number: str, called: str) -> None:
    entry = Entry(key=None, sheet="任务台账", row=9, number=number, task="防汛", due=date(2030, 1, 1))
    files = dict(report_files(replace(report(), figures=figures([entry], Places({}), ON))))
    name = f"{REMINDERS}/01-{called.replace('/', '_')}-防汛.docx"
    assert f"{called}　防汛（临时交办）" in paragraphs(files[name])


def test_no_issuer_no_red_head() -> None:
    made = replace(report(), subject=replace(report().subject, issuer=""))
    said = paragraphs(dict(report_files(made))[BULLETIN])
    assert said[0] == "2030年第　　期"


def test_a_template_that_is_missing_is_named(tmp_path: Path) -> None:
    with pytest.raises(RulesError, match=r"领导摘要.docx"):
        list(report_files(replace(report(), rules=tmp_path)))


def test_the_readme_has_every_file() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert all(f"`{name}`" in readme for name in REPORT_FILES)


@pytest.mark.parametrize("name", [BULLETIN, "督办单.docx"])
def test_the_page_has_the_measures_of_the_standard(name: str) -> None:
    """GB/T 9704-2012: white of 37 mm above and 28 mm at the left, text of 156 by 225 mm, 22 lines of it."""
    content = (RULES / "templates" / name).read_bytes()
    (margin,), (grid,) = nodes(content, "pgMar"), nodes(content, "docGrid")
    sides = {side: int(margin.attributes[f"w:{side}"]) / MM for side in ("top", "left", "right", "bottom")}
    assert sides["top"] == pytest.approx(37, abs=1) and sides["left"] == pytest.approx(28, abs=1)
    assert 210 - sides["left"] - sides["right"] == pytest.approx(156, abs=1)
    assert 297 - sides["top"] - sides["bottom"] == pytest.approx(225, abs=1)
    assert int(grid.attributes["w:linePitch"]) * 22 / MM == pytest.approx(225, abs=1)


def test_titles_and_headings_have_the_fonts_of_the_standard() -> None:
    styles = BookPackage((RULES / "templates" / BULLETIN).read_bytes()).parts["word/styles.xml"].decode()
    for name, font, half_points in (
        ("公文标题", "方正小标宋简体", 44),
        ("一级标题", "黑体", 32),
        ("二级标题", "楷体_GB2312", 32),
        ("页码", "宋体", 28),
        ("Normal", "仿宋_GB2312", 32),
    ):
        (one,) = re.findall(rf'<w:style [^>]*>(?:(?!</w:style>).)*w:val="{name}".*?</w:style>', styles)
        assert f'w:eastAsia="{font}"' in one and f'<w:sz w:val="{half_points}"/>' in one


@dataclass
class OnPaper:
    pages: int
    text: str


def on_paper(name: str, content: bytes, folder: Path) -> OnPaper:
    path = folder / name
    path.write_bytes(content)
    pdf = printed(path)
    text = text_of(pdf, "-layout")
    return OnPaper(text.count("\f"), text)


@pytest.mark.pages
@pytest.mark.office
@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice (soffice) is not installed")
@pytest.mark.parametrize(("more", "long"), [(0, ""), (40, ""), (90, "的名称很长很长一行放不下的某某事项办公室")])
def test_the_summary_is_one_page(more: int, long: str, tmp_path: Path) -> None:
    made = report(more, long)
    subject = replace(made.subject, title="2030年甲县人民政府优化营商环境与政务公开重点工作要点任务分工方案")
    found = on_paper(SUMMARY, dict(report_files(replace(made, subject=subject)))[SUMMARY], tmp_path)
    assert found.pages == 1
    assert "数字由台账中填写的进展和完成日期计算" in bare(found.text)


@pytest.mark.pages
@pytest.mark.office
@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice (soffice) is not installed")
def test_a_line_holds_28_characters_and_a_page_22_lines(tmp_path: Path) -> None:
    template = RULES / "templates" / "督办单.docx"
    package = BookPackage(template.read_bytes())
    root = package.tree(package.book)
    body = root.elements()[0]
    like = next(one for one in body.elements() if "抓紧办理" in one.text)
    section = body.elements()[-1]
    for text in (one for one in like.walk() if one.local == "t"):
        text.children = ["国" * 28 * 60]
    body.children = [like, section]
    package.put(package.book, root)
    found = on_paper("行.docx", package.content(), tmp_path)
    first = [line.strip() for line in found.text.split("\f")[0].splitlines() if "国" in line]
    # The first line begins two characters in.
    assert [len(line) for line in first] == [26, *[28] * 21]
