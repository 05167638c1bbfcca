"""An OFD file as a layout. The smallest file for each habit of writers; what cannot be read is told."""

from __future__ import annotations

from pathlib import Path
from xml.sax.saxutils import escape

import pytest

import yaodian
from pipeline.errors import SourceError
from pipeline.model import Grid, Layout, Line
from pipeline.sources.ofd.reader import read_ofd
from pipeline.sources.scan import reader as scans
from pipeline.sources.scan.reader import read_pictures
from tests import DATA, RULES
from tests.sources.ofd.pictured import AREA, pictured, stored, traced
from tests.sources.ofd.test_glyph_codes import PUBLIC, font, segments
from tests.sources.ofd.writing import Dress, Ofd, path, table, text, text_object, whole_page
from tests.sources.scan.sheets import SMALL

TASKS = [["序号", "工作任务", "责任单位"], ["1", "公开预算", "县财政局"], ["2", "公开决算", "县审计局"]]


def blocks(layout: Layout) -> list[list[str]]:
    def shown(block: Line | Grid) -> str:
        if isinstance(block, Line):
            return block.text
        return "|".join("".join(line.text for line in cell.lines) for cell in block.cells)

    return [[shown(block) for block in page.blocks] for page in layout.pages]


def apart(layout: Layout) -> dict[str, str]:
    """The characters of each reason."""
    found: dict[str, str] = {}
    for one in layout.furniture:
        found[one.reason] = found.get(one.reason, "") + "".join(layout.chars[i].text for i in one.ids)
    return found


def codes(layout: Layout) -> dict[str, str]:
    return {one.code: one.message for one in layout.findings}


def letter(ofd: Ofd) -> Ofd:
    """A title and a task table."""
    return ofd.page(text(70, 20, "2023年甲县政务公开任务分解表", 6) + table(20, 40, [20, 80, 60], TASKS))


@pytest.mark.parametrize("dress", ["prefix", "default", "none", "undeclared"])
def test_with_and_without_a_namespace(tmp_path: Path, dress: Dress) -> None:
    layout = read_ofd(letter(Ofd(tmp_path / "a.ofd", dress)).save())
    assert blocks(layout) == [["2023年甲县政务公开任务分解表", "|".join(cell for row in TASKS for cell in row)]]
    assert layout.format == "ofd" and layout.findings == ()
    assert (layout.pages[0].width, layout.pages[0].height) == pytest.approx((595.28, 841.89), abs=0.01)


@pytest.mark.parametrize("ways", ["", "./", "/Doc_0/", "Doc_0/", "../Doc_0/"])
def test_ways_to_pages(tmp_path: Path, ways: str) -> None:
    assert "公开预算" in blocks(read_ofd(letter(Ofd(tmp_path / "a.ofd", ways=ways)).save()))[0][1]


def test_tasks_with_their_places(tmp_path: Path) -> None:
    notice = yaodian.read(letter(Ofd(tmp_path / "a.ofd")).save(), rules=RULES)
    assert [(task.requirement, task.assignment.raw) for task in notice.tasks] == [
        ("公开预算", "县财政局"), ("公开决算", "县审计局")
    ]  # fmt: skip
    assert notice.coverage is not None and notice.coverage.unaccounted == 0 and notice.source.pages == 1
    place = notice.tasks[0].where.requirement[0]
    assert place.page == 1 and place.bbox == pytest.approx((116.22, 141.73, 161.57, 153.07), abs=0.01)


def test_a_page_without_a_size_of_its_own_or_any(tmp_path: Path) -> None:
    ofd = letter(Ofd(tmp_path / "a.ofd")).page(
        text(20, 20, "甲"), "<ofd:Area><ofd:PhysicalBox>10 10 297 210</ofd:PhysicalBox></ofd:Area>"
    )
    ofd.area = ""
    layout = read_ofd(ofd.save())
    assert [round(page.width) for page in layout.pages] == [595, 842]
    assert layout.chars[-1].box[0] == pytest.approx(10 * 72 / 25.4)


def test_resources_of_document_and_page(tmp_path: Path) -> None:
    ofd = Ofd(tmp_path / "a.ofd").page(
        text(20, 20, "甲", Font="8") + text(20, 30, "乙", Font="9") + text(20, 40, "丙", Font="7"),
        "<ofd:PageRes>R.xml</ofd:PageRes>",
    )
    ofd.common = "<ofd:DocumentRes>DocumentRes.xml</ofd:DocumentRes>"
    black = "<ofd:Res><ofd:Fonts><ofd:Font ID='{}' FontName='黑体'/></ofd:Fonts></ofd:Res>"
    ofd.parts |= {"Doc_0/DocumentRes.xml": black.format(8), "Doc_0/Pages/Page_0/R.xml": black.format(9)}
    layout = read_ofd(ofd.save())
    assert [block.bold for block in layout.pages[0].blocks if isinstance(block, Line)] == [True, True, False]


def test_templates_are_furniture(tmp_path: Path) -> None:
    template = "<ofd:Template TemplateID='7' ZOrder='Background'/>"
    ofd = Ofd(tmp_path / "a.ofd").page(text(20, 40, "做好甲事。"), template).page(text(20, 40, "做好乙事。"), template)
    ofd.common = "<ofd:TemplatePage ID='7' BaseLoc='Tpls/T.xml'/>"
    ofd.parts["Doc_0/Tpls/T.xml"] = whole_page(text(20, 30, "甲县人民政府文件"))
    layout = read_ofd(ofd.save())
    assert blocks(layout) == [["做好甲事。"], ["做好乙事。"]]
    assert apart(layout) == {"template": "甲县人民政府文件" * 2}
    assert codes(layout) == {"text.set_apart": "模板文字 16 字，没有作为正文。"}


def test_a_template_that_holds_all_text_is_the_text(tmp_path: Path) -> None:
    ofd = Ofd(tmp_path / "a.ofd").page("", "<ofd:Template TemplateID='7' ZOrder='Foreground'/>")
    ofd.common = "<ofd:TemplatePage ID='7' BaseLoc='Tpls/T.xml'/>"
    ofd.parts["Doc_0/Tpls/T.xml"] = whole_page(text(20, 30, "做好甲事。"))
    assert blocks(read_ofd(ofd.save())) == [["做好甲事。"]]


def test_annotations_are_apart(tmp_path: Path) -> None:
    ofd = Ofd(tmp_path / "a.ofd").page(text(20, 40, "做好甲事。"))
    ofd.beside = "<ofd:Annotations>A.xml</ofd:Annotations>"

    def note(kind: str, words: str, more: str = "") -> str:
        shown = f"<ofd:Appearance Boundary='0 0 50 50'>{text(1, 1, words)}</ofd:Appearance>"
        return f"<ofd:Annot Type='{kind}'{more}>{shown}</ofd:Annot>"

    notes = note("Watermark", "副本") + note("Stamp", "印章") + note("Highlight", "批注") + note(
        "Link", "看不见", " Visible='false'"
    )  # fmt: skip
    ofd.parts |= {
        "Doc_0/A.xml": "<ofd:Annotations><ofd:Page PageID='100'><ofd:FileLoc>N.xml</ofd:FileLoc></ofd:Page>"
        "</ofd:Annotations>",
        "Doc_0/N.xml": f"<ofd:PageAnnot>{notes}</ofd:PageAnnot>",
    }
    layout = read_ofd(ofd.save())
    assert blocks(layout) == [["做好甲事。"]]
    assert apart(layout) == {"watermark": "副本", "seal": "印章", "annotation": "批注", "hidden": "看不见"}
    assert codes(layout)["text.set_apart"] == "注释 2 字，没有作为正文。"


def test_signatures_are_told(tmp_path: Path) -> None:
    ofd = Ofd(tmp_path / "a.ofd").page(text(20, 40, "做好甲事。")).page(text(20, 40, "做好乙事。"))
    ofd.body = "<ofd:Signatures>S.xml</ofd:Signatures>"
    ofd.parts |= {
        "S.xml": "<ofd:Signatures><ofd:Signature BaseLoc='T.xml'/></ofd:Signatures>",
        "T.xml": "<ofd:Signature><ofd:SignedInfo><ofd:StampAnnot PageRef='101' Boundary='100 200 40 40'/>"
        "</ofd:SignedInfo></ofd:Signature>",
    }
    (finding,) = read_ofd(ofd.save()).findings
    assert finding.message == "本文件带电子签章，未验证（第 2 页）。" and finding.code == "form.signed"
    assert finding.evidence[0].page == 2
    assert finding.evidence[0].bbox == pytest.approx((283.46, 566.93, 396.85, 680.31), abs=0.01)


def test_a_signature_without_a_seal_is_told(tmp_path: Path) -> None:
    ofd = Ofd(tmp_path / "a.ofd").page(text(20, 40, "做好甲事。"))
    ofd.body = "<ofd:Signatures>S.xml</ofd:Signatures>"
    ofd.parts["S.xml"] = "<ofd:Signatures><ofd:Signature BaseLoc='none.xml'/></ofd:Signatures>"
    assert codes(read_ofd(ofd.save())) == {"form.signed": "本文件带电子签章，未验证。"}


def test_attached_files_are_told(tmp_path: Path) -> None:
    ofd = Ofd(tmp_path / "a.ofd").page(text(20, 40, "做好甲事。"))
    ofd.beside = "<ofd:Attachments>A.xml</ofd:Attachments>"
    ofd.parts["Doc_0/A.xml"] = "<ofd:Attachments><ofd:Attachment Name='任务分解表.xlsx'/></ofd:Attachments>"
    assert "没有读：任务分解表.xlsx" in codes(read_ofd(ofd.save()))["form.attached"]


def test_several_documents_run_on(tmp_path: Path) -> None:
    ofd = Ofd(tmp_path / "a.ofd").page(text(20, 40, "做好甲事。"))
    ofd.body = "</ofd:DocBody><ofd:DocBody><ofd:DocRoot>Doc_1/Document.xml</ofd:DocRoot>"
    ofd.parts |= {
        "Doc_1/Document.xml": "<ofd:Document><ofd:Pages><ofd:Page ID='100' BaseLoc='P.xml'/></ofd:Pages>"
        "</ofd:Document>",
        "Doc_1/P.xml": whole_page(text(20, 40, "做好乙事。")),
    }
    layout = read_ofd(ofd.save())
    assert blocks(layout) == [["做好甲事。"], ["做好乙事。"]] and [page.number for page in layout.pages] == [1, 2]
    assert "2 份文档" in codes(layout)["form.several"]


def test_a_table_runs_over_the_page(tmp_path: Path) -> None:
    ofd = letter(Ofd(tmp_path / "a.ofd")).page(table(20, 20, [20, 80, 60], [["3", "公开奖补", "县民政局"]]))
    notice = yaodian.read(ofd.save(), rules=RULES)
    assert [task.requirement for task in notice.tasks] == ["公开预算", "公开决算", "公开奖补"]


def test_text_down_a_cell(tmp_path: Path) -> None:
    """Upright, by offsets down the page."""
    code = "<ofd:TextCode X='2' Y='4' DeltaY='g 3 5'>财政公开</ofd:TextCode>"
    content = table(20, 40, [10, 60], [["", "公开预算"]], 30) + text_object(20, 42, 10, 4, code)
    assert blocks(read_ofd(Ofd(tmp_path / "a.ofd").page(content).save())) == [["财政公开|公开预算"]]


def test_a_page_on_its_side_is_turned(tmp_path: Path) -> None:
    content = "".join(
        text(20 + 10 * line, 200, words, CTM="0 -1 1 0 0 0") for line, words in enumerate(("甲事。", "乙事。"))
    )
    layout = read_ofd(Ofd(tmp_path / "a.ofd").page(content).save())
    assert blocks(layout) == [["甲事。", "乙事。"]] and layout.pages[0].width > layout.pages[0].height


def test_text_under_a_picture(tmp_path: Path) -> None:
    """A scan with its text laid under it without ink, as two-layer files have it."""
    picture = "<ofd:ImageObject ID='3' Boundary='0 0 210 297' CTM='210 0 0 297 0 0' ResourceID='4'/>"
    layout = read_ofd(Ofd(tmp_path / "a.ofd").page(picture + text(20, 40, "做好甲事。", Alpha="0")).save())
    assert blocks(layout) == [["做好甲事。"]] and "第 1 页是图片" in codes(layout)["form.text_under_picture"]


def test_text_that_no_viewer_shows_is_apart(tmp_path: Path) -> None:
    white = "<ofd:FillColor Value='255 255 255'/>"
    cover = path(20, 60, 50, 10, "M 0 0 L 50 0 L 50 10 L 0 10 C", white, Stroke="false", Fill="true")
    content = text(20, 40, "做好甲事。") + text(20, 50, "暗", Alpha="0") + text(20, 62, "盖") + cover
    content += text(20, 80, "白", inner=white) + text(20, 90, "关", Visible="false")
    path_ = Ofd(tmp_path / "a.ofd").page(content).save()
    assert apart(read_ofd(path_)) == {"unpainted": "暗", "covered": "盖", "same_color": "白", "hidden": "关"}


def test_private_codes_are_read_by_their_font(tmp_path: Path) -> None:
    transform = (
        "<ofd:CGTransform CodePosition='0' CodeCount='2' GlyphCount='2'><ofd:Glyphs>3 4</ofd:Glyphs></ofd:CGTransform>"
    )
    ofd = Ofd(tmp_path / "a.ofd").page(text(20, 40, "\ue001\ue002", inner=transform, Font="2"))
    ofd.fonts += "<ofd:Font ID='2' FontName='F'><ofd:FontFile>f.ttf</ofd:FontFile></ofd:Font>"
    ofd.parts["Doc_0/Res/f.ttf"] = font((3, 1, segments(PUBLIC)))
    assert blocks(read_ofd(ofd.save())) == [["公开"]]


def test_codes_that_nobody_can_read_are_told(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="有 100% 的文字没有编码"):
        read_ofd(Ofd(tmp_path / "a.ofd").page(text(20, 40, "\ue001\ue002")).save())


def test_pages_that_are_not_there_or_damaged_are_told(tmp_path: Path) -> None:
    ofd = Ofd(tmp_path / "a.ofd").page(text(20, 40, "做好甲事。")).page().page()
    ofd.parts["Doc_0/Pages/Page_1/Content.xml"] = f"<Page><Content><Layer>{text(20, 40, '乙')}</Layer>".replace(
        "ofd:", ""
    )
    del ofd.parts["Doc_0/Pages/Page_2/Content.xml"]
    layout = read_ofd(ofd.save())
    assert blocks(layout) == [["做好甲事。"], ["乙"], []]
    assert [one.message for one in layout.findings] == [
        "第 2 页的内容不完整，只读出一部分，请打开原文核对。",
        "第 3 页的内容在文件里找不到，请打开原文核对。",
    ]


SHAPE = path(20, 20, 4, 4, "M 0 0 Q 2 9 4 4 C", Stroke="false", Fill="true")


def test_a_page_of_outlines_or_a_picture_without_words_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scans, "is_installed", lambda: False)
    for content in (SHAPE * 30, pictured("4")):
        with pytest.raises(SourceError, match=r"a\.ofd：读扫描件和图片要另装附加组件，请运行 make scan"):
            read_ofd(Ofd(tmp_path / "a.ofd").page(content).save())
        layout = read_ofd(Ofd(tmp_path / "b.ofd").page(text(20, 40, "甲")).page(content).save())
        assert codes(layout)["form.page_unread"].startswith("第 2 页是图片，没有读。要读的话，请先安装")


@pytest.mark.ocr
def test_pages_that_are_only_pictures_are_read(tmp_path: Path) -> None:
    """At the picture's own resolution: each character as sure as in the picture by itself."""
    ofd = stored(Ofd(tmp_path / "a.ofd"), SMALL).page(text(20, 40, "做好甲事。")).page(pictured(), AREA)
    layout, alone = read_ofd(ofd.save()), read_pictures(SMALL)
    assert blocks(layout)[0] == ["做好甲事。"] and "".join(blocks(layout)[1]) == "".join(blocks(alone)[0])
    assert [one.confidence for one in layout.chars[5:]] == [one.confidence for one in alone.chars]
    assert codes(layout) == {}


@pytest.mark.ocr
def test_pages_that_are_only_outlines_are_read(tmp_path: Path) -> None:
    layout = read_ofd(Ofd(tmp_path / "a.ofd").page(traced(SMALL), AREA).save())
    assert "".join(blocks(layout)[0]) == "".join(blocks(read_pictures(SMALL))[0])


@pytest.mark.ocr
def test_a_page_number_beside_the_picture_stays(tmp_path: Path) -> None:
    ofd = stored(Ofd(tmp_path / "a.ofd"), SMALL).page(pictured() + text(190, 148, "（印）"), AREA)
    notice = yaodian.read(ofd.save(), rules=RULES)
    layout = read_ofd(ofd.file)
    assert "（印）" in str(blocks(layout)) and any("甲县" in one for one in blocks(layout)[0])
    assert notice.coverage is not None and notice.coverage.unaccounted == 0


@pytest.mark.ocr
def test_a_layer_of_recognised_text_is_read_anew_on_demand(tmp_path: Path) -> None:
    ofd = stored(Ofd(tmp_path / "a.ofd"), SMALL).page(pictured() + text(20, 40, "做好田事。", Alpha="0"), AREA).save()
    assert blocks(read_ofd(ofd)) == [["做好田事。"]]
    layout = read_ofd(ofd, ocr=True)
    assert "做好田事" not in str(blocks(layout)) and any("甲县" in one for one in blocks(layout)[0])


@pytest.mark.ocr
def test_pictures_without_words_are_told(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"a\.ofd：只有图片（共 1 页），没有认出文字"):
        read_ofd(Ofd(tmp_path / "a.ofd").page(pictured("missing")).save())
    layout = read_ofd(Ofd(tmp_path / "b.ofd").page(text(20, 40, "甲")).page(SHAPE * 30).save())
    assert codes(layout)["form.page_unread"] == "第 2 页是图片，没有认出文字，请打开原文核对。"


def test_nothing_to_read(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"a\.ofd：OFD 文件里一页也没有"):
        read_ofd(Ofd(tmp_path / "a.ofd").save())
    with pytest.raises(SourceError, match=r"b\.ofd：文件里没有文字。请确认文件内容"):
        read_ofd(Ofd(tmp_path / "b.ofd").page().save())
    no_body = Ofd(tmp_path / "c.ofd")
    no_body.parts["OFD.xml"] = "<ofd:OFD/>"
    with pytest.raises(SourceError, match="一页也没有"):
        read_ofd(no_body.save())


def test_every_character_is_in_one_block_or_furniture(tmp_path: Path) -> None:
    ofd = Ofd(tmp_path / "a.ofd")
    for number in range(1, 5):
        content = text(20, 20, "甲县政务公开") + table(20, 40, [20, 80, 60], TASKS) + text(100, 280, f"— {number} —")
        ofd.page(content + text(20, 200, escape("<隐>"), Visible="false"))
    layout = read_ofd(ofd.save())
    ids = [i for one in layout.furniture for i in one.ids]
    for page in layout.pages:
        for block in page.blocks:
            lines = [block] if isinstance(block, Line) else [line for cell in block.cells for line in cell.lines]
            ids += [i for line in lines for i in line.content.ids if i >= 0]
    assert sorted(ids) == list(range(len(layout.chars)))
    assert set(apart(layout)) == {"hidden", "page_number", "running_head"}


@pytest.mark.parametrize(
    ("name", "pages", "words", "reasons", "told"),
    [
        ("1-1", 3, "封面", {"watermark"}, set()),
        ("n", 2, "该同志向医院递交辞职报告，鉴于本人实际情况，根据《浙江省", {"page_number"}, {"form.signed"}),
        ("no_page_container", 1, "77669856890717802165", {"template"}, {"text.set_apart"}),
        ("signedFile", 1, "2020年10月04日", {"template"}, {"text.set_apart", "form.signed"}),
    ],
)
def test_files_of_other_writers(name: str, pages: int, words: str, reasons: set[str], told: set[str]) -> None:
    layout = read_ofd(DATA / "ofd" / f"{name}.ofd")
    assert len(layout.pages) == pages and any(words in found for found in blocks(layout))
    assert set(apart(layout)) == reasons and set(codes(layout)) == told
