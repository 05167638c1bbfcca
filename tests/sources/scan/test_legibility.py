"""Doubt is told where it is: the characters, what else they may be, their boxes."""

from __future__ import annotations

from pipeline.model import Char, Furniture, Layout, Line, Page, Traced
from pipeline.sources.scan.legibility import coarse_pages, doubtful_lines, pages_left, unread_pages, unread_places
from pipeline.sources.scan.reading_lines import Sign

TEXT = "县财政局按时公开预算"


def layout() -> Layout:
    chars = tuple(Char(one, 3, (10.0 * at, 50.0, 10.0 * at + 10, 60.0)) for at, one in enumerate(TEXT + "-"))
    line = Line(3, (0.0, 50.0, 100.0, 60.0), Traced(TEXT, tuple(range(len(TEXT)))))
    return Layout("pdf", (Page(3, 595.0, 842.0, (line,)),), chars, (Furniture("page_number", (len(TEXT),)),))


def test_a_doubtful_character_is_told_of_with_its_box() -> None:
    signs = {1: Sign("财", 0.1, 0.62, "材"), 2: Sign("政", 0.2, 0.99), 10: Sign("-", 0.5, 0.3)}
    (finding,) = doubtful_lines(layout(), signs)
    assert finding.code == "scan.doubtful" and finding.severity == "warning"
    assert "第 3 页“县财政局按时公开预算”里" in finding.message
    assert "“财”可能认错（把握 62%，也可能是“材”）" in finding.message
    assert [(one.page, one.bbox) for one in finding.evidence] == [(3, (10.0, 50.0, 20.0, 60.0))]


def test_sure_characters_are_not() -> None:
    assert list(doubtful_lines(layout(), {at: Sign("字", 0.5, 0.97) for at in range(11)})) == []


def test_on_a_coarse_page_more_is_doubtful() -> None:
    signs = {at: Sign("字", 0.5, 0.97) for at in range(3)}
    (finding,) = doubtful_lines(layout(), signs, {3})
    assert len(finding.evidence) == 3 and list(doubtful_lines(layout(), signs, {2})) == []


def test_a_coarse_page_is_told_of() -> None:
    (finding,) = coarse_pages([(2, 98.0)])
    assert finding.code == "scan.coarse" and "第 2 页的清晰度只有 98 dpi" in finding.message


def test_places_and_pages_without_text() -> None:
    (finding,) = unread_places([(2, (1.0, 2.0, 30.0, 14.0)), (2, (1.0, 52.0, 30.0, 64.0))], {})
    assert "第 2 页有 2 处" in finding.message and len(finding.evidence) == 2
    (page,) = unread_pages([4])
    assert page.code == "form.page_unread" and "第 4 页" in page.message
    (left,) = pages_left([5], "请安装。")
    assert left.message.endswith("请安装。")
