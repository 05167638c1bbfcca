"""What stands in a paragraph: text, and what is set apart from it and why."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.sources.docx.writing import BOX, CHANGED, GONE, aside, p, r, read, table, tc, texts, tr, write

FIELD = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
TEXTS = {
    "box": (p("前") + f"<w:p><w:r><w:pict><v:textbox>{BOX.format(p('框'))}</v:textbox></w:pict></w:r></w:p>" + p("后"),
            ["前", "框", "后"], {}),
    "alternate": (
        "<w:p><w:r><mc:AlternateContent><mc:Choice><w:drawing>" + BOX.format(p("框")) + "</w:drawing></mc:Choice>"
        "<mc:Fallback><w:pict>" + BOX.format(p("框")) + "</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>",
        ["框"], {}),
    "word_art": ('<w:p><w:r><w:pict><v:shape><v:textpath string="某县人民政府文件"/></v:shape></w:pict></w:r></w:p>',
                 ["某县人民政府文件"], {}),
    "changes": (CHANGED, ["区新局"], {"deleted": "旧局"}),
    "move": (f"<w:p><w:moveFrom>{r('移')}</w:moveFrom>{r('留')}</w:p><w:p><w:moveTo>{r('移')}</w:moveTo></w:p>",
             ["留", "移"], {"deleted": "移"}),
    "deleted_mark": (p("前，", GONE) + p("后。"), ["前，后。"], {}),
    "hidden": (f"<w:p>{r('藏', '<w:vanish/>')}{r('见')}</w:p>", ["见"], {"hidden": "藏"}),
    "field": (
        f"<w:p>{FIELD.format('begin')}<w:r><w:instrText> DATE </w:instrText></w:r>{r('码')}{FIELD.format('separate')}"
        f"{r('6月')}{FIELD.format('end')}{r('底前')}</w:p>", ["6月底前"], {"field_code": "码"}),
    "field_without_end": (f"<w:p>{FIELD.format('begin')}{r('码')}</w:p>" + p("文"), ["文"], {"field_code": "码"}),
    "break": ("<w:p><w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t></w:r></w:p>", ["甲", "乙"], {}),
    "signs": ('<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:noBreakHyphen/><w:sym w:font="Wingdings" w:char="F0FE"/>'
              "</w:r></w:p>", ["a b-☑"], {}),
    "control": (f"<w:sdt><w:sdtContent>{p('甲')}</w:sdtContent></w:sdt>", ["甲"], {}),
    "layout_table": (table(tr(tc(p("前") + table(tr("甲", "乙")))), widths=1), ["前"], {}),
}  # fmt: skip


@pytest.mark.parametrize("name", TEXTS)
def test_text(name: str, tmp_path: Path) -> None:
    body, expected, apart = TEXTS[name]
    layout = read(write(tmp_path / "a.docx", body))
    assert texts(layout) == expected and aside(layout) == apart
