"""Documents copied out as text: replies, letters and orders, titles over lines, tables under titles of their own."""

from __future__ import annotations

from pathlib import Path

import pytest

import yaodian
from pipeline.conversion import read_source
from pipeline.model import Notice
from pipeline.settings import Settings
from tests import RULES

REPLY = """国务院关于同意在甲市等地
设立跨境电子商务综合
试验区的批复
国函〔2022〕126号

甲省人民政府，商务部：

你们关于设立综合试验区的请示收悉。现批复如下：

一、同意在甲市等33个城市设立综合试验区。（商务部牵头，海关总署配合）
二、试验区建设要完整、准确、全面贯彻新发展理念。（甲省人民政府负责）

国务院
2022年11月14日
"""
LETTER = """国务院办公厅关于同意建立养老服务
部际联席会议制度的函
国办函〔2019〕74号

民政部：

你部请示收悉。经国务院同意，现函复如下：

国务院同意建立由民政部牵头的联席会议制度。

国务院办公厅
2019年7月27日
"""
ORDER = """甲省人民政府令
第312号

《甲省河道管理办法》已经省人民政府常务会议通过，现予公布，自2021年5月1日起施行。

省长  李四
2021年3月20日

甲省河道管理办法

一、河道岸线保护。沿河各县应当划定河道管理范围。（责任单位：省水利厅）

二、采砂管理。严禁非法采砂。（责任单位：省水利厅、省公安厅）
"""
HEADER = "序号\t重点任务\t具体要求\t责任单位"
FIRST = ("1\t道路\t完成县道改造20公里，年底前通车。\t县交通运输局", "2\t学校\t新建小学2所，秋季投入使用。\t县教育局")
SECOND = ("1\t治水\t完成河道清淤3公里，消除黑臭水体。\t县水利局", "2\t治气\t淘汰锅炉12台，改用天然气。\t县生态环境局")


def read(folder: Path, text: str) -> Notice:
    path = folder / "notice.txt"
    path.write_text(text, encoding="utf-8")
    return read_source(path, Settings(RULES)).notice


def codes(notice: Notice) -> set[str]:
    return {finding.code for finding in notice.findings if finding.severity != "info"}


def test_a_reply_with_its_title_over_three_lines(tmp_path: Path) -> None:
    notice = read(tmp_path, REPLY)
    head = notice.notice
    assert head.title == head.full_title == "国务院关于同意在甲市等地设立跨境电子商务综合试验区的批复"
    assert (head.document_number, head.issued_on) == ("国函〔2022〕126号", "2022-11-14")
    assert head.addressees == ("甲省人民政府", "商务部")
    assert [task.assignment.raw for task in notice.tasks] == ["商务部牵头，海关总署配合", "甲省人民政府负责"]


def test_a_letter_without_points_is_read_and_told_of(tmp_path: Path) -> None:
    notice = read(tmp_path, LETTER)
    head = notice.notice
    assert head.title == "国务院办公厅关于同意建立养老服务部际联席会议制度的函"
    assert (head.document_number, head.issued_on, head.issuers) == (
        "国办函〔2019〕74号",
        "2019-07-27",
        ("国务院办公厅",),
    )
    assert notice.tasks == () and "body.no_points" in codes(notice)
    assert notice.coverage.unaccounted == 0


@pytest.mark.parametrize("head", ["甲省人民政府令\n第312号", "甲省人民政府令\n（第312号）", "甲省人民政府令第312号"])
def test_an_order_is_its_organs_and_not_the_persons_who_signs(tmp_path: Path, head: str) -> None:
    notice = read(tmp_path, ORDER.replace("甲省人民政府令\n第312号", head))
    assert notice.notice.title == "甲省河道管理办法"
    assert notice.notice.full_title == "甲省人民政府令"
    assert notice.notice.document_number == "第312号"
    assert notice.notice.issuers == ("甲省人民政府",)
    assert notice.notice.issued_on == "2021-03-20"
    assert len(notice.tasks) == 2 and notice.coverage.unaccounted == 0


def test_a_title_printed_twice_is_no_preamble(tmp_path: Path) -> None:
    title = "甲县2022年人居环境整治工作要点"
    letter = f"关于印发《{title}》的通知\n各乡镇人民政府：\n现将《{title}》印发给你们，请遵照执行。\n"
    points = "一、厕所革命\n（一）新建户厕。（县农业农村局负责）\n（二）建立机制。（县住建局负责）\n"
    for again in (title, f"{title[:7]}\n{title[7:]}"):
        notice = read(tmp_path, f"{letter}甲县人民政府\n2022年2月3日\n附件\n{title}\n{again}\n{points}")
        assert (notice.notice.title, notice.notice.preamble) == (title, None)
        assert notice.coverage.unaccounted == 0 and not codes(notice)


@pytest.mark.parametrize(
    ("above", "title"),
    [
        ("甲县2022年重点工作任务分解表", "甲县2022年重点工作任务分解表"),
        ("附件\n\n甲县2022年重点工作任务分解表（摘表）", "甲县2022年重点工作任务分解表（摘表）"),
        ("甲县2022年\n重点工作任务分解表", "甲县2022年重点工作任务分解表"),
    ],
)
def test_the_title_above_a_table_without_a_body_counts_once(tmp_path: Path, above: str, title: str) -> None:
    notice = read(tmp_path, "\n".join((above, HEADER, *FIRST)))
    assert notice.notice.title == title
    assert len(notice.tasks) == 2
    assert not codes(notice)


def test_a_second_table_begins_under_its_title_where_the_header_comes_again(tmp_path: Path) -> None:
    lines = (
        "甲县2022年重点工作任务分解表（一）",
        HEADER,
        *FIRST,
        "甲县2022年重点工作任务分解表（二）",
        HEADER,
        *SECOND,
    )
    notice = read(tmp_path, "\n".join(lines))
    assert [task.assignment.raw for task in notice.tasks] == ["县交通运输局", "县教育局", "县水利局", "县生态环境局"]
    assert notice.coverage.unaccounted == 0


MEASURED = """甲县2023年绿化工作方案
（单位：万元）

一、主要任务
（一）道路绿化。绿化带宽度不小于1500（单位：毫米）。（责任单位：县林业局）
（二）资金安排。安排专项资金300（单位：万元）。（县财政局牵头）
（三）补植。完成补植（计量单位：株）。
单位：亩
（责任单位：县林业局）
（四）投资。全年完成投资。（单位：县发改局）
"""


def test_a_unit_of_measure_is_no_unit(tmp_path: Path) -> None:
    notice = read(tmp_path, MEASURED)
    assert [[party.text for party in task.assignment.parties] for task in notice.tasks] == [
        ["县林业局"],
        ["县财政局"],
        ["县林业局"],
        ["县发改局"],
    ]
    assert notice.tasks[0].requirement == "绿化带宽度不小于1500（单位：毫米）。"
    assert notice.coverage.unaccounted == 0


def test_an_organ_and_its_date_in_one_line_sign(tmp_path: Path) -> None:
    path = tmp_path / "notice.txt"
    path.write_text(
        "甲县人民政府办公室关于做好2023年工作的通知\n各乡镇人民政府：\n现将有关事项通知如下：\n"
        "一、公开预算。按时公开预算。（县财政局）\n甲县人民政府办公室    2023年3月1日\n",
        encoding="utf-8",
    )
    notice = yaodian.read(path)
    assert notice.notice.issuers == ("甲县人民政府办公室",) and notice.notice.issued_on == "2023-03-01"
    assert notice.notice.closing is None and notice.coverage is not None and notice.coverage.unaccounted == 0


def test_the_minutes_of_a_meeting(tmp_path: Path) -> None:
    path = tmp_path / "notice.txt"
    path.write_text(
        "会议纪要\n〔2021〕14号\n甲市人民政府办公室　　2021年7月20日\n研究供水保障有关问题会议纪要\n"
        "7月16日，副市长主持召开会议。现纪要如下：\n一、编制预案。7月底前编制完成预案。（市水务局）\n",
        encoding="utf-8",
    )
    head = yaodian.read(path).notice
    assert (head.title, head.document_number) == ("研究供水保障有关问题会议纪要", "〔2021〕14号")
    assert (head.issuers, head.issued_on) == (("甲市人民政府办公室",), "2021-07-20")


def test_a_sites_name_and_a_title_over_lines_below_the_letter(tmp_path: Path) -> None:
    path = tmp_path / "p.txt"
    path.write_text(
        "法规检索网\n甲市人民政府关于印发优化环境若干措施的通知\n\n各区人民政府：\n\n"
        "《甲市优化环境的若干措施》已经市政府同意，现印发给你们，请认真组织实施。\n\n2019116\n\n"
        "甲市优化环境\n\n的若干措施\n\n为落实部署，现提出措施。\n\n一、（一）规范招标。（市住建局负责）\n",
        encoding="utf-8",
    )
    head = yaodian.read(path).notice
    assert (head.title, head.issuers) == ("甲市优化环境的若干措施", ("甲市人民政府",))
