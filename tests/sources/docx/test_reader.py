"""Whole Word files: what stands beside the text, what is told of, the two namespaces."""

from __future__ import annotations

from pathlib import Path

from pipeline.model import Place
from tests.sources.docx.writing import CHANGED, CHINESE, MAIN, SPACES, aside, levels, numbered, p, read, texts, write


def test_stories_beside_the_text(tmp_path: Path) -> None:
    parts = {
        "header": p("页眉"),
        "footnotes": f"<w:footnote>{p('脚注')}</w:footnote>",
        "comments": f"<w:comment>{p('批注')}</w:comment>",
    }
    layout = read(write(tmp_path / "a.docx", p("正文"), parts))
    assert aside(layout) == {"running_head": "页眉", "footnote": "脚注", "comment": "批注"}
    assert [one.code for one in layout.findings] == ["text.set_apart"]


def test_changes_are_told_with_their_place(tmp_path: Path) -> None:
    layout = read(write(tmp_path / "a.docx", p("甲") + CHANGED))
    (finding,) = layout.findings
    assert finding.code == "text.tracked_changes" and finding.evidence[0].place == Place(paragraph=2)


def test_the_strict_form(tmp_path: Path) -> None:
    spaces = SPACES.replace(MAIN, "http://purl.oclc.org/ooxml/wordprocessingml/main")
    path = write(tmp_path / "a.docx", numbered("甲"), {"numbering": levels(*CHINESE)}, spaces)
    assert texts(read(path)) == ["一、甲"]
