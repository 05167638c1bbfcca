"""Corrections typed into the ledger: read on the next conversion, applied as the file's, kept with outcomes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

import yaodian
from pipeline.batch.typed_ledger import Typed, keep_outcomes, typed_into, typed_print
from pipeline.exporters.outcomes_file import read_outcomes
from tests import RULES

TABLE = """2021年兰山区政务公开工作要点任务分解表
序号,工作任务,具体要求,责任单位,完成时限
1,推进公开,公开预算决算，接受社会监督，按时更新平台内容。,区财政局牵头，区审计局配合,9月底前
2,解读政策,及时解读重要政策文件，回应社会关切。,区商务局,
3,解读政策,各镇街道要参照执行，落实到人。,区商务局,
"""
FIELDS = ("更正什么", "序号或任务标识", "原来写的", "改为", "备注")


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "要点.csv"
    path.write_text(TABLE, encoding="utf-8")
    assert convert(path).status == "done"
    return path


def convert(path: Path) -> Any:
    (result,) = yaodian.convert(
        path, path.parent / "out", exports=["json", "xlsx"], jurisdiction="临沂市兰山区", rules=RULES, workers=1
    )
    return result


def ledger(source: Path) -> Path:
    return source.parent / "out" / source.stem / "notice.xlsx"


def fill(source: Path, *rows: tuple[object, ...], first: int = 2) -> None:
    """Types rows into the sheet, from row ``first`` on."""
    book = load_workbook(ledger(source))
    page = book["更正"]
    for number, row in enumerate(rows, first):
        for column, value in enumerate(row, 2):
            page.cell(number, column).value = value
    book.save(ledger(source))


def typed(source: Path) -> list[tuple[Any, ...]]:
    """What was typed with its outcome, by the printed number."""
    page = load_workbook(ledger(source))["更正"]
    found = [tuple(cell.value for cell in row) for row in page.iter_rows(min_row=2)]
    return [row for row in found if any(row[1:])]


def tasks(source: Path) -> list[Any]:
    return list(yaodian.load(ledger(source).parent).tasks)


def findings(source: Path) -> list[tuple[str, str]]:
    found = yaodian.load(ledger(source).parent).findings
    return [(one.code, one.message) for one in found if one.code.startswith("correction")]


@pytest.mark.process
def test_every_kind_is_applied_and_stays_with_its_outcome(source: Path) -> None:
    fill(
        source,
        ("完成时限", 1, "9月底前", "2021.9.30", "按会议纪要"),
        ("职责", "1", "区审计局", "牵头"),
        ("任务事项", 2, "解读政策", "解读重大政策"),
        ("责任单位", "任务2", "区商务局", "牵头：区司法局；配合：区财政局、区商务局"),
        ("合并任务", "2、3"),
    )
    result = convert(source)
    assert (result.status, result.converted) == ("done", True)
    first, second = tasks(source)
    assert [(one.raw, one.due) for one in first.deadlines] == [("9月底前", "2021-09-30")]
    assert [(one.name, one.role) for one in first.assignment.parties] == [
        ("兰山区财政局", "lead"), ("兰山区审计局", "lead"),
    ]  # fmt: skip
    assert second.task.startswith("解读重大政策") and "各镇街道要" in second.requirement
    assert [(one.name, one.role) for one in second.assignment.parties][:3] == [
        ("区司法局", "lead"), ("兰山区财政局", "support"), ("兰山区商务局", "support"),
    ]  # fmt: skip
    rows = typed(source)
    assert [row[0] for row in rows] == ["更正01", "更正02", "更正03", "更正04", "更正05"]
    assert rows[0][1:6] == ("完成时限", 1, "9月底前", "2021.9.30", "按会议纪要")
    assert [row[6] for row in rows] == ["已采用"] * 5
    assert {code for code, _ in findings(source)} == {"correction.applied"}
    assert all("notice.xlsx“更正”表第" in message for _, message in findings(source))


@pytest.mark.process
def test_nothing_is_done_again_until_something_else_is_typed(source: Path) -> None:
    fill(source, ("任务事项", 2, "解读政策", "解读重大政策"))
    assert convert(source).converted
    before = ledger(source).read_bytes()
    assert not convert(source).converted
    assert ledger(source).read_bytes() == before
    fill(source, (None, None, None, None))
    assert convert(source).converted, "a row that was emptied is taken back"
    assert [task.task for task in tasks(source)] == ["推进公开", "解读政策", "解读政策"]
    assert (typed(source), findings(source)) == ([], [])


@pytest.mark.process
def test_what_is_unclear_is_told_by_file_sheet_and_row_and_stays(source: Path) -> None:
    rows = [
        ("题目", 2, "解读政策", "解读"),
        ("完成时限", None, "9月底前", "2021-09-30"),
        ("完成时限", 1, "9月底前", "9月30日"),
        ("具体要求", "二", "解读", "释"),
        ("职责", 1, "区财政局", "主办"),
        ("具体要求", None, None, "释"),
        ("合并任务", 2),
        ("任务事项", 3, "没有的字", "别的字"),
    ]
    fill(source, *rows)
    convert(source)
    found = typed(source)
    assert [row[1:5] for row in found] == [(*row, None, None, None)[:4] for row in rows]
    assert all(row[6].startswith("未采用：") for row in found)
    outcomes = [row[6] for row in found]
    assert "从列表里选" in outcomes[0] and "没有写年份" in outcomes[2] and "只能改为" in outcomes[4]
    codes = [code for code, _ in findings(source)]
    assert sorted(codes) == ["correction.not_found", *["correction.not_taken"] * 7]
    assert all(f"notice.xlsx“更正”表第 {row} 行" in str(findings(source)) for row in range(2, 10))
    assert [task.task for task in tasks(source)] == ["推进公开", "解读政策", "解读政策"]


@pytest.mark.process
def test_the_file_and_the_sheet_together_a_conflict_is_told(source: Path) -> None:
    beside = source.with_name("要点.corrections.yaml")
    beside.write_text(
        "texts:\n  - {where: 任务事项, number: 2, old: 解读政策, new: 解读文件}\n"
        "deadlines:\n  - {task: 1, due: 2021-09-30}\n",
        encoding="utf-8",
    )
    fill(source, ("任务事项", 2, "解读政策", "解读重大政策"), ("任务事项", 3, "解读政策", "参照执行"))
    convert(source)
    assert [task.task for task in tasks(source)] == ["推进公开", "解读文件", "参照执行"]
    assert [row[6] for row in typed(source)] == [
        "未采用：更正文件对同一处写的不一样，以那里的为准，请只留一处", "已采用",
    ]  # fmt: skip
    (told,) = [message for code, message in findings(source) if code == "correction.not_taken"]
    assert told.startswith("notice.xlsx“更正”表第 2 行没有采用：更正文件")


@pytest.mark.process
def test_rows_that_were_moved_or_added_are_read_too(source: Path) -> None:
    fill(source, ("任务事项", 2, "解读政策", "解读文件"), ("任务事项", 3, "没有的字", "别的字"))
    convert(source)
    book = load_workbook(ledger(source))
    page = book["更正"]
    page.move_range("A2:G2", rows=40)
    page.delete_rows(2)
    page.insert_rows(2)
    for column, value in enumerate(("任务类别", 1, "没有的类", "别的类"), 2):
        page.cell(2, column).value = value
    book.save(ledger(source))
    convert(source)
    by_code = {row[0]: row[6] for row in typed(source)}
    assert by_code["更正01"] == "已采用" and by_code["更正02"].startswith("未采用")
    assert None in by_code, "a row of the person's own has no number; what became of it stands in 校核意见"
    assert any("“更正”表第 2 行已对不上" in message for _, message in findings(source))


def add_own_row(source: Path, row: int, **values: object) -> None:
    """Inserts a row into the ledger before ``row``."""
    book = load_workbook(ledger(source))
    page = book["任务台账"]
    columns = {str(cell.value).replace("\n", ""): cell.column for cell in page[1]}
    page.insert_rows(row)
    for title, value in values.items():
        page.cell(row, columns[title]).value = value
    book.save(ledger(source))


def cells(source: Path, sheet: str) -> list[list[Any]]:
    return [[cell.value for cell in row] for row in load_workbook(ledger(source))[sheet].iter_rows()]


@pytest.mark.process
def test_own_rows_count_in_matrix_and_list_and_keep_their_numbers(source: Path) -> None:
    add_own_row(source, 3, 序号="临1", 具体要求="办好市里临时交办的事。", 牵头单位="区财政局", 配合单位="区统计局")
    add_own_row(source, 6, 序号=7, 具体要求="报送总结。", 责任单位="奇奇怪怪社")
    assert convert(source).converted
    matrix = cells(source, "责任矩阵")
    assert matrix[1][1:6] == [1, 2, 3, "临1", 7], "behind the notice's, by their own numbers"
    marks = {row[0]: row[1:6] for row in matrix[2:]}
    assert marks["兰山区财政局"] == ["●", None, None, "●", None]
    assert marks["兰山区统计局"] == [None, None, None, "△", None]
    listed = [(row[0], row[2], row[5]) for row in cells(source, "单位任务清单") if row[2] in ("临1", 7)]
    assert ("兰山区财政局", "临1", "牵头") in listed and ("兰山区统计局", "临1", "配合") in listed
    said = [str(row[4]) for row in cells(source, "校核意见")]
    assert any(text.startswith("您加的一行“7”：") and "奇奇怪怪社" in text for text in said)
    assert [row[0] for row in cells(source, "任务台账")] == ["序号", 1, "临1", 2, 3, 7], "and stay where they were"
    before = ledger(source).read_bytes()
    assert not convert(source).converted
    yaodian.packs(ledger(source).parent, rules=RULES)
    again = ledger(source).read_bytes()
    assert again == before


@pytest.mark.process
def test_progress_is_no_reason_to_convert_and_a_row_that_goes_is(source: Path) -> None:
    add_own_row(source, 3, 序号="临1", 具体要求="办好市里临时交办的事。", 牵头单位="区财政局")
    assert convert(source).converted
    book = load_workbook(ledger(source))
    page = book["任务台账"]
    progress = next(cell.column for cell in page[1] if cell.value == "进展情况")
    page.cell(3, progress).value = "推进中"
    book.save(ledger(source))
    assert not convert(source).converted
    book = load_workbook(ledger(source))
    book["任务台账"].delete_rows(3)
    book.save(ledger(source))
    assert convert(source).converted
    assert cells(source, "责任矩阵")[1][1:5] == [1, 2, 3, "直接点名"]


def test_a_ledger_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    assert typed_into(tmp_path) == Typed()
    assert typed_print(tmp_path, None) is None
    (tmp_path / "notice.xlsx").write_bytes(b"no workbook")
    found = typed_into(tmp_path)
    assert found.corrections == () and found.told[0].startswith("“更正”表和您加的行没有读：notice.xlsx：")
    assert typed_print(tmp_path, None) is None


def test_outcomes_are_kept_by_the_printed_number(tmp_path: Path) -> None:
    book = Workbook()
    page: Any = book.active
    page.title = "更正"
    page.append(["更正编号", *FIELDS, "结果"])
    page.append(["更正01", "标题", None, "甲", "乙"])
    page.append([None, "标题", None, "丙", "丁"])
    book.save(tmp_path / "notice.xlsx")
    rows = typed_into(tmp_path).corrections
    keep_outcomes(rows, {2: "已采用", 3: "未采用：…"}, tmp_path)
    assert read_outcomes(tmp_path) == {"更正01": "已采用"}
