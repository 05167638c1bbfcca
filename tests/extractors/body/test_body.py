"""Bodies of plain text, where neither sizes nor indents tell a title or a signature from the rest."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.extractors.body.body import Body, read_body
from pipeline.model import Line
from pipeline.sources.plain_text import TextRules, read_text
from tests.extractors.reading import DOCUMENT, ROLES, outline, reads_like_units

LONG = "做好重点领域信息公开，推动公开向农村和社区延伸，确保公众看得懂、用得上。"
BODY = ("一、甲", f"（一）公开规划。{LONG}", f"（二）公开预算。{LONG}")


def read(tmp_path: Path, *lines: str) -> Body:
    path = tmp_path / "notice.txt"
    path.write_text("\n".join(lines), encoding="utf-8")
    layout = read_text(path, TextRules())
    return read_body(
        layout,
        [block for block in layout.pages[0].blocks if isinstance(block, Line)],
        ROLES,
        DOCUMENT,
        reads_like_units,
        True,
    )


def test_a_title_over_three_lines(tmp_path: Path) -> None:
    """A line that ends like a title is none where 印发 still waits for 通知."""
    head = read(
        tmp_path,
        *("甲县人民政府办公室", "关于印发2021年甲县政务公开工作要点", "任务分工的通知", "各乡镇人民政府："),
        *("现将《2021年甲县政务公开工作要点任务分工》印发给你们，请认真贯彻落实。", "2021年6月28日"),
        *("2021年甲县政务公开工作要点任务分工", *BODY),
    ).head
    assert head.full_title is not None
    assert head.full_title.text == "甲县人民政府办公室关于印发2021年甲县政务公开工作要点任务分工的通知"
    assert [one.text for one in head.addressees] == ["各乡镇人民政府"]


def test_two_organs_sign(tmp_path: Path) -> None:
    head = read(
        tmp_path,
        *("中共甲县委办公室甲县人民政府办公室关于印发2021年工作要点的通知", "各乡镇人民政府："),
        *("现将《2021年工作要点》印发给你们，请认真贯彻落实。", "中共甲县委办公室", "甲县人民政府办公室"),
        *("2021年6月28日", "2021年工作要点", *BODY),
    ).head
    assert [one.text for one in head.issuers] == ["中共甲县委办公室", "甲县人民政府办公室"]
    assert head.transmittal is not None and head.transmittal.text.endswith("贯彻落实。")


def test_the_title_again_after_a_table_of_contents(tmp_path: Path) -> None:
    title = "2021年甲县政务公开工作要点"
    contents = ("目 录", "一、甲……………1", "（一）公开规划……2", "（二）公开预算……2")
    body = read(tmp_path, title, *contents, title, "为落实上级要求，现制定本要点。", *BODY)
    assert body.head.title is not None and body.head.title.text == title
    assert body.head.preamble is not None and body.head.preamble.text == "为落实上级要求，现制定本要点。"
    assert outline(body)[0] == "# 一、甲"


def test_a_letter_over_two_lines(tmp_path: Path) -> None:
    head = read(
        tmp_path, "关于报送2021年政务公开工作任务", "落实情况的函", "各乡镇：", "请对照以下任务报送。", *BODY
    ).head
    assert head.full_title is not None and head.full_title.text == "关于报送2021年政务公开工作任务落实情况的函"
    assert [one.text for one in head.addressees] == ["各乡镇"]


def test_a_bracket_broken_over_lines(tmp_path: Path) -> None:
    body = read(
        tmp_path, "2021年甲县政务公开工作要点", *BODY, "（三）公开决算。要及时。（县审计局、县统计局", "、县财政局）"
    )
    assert [task.units[0].content.text for task in body.tasks] == ["县审计局、县统计局、县财政局"]
    assert body.head.closing is None


@pytest.mark.parametrize("end", ["，", "、", "县公"])
def test_copies_sent_over_several_lines(tmp_path: Path, end: str) -> None:
    body = read(
        tmp_path,
        *("2021年甲县政务公开工作要点", *BODY),
        *(f"抄送：县委办公室，县人大常委会办公室{end}", f"县法院{end}", "各人民团体。"),
    )
    assert body.head.closing is None
    assert [finding.code for finding in body.findings if finding.code == "body.unread"] == []


def test_each_line_is_a_paragraph_unless_lines_are_wrapped(tmp_path: Path) -> None:
    points = [
        f"公开{what}。{LONG * more}（责任科室：县财政局办公室）"
        for what, more in (("规划", 2), ("预算", 1), ("目录", 1))
    ]
    assert outline(read(tmp_path, "2021年甲县政务公开工作要点", "为落实要求，现制定本要点。", *points)) == [
        "# ",
        *(f"{number} {text[:4]}|{text[5:]}" for number, text in enumerate(points, start=1)),
    ]


def test_a_title_that_only_the_page_names(tmp_path: Path) -> None:
    title = "甲县人民政府关于印发2021年任务分解表的通知"
    head = read(tmp_path, f"标题：{title}", "各乡镇：", *BODY).head
    assert head.full_title is not None and head.title is not None
    assert (head.full_title.text, head.title.text) == (title, "2021年任务分解表")
    assert [one.text for one in head.issuers] == ["甲县人民政府"]


def test_an_order_without_numbers_holds_no_points(tmp_path: Path) -> None:
    assert outline(read(tmp_path, "甲县人民政府嘉奖令", LONG, LONG, LONG)) == []
    assert len(outline(read(tmp_path, "甲县2021年工作要点", LONG, LONG, LONG))) > 1
