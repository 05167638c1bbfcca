"""Elements of a page with what is in them, and its lines."""

from __future__ import annotations

from pipeline.sources.html.page_outline import PageOutline, joined_runs
from pipeline.sources.html.visibility import Visibility
from tests.sources.html.pages import parsed


def outline_of(page: str) -> PageOutline:
    tree = parsed(page)
    assert tree.body is not None
    return PageOutline(tree.body, Visibility(tree))


def test_characters_of_elements() -> None:
    outline = outline_of(
        "<div>公开<a href>首页<b>导航</b></a><a href> </a></div><p>政策a文件<i hidden>密<b>匿</b></i><style>字</style>"
    )
    said = [(one.tag, one.start, one.end, one.linked, one.links) for one in outline.elements]
    assert said == [
        ("body", 0, 6, 4, 1),
        ("div", 0, 2, 4, 1),
        ("a", 2, 2, 4, 1),
        ("b", 2, 2, 2, 0),
        ("a", 2, 2, 0, 0),
        ("p", 2, 6, 0, 0),
    ]
    assert outline.total == 6 and outline.elements[5].han == 4


def test_what_stands_in_what() -> None:
    outline = outline_of("<div><p>甲<p>乙<b>丙</b></div><p>丁")
    tags = [one.tag for one in outline.elements]
    assert tags == ["body", "div", "p", "p", "b", "p"]
    assert list(outline.children(0)) == [1, 5] and list(outline.children(1)) == [2, 3]
    assert list(outline.within(1)) == [1, 2, 3, 4] and outline.way(4) == [0, 1, 3, 4]


def test_lines() -> None:
    outline = outline_of("<div>公开<a href>首页</a>政策<br>解读<p> <p>回应</div>页脚")
    assert [(line.text, line.start) for line in outline.lines] == [
        ("公开政策", 0),
        ("解读", 4),
        ("回应", 6),
        ("页脚", 8),
    ]
    assert outline.lines_in(1) == ["公开政策", "解读", "回应"]


def test_runs_of_lines() -> None:
    assert list(joined_runs(["a", "b", "c"], 2)) == [(0, 1, "a"), (0, 2, "ab"), (1, 2, "b"), (1, 3, "bc"), (2, 3, "c")]
