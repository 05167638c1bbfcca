"""A letter that hands over a table says more than that it does, and none of it is a point."""

from __future__ import annotations

from pathlib import Path

import yaodian

LETTER = """甲省人民政府办公厅关于印发2023年政务公开任务分解表的通知
各市人民政府，省政府各部门：
经省政府同意，现将《2023年政务公开任务分解表》印发给你们，请认真组织实施。
各地要认真对照任务，细化职责分工。要制定具体方案，报省政府办公厅。
各地要高度重视，强化组织领导，抓好业务培训。
任务落实情况要向社会公布。全年情况于12月15日前上报。
甲省人民政府办公厅
2023年5月18日
2023年政务公开任务分解表
"""
TABLE = """任务\t责任单位\t工作要求
公开预算\t省财政厅\t按时公开部门预算，接受社会监督。
公开规划\t省发展改革委\t及时公开各类规划，做好解读。
"""


def test_the_letters_paragraphs_hand_over(tmp_path: Path) -> None:
    path = tmp_path / "notice.txt"
    path.write_text(LETTER + TABLE, encoding="utf-8")
    notice = yaodian.read(path)
    assert not notice.points() and len(notice.tasks) == 2
    assert notice.notice.title == "2023年政务公开任务分解表"
    assert notice.notice.transmittal is not None and notice.notice.transmittal.count("\n") == 3
    assert notice.coverage is not None and notice.coverage.unaccounted == 0


def test_the_title_over_the_table_is_that_of_the_document(tmp_path: Path) -> None:
    path = tmp_path / "notice.txt"
    before, _, behind = LETTER.partition("经省政府同意")
    said = "现将今年的政务公开任务分解下达，请确保完成。\n" + behind[behind.index("甲省人民政府办公厅\n") :]
    letter = before.replace("印发2023年政务公开任务分解表", "做好2023年政务公开工作") + said
    path.write_text(letter + TABLE, encoding="utf-8")
    notice = yaodian.read(path)
    assert notice.notice.title == "2023年政务公开任务分解表"
    assert notice.notice.full_title == "甲省人民政府办公厅关于做好2023年政务公开工作的通知"


def test_a_title_right_over_a_table_is_no_closing(tmp_path: Path) -> None:
    path = tmp_path / "notice.txt"
    points = "甲县2023年工作要点\n一、重点工作\n（一）公开预算。按时公开预算。\n（二）公开规划。公开各类规划。\n"
    path.write_text(points + "甲县2023年工作任务分解表\n单位：件\n" + TABLE, encoding="utf-8")
    notice = yaodian.read(path)
    assert notice.notice.title == "甲县2023年工作要点" and notice.notice.closing is None
    assert notice.points()[-1].text == "公开各类规划。"
    assert notice.coverage is not None and notice.coverage.unaccounted == 0


def test_headings_that_stand_only_over_tables_are_sections(tmp_path: Path) -> None:
    path = tmp_path / "notice.txt"
    path.write_text(f"{LETTER}一、预算公开类\n{TABLE}二、审计公开类\n{TABLE}", encoding="utf-8")
    notice = yaodian.read(path)
    assert [section.heading for section in notice.sections] == ["预算公开类", "审计公开类"]
    assert not notice.points() and len(notice.tasks) == 4
    assert notice.coverage is not None and notice.coverage.unaccounted == 0


def test_one_of_several_bare_headings_over_a_table_is_a_point(tmp_path: Path) -> None:
    path = tmp_path / "notice.txt"
    path.write_text(f"甲县2023年工作要点\n一、公开预算\n二、公开审计\n三、公开规划\n{TABLE}", encoding="utf-8")
    assert [point.heading for point in yaodian.read(path).points()] == ["公开预算", "公开审计", "公开规划"]
