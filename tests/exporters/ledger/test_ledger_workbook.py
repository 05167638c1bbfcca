from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from openpyxl import load_workbook

from pipeline.exporters import titles
from pipeline.exporters.ledger import ledger, review, unit_list
from pipeline.exporters.ledger.ledger_workbook import NAMES, update_workbook, workbook_bytes, write_workbook
from pipeline.model import Evidence, Finding, Notice, Point, Section, Unit
from pipeline.model.finding_codes import kind_of
from tests.exporters.dump import dump
from tests.exporters.notices import (
    TOWNS,
    gold,
    hostile,
    notice_of,
    open_assignment,
    party_of,
    task_of,
    units_of,
    with_towns,
)


def opened(notice: Notice, tmp_path: Path, units: Any = None) -> Any:
    write_workbook(notice, units or {}, tmp_path / "notice.xlsx")
    return load_workbook(tmp_path / "notice.xlsx")


def column(page: Any, title: str) -> list[Any]:
    """The cells' values under a title of the first row."""
    for cell in page[1]:
        if str(cell.value).replace("\n", "") == title:
            return [row[cell.column - 1].value for row in page.iter_rows(min_row=2)]
    raise KeyError(title)


@pytest.mark.parametrize("name", ["lanshan-2021", "lanshan-2022-sample"])
def test_golden(name: str, tmp_path: Path, golden: Callable[[str, str], None]) -> None:
    notice = with_towns(gold(name))
    write_workbook(notice, units_of(notice), tmp_path / "notice.xlsx")
    golden(f"{name}.xlsx.txt", dump(tmp_path / "notice.xlsx"))


def test_the_golden_flag_is_off(regenerating: bool) -> None:
    assert not regenerating, "golden files were written anew: read them, then run without YAODIAN_GOLDEN"


def test_the_same_notice_gives_the_same_bytes() -> None:
    notice = with_towns(gold("lanshan-2021"))
    units = units_of(notice)
    assert workbook_bytes(notice, units) == workbook_bytes(notice, dict(reversed(units.items())))


def test_sheets(tmp_path: Path) -> None:
    book = opened(gold("lanshan-2021"), tmp_path)
    assert tuple(book.sheetnames) == NAMES
    for page in book.worksheets:
        assert page.page_setup.orientation == "landscape" and page.page_setup.paperSize == 9
        assert page.oddFooter.center.text == "第 &P 页  共 &N 页"
        assert not page.merged_cells.ranges
    for name in NAMES[:-1]:
        assert book[name].freeze_panes and book[name].auto_filter.ref and book[name].print_title_rows
    assert str(book.properties.created) == str(book.properties.modified) == "1980-01-01 00:00:00"


def test_ledger_has_one_row_a_task_and_room_for_the_clerk(tmp_path: Path) -> None:
    notice = gold("lanshan-2021")
    page = opened(notice, tmp_path)[ledger.NAME]
    assert column(page, "序号") == [task.number for task in notice.tasks]
    assert column(page, "具体要求") == [task.requirement for task in notice.tasks]
    assert column(page, titles.KEY) == [task.key for task in notice.tasks]
    assert column(page, "来源页码")[3:5] == [10, "10-11"]
    units = "各镇人民政府、街道办事处；\n兰山商城管委会；\n兰山经济开发区管委会；\n兰山区发展和改革局"
    assert column(page, "责任单位")[1] == units
    assert "等区政府相关部门" in column(page, "责任单位")[0]
    for title in titles.USER_COLUMNS:
        assert set(column(page, title)) == {None}
    shown = [cell.value for cell in page[1]]
    assert "牵头单位" not in shown and "配合单位" not in shown and "指导单位" not in shown
    rule = page.data_validations.dataValidation[0]
    assert rule.formula1 == '"未开始,推进中,已完成,逾期"' and str(rule.sqref) == "L2:L335"


def test_ledger_shows_the_roles_that_occur(tmp_path: Path) -> None:
    task = task_of(1, "要求", party_of("甲局", "lead"), party_of("乙局", "support"), party_of("丙局", "oversee"))
    page = opened(notice_of(task), tmp_path)[ledger.NAME]
    shown = [str(cell.value) for cell in page[1]]
    assert [title for title in shown if title in titles.ROLE_COLUMNS] == ["牵头单位", "配合单位", "指导单位"]
    assert column(page, "牵头单位") == ["甲甲局"] and column(page, "指导单位") == ["甲丙局"]


def test_matrix_marks_roles_and_what_is_meant_through_a_collective(tmp_path: Path) -> None:
    towns = party_of("各镇", kind="collective", members=TOWNS, members_complete=True)
    some = party_of("各部门", "support", kind="collective", members=("甲/乙局",), members_complete=False)
    tasks = (
        task_of(1, "一", party_of("甲局", "lead"), party_of("乙局", "responsible")),
        task_of(2, "二", towns, party_of("甲局", "oversee"), some),
    )
    page = opened(notice_of(*tasks), tmp_path)["责任矩阵"]
    rows = {row[0].value: row[1:] for row in page.iter_rows(min_row=3) if row[0].value}
    assert [cell.value for cell in rows["甲甲局"]] == ["●", "◇", 2, 0, 2]
    assert [cell.value for cell in rows["甲乙局"]] == ["○", "△", 1, 1, 2]
    assert rows["甲乙局"][1].number_format == '"("@")"' != rows["甲乙局"][0].number_format
    assert [cell.value for cell in rows["西河镇"]] == [None, "○", 0, 1, 1]
    assert [cell.value for cell in rows["合计（单位数）"]] == [2, 5, 3, 4, 7]
    assert list(rows)[-3:] == ["集合称谓（所指单位已在上面，不计入合计）", "甲各镇", "甲各部门"], "below the sum"
    assert [cell.value for cell in rows["甲各部门"]] == [None, "△", 1, 0, 1]
    assert page["D1"].value == "直接点名的任务数"


def test_units_stand_in_official_order_then_by_first_appearance(tmp_path: Path) -> None:
    tasks = (task_of(1, "一", party_of("丁局"), party_of("乙局"), party_of("甲局"), party_of("丙局")),)
    units = {f"甲/{name}": Unit(f"甲/{name}", name, "department", order) for name, order in (("丙局", 1), ("甲局", 2))}
    page = opened(notice_of(*tasks), tmp_path, units)["责任矩阵"]
    assert [row[0].value for row in page.iter_rows(min_row=3, max_row=6)] == ["丙局", "甲局", "甲丁局", "甲乙局"]


def test_a_matrix_of_many_tasks_breaks_at_sections_and_repeats_the_units(tmp_path: Path) -> None:
    points = [Point(number, f"（{number}）", "点", "文") for number in (1, 2)]
    sections = tuple(Section(p.number, "一、", f"部分{p.number}", points=(p,)) for p in points)
    tasks = [
        task_of(number, f"要求{number}", party_of("甲局"), point=1 if number < 30 else 2) for number in range(1, 75)
    ]
    page = opened(notice_of(*tasks, sections=sections), tmp_path)["责任矩阵"]
    assert [mark.id for mark in page.col_breaks.brk] == [16, 30, 53], (
        "24 tasks fit a page; the second section begins on a new one; what no page has room for is parted evenly"
    )
    assert page.print_title_cols == "$A:$A" and page.print_title_rows == "$1:$2"
    assert not opened(notice_of(*tasks[:40]), tmp_path)["责任矩阵"].col_breaks.brk


def test_list_by_unit_has_three_blocks_and_runs_on(tmp_path: Path) -> None:
    towns = party_of("各镇", kind="collective", members=TOWNS, members_complete=True)
    tasks = (
        task_of(1, "一", party_of("甲局", "lead"), towns),
        task_of(2, "二", assignment=open_assignment("等政府相关部门", party_of("乙局"))),
    )
    known = {town: Unit(town, town[2:], "town") for town in TOWNS}
    page = opened(notice_of(*tasks), tmp_path, known)["单位任务清单"]
    rows = [tuple(cell.value for cell in row) for row in page.iter_rows(min_row=2)]
    mine = [row for row in rows if row[0] == "甲甲局"]
    assert mine[0][2] == "甲甲局　　直接点名 1 项，经由集合称谓 0 项，待明确 1 项"
    assert [row[1:6] for row in mine if row[5]] == [
        ("直接点名", 1, "事项1", "一", "牵头"),
        ("待明确", None, "共 1 项（数字是台账序号）", "2 事项2", "待明确"),
    ]
    assert not [row for row in mine if row[1] == "经由集合称谓"], "an empty block takes no room"
    assert [row[6] for row in rows if row[0] == "西河镇" and row[5]] == ["各镇"]
    assert not page.row_breaks.brk, "all units stand on one page"
    assert page.page_setup.scale and not page.sheet_properties.pageSetUpPr.fitToPage


def test_a_task_that_many_share_stands_in_full_only_where_it_names_the_unit(tmp_path: Path) -> None:
    long = "把任务落到实处。" * 40
    towns = party_of("各镇", kind="collective", members=TOWNS, members_complete=True)
    known = {town: Unit(town, town[2:], "town") for town in TOWNS}
    tasks = [task_of(number, long, towns, party_of("甲局")) for number in range(1, 60)]
    page = opened(notice_of(*tasks), tmp_path, known)["单位任务清单"]
    rows = [tuple(cell.value for cell in row) for row in page.iter_rows(min_row=2)]
    assert {row[4] for row in rows if row[1] == "直接点名" and isinstance(row[2], int)} == {long}
    short = [row[3:7] for row in rows if row[0] == "西河镇" and row[5]]
    assert [(row[0], row[2:]) for row in short] == [("共 59 项（数字是台账序号）", ("责任", "各镇"))]
    assert str(short[0][1]).startswith("1 事项1；2 事项2；") and str(short[0][1]).endswith("59 事项59"), "none is cut"
    assert page.print_area == f"'单位任务清单'!$C$1:$H${page.max_row}"


def test_no_heading_stands_last_on_a_page_and_each_page_says_whose_it_is(tmp_path: Path) -> None:
    towns = party_of("各镇", kind="collective", members=TOWNS, members_complete=True)
    known = {town: Unit(town, town[2:], "town") for town in TOWNS}
    tasks = [task_of(number, "要求" * 90, towns, party_of("甲局")) for number in range(1, 60)]
    page = opened(notice_of(*tasks), tmp_path, known)["单位任务清单"]
    ends = [mark.id for mark in page.row_breaks.brk]
    assert len(ends) > 10
    for end in ends:
        assert page.cell(end, 6).value, "a row of tasks"
        assert page.cell(end + 1, 3).style == "单位通栏首" and page.cell(end + 2, 3).style == "分块通栏首"
    heights = [page.row_dimensions[row].height for row in range(1, ends[0] + 1)]
    assert 400 < sum(heights) <= unit_list.ROOM


def test_points_and_findings(tmp_path: Path) -> None:
    notice = gold("lanshan-2021")
    book = opened(notice, tmp_path)
    assert column(book["工作要点"], "序号") == list(range(1, 21))
    assert column(book["工作要点"], "内容")[9] == notice.points()[9].text
    page = book["校核意见"]
    assert column(page, "级别") == ["错误", "警告", "提示"], "the gravest first"
    assert column(page, "位置") == ["全文", "要点第 10 条\n任务第 24 项", "全文"]
    assert column(page, "页码") == [3, 6, None]
    assert all(column(page, "处理办法")) and "代码" not in [cell.value for cell in page[1]]


def test_what_to_do_is_said_once(tmp_path: Path) -> None:
    findings = tuple(Finding.of("deadline.unresolved", f"时限{n}") for n in range(3))
    page = opened(notice_of(findings=findings), tmp_path)["校核意见"]
    assert column(page, "处理办法") == [kind_of("deadline.unresolved").advice_zh, "同第 1 条", "同第 1 条"]


def test_the_matrix_s_numbers_lead_to_the_ledger(tmp_path: Path) -> None:
    book = opened(gold("lanshan-2021"), tmp_path)
    heads = book["责任矩阵"][2][1:35]
    assert [cell.value for cell in heads] == list(range(1, 35))
    for cell in heads:
        sheet, place = cell.hyperlink.location.split("!")
        assert sheet == "'任务台账'" and book["任务台账"][place].value == cell.value


def test_a_finding_leads_to_the_row_not_to_the_cells_merged_beside_it() -> None:
    row, category = Evidence(12, (200, 100, 520, 140)), Evidence(10, (80, 200, 120, 260))
    body = Evidence(3, (80, 100, 520, 140))
    task = replace(notice_of(task_of(1, "一")).tasks[0], evidence=(row, category))
    finding = Finding.of("body_table.text_differs", "不同", None, 1, (body, row, category))
    without = Finding.of("correction.applied", "已改", task=1)
    notice = replace(notice_of(), tasks=(task,), findings=(finding, without))
    assert [row.values[3] for row in review.review_sheet(notice).rows[1:]] == ["3、12", 12]


def test_about_names_source_rules_and_version(tmp_path: Path) -> None:
    notice = gold("lanshan-2021")
    write_workbook(notice, {}, tmp_path / "x.xlsx", notes={"规则日期": "某日"})
    rows = {row[0].value: row[1].value for row in load_workbook(tmp_path / "x.xlsx")["说明"].iter_rows(max_col=2)}
    assert rows["源文件 SHA-256"] == notice.source.sha256 and rows["规则 SHA-256"] == "0" * 64
    assert rows["生成程序"] == "yaodian 0" and rows["规则日期"] == "某日"
    assert rows["文字归属"].endswith("未能归属 0 字")


def test_a_notice_without_tasks(tmp_path: Path) -> None:
    book = opened(notice_of(), tmp_path)
    assert tuple(book.sheetnames) == NAMES
    assert book[ledger.NAME].max_row == 1
    assert column(book["校核意见"], "校核意见") == ["没有需要核对的问题"]


def test_text_is_never_a_formula(tmp_path: Path) -> None:
    book = opened(hostile(), tmp_path)
    cells = [cell for page in book.worksheets for row in page.iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f"]
    risky = [cell for cell in cells if isinstance(cell.value, str) and cell.value[:1] in set("=+-@")]
    risky = [cell for cell in risky if cell.value != "-1"]
    assert len(risky) > 10 and all(cell.quotePrefix for cell in risky)
    assert '=HYPERLINK("http://example.invalid","点我")' in column(book[ledger.NAME], "具体要求")


def test_limits_of_a_cell_and_a_row_lose_nothing(tmp_path: Path) -> None:
    notice = hostile()
    page = opened(notice, tmp_path)[ledger.NAME]
    keys = column(page, titles.KEY)
    rows = [text for text, key in zip(column(page, "具体要求"), keys, strict=True) if key in ("key1", "key1（续）")]
    assert len(rows) > 5 and "".join(rows) == notice.tasks[0].requirement
    assert {n for n, key in zip(column(page, "序号"), keys, strict=True) if key.startswith("key1")} >= {1}
    for sheet in opened(notice, tmp_path).worksheets:
        assert all(len(str(cell.value or "")) <= 32_767 for row in sheet.iter_rows() for cell in row)
        assert all((dimension.height or 0) <= 409 for dimension in sheet.row_dimensions.values())
        assert len(sheet.title) <= 31


def test_control_characters_go_and_the_rest_stays(tmp_path: Path) -> None:
    page = opened(hostile(), tmp_path)[ledger.NAME]
    assert "控制字符" in column(page, "工作任务（类别）")
    requirements = [text for text in column(page, "具体要求") if text]
    assert "半个字符\ufffd与整个🙂，零宽\u200b，反向\u202e文字" in requirements
    assert any(text.startswith("_x") and text.endswith("换行\n再换行") for text in requirements)


def test_columns_of_the_notice_s_own_table_are_kept_apart(tmp_path: Path) -> None:
    page = opened(hostile(), tmp_path)[ledger.NAME]
    assert "=2+2" in column(page, "备注（原表）") and "无名列" in column(page, "（原表）")
    assert "（二）" in column(page, "原表序号")


def test_a_repeated_obligation_has_a_key_of_its_own(tmp_path: Path) -> None:
    task = task_of(1, "同样的话", party_of("甲局"))
    page = opened(notice_of(task, replace(task, number=2)), tmp_path)[ledger.NAME]
    assert column(page, titles.KEY) == ["key1", "key1/2"]


def test_each_task_leads_to_its_place_on_the_page(tmp_path: Path) -> None:
    """Only where there is a page; what a person wrote under the same title before is told, not lost."""
    notice = notice_of(task_of(1, "公开预算", id="3713-2030-a"), task_of(2, "公开决算", id="3713-2030-b/2"))
    path = tmp_path / "notice.xlsx"
    update_workbook(notice, {}, path)
    book = load_workbook(path)
    titles = [cell.value for cell in book["任务台账"][1]]
    assert "原文" not in titles
    book["任务台账"].cell(1, len(titles) + 1).value = "原文"
    book["任务台账"].cell(2, len(titles) + 1).value = "我的摘录"
    book.save(path)
    update_workbook(notice, {}, path, page="notice.html")
    sheet = load_workbook(path)["任务台账"]
    at = [cell.value for cell in sheet[1]].index("原文") + 1
    links = [sheet.cell(row, at).hyperlink for row in (2, 3)]
    assert [(link.target, link.location) for link in links] == [
        ("notice.html", "task=3713-2030-a"),
        ("notice.html", "task=3713-2030-b/2"),
    ]
    assert [sheet.cell(row, at).value for row in (2, 3)] == ["打开", "打开"]
    everything = [str(cell.value) for page in load_workbook(path) for row in page.iter_rows() for cell in row]
    assert any("我的摘录" in text for text in everything)
