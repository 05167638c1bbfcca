"""Sections, points and items, in every way of numbering."""

from __future__ import annotations

import pytest

from tests.extractors.pages import Sheets
from tests.extractors.reading import outline, points, read

LONG = "做好重点领域信息公开，推动公开向农村和社区延伸，确保公众看得懂、用得上，每季度更新一次。"


def test_points_run_through_sections() -> None:
    sheets = Sheets().head().para("一、甲", f"（一）公开规划。{LONG}", "二、乙", f"（二）公开预算。{LONG}")
    assert outline(read(sheets)) == ["# 一、甲", f"1 （一）公开规划|{LONG}", "# 二、乙", f"2 （二）公开预算|{LONG}"]


def test_points_restart_in_each_section_and_brackets_differ() -> None:
    sheets = (
        Sheets()
        .head()
        .para("一、甲。", f"(一)公开规划。{LONG}", "二、乙。", f"（一）公开预算。{LONG}", f"（二)公开决算。{LONG}")
    )
    assert outline(read(sheets)) == [
        "# 一、甲",
        f"1 （一）公开规划|{LONG}",
        "# 二、乙",
        f"2 （一）公开预算|{LONG}",
        f"3 （二）公开决算|{LONG}",
    ]


def test_sections_in_sections() -> None:
    sheets = (
        Sheets()
        .head()
        .para("一、甲", "（一）子", f"1.公开规划。{LONG}", f"2．公开预算。{LONG}", "（二）丑", f"3、公开决算。{LONG}")
    )
    sheets.para("二、乙", "（三）寅", f"4.公开目录。{LONG}")
    assert outline(read(sheets)) == [
        "# 一、甲",
        "## （一）子",
        f"1 1.公开规划|{LONG}",
        f"2 2．公开预算|{LONG}",
        "## （二）丑",
        f"3 3、公开决算|{LONG}",
        "# 二、乙",
        "## （三）寅",
        f"4 4.公开目录|{LONG}",
    ]


def test_items_are_part_of_their_point() -> None:
    sheets = (
        Sheets()
        .head()
        .para(
            "一、甲",
            f"（一）公开规划。{LONG}",
            "1.公开方案。要及时。",
            "（1）公开草案。",
            "2.公开结果。",
            "（二）公开预算。要及时。",
        )
    )
    first, second = points(read(sheets))
    assert first.text.text == f"{LONG}1.公开方案。要及时。（1）公开草案。2.公开结果。"
    assert [(item.label.text, item.heading.text, item.text.text) for item in first.items] == [
        ("1.", "公开方案", "要及时。（1）公开草案。"),
        ("2.", "", "公开结果。"),
    ]
    assert first.items[0].items[0].text.text == "公开草案。"
    assert second.heading.text == "公开预算"


def test_circled_and_spoken_items() -> None:
    text = "要做到：一是公开规划，二是公开预算；三是公开决算。"
    sheets = (
        Sheets()
        .head()
        .para("一、甲", f"（一）公开规划。{text}", f"（二）公开预算。{LONG}", "①公开草案。", "②公开结果。")
    )
    first, second = points(read(sheets))
    assert [(item.label.text, item.text.text) for item in first.items] == [
        ("一是", "公开规划，"),
        ("二是", "公开预算；"),
        ("三是", "公开决算。"),
    ]
    assert [item.label.text for item in second.items] == ["①", "②"]


def test_top_paragraphs_with_text_are_points() -> None:
    sheets = Sheets().head().para(f"一、公开规划。{LONG}", f"二、公开预算。{LONG}")
    assert outline(read(sheets)) == ["# ", f"1 一、公开规划|{LONG}", f"2 二、公开预算|{LONG}"]


def test_headings_in_lines_of_their_own() -> None:
    sheets = Sheets().head().para("一、甲", "（一）公开规划", LONG, LONG, "（二）公开预算。", LONG)
    assert outline(read(sheets)) == ["# 一、甲", f"1 （一）公开规划|{LONG}{LONG}", f"2 （二）公开预算|{LONG}"]


def test_a_sentence_is_no_heading() -> None:
    sheets = Sheets().head().para("一、甲", "1.及时公开规划。", f"2.{LONG}{LONG}", "3.及时公开预算。")
    assert outline(read(sheets)) == ["# 一、甲", "1 1.|及时公开规划。", f"2 2.|{LONG}{LONG}", "3 3.|及时公开预算。"]


def test_text_of_a_section() -> None:
    sheets = (
        Sheets()
        .head()
        .para("一、甲", LONG, f"（一）公开规划。{LONG}", f"（二）公开预算。{LONG}", "二、乙", f"（三）公开决算。{LONG}")
    )
    body = read(sheets)
    assert body.sections[0].text is not None and body.sections[0].text.text == LONG
    assert len(points(body)) == 3


def test_headings_that_a_colon_closes() -> None:
    """The first sentence goes on behind the colon; a lone colon among other paragraphs closes nothing."""
    sheets = Sheets().head().para("一、甲", f"（一）公开规划：及时公开。{LONG}", "（二）公开预算：及时公开。", "二、乙")
    assert outline(read(sheets.para(f"（三）公开决算：{LONG}"))) == [
        "# 一、甲",
        f"1 （一）公开规划|及时公开。{LONG}",
        "2 （二）公开预算|及时公开。",
        "# 二、乙",
        f"3 （三）公开决算|{LONG}",
    ]
    sheets = Sheets().head().para("一、甲", f"（一）公开规划。{LONG}", f"（二）公开下列事项：预算、决算。{LONG}")
    assert [point.heading.text for point in points(read(sheets))] == ["公开规划", "公开下列事项：预算、决算"]


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("要做到：①公开规划；②公开预算。", ["①", "②"]),
        ("（1）公开规划。1.公开方案。2.公开结果。（2）公开预算。", ["（1）", "（2）"]),
        ("1.公开规划。达到1.5%。2.公开预算。", ["1.", "2."]),
        ("公开1.5万条信息，做好（一）（二）两项。", []),
    ],
)
def test_items_counted_in_running_text(text: str, labels: list[str]) -> None:
    first = points(read(Sheets().head().para("一、甲", f"（一）公开信息。要及时。{text}", f"（二）公开目录。{LONG}")))[
        0
    ]
    assert [item.label.text for item in first.items] == labels


def test_a_paragraph_that_counts_from_its_first_word() -> None:
    text = "一是公开规划。要及时。二是公开预算。三是公开决算。"
    (first, _) = points(read(Sheets().head().para("一、甲", "（一）公开信息", text, f"（二）公开目录。{LONG}")))
    assert first.text.text == text
    assert [(item.label.text, item.text.text) for item in first.items] == [
        ("一是", "公开规划。要及时。"),
        ("二是", "公开预算。"),
        ("三是", "公开决算。"),
    ]


def test_articles() -> None:
    sheets = (
        Sheets()
        .head()
        .title("第一章总则", size=16)
        .para(f"第一条{LONG}", f"第二条为了公开。{LONG}")
        .title("第二章职责", size=16)
    )
    sheets.para(f"第三条{LONG}")
    assert outline(read(sheets)) == [
        "# 第一章总则",
        f"1 第一条|{LONG}",
        f"2 第二条|为了公开。{LONG}",
        "# 第二章职责",
        f"3 第三条|{LONG}",
    ]


def test_no_numbers_at_all() -> None:
    sheets = (
        Sheets()
        .head()
        .para("为落实上级要求，现制定本要点。", f"公开规划。{LONG}", f"公开预算。{LONG}", f"公开决算。{LONG}")
    )
    body = read(sheets)
    assert body.head.preamble is not None and body.head.preamble.text == "为落实上级要求，现制定本要点。"
    assert [point.heading.text for point in points(body)] == ["公开规划", "公开预算", "公开决算"]


def test_two_documents_each_with_its_own_numbers() -> None:
    sheets = (
        Sheets()
        .head()
        .para("一、甲", f"（一）公开规划。{LONG}")
        .page()
        .flush("附件2")
        .title("2021年甲县政务服务工作要点")
    )
    sheets.para("为做好服务，制定本要点。", "一、乙", f"（一）公开预算。{LONG}")
    body = read(sheets)
    assert outline(body) == ["# 一、甲", f"1 （一）公开规划|{LONG}", "# 一、乙", f"2 （一）公开预算|{LONG}"]
    assert [section.number for section in body.sections] == [1, 2]


def test_table_of_contents() -> None:
    sheets = Sheets().head().centre("目录").para("一、甲……………………1", "（一）公开规划…………2", "二、乙……………………3").page()
    sheets.para("一、甲", f"（一）公开规划。{LONG}", "二、乙", f"（二）公开预算。{LONG}")
    body = read(sheets)
    assert [point.heading.text for point in points(body)] == ["公开规划", "公开预算"]
    assert "table_of_contents" in {item.reason for item in body.structure}


def test_a_wrapped_line_that_begins_like_a_label() -> None:
    text = "依托热线和政务服务网，为企业群众提供政策咨询服务，" + "一、二线窗口都要到位。"
    sheets = Sheets().head().para("一、甲", f"（一）公开规划。{text}{LONG}").para("第一，要及时。", "“一号答”要推广。")
    found = points(read(sheets))
    assert len(found) == 1
    assert found[0].text.text.startswith(text)


def test_paragraph_over_a_page_break() -> None:
    sheets = Sheets().head().para("一、甲").put("（一）公开规划。做好重点领域信息公开，推动公开向农村", 112).page()
    sheets.put("和社区延伸。").para(f"（二）公开预算。{LONG}")
    first = points(read(sheets))[0]
    assert first.text.text == "做好重点领域信息公开，推动公开向农村和社区延伸。"
    assert [one.page for one in first.evidence] == [2, 3]


def test_numbering_slips_stay() -> None:
    sheets = (
        Sheets().head().para("一、甲", f"（一）公开规划。{LONG}", f"（三）公开预算。{LONG}", f"（三）公开决算。{LONG}")
    )
    assert [point.label.text for point in points(read(sheets))] == ["（一）", "（三）", "（三）"]


def test_a_first_sentence_unlike_its_siblings_is_no_heading() -> None:
    sheets = (
        Sheets().head().para(f"一、各部门要高度重视，抓紧制定方案。{LONG}", f"二、{LONG}{LONG}", f"三、{LONG}{LONG}")
    )
    assert [point.heading.text for point in points(read(sheets))] == ["", "", ""]


def test_a_line_after_a_last_point_that_is_a_sentence_is_the_closing() -> None:
    """Headings of another level that stand alone say nothing about it."""
    sheets = Sheets().head().para("一、甲", LONG, "二、乙", LONG, "三、丙", "（一）请高度重视。", "（二）请按时报送。")
    body = read(sheets.para("联系人：王某，电话：7623456。"))
    assert [point.text.text for point in points(body)] == [LONG, LONG, "请高度重视。", "请按时报送。"]
    assert body.head.closing is not None and body.head.closing.text == "联系人：王某，电话：7623456。"


def test_points_beside_sections() -> None:
    sheets = (
        Sheets().head().para(f"一、总体要求。{LONG}", "二、甲", f"（一）公开规划。{LONG}", f"（二）公开预算。{LONG}")
    )
    assert outline(read(sheets)) == [
        "# ",
        f"1 一、总体要求|{LONG}",
        "# 二、甲",
        f"2 （一）公开规划|{LONG}",
        f"3 （二）公开预算|{LONG}",
    ]


def test_what_stands_beside_a_table_is_reported() -> None:
    sheets = (
        Sheets()
        .head()
        .para("一、甲", f"（一）公开规划。{LONG}")
        .page()
        .flush("附件")
        .title("任务分解表")
        .para("单位：万元，以年底数为准。")
    )
    body = read(sheets, unread=True)
    assert [finding.code for finding in body.findings] == ["body.unread"]
    assert body.head.closing is None


def test_a_point_of_items_only_stands_in_line_with_its_siblings() -> None:
    sheets = (
        Sheets()
        .head()
        .para(
            "一、甲",
            f"1.公开规划。{LONG}",
            f"2.公开预算。{LONG}",
            "3.公开人事信息。",
            "（1）公开岗位。要及时。",
            "（2）公开师资。",
        )
    )
    sheets.para(f"4.公开决算。{LONG}")
    found = points(read(sheets))
    assert [point.heading.text for point in found] == ["公开规划", "公开预算", "公开人事信息", "公开决算"]
    assert [item.label.text for item in found[2].items] == ["（1）", "（2）"]
