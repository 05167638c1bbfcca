"""A person's work is sacred: what is written into a workbook survives every later run."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from msgspec.structs import replace
from openpyxl import Workbook, load_workbook
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation

from pipeline.exporters import titles
from pipeline.exporters.keeping.rewriting import WorkbookOutcome
from pipeline.exporters.ledger import ledger
from pipeline.exporters.ledger.ledger_workbook import update_workbook
from pipeline.model import Finding, Notice, Task
from pipeline.model.task_ids import with_ids
from tests.exporters.notices import gold, notice_of, party_of, task_of

WORDS = (
    "公开重大建设项目批准和实施信息",
    "做好义务教育招生入学信息公开",
    "推进财政预决算公开，细化公开内容",
    "完善政府信息公开申请办理机制",
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "notice.xlsx"


def notice(*tasks: Task) -> Notice:
    return notice_of(*(tasks or [task_of(n, text, party_of("甲局")) for n, text in enumerate(WORDS, 1)]))


def update(path: Path, given: Notice | None = None) -> WorkbookOutcome:
    return update_workbook(given or notice(), {}, path)


def edit(path: Path, change: Callable[[Any], None], sheet: str = ledger.NAME) -> None:
    """Open the workbook as a person would, change a sheet, save."""
    book = load_workbook(path)
    change(book[sheet])
    book.save(path)


def head(page: Any) -> int:
    return next(row[0].row for row in page.iter_rows() if "具体要求" in [cell.value for cell in row])


def places(page: Any) -> dict[str, int]:
    return {str(cell.value).replace("\n", ""): cell.column for cell in page[head(page)] if cell.value}


def fill(path: Path, key: str, **values: Any) -> None:
    def change(page: Any) -> None:
        columns = places(page)
        row = next(r for r in range(2, page.max_row + 1) if page.cell(r, columns[titles.KEY]).value == key)
        for title, value in values.items():
            page.cell(row, columns[title]).value = value

    edit(path, change)


def filled(path: Path, sheet: str = ledger.NAME) -> dict[str, dict[str, Any]]:
    """What stands in the columns that people fill in, by key."""
    page = load_workbook(path)[sheet]
    columns = places(page)
    theirs = [title for title in columns if title in titles.USER_COLUMNS or title not in PROGRAM]
    found = {}
    for row in page.iter_rows(min_row=head(page) + 1, values_only=True):
        values = {title: row[columns[title] - 1] for title in theirs if row[columns[title] - 1] is not None}
        if values:
            found[str(row[columns[titles.KEY] - 1])] = values
    return found


PROGRAM = {
    *(
        "序号",
        "工作任务（类别）",
        "工作任务（事项）",
        "具体要求",
        "责任单位",
        "责任单位（原文）",
        "完成时限",
        "来源页码",
    ),
    titles.KEY,
}
MINE = {"责任领导": "张三", "联系人": "李四 0539-8", "进展情况": "推进中", "备注": "=不是公式"}


def test_entries_stay_with_their_task_when_rows_move(path: Path) -> None:
    update(path)
    fill(path, "key2", **MINE, 完成日期=datetime(2030, 5, 1))
    moved = notice(*(replace(task, number=5 - task.number) for task in reversed(notice().tasks)))
    assert update(path, moved) == WorkbookOutcome(path)
    assert filled(path) == {"key2": {**MINE, "完成日期": datetime(2030, 5, 1)}}
    cell = load_workbook(path)[ledger.NAME]["K2"]
    assert cell.data_type != "f"


def test_a_further_run_changes_nothing(path: Path) -> None:
    update(path)
    fill(path, "key2", **MINE, 完成日期=datetime(2030, 5, 1))
    update(path)
    before = path.read_bytes()
    update(path)
    assert path.read_bytes() == before


def test_a_person_may_sort_and_insert_rows_above(path: Path) -> None:
    update(path)
    fill(path, "key1", 备注="一")
    fill(path, "key4", 备注="四")

    def sort(page: Any) -> None:
        rows = [[cell.value for cell in row] for row in page.iter_rows(min_row=2)]
        for number, row in enumerate(reversed(rows), 2):
            for column, value in enumerate(row, 1):
                page.cell(number, column).value = value
        page.insert_rows(1)
        page["A1"] = "某区2030年台账"

    edit(path, sort)
    new = task_of(5, "全新的一项工作", party_of("甲局"))
    update(path, notice(*notice().tasks, new))
    assert filled(path) == {"key1": {"备注": "一"}, "key4": {"备注": "四"}}
    page = load_workbook(path)[ledger.NAME]
    assert page["A1"].value == "某区2030年台账"
    keys = [page.cell(row, places(page)[titles.KEY]).value for row in range(3, 8)]
    assert keys == ["key4", "key5", "key3", "key2", "key1"], "the person's order, what is new behind its neighbour"


def test_a_reworded_task_keeps_its_entries_by_likeness(path: Path) -> None:
    update(path)
    fill(path, "key3", **MINE)
    tasks = list(notice().tasks)
    tasks[2] = replace(tasks[2], key="new3", requirement=WORDS[2].replace("细化", "进一步细化"))
    assert update(path, notice(*tasks)).messages == ("有 1 条填写内容是按文字相近对应到任务的，请核对",)
    assert filled(path) == {"new3": MINE}


def test_likeness_gives_nothing_to_a_task_that_was_there_before(path: Path) -> None:
    one, other = (
        task_of(1, "做好本级政府信息公开工作，每季度报送一次"),
        task_of(2, "做好下级政府信息公开工作，每季度报送一次"),
    )
    update(path, notice(one, other))
    fill(path, "key1", 备注="本级的")
    update(path, notice(other))
    assert filled(path) == {} and filled(path, titles.LEFT_OVER) == {"key1": {"备注": "本级的"}}


def test_what_finds_no_task_is_never_lost_and_comes_back(path: Path) -> None:
    update(path)
    fill(path, "key2", **MINE)
    fewer = notice(notice().tasks[0])
    assert update(path, fewer).messages == ("有 1 条填写内容找不到对应的任务，已放在“未对应”表",)
    assert filled(path, titles.LEFT_OVER) == {"key2": MINE}
    update(path, fewer)
    assert filled(path, titles.LEFT_OVER) == {"key2": MINE}, "survives further runs"
    assert load_workbook(path)[titles.LEFT_OVER]["D2"].value == WORDS[1]
    assert update(path).messages == ()
    assert filled(path) == {"key2": MINE} and titles.LEFT_OVER not in load_workbook(path).sheetnames


def test_columns_that_a_person_added_are_kept(path: Path) -> None:
    update(path)
    last = load_workbook(path)[ledger.NAME].max_column

    def add(page: Any) -> None:
        page.cell(1, last + 1).value = "分管领导"
        page.cell(3, last + 1).value = "王五"
        page.cell(4, last + 3).value = "没有表头"

    edit(path, add)
    update(path)
    update(path)
    assert filled(path) == {"key2": {"分管领导": "王五"}}
    assert load_workbook(path)[ledger.NAME].cell(4, last + 3).value == "没有表头"


def test_a_row_that_a_person_added_stays_where_it_is(path: Path) -> None:
    update(path)

    def add(page: Any) -> None:
        columns = places(page)
        page.insert_rows(4)
        for title, value in (("具体要求", "临时交办的事"), ("责任单位", "乙局"), ("备注", "急")):
            page.cell(4, columns[title]).value = value

    edit(path, add)
    for given in (notice(), notice(*notice().tasks[1:]), notice()):
        update(path, given)
    book = load_workbook(path)
    columns = places(book[ledger.NAME])
    rows = {row[columns["具体要求"] - 1]: row for row in book[ledger.NAME].iter_rows(min_row=2, values_only=True)}
    assert list(rows) == [WORDS[0], WORDS[1], "临时交办的事", *WORDS[2:]]
    mine = rows["临时交办的事"]
    assert (mine[columns["责任单位"] - 1], mine[columns["备注"] - 1]) == ("乙局", "急")
    assert titles.LEFT_OVER not in book.sheetnames


def test_a_copied_row_is_kept(path: Path) -> None:
    update(path)
    fill(path, "key1", 备注="原行")

    def copy(page: Any) -> None:
        for column in range(1, page.max_column + 1):
            page.cell(6, column).value = page.cell(2, column).value
        page.cell(6, places(page)["备注"]).value = "另一家"

    edit(path, copy)
    renamed = notice(*(replace(task, assignment=replace(task.assignment, raw="新写法")) for task in notice().tasks))
    update(path, renamed)
    page = load_workbook(path)[ledger.NAME]
    columns = places(page)
    notes = [
        (page.cell(row, columns["备注"]).value, page.cell(row, columns["责任单位（原文）"]).value) for row in (2, 6)
    ]
    assert notes == [("原行", "新写法"), ("另一家", "甲局")], "the copy is the person's, with all that is in it"


def test_merged_cells_stay_merged_and_their_rows_together(path: Path) -> None:
    update(path)

    def merge(page: Any) -> None:
        column = places(page)["责任领导"]
        page.cell(2, column).value = "张三"
        page.merge_cells(start_row=2, end_row=4, start_column=column, end_column=column)

    edit(path, merge)
    turned = [replace(task, number=5 - task.number) for task in reversed(notice().tasks)]
    first = task_of(5, "全新的一项工作", party_of("甲局"))
    update(path, notice(first, *turned))
    page = load_workbook(path)[ledger.NAME]
    columns = places(page)
    assert [page.cell(row, columns[titles.KEY]).value for row in range(2, 7)] == [
        "key5",
        "key1",
        "key2",
        "key3",
        "key4",
    ]
    letter = get_column_letter(columns["责任领导"])
    assert str(page.merged_cells) == f"{letter}3:{letter}5" and page[f"{letter}3"].value == "张三"


def test_sheets_that_a_person_added_are_kept(path: Path) -> None:
    update(path)
    book = load_workbook(path)
    page = book.create_sheet("会议记录")
    page["A1"], page["B2"] = "一季度调度", "=1+1"
    page.merge_cells("A1:C1")
    page.column_dimensions["A"].width = 33
    book.save(path)
    for _ in range(2):
        update(path)
    page = load_workbook(path)["会议记录"]
    assert (page["A1"].value, page["B2"].value, page["B2"].data_type) == ("一季度调度", "=1+1", "f")
    assert str(page.merged_cells) == "A1:C1" and page.column_dimensions["A"].width == 33
    before = path.read_bytes()
    update(path)
    assert path.read_bytes() == before


def rich_sheet(book: Any) -> None:
    """A person's own sheet with everything that Excel's ribbon offers beyond values."""
    page = book.create_sheet("调度表")
    page["A1"], page["B2"], page["C3"] = "一季度", "链接", 5
    page["A1"].comment = Comment("请核对", "张三")
    page["B2"].hyperlink = "https://example.invalid/"
    page.freeze_panes, page.auto_filter.ref = "B2", "A1:C9"
    choice = DataValidation(type="list", formula1='"是,否"')
    choice.add("C2:C9")
    page.add_data_validation(choice)
    page.conditional_formatting.add("C2:C9", CellIsRule("greaterThan", ["3"], fill=PatternFill("solid", "FF0000")))
    page.column_dimensions["B"].hidden = page.row_dimensions[5].hidden = True
    page.page_setup.orientation, page.print_title_rows, page.print_area = "landscape", "1:1", "A1:C9"
    page.oddHeader.center.text = "内部"
    page.sheet_state = "hidden"
    book.defined_names["合计数"] = DefinedName("合计数", attr_text="调度表!$C$3")


def test_everything_on_a_sheet_that_a_person_added_is_kept(path: Path) -> None:
    update(path)
    book = load_workbook(path)
    rich_sheet(book)
    book.save(path)
    for _ in range(2):
        update(path)
    before = path.read_bytes()
    update(path)
    assert path.read_bytes() == before
    book = load_workbook(path)
    page = book["调度表"]
    assert page["A1"].comment.text == "请核对" and page["B2"].hyperlink.target == "https://example.invalid/"
    assert page.freeze_panes == "B2" and page.auto_filter.ref == "A1:C9" and page.sheet_state == "hidden"
    assert [str(rule.sqref) for rule in page.data_validations.dataValidation] == ["C2:C9"]
    rules = [rule for place in page.conditional_formatting for rule in place.rules]
    assert [rule.dxf.fill.bgColor.rgb or rule.dxf.fill.fgColor.rgb for rule in rules]
    assert page.column_dimensions["B"].hidden and page.row_dimensions[5].hidden
    assert page.page_setup.orientation == "landscape" and page.print_title_rows == "$1:$1" and page.print_area
    assert page.oddHeader.center.text == "内部" and "合计数" in book.defined_names


def test_what_this_program_knows_nothing_of_stays_byte_for_byte(path: Path) -> None:
    update(path)
    fill(path, "key1", 备注="一")
    book = load_workbook(path)
    chart = BarChart()
    chart.add_data(Reference(book[ledger.NAME], min_col=1, min_row=2, max_row=5))
    book.create_sheet("图表").add_chart(chart, "A1")
    book.save(path)
    with ZipFile(path, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"macros")
        archive.writestr("xl/slicers/slicer1.xml", b"<slicers/>")
    with ZipFile(path) as archive:
        before = {name: archive.read(name) for name in archive.namelist()}
    update(path, notice(*notice().tasks[1:]))
    with ZipFile(path) as archive:
        after = {name: archive.read(name) for name in archive.namelist()}
    for name in ("xl/vbaProject.bin", "xl/slicers/slicer1.xml", "xl/drawings/drawing1.xml"):
        assert after[name] == before[name]
    assert b"$A$2:$A$4" in after["xl/charts/chart1.xml"], "a chart of the table stays one of the table"
    assert filled(path, titles.LEFT_OVER) == {"key1": {"备注": "一"}}


def test_looks_comments_and_widths_of_the_clerk_s_cells_stay_with_their_task(path: Path) -> None:
    update(path)

    def mark(page: Any) -> None:
        columns = places(page)
        cell = page.cell(3, columns["备注"])
        cell.value, cell.fill, cell.font = "急", PatternFill("solid", "FFFF00"), Font(bold=True, color="FF0000")
        cell.comment = Comment("问过财政局", "李四")
        page.cell(2, columns["具体要求"]).comment = Comment("看原文", "李四")
        page.column_dimensions[get_column_letter(columns["备注"])].width = 41
        page.column_dimensions[get_column_letter(columns["联系人"])].hidden = True

    edit(path, mark)
    moved = notice(*(replace(task, number=5 - task.number) for task in reversed(notice().tasks)))
    for _ in range(2):
        update(path, moved)
    before = path.read_bytes()
    update(path, moved)
    assert path.read_bytes() == before
    page = load_workbook(path)[ledger.NAME]
    columns = places(page)
    cell = page.cell(4, columns["备注"])
    assert (cell.value, cell.fill.fgColor.rgb, cell.font.b, cell.comment.text) == ("急", "00FFFF00", True, "问过财政局")
    assert page.cell(5, columns["具体要求"]).comment.text == "看原文"
    assert not page.cell(3, columns["备注"]).font.b
    assert page.column_dimensions[get_column_letter(columns["备注"])].width == 41
    assert page.column_dimensions[get_column_letter(columns["联系人"])].hidden
    update(path, notice(*notice().tasks[2:]))
    page = load_workbook(path)[titles.LEFT_OVER]
    assert [cell.comment.text for row in page.iter_rows() for cell in row if cell.comment] == ["问过财政局", "看原文"]


def test_a_formula_of_the_clerk_s_follows_its_task(path: Path) -> None:
    update(path)
    fill(path, "key2", 备注='=IF($K3="已完成","",TODAY()-L3)&COUNTA(K$2:K$5)&工作要点!A2')
    moved = notice(*(replace(task, number=5 - task.number) for task in reversed(notice().tasks)))
    for _ in range(2):
        update(path, moved)
    assert filled(path) == {"key2": {"备注": '=IF($K4="已完成","",TODAY()-L4)&COUNTA(K$2:K$5)&工作要点!A2'}}
    cells = [cell for row in load_workbook(path)[ledger.NAME].iter_rows() for cell in row if cell.data_type == "f"]
    assert len(cells) == 1
    update(path, notice(notice().tasks[0]))
    assert filled(path, titles.LEFT_OVER)["key2"]["备注"].startswith("=IF(")


def test_columns_grow_with_what_is_filled_in(path: Path) -> None:
    update(path)
    fill(path, "key1", 联系人="李四 13900000000")
    update(path)
    page = load_workbook(path)[ledger.NAME]
    columns = places(page)
    assert page.column_dimensions[get_column_letter(columns["联系人"])].width > 14
    assert page.column_dimensions[get_column_letter(columns["责任领导"])].width == 8
    assert page.cell(2, columns["联系人"]).alignment.horizontal == "left"


def test_what_a_person_wrote_over_the_program_s_words_stays(path: Path) -> None:
    update(path)
    fill(path, "key1", 备注="一", 完成时限="6月底前", 具体要求="改了的要求")
    for _ in range(2):
        assert update(path).messages == ()
    page = load_workbook(path)[ledger.NAME]
    columns = places(page)
    assert (
        page.cell(2, columns["具体要求"]).value == "改了的要求" and page.cell(2, columns["完成时限"]).value == "6月底前"
    )


def test_where_both_changed_the_person_s_stays_and_the_program_s_is_told(path: Path) -> None:
    update(path)
    fill(path, "key1", **{"责任单位（原文）": "我改的"})
    changed = notice(*(replace(task, assignment=replace(task.assignment, raw="新写法")) for task in notice().tasks))
    for _ in range(2):
        assert update(path, changed).messages == ("有 1 格您改过，程序这次的内容也变了，没有覆盖，见“校核意见”表",)
    book = load_workbook(path)
    column = places(book[ledger.NAME])["责任单位（原文）"]
    assert [book[ledger.NAME].cell(row, column).value for row in (2, 3)] == ["我改的", "新写法"]
    said = [row for row in book[titles.REVIEW].iter_rows(min_row=2, values_only=True) if row[2] == "任务第 1 项"]
    assert [row[4] for row in said] == ["“任务台账”表“责任单位（原文）”您改过，没有覆盖；程序现在的内容是：新写法"]
    before = path.read_bytes()
    update(path, changed)
    assert path.read_bytes() == before
    fill(path, "key1", **{"责任单位（原文）": None})
    assert update(path, changed).messages == ()
    assert load_workbook(path)[ledger.NAME].cell(2, column).value == "新写法", "an empty cell takes the program's"
    assert load_workbook(path)[titles.REVIEW].max_row == 2


def test_what_is_told_of_both_comes_in_the_order_of_the_tasks_as_they_are_now(path: Path) -> None:
    update(path)
    for key, number in (("key1", "甲"), ("key2", "乙")):
        fill(path, key, 序号=number)
    moved = notice(*(replace(task, number=5 - task.number) for task in reversed(notice().tasks)))
    update(path, moved)
    told = [row[2] for row in load_workbook(path)[titles.REVIEW].iter_rows(min_row=2, values_only=True)]
    assert [one for one in told if "任务" in str(one)] == ["任务第 3 项", "任务第 4 项"]


def test_new_rules_are_no_change_of_a_person_s(path: Path) -> None:
    update(path)
    renamed = notice(*(replace(task, assignment=replace(task.assignment, raw="新写法")) for task in notice().tasks))
    assert update(path, renamed).messages == ()


def test_what_is_noted_beside_a_finding_stays_with_it(path: Path) -> None:
    one, two = (Finding.of("unit.unknown", word * 9, task=number) for number, word in enumerate("甲乙", 1))
    update(path, replace(notice(), findings=(one, two)))
    for row, note in ((2, "张三已核"), (3, "李四已核")):
        edit(path, lambda page, row=row, note=note: page.cell(row, 7, note), titles.REVIEW)
    for _ in range(2):
        update(path, replace(notice(), findings=(two,)))
    assert load_workbook(path)[titles.REVIEW]["G2"].value == "李四已核"
    assert filled(path, titles.LEFT_OVER) == {"None": {"已核对": "张三已核"}}


def test_a_long_note_stays_in_its_cell(path: Path) -> None:
    note = "".join(f"第{n}次调度，进展顺利。" for n in range(400))
    update(path)
    fill(path, "key2", 备注=note)
    for _ in range(3):
        update(path)
    assert filled(path) == {"key2": {"备注": note}}
    assert load_workbook(path)[ledger.NAME].row_dimensions[3].height == 400, "as tall as a row may be"


def test_text_with_excel_s_own_escapes_stays_as_it_is(path: Path) -> None:
    update(path)
    edit(path, lambda page: page.cell(2, places(page)["备注"], "甲_x000D_\n乙_x005F_x0041_"))
    for _ in range(3):
        update(path)
    assert filled(path) == {"key1": {"备注": "甲_x000D_\n乙_x005F_x0041_"}}


def test_the_real_notice_makes_the_way_too(path: Path) -> None:
    given = gold("lanshan-2021")
    update(path, given)
    for task in given.tasks[::3]:
        fill(path, task.key, 备注=f"第{task.number}项", 进展情况="已完成")
    update(path, gold("lanshan-2022-sample"))
    update(path, given)
    assert filled(path) == {t.key: {"备注": f"第{t.number}项", "进展情况": "已完成"} for t in given.tasks[::3]}


def test_a_workbook_of_tasks_with_ids_of_before_finds_them(path: Path) -> None:
    """Ids were made from numbers once (schema 1); twins were counted, and are told apart by their ids now."""
    rows = [*WORDS[:2], WORDS[1], *WORDS[2:], WORDS[1]]
    before = [
        replace(task_of(n, text, party_of("甲局")), key=f"key{rows.index(text)}") for n, text in enumerate(rows, 1)
    ]
    update(path, notice(*(replace(task, id=f"p-2021-{task.number:03}") for task in before)))
    for task, key in zip(before, titles.row_keys(before), strict=True):
        fill(path, key, 备注=f"第{task.number}项")
    after = with_ids(before, "p-2021")
    assert update(path, notice(*after)).messages == ()
    keys = titles.row_keys(after)
    assert filled(path) == {key: {"备注": f"第{number}项"} for number, key in enumerate(keys, 1)}
    # The first twin is another task now: nobody's words move to it, or from one twin to the other.
    changed = with_ids([replace(before[1], key="other", requirement="完全不同的另一项工作，每季度报送一次")], "p-2021")
    assert update(path, notice(after[0], *changed, *after[2:])).messages
    kept = {key: {"备注": f"第{number}项"} for number, key in enumerate(keys, 1) if number != 2}
    assert filled(path) == kept and filled(path, titles.LEFT_OVER) == {keys[1]: {"备注": "第2项"}}


@pytest.mark.parametrize("lock", ["~$notice.xlsx", ".~lock.notice.xlsx#"])
def test_an_open_workbook_is_not_written_over(path: Path, lock: str) -> None:
    update(path)
    fill(path, "key1", 备注="一")
    before = path.read_bytes()
    path.with_name(lock).write_bytes(b"x")
    for _ in range(2):
        outcome = update(path)
        assert outcome.path_written.name == "notice（新）.xlsx" and "打开" in outcome.messages[0]
    assert path.read_bytes() == before and filled(outcome.path_written) == {"key1": {"备注": "一"}}
    assert sorted(p.name for p in path.parent.glob("notice*.xlsx")) == ["notice.xlsx", "notice（新）.xlsx"]


def test_what_is_no_workbook_of_this_program_is_not_written_over(path: Path) -> None:
    foreign = Workbook()
    foreign.create_sheet(ledger.NAME)["A1"] = "我的台账"
    foreign.save(path)
    before = path.read_bytes()
    outcome = update(path)
    assert path.read_bytes() == before and outcome.path_written.exists()
    assert "不是本程序生成的工作簿" in outcome.messages[0] and "notice（新）.xlsx" in outcome.messages[0]


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 broken", b"not a workbook", b"\xd0\xcf\x11\xe0 encrypted"])
def test_an_unreadable_workbook_is_not_written_over(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    outcome = update(path)
    assert path.read_bytes() == content and outcome.path_written != path
    assert "不是完整的 Excel 工作簿" in outcome.messages[0]


def test_a_damaged_part_is_an_unreadable_workbook(path: Path) -> None:
    update(path)
    fill(path, "key1", 备注="一")
    with ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    for name in ("xl/worksheets/sheet1.xml", "xl/workbook.xml", "[Content_Types].xml", "xl/styles.xml"):
        with ZipFile(path, "w") as archive:
            for part, content in parts.items():
                archive.writestr(part, content[: len(content) // 2] if part == name else content)
        before = path.read_bytes()
        outcome = update(path)
        assert outcome.aside and "不是完整的 Excel 工作簿" in outcome.messages[0] and path.read_bytes() == before


def test_a_ledger_without_its_titles_gets_them_back(path: Path) -> None:
    update(path)
    fill(path, "key2", 备注="一")
    edit(path, lambda page: page.delete_rows(1))
    update(path)
    assert filled(path) == {"key2": {"备注": "一"}}


def test_a_file_beside_that_somebody_worked_in_is_not_written_over_either(path: Path) -> None:
    path.write_bytes(b"mine")
    beside = update(path).path_written
    fill(beside, "key1", 备注="写在旁边的")
    kept = beside.read_bytes()
    assert update(path).path_written.name == "notice（新2）.xlsx"
    assert beside.read_bytes() == kept


def test_a_file_written_beside_is_told_of_once_it_is_outdated(path: Path) -> None:
    update(path)
    lock = path.with_name("~$notice.xlsx")
    lock.write_bytes(b"x")
    fill(path, "key1", 备注="一")
    beside = update(path).path_written
    lock.unlink()
    assert update(path).messages == ("notice（新）.xlsx：是上次另写的一份，已经过时，没有人改过，请删除",)
    fill(beside, "key2", 备注="二")
    assert "里面改过的内容请抄到 notice.xlsx" in update(path).messages[0]


def test_words_written_over_a_key_stay_and_the_task_is_found(path: Path) -> None:
    update(path)
    fill(path, "key2", 责任领导="张三", 任务标识="已开过会")
    changed = notice(*(replace(task, assignment=replace(task.assignment, raw="新写法")) for task in notice().tasks))
    update(path, changed)
    assert filled(path) == {"已开过会": {"责任领导": "张三"}}
    page = load_workbook(path)[ledger.NAME]
    assert page.cell(3, places(page)["责任单位（原文）"]).value == "新写法"


def test_without_the_keys_tasks_are_found_by_likeness(path: Path) -> None:
    update(path)
    fill(path, "key2", **MINE)
    edit(path, lambda page: page.delete_cols(places(page)[titles.KEY]))
    assert update(path) == WorkbookOutcome(path)
    assert filled(path) == {"key2": MINE}
