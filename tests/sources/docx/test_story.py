"""Paragraphs and tables in their order: marks that are gone, boxes, content controls, documents in the document."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.sources.docx.writing import BOX, CHINESE, GONE, aside, levels, numbered, p, r, read, table, texts, tr, write

HIDDEN = "<w:rPr><w:vanish/></w:rPr>"
DRAWN = f"<w:r><w:pict><v:textbox>{BOX.format(p('框一') + p('框二'))}</v:textbox></w:pict></w:r>"
STORIES = {
    "mark_hidden": (p("前，", HIDDEN) + p("后。"), ["前，后。"]),
    "mark_deleted_at_the_end": (p("前。", GONE), ["前。"]),
    "mark_deleted_before_a_table": (p("前。", GONE) + table(tr("子", "丑")) + p("后。"), ["前。", "后。"]),
    "drop_cap": (p("第", '<w:framePr w:dropCap="drop"/>') + p("一段"), ["第一段"]),
    "box_before_text": (f"<w:p>{DRAWN}{r('文')}</w:p>", ["框一", "框二", "文"]),
    "box_after_text": (f"<w:p>{r('文')}{DRAWN}</w:p>", ["文", "框一", "框二"]),
    "controls": ("<w:sdt><w:sdtPr><w:t>不</w:t></w:sdtPr><w:sdtContent><w:sdt><w:sdtContent>"
                 f"{p('甲')}</w:sdtContent></w:sdt>{p('乙')}</w:sdtContent></w:sdt>", ["甲", "乙"]),
    "alternate": (f"<mc:AlternateContent><mc:Choice>{p('甲')}</mc:Choice><mc:Fallback>{p('乙')}</mc:Fallback>"
                  "</mc:AlternateContent>", ["甲"]),
}  # fmt: skip


@pytest.mark.parametrize("name", STORIES)
def test_order(name: str, tmp_path: Path) -> None:
    body, expected = STORIES[name]
    assert texts(read(write(tmp_path / "a.docx", body))) == expected


def test_a_paragraph_of_hidden_text_is_not_counted(tmp_path: Path) -> None:
    hidden = numbered("藏", more=HIDDEN).replace(r("藏"), r("藏", "<w:vanish/>"))
    layout = read(write(tmp_path / "a.docx", numbered("甲") + hidden + numbered("乙"), {"numbering": levels(*CHINESE)}))
    assert texts(layout) == ["一、甲", "二、乙"] and aside(layout) == {"hidden": "藏"}


UNREAD = {
    "document": '<w:altChunk r:id="x"/>',
    "smart_art": '<w:p><w:r><w:drawing><d:relIds xmlns:d="http://schemas.openxmlformats.org/drawingml/2006/diagram"/>'
    "</w:drawing></w:r></w:p>",
    "sheet": '<w:p><w:r><w:object><o:OLEObject xmlns:o="urn:schemas-microsoft-com:office:office"/></w:object>'
    "</w:r></w:p>",
}


@pytest.mark.parametrize("name", UNREAD)
def test_words_that_are_not_read_are_told_of(name: str, tmp_path: Path) -> None:
    layout = read(write(tmp_path / "a.docx", p("甲") + UNREAD[name]))
    (finding,) = layout.findings
    assert finding.code == "text.unread_object" and "1 个对象" in finding.message and texts(layout) == ["甲"]
