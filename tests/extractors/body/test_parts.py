"""The parts of a notice: where each begins, and in which field of it a paragraph stands."""

from __future__ import annotations

from msgspec.structs import replace

from pipeline.extractors.body.parts import NoticePart, read_parts
from pipeline.extractors.body.title_lines import is_large
from pipeline.model import Line, Traced
from tests.extractors.reading import DOCUMENT, paragraphs

NOTICE = (
    "甲县人民政府办公室关于印发工作要点的通知",
    "各乡镇人民政府：",
    "现将工作要点印发给你们，请认真贯彻执行。",
    "附件：任务分解表",
    "甲县人民政府办公室",
    "2021年6月28日",
    "（此件公开发布）",
)
ATTACHED = ("附件", "任务分解表", "一、深化公开", "做好甲事。")


def parts(*texts: str) -> list[NoticePart]:
    return read_parts(paragraphs(*texts), 0.0, DOCUMENT)


def texts(part: NoticePart) -> dict[str, list[str]]:
    found = {name: [one.text for one in getattr(part, name)] for name in NoticePart.__struct_fields__}
    return {name: value for name, value in found.items() if value}


def test_each_paragraph_of_a_notice_stands_in_its_field() -> None:
    (part,) = parts(*NOTICE)
    title, addressed, intro, attachments, signature, date, note = NOTICE
    assert texts(part) == {
        "title": [title],
        "addressees": [addressed],
        "intro": [intro],
        "attachments": [attachments],
        "signature": [signature],
        "date": [date],
        "note": [note],
    }


def test_a_title_over_lines_that_nothing_sets_off_on_a_page() -> None:
    title = ("甲县人民政府办公室", "关于印发《甲县工作", "要点》的通知")
    found = read_parts(paragraphs(*title, *NOTICE[1:], page=1), 0.0, DOCUMENT)
    assert found[0].title_text == "".join(title)
    intro = ("甲县人民政府办公室关于工作的安排，", "要求印发通知")
    assert not read_parts(paragraphs(*intro, page=1), 0.0, DOCUMENT)[0].title


def test_what_a_site_prints_over_the_title_is_none_of_it() -> None:
    title = "甲县人民政府关于做好甲事的通知"
    head = parts("甲县人民政府", "政务公开", title, *NOTICE[1:])[0]
    assert (texts(head)["before_title"], texts(head)["title"]) == (["甲县人民政府", "政务公开"], [title])
    named = parts("无障碍 关怀版", "甲县规章库", f"名称：{title}", "甲县人民政府文件", title, *NOTICE[1:])[0]
    assert texts(named)["web"] == ["无障碍 关怀版", "甲县规章库", f"名称：{title}"]
    assert (texts(named)["before_title"], texts(named)["title"]) == (["甲县人民政府文件"], [title])


def test_a_title_printed_twice_is_a_notices_all_the_same() -> None:
    (part,) = parts(NOTICE[0], *NOTICE)
    assert (texts(part)["title"], texts(part)["repeated"]) == ([NOTICE[0]], [NOTICE[0]])
    assert part.is_notice(DOCUMENT.titles)


def test_a_date_in_brackets_over_the_number_is_the_date() -> None:
    (part,) = parts("（二OO八年二月二十六日）", "甲政发〔2008〕1号", *NOTICE[:3])
    assert texts(part)["subtitle"] == ["（二OO八年二月二十六日）"]


def test_a_caption_begins_a_part() -> None:
    notice, attached = parts(*NOTICE, *ATTACHED)
    assert notice.is_notice(DOCUMENT.titles) and not attached.is_notice(DOCUMENT.titles)
    assert texts(attached) == {"caption": ["附件"], "title": ["任务分解表"], "outline": list(ATTACHED[2:])}


def test_what_follows_the_date_of_issue_begins_a_part_without_a_caption() -> None:
    _, second = parts(*NOTICE, "2021年甲县政务公开工作要点", "一、深化公开", "做好甲事。")
    assert second.title_text == "2021年甲县政务公开工作要点"


def test_nothing_is_lost_or_said_twice() -> None:
    given = ("索引号：1", *NOTICE, *ATTACHED, "抄送：县委办公室。", "【打印本页】")
    found = [text for part in parts(*given) for value in texts(part).values() for text in value]
    assert sorted(found) == sorted(given)


def test_lines_of_the_web_page_belong_to_the_first_part() -> None:
    assert texts(parts("索引号：1", *NOTICE)[0])["web"] == ["索引号：1"]


def test_a_document_without_text_is_one_part() -> None:
    assert [texts(part) for part in parts()] == [{}]
    assert [texts(part) for part in parts("索引号：1")] == [{"web": ["索引号：1"]}]


def test_nothing_is_large_where_sizes_are_unknown() -> None:
    (paragraph,) = paragraphs("甲")
    assert not is_large(paragraph, 0.0)


def test_the_second_line_of_a_title_that_fills_the_first_is_centred() -> None:
    first, second, *_ = paragraphs("甲县2018年度河长制工作乡镇目标管理考核细", "则", "做好甲事。")
    (part,) = read_parts([replace(first, lines=at(1)), replace(second, lines=at(1), centred=True)], 12.0, DOCUMENT)
    assert part.title_text == "甲县2018年度河长制工作乡镇目标管理考核细则"


def at(page: int) -> tuple[Line, ...]:
    return (Line(page, (0.0, 0.0, 1.0, 1.0), Traced("", ())),)


def test_the_number_under_a_title_that_is_printed_again() -> None:
    title = "甲县人民政府关于做好甲事的通知"
    (part,) = parts(title, "甲县人民政府", "关于做好甲事的通知", "甲政发〔2021〕2号", *NOTICE[1:])
    found = texts(part)
    assert (found["number"], found["addressees"]) == (["甲政发〔2021〕2号"], [NOTICE[1]])
    assert found["repeated"] == ["甲县人民政府", "关于做好甲事的通知"]
