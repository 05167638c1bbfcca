"""The list of attachments: where it ends, and its titles without label, numbers and marks."""

from __future__ import annotations

from msgspec.structs import replace

from pipeline.extractors.body.attachments import listed_after, read_attachments
from tests.extractors.reading import DOCUMENT, marks, paragraphs


def titles(*texts: str) -> list[str]:
    return [title.text for title in read_attachments(paragraphs(*texts), DOCUMENT)[0]]


def test_one_attachment_has_no_number() -> None:
    assert titles("附件：任务分解表。") == ["任务分解表"]


def test_numbers_part_titles_in_one_line_or_in_several() -> None:
    assert titles("附件：1.任务分解表", "2.工作台账") == ["任务分解表", "工作台账"]
    assert titles("附件：1.任务分解表2.工作台账；") == ["任务分解表", "工作台账"]


def test_a_number_out_of_turn_belongs_to_the_title() -> None:
    assert titles("附件：1.第5.甲表") == ["第5.甲表"]


def test_a_line_without_number_goes_on_with_the_title_above() -> None:
    assert titles("附件：1.甲县政务公开", "任务分解表", "2.工作台账") == ["甲县政务公开任务分解表", "工作台账"]


def test_every_character_is_in_a_title_or_around_it() -> None:
    found = paragraphs("附件：1.甲表；", "2.乙表。")
    names, around = read_attachments(found, DOCUMENT)
    claimed = [i for title in names for i in title.ids] + list(around)
    assert sorted(claimed) == [i for one in found for i in one.content.ids]


def test_the_list_ends_where_no_number_stands() -> None:
    found = paragraphs("附件：1.甲表", "2.乙表", "甲县人民政府", "2.丙表")
    assert listed_after(found, marks(found), 0, DOCUMENT) == [0, 1]


def test_the_only_title_may_stand_below_its_label() -> None:
    found = paragraphs("附件：", "甲表", "乙")
    assert listed_after(found, marks(found), 0, DOCUMENT) == [0, 1]


def test_a_hanging_line_goes_on_below_a_full_one_of_its_page() -> None:
    first, second = paragraphs("附件：甲县政务公开", "任务分解表", page=1)
    hanging = replace(second, indent=5.0)
    assert listed_after([first, hanging], ["attachments", "plain"], 0, DOCUMENT) == [0, 1]
    short = replace(first, slack=8.0)
    assert listed_after([short, hanging], ["attachments", "plain"], 0, DOCUMENT) == [0]


def test_whoever_signs_below_a_full_line_is_no_part_of_its_title() -> None:
    first, organ, other, day = paragraphs(
        "附件：甲县政务公开任务分解表", "甲县人民政府", "甲县人民政府办公室", "2024年2月26日", page=1
    )
    signed = [first, *(replace(one, indent=12.0) for one in (organ, other, day))]
    marked = ["attachments", "plain", "plain", "date"]
    assert listed_after(signed, marked, 0, DOCUMENT) == [0]
    assert listed_after([signed[0], *signed[2:]], ["attachments", "plain", "date"], 0, DOCUMENT) == [0]
    numbered = [first, replace(paragraphs("2.致甲县人民政府", page=1)[0], indent=5.0), signed[3]]
    assert listed_after(numbered, ["attachments", "plain", "date"], 0, DOCUMENT) == [0, 1]
    undated = [signed[0], signed[1]]
    assert listed_after(undated, marked[:2], 0, DOCUMENT) == [0, 1], "a title may end so too"
