"""Tags within each other without end are refused; sloppy pages are not."""

from __future__ import annotations

import pytest

from pipeline.errors import SourceError
from pipeline.sources.html.nesting import check_nesting

MANY = 3000
SLOPPY = (
    "<p><span>公开",
    "<p><span>公开</p>",
    "<p><font color=red>公开",
    "<p><a name=_Toc{}>公开",
    "<ul><li>公开</ul><li>公开",
    "<tr><td>公开<td><b>公开",
    "<dt>公开<dd>公开",
    "<option>公开",
    "<p><o:p/>公开</p>",
    "<div><b><p>公开</div></b>",
    "<br><img src=x><hr>",
    "<!-- <div> --><script>x('<div>')</script>",
    "<a title='>'>公开</a>",
    "<h2>公开</h2><h2><p>公开</h2>",
)


@pytest.mark.parametrize("piece", SLOPPY)
def test_what_a_parser_closes_by_itself(piece: str) -> None:
    check_nesting("a.html", "<table>" + "".join(piece.format(at) for at in range(MANY)))


@pytest.mark.parametrize("piece", ["<div>", "<b>", "<table><tr><td>", "<ul><li>", "<b><div></b>", "<DIV><Table>"])
def test_a_thousand_levels(piece: str) -> None:
    check_nesting("a.html", piece * 300)
    with pytest.raises(SourceError, match=r"^a\.html：网页的标签套了 1000 层以上.*另存为 PDF 再试。$"):
        check_nesting("a.html", piece * MANY)


@pytest.mark.parametrize("piece", ["<p><font color=c{}>公开</p>", "<td><i id={}>公开"])
def test_elements_that_are_opened_anew_without_end(piece: str) -> None:
    with pytest.raises(SourceError, match="没有收尾的标签太多"):
        check_nesting("a.html", "".join(piece.format(at) for at in range(MANY)))


def test_attributes_without_end() -> None:
    check_nesting("a.html", f"<p data-x='{'a b=1 ' * MANY}'>公开")
    with pytest.raises(SourceError, match=r"^a\.html：.*属性多得不正常"):
        check_nesting("a.html", f"<p {' '.join(f'a{at}=1' for at in range(MANY))}>公开")


@pytest.mark.parametrize("page", ["<", "<!--", "<script><div>", "</div></b></p>", "<style", "&lt;div&gt;"])
def test_ends_of_files(page: str) -> None:
    check_nesting("a.html", page * MANY)
