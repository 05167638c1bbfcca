"""Heads of every kind (GB/T 9704-2012), and the frame around the text."""

from __future__ import annotations

import pytest

from pipeline.model import Traced
from pipeline.text.dates import is_date, parse_date
from tests.extractors.pages import Sheets
from tests.extractors.reading import points, read

LONG = "做好重点领域信息公开，推动公开向农村和社区延伸，确保公众看得懂、用得上，每季度更新一次。"


def text(traced: Traced | None) -> str | None:
    return None if traced is None else traced.text


def body_of(sheets: Sheets) -> Sheets:
    return sheets.para("为落实上级要求，现制定本要点。", "一、甲", f"（一）公开规划。{LONG}", f"（二）公开预算。{LONG}")


def test_usual_head() -> None:
    head = read(body_of(Sheets().head()).para("各乡镇要报告落实情况。").para("附件：2021年甲县任务分解表")).head
    assert text(head.title) == "2021年甲县政务公开工作要点"
    assert text(head.full_title) == "甲县人民政府办公室关于印发2021年甲县政务公开工作要点的通知"
    assert text(head.transmittal) == "现将《2021年甲县政务公开工作要点》印发给你们，请认真贯彻落实。"
    assert [one.text for one in head.issuers] == ["甲县人民政府办公室"]
    assert text(head.issued_on) == "2021年6月28日"
    assert [one.text for one in head.addressees] == ["各乡镇人民政府", "县政府各部门"]
    assert text(head.note) == "此件公开发布"
    assert text(head.preamble) == "为落实上级要求，现制定本要点。"
    assert text(head.closing) == "各乡镇要报告落实情况。"
    assert [one.text for one in head.attachments] == ["2021年甲县任务分解表"]
    assert head.document_number is None


@pytest.mark.parametrize(
    "number",
    [
        "甲政办字〔2022〕32号",
        "甲政办字[2022]32号",
        "甲政办字（2022）32号",
        "甲政办字【2022】32号",
        "国办发〔2021〕12号",
    ],
)
def test_red_head(number: str) -> None:
    sheets = Sheets().title("甲县人民政府办公室文件", size=40).put(number, 96).put("签发人：王某", 420, down=False)
    sheets.title("甲县人民政府办公室", "关于印发2021年工作要点的通知").flush("各乡镇，县政府各部门：")
    sheets.para("现将《2021年工作要点》印发给你们，请认真贯彻执行。").right("2021年6月28日").page().title(
        "2021年工作要点"
    )
    head = read(body_of(sheets)).head
    assert text(head.document_number) == number
    assert [one.text for one in head.issuers] == ["甲县人民政府办公室"]
    assert text(head.full_title) == "甲县人民政府办公室关于印发2021年工作要点的通知"
    assert text(head.title) == "2021年工作要点"


def test_number_under_the_title_and_signatory_in_one_line() -> None:
    sheets = Sheets().title("甲县人民政府办公室", size=40).put("甲政办〔2021〕3号 签发人：王某", 96)
    sheets.title("关于印发2021年工作要点的通知").flush("各乡镇：").para("现印发给你们，请遵照执行。").right(
        "甲县人民政府办公室"
    )
    sheets.right("二〇二一年六月二十八日").page().title("2021年工作要点")
    head = read(body_of(sheets)).head
    assert text(head.document_number) == "甲政办〔2021〕3号"
    assert text(head.issued_on) == "二〇二一年六月二十八日"
    assert text(head.full_title) == "关于印发2021年工作要点的通知"


def test_several_organs() -> None:
    sheets = (
        Sheets()
        .title("财政部 教育部 审计署", "关于印发2021年工作要点的通知")
        .flush("各省、自治区、直辖市财政厅（局），有关单位：")
    )
    sheets.para("现将《2021年工作要点》印发给你们，请认真贯彻执行。").right("财政部").right("教育部").right(
        "审计署"
    ).right("2021年6月28日")
    head = read(body_of(sheets.page().title("2021年工作要点"))).head
    assert [one.text for one in head.issuers] == ["财政部", "教育部", "审计署"] or {
        one.text for one in head.issuers
    } == {
        "财政部",
        "教育部",
        "审计署",
    }
    assert [one.text for one in head.addressees] == ["各省、自治区、直辖市财政厅（局）", "有关单位"]


def test_letter_spaced_title() -> None:
    assert text(read(body_of(Sheets().title("2 0 2 1 年工作要点"))).head.title) == "2021年工作要点"
    sheets = Sheets().title("河 南 大 学", "关于印发2021年工作要点的通 知").flush("各单位：")
    sheets.para("现将《2021年工作要点》印发给你们，请认真贯彻执行。").right("河 南 大 学").right("2021年6月28日").page()
    head = read(body_of(sheets.title("2021年工作要点"))).head
    assert text(head.full_title) == "河南大学关于印发2021年工作要点的通知"
    assert [one.text for one in head.issuers] == ["河南大学"]


def test_no_head_at_all() -> None:
    body = read(body_of(Sheets().title("2021年甲县政务公开工作要点")))
    head = body.head
    assert text(head.title) == "2021年甲县政务公开工作要点"
    assert (head.full_title, head.transmittal, head.issuers, head.issued_on) == (None, None, (), None)
    assert text(head.preamble) == "为落实上级要求，现制定本要点。"
    assert len(points(body)) == 2


def test_attachment_only() -> None:
    body = read(body_of(Sheets().flush("附件").title("2021年甲县政务公开工作要点").centre("（2021年6月28日）")))
    assert text(body.head.title) == "2021年甲县政务公开工作要点"
    assert text(body.head.issued_on) == "2021年6月28日"
    assert len(points(body)) == 2


def test_sections_in_the_notice_itself_signed_at_the_end() -> None:
    sheets = Sheets().title("甲县人民政府办公室", "关于做好2021年政务公开工作的通知").flush("各乡镇，县政府各部门：")
    sheets.para(
        "为落实上级要求，现就有关事项通知如下：",
        "一、甲",
        f"（一）公开规划。{LONG}",
        f"（二）公开预算。{LONG}",
        "特此通知。",
    )
    sheets.para("附件：1.任务分解表").put("2.目录清单", 160).right("甲县人民政府办公室").right("2021年6月28日").para(
        "（此件公开发布）"
    )
    body = read(sheets)
    head = body.head
    assert text(head.title) == text(head.full_title) == "甲县人民政府办公室关于做好2021年政务公开工作的通知"
    assert text(head.preamble) == "为落实上级要求，现就有关事项通知如下："
    assert text(head.closing) == "特此通知。"
    assert [one.text for one in head.attachments] == ["任务分解表", "目录清单"]
    assert [one.text for one in head.issuers] == ["甲县人民政府办公室"]
    assert text(head.issued_on) == "2021年6月28日"
    assert head.transmittal is None
    assert len(points(body)) == 2


def test_sealed_for_another_and_not_yet_dated() -> None:
    sheets = Sheets().title("关于印发2021年工作要点的通知").flush("各乡镇：")
    sheets.para("现将《2021年工作要点》印发给你们，请认真贯彻执行。").right("甲县政务公开办公室").right("（代章）")
    head = read(body_of(sheets.right("2021年 月 日").page().title("2021年工作要点"))).head
    assert [one.text for one in head.issuers] == ["甲县政务公开办公室"]
    assert text(head.transmittal) == "现将《2021年工作要点》印发给你们，请认真贯彻执行。"


def test_work_points_follow_without_signature() -> None:
    sheets = Sheets().title("甲县人民政府办公室", "关于印发2021年工作要点的通知").flush("各乡镇：")
    sheets.para("现将《2021年工作要点》印发给你们，请认真贯彻执行。").title("2021年工作要点")
    head = read(body_of(sheets)).head
    assert text(head.title) == "2021年工作要点"
    assert [one.text for one in head.issuers] == ["甲县人民政府办公室"]
    assert text(head.preamble) == "为落实上级要求，现制定本要点。"


def test_work_points_as_a_captioned_attachment() -> None:
    sheets = Sheets().title("甲县人民政府办公室", "关于印发2021年工作要点的通知").flush("各乡镇：")
    sheets.para("现将《2021年工作要点》印发给你们，请认真贯彻执行。").para("附件：2021年工作要点").right(
        "甲县人民政府办公室"
    )
    sheets.right("2021年6月28日").page().flush("附件").title("2021年工作要点")
    body = read(body_of(sheets).page().flush("附件2").title("2021年任务分解表"))
    assert text(body.head.title) == "2021年工作要点"
    assert [one.text for one in body.head.attachments] == ["2021年工作要点"]
    assert len(points(body)) == 2


def test_imprint() -> None:
    sheets = (
        body_of(Sheets().head()).page().put("抄送：县委各部门，县人大常委会办公室，县政协办公室，县法院，县检察", 96)
    )
    sheets.put("院，县人武部。", 144).put("甲县人民政府办公室", 96).put("2021年6月28日印发", 380, down=False).put(
        "（共印30份）", 96
    )
    body = read(sheets)
    imprint = "".join(sheets.chars[one].text for item in body.structure if item.reason == "imprint" for one in item.ids)
    assert imprint.startswith("抄送：") and imprint.endswith("（共印30份）")
    assert body.head.closing is None


def test_long_attachment_title_with_hanging_line() -> None:
    sheets = (
        body_of(Sheets().head()).put("附件：1.2021年甲县政务公开重点工作任务分解表及责任单", 112).put("位名单", 176)
    )
    sheets.put("2.联系人名单", 160)
    assert [one.text for one in read(sheets).head.attachments] == [
        "2021年甲县政务公开重点工作任务分解表及责任单位名单",
        "联系人名单",
    ]


def test_preamble_of_two_paragraphs_and_closing_over_a_page() -> None:
    sheets = (
        Sheets()
        .head()
        .para(
            "为落实上级要求，现制定本要点。",
            "今年工作的总体要求是：以公开促落实。",
            "一、甲",
            f"（一）公开规划。{LONG}",
        )
    )
    sheets.put("各乡镇人民政府、街道办事处和县政府各部门要将落实情", 112).page().put("况纳入年度报告。").para(
        "县政府办公室要加强督促。"
    )
    head = read(sheets).head
    assert text(head.preamble) == "为落实上级要求，现制定本要点。\n今年工作的总体要求是：以公开促落实。"
    assert (
        text(head.closing)
        == "各乡镇人民政府、街道办事处和县政府各部门要将落实情况纳入年度报告。\n县政府办公室要加强督促。"
    )


@pytest.mark.parametrize(
    ("printed", "iso"),
    [
        ("2021年6月28日", "2021-06-28"),
        ("二〇二一年六月二十八日", "2021-06-28"),
        ("二○二一年十二月三十一日", "2021-12-31"),
        ("２０２１年６月２８日", "2021-06-28"),
        ("二Ｏ二一年十月十日", None),
        ("2021年13月1日", None),
        ("2021年", None),
        ("于2021 年 6 月 8 日印发", "2021-06-08"),
        ("二零二四年一月三日", "2024-01-03"),
        ("2021-06-28 16:30", "2021-06-28"),
    ],
)
def test_dates(printed: str, iso: str | None) -> None:
    assert parse_date(printed) == iso


def test_a_date_and_nothing_else() -> None:
    assert is_date("2021年6月28日")
    assert not is_date("2021年6月28日印发")


def test_bracketed_line_after_the_date_and_the_title_in_the_transmittal() -> None:
    sheets = (
        Sheets()
        .flush("各部门：")
        .para("《2021年工作要点》已经县政府同意，现印发给你们，请认真贯彻落实。")
        .right("甲县人民政府办公室")
    )
    sheets.right("2021年6月28日").para("（本文有删减）").page()
    head = read(body_of(sheets)).head
    assert (text(head.title), text(head.note)) == ("2021年工作要点", "本文有删减")
    assert text(head.preamble) == "为落实上级要求，现制定本要点。"


def test_a_bracketed_line_under_the_title_is_no_preamble() -> None:
    head = read(body_of(Sheets().title("2021年工作要点").centre("（2021年6月20日县政府常务会议通过）"))).head
    assert head.issued_on is None
    assert text(head.preamble) == "为落实上级要求，现制定本要点。"


def test_what_the_web_page_says_about_the_notice() -> None:
    """Its lines are no title and no addressees; what the notice itself does not say is taken from them."""
    sheets = Sheets()
    for line in ("索引号：0001/2021-00044 主题分类：政务公开", "发布机构：甲县人民政府办公室", "成文日期：2021-06-28"):
        sheets.put(line)
    sheets.put("文号：甲政办〔2021〕3号 有效性：有效").put("名称：2021年甲县政务公开工作要点")
    sheets.title("2021年甲县政务公开工作要点").put("来源：甲县人民政府 浏览次数：12次 字体：[大 中 小]")
    body = read(body_of(sheets).put("【打印】 【关闭】").put("扫一扫在手机打开当前页"))
    head = body.head
    assert (text(head.title), head.addressees, head.closing) == ("2021年甲县政务公开工作要点", (), None)
    assert [one.text for one in head.issuers] == ["甲县人民政府办公室"]
    assert (text(head.document_number), text(head.issued_on)) == ("甲政办〔2021〕3号", "2021-06-28")
    assert text(head.preamble) == "为落实上级要求，现制定本要点。"


def test_two_organs_in_one_signature_line() -> None:
    sheets = (
        Sheets()
        .title("关于印发2021年工作要点的通知")
        .flush("各单位：")
        .para("现将《2021年工作要点》印发给你们，请遵照执行。")
    )
    sheets.right("甲县财政局    甲县教育局").right("2021年6月28日").page().title("2021年工作要点")
    assert [one.text for one in read(body_of(sheets)).head.issuers] == ["甲县财政局", "甲县教育局"]


def test_the_page_says_more_exactly_whose_notice_it_is() -> None:
    sheets = Sheets().flush("发布机构：甲区人民政府办公室").title("区人民政府办公室", "关于做好2021年工作的通知")
    head = read(sheets.flush("各街道：").para("一、公开规划", "做好甲事。")).head
    assert [one.text for one in head.issuers] == ["甲区人民政府办公室"]


def test_a_number_in_brackets_behind_the_title() -> None:
    sheets = (
        Sheets()
        .title("甲县2021年重点工作任务", "（甲政发〔2021〕2号）")
        .flush("各乡镇：")
        .para("一、公开规划", "做好甲事。")
    )
    head = read(sheets).head
    assert (text(head.title), text(head.document_number)) == ("甲县2021年重点工作任务", "甲政发〔2021〕2号")
