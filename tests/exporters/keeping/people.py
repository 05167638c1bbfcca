"""What people do to a workbook between two runs of the program, each by a function, and the words that they type.

A :class:`Desk` knows the workbook and every word typed into it; what a person takes away again (a row deleted with a
note in it) it forgets. Nothing here knows how entries are kept.
"""

from __future__ import annotations

import random
import re
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import load_workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.drawing.image import Image
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.formula import ArrayFormula
from openpyxl.worksheet.table import Table

LEDGER, MATRIX, UNITS, POINTS = "任务台账", "责任矩阵", "单位任务清单", "工作要点"
REVIEW, ABOUT, LEFT_OVER = "校核意见", "说明", "未对应"
WORD = re.compile("亲笔[0-9]{4}字")
COLOURS = ("FFFF00", "FFC000", "92D050", "00B0F0")
Action = Callable[["Desk", Any], None]


class Desk:
    """A workbook, and the words that a person typed into it, each with the colour given to its cell."""

    def __init__(self, path: Path, seed: int) -> None:
        self.path = path
        self.choice = random.Random(seed)
        self.words: dict[str, str | None] = {}
        self.names: dict[str, str] = {}
        self.later: list[Callable[[Path], None]] = []
        self._typed = 0

    def work(self, *actions: Action) -> None:
        """Open the workbook, do all of this, save it."""
        book = load_workbook(self.path, rich_text=True)
        for action in actions:
            action(self, book)
        book.save(self.path)
        for change in self.later:
            change(self.path)
        self.later.clear()

    def word(self, colour: str | None = None) -> str:
        self._typed += 1
        found = f"亲笔{self._typed:04}字"
        self.words[found] = colour
        return found

    def put(self, cell: Any, before: str = "", after: str = "") -> Any:
        """Type a new word into a cell; what a person wrote there before goes."""
        if type(cell).__name__ == "MergedCell":
            return cell
        self.forget(cell, notes=False)
        cell.value = f"{before}{self.word()}{after}"
        return cell

    def forget(self, *cells: Any, notes: bool = True) -> None:
        """What stood in these cells is gone, and in their notes if those go too."""
        for cell in cells:
            texts = [str(getattr(cell.value, "text", cell.value))]
            texts += [cell.comment.text] if cell.comment and notes else []
            for word in WORD.findall("".join(texts)):
                self.words.pop(word, None)

    def page(self, book: Any, role: str) -> Any:
        """The sheet of that name, or what it was renamed to; the first one if it is gone."""
        names = (self.names.get(role), role)
        return next((book[name] for name in names if name in book.sheetnames), book.worksheets[0])

    def ledger(self, book: Any) -> Any:
        return self.page(book, LEDGER)


def head_row(page: Any) -> int:
    for row in page.iter_rows(max_row=min(page.max_row, 30)):
        if any(plain(cell.value) == "具体要求" for cell in row):
            return int(row[0].row)
    return 1


def plain(value: Any) -> str:
    return "" if value is None else str(value).replace("\n", "").strip()


def column_of(page: Any, title: str) -> int:
    """The column of a title; the last one if it was overwritten or deleted."""
    head = head_row(page)
    return next((c.column for c in page[head] if plain(c.value) == title), page.max_column)


def task_row(desk: Desk, page: Any) -> int:
    """A row of a task, whichever."""
    head, key = head_row(page), column_of(page, "任务标识")
    rows = [r for r in range(head + 1, page.max_row + 1) if str(page.cell(r, key).value or "").startswith(("key", "n"))]
    return desk.choice.choice(rows or [head + 1])


def note(title: str) -> Action:
    def act(desk: Desk, book: Any) -> None:
        page = desk.ledger(book)
        desk.put(page.cell(task_row(desk, page), column_of(page, title)))

    return act


def coloured(desk: Desk, book: Any) -> None:
    page = desk.ledger(book)
    cell = desk.put(page.cell(task_row(desk, page), column_of(page, "备注")))
    if type(cell).__name__ != "MergedCell":
        colour = desk.choice.choice(COLOURS)
        cell.fill, cell.font = PatternFill("solid", fgColor=colour), Font(bold=True)
        desk.words[cell.value] = colour


def a_date(desk: Desk, book: Any) -> None:
    page = desk.ledger(book)
    cell = page.cell(task_row(desk, page), column_of(page, "完成日期"))
    if type(cell).__name__ != "MergedCell":
        desk.forget(cell, notes=False)
        cell.value = datetime(2030, 5, 1)


def retitle_user_column(desk: Desk, book: Any) -> None:
    page = desk.ledger(book)
    desk.put(page.cell(head_row(page), column_of(page, "联系人")))


def above_titles(desk: Desk, book: Any) -> None:
    page = desk.ledger(book)
    if page.merged_cells.ranges or page.max_row > 60:
        return
    page.insert_rows(1)
    desk.put(page.cell(1, 1))


def below(role: str) -> Action:
    def act(desk: Desk, book: Any) -> None:
        page = desk.page(book, role)
        desk.put(page.cell(page.max_row + desk.choice.choice((1, 2, 4)), desk.choice.choice((1, 2, 3))))

    return act


def beside(role: str) -> Action:
    def act(desk: Desk, book: Any) -> None:
        page = desk.page(book, role)
        row = desk.choice.randrange(1, page.max_row + 1)
        desk.put(page.cell(row, page.max_column + desk.choice.choice((1, 2))))

    return act


def inside(role: str) -> Action:
    """Into an empty cell of the program's table."""

    def act(desk: Desk, book: Any) -> None:
        page = desk.page(book, role)
        empty = [cell for row in page.iter_rows(min_row=2) for cell in row if cell.value is None]
        if empty:
            desk.put(desk.choice.choice(empty))

    return act


def over(role: str) -> Action:
    """Over a word of the program's."""

    def act(desk: Desk, book: Any) -> None:
        page = desk.page(book, role)
        full = [cell for row in page.iter_rows(min_row=2) for cell in row if cell.value is not None]
        if full:
            desk.put(desk.choice.choice(full))

    return act


def own_column(title: str) -> Action:
    def act(desk: Desk, book: Any) -> None:
        page = desk.ledger(book)
        column = page.max_column + 1
        if title:
            page.cell(head_row(page), column).value = title
        desk.put(page.cell(task_row(desk, page), column))

    return act


def insert_column(desk: Desk, book: Any) -> None:
    page = desk.ledger(book)
    if page.merged_cells.ranges or page.max_column > 40:
        return
    at = column_of(page, "备注")
    page.insert_cols(at)
    desk.put(page.cell(head_row(page), at))
    desk.put(page.cell(task_row(desk, page), at))


def insert_row(desk: Desk, book: Any) -> None:
    page = desk.ledger(book)
    if page.merged_cells.ranges or page.max_row > 60:
        return
    at = task_row(desk, page)
    page.insert_rows(at)
    desk.put(page.cell(at, column_of(page, "具体要求")))
    desk.put(page.cell(at, column_of(page, "备注")))


def append_row(desk: Desk, book: Any) -> None:
    page = desk.ledger(book)
    row = page.max_row + 1
    for title in ("工作任务（事项）", "责任单位", "备注"):
        desk.put(page.cell(row, column_of(page, title)))


def delete_row(desk: Desk, book: Any) -> None:
    page = desk.ledger(book)
    row = task_row(desk, page)
    if not page.merged_cells.ranges:
        desk.forget(*page[row])
        page.delete_rows(row)


def delete_column(title: str) -> Action:
    def act(desk: Desk, book: Any) -> None:
        page = desk.ledger(book)
        column = column_of(page, title)
        if not page.merged_cells.ranges and plain(page.cell(head_row(page), column).value) == title:
            desk.forget(*(row[0] for row in page.iter_rows(min_col=column, max_col=column)))
            page.delete_cols(column)

    return act


def swap_rows(page: Any, one: int, other: int) -> None:
    """Rows change places as sorting changes them: values and looks, comments stay with their cells."""
    for column in range(1, page.max_column + 1):
        a, b = page.cell(one, column), page.cell(other, column)
        a.value, b.value = b.value, a.value
        a._style, b._style = b._style, a._style
        a.comment, b.comment = (c.comment and Comment(c.comment.text, c.comment.author) for c in (b, a))


def sort_rows(desk: Desk, book: Any) -> None:
    page = desk.ledger(book)
    if not page.merged_cells.ranges:
        one, other = task_row(desk, page), task_row(desk, page)
        if one != other and not any(isinstance(c.value, ArrayFormula) for r in (one, other) for c in page[r]):
            swap_rows(page, one, other)


def move_column(desk: Desk, book: Any) -> None:
    page = desk.ledger(book)
    one, other = column_of(page, "备注"), column_of(page, "责任领导")
    if page.merged_cells.ranges:
        return
    for row in range(1, page.max_row + 1):
        a, b = page.cell(row, one), page.cell(row, other)
        if isinstance(a.value, ArrayFormula) or isinstance(b.value, ArrayFormula):
            return
    for row in range(1, page.max_row + 1):
        a, b = page.cell(row, one), page.cell(row, other)
        a.value, b.value = b.value, a.value
        a._style, b._style = b._style, a._style


def copy_row(desk: Desk, book: Any) -> None:
    page = desk.ledger(book)
    row, last = task_row(desk, page), page.max_row + 1
    for column in range(1, page.max_column + 1):
        value = page.cell(row, column).value
        if not WORD.search(str(getattr(value, "text", value))):
            page.cell(last, column).value = value
    desk.put(page.cell(last, column_of(page, "备注")))


def merge_cells(desk: Desk, book: Any) -> None:
    page = desk.ledger(book)
    column, row = column_of(page, "责任领导"), head_row(page) + 1
    cells = [page.cell(r, column) for r in range(row, min(row + 3, page.max_row + 1))]
    if page.merged_cells.ranges or len(cells) < 2:
        return
    desk.put(cells[0])
    desk.forget(*cells[1:])
    for cell in cells[1:]:
        cell.comment = None
    page.merge_cells(start_row=row, end_row=cells[-1].row, start_column=column, end_column=column)


def merge_title(desk: Desk, book: Any) -> None:
    """A heading over the whole width, below the table."""
    page = desk.ledger(book)
    row = page.max_row + 2
    desk.put(page.cell(row, 1))
    page.merge_cells(start_row=row, end_row=row, start_column=1, end_column=5)


def a_comment(desk: Desk, book: Any) -> None:
    page = desk.ledger(book)
    cell = page.cell(task_row(desk, page), column_of(page, desk.choice.choice(("备注", "具体要求"))))
    if type(cell).__name__ != "MergedCell":
        if cell.comment:
            desk.words = {w: c for w, c in desk.words.items() if w not in cell.comment.text}
        cell.comment = Comment(desk.word(), "张三")


def a_link(desk: Desk, book: Any) -> None:
    page = desk.ledger(book)
    cell = desk.put(page.cell(task_row(desk, page), column_of(page, "备注")))
    if type(cell).__name__ != "MergedCell":
        cell.hyperlink = "https://example.invalid/x"


def rich_text(desk: Desk, book: Any) -> None:
    page = desk.ledger(book)
    cell = desk.put(page.cell(task_row(desk, page), column_of(page, "备注")))
    if type(cell).__name__ != "MergedCell":
        cell.value = CellRichText("一半", TextBlock(InlineFont(b=True, color="FFFF0000"), cell.value))


def formula(before: str, after: str = "") -> Action:
    def act(desk: Desk, book: Any) -> None:
        page = desk.ledger(book)
        row = task_row(desk, page)
        cell = desk.put(page.cell(row, column_of(page, "备注")), before.replace("#", str(row)), after)
        if type(cell).__name__ != "MergedCell":
            cell.data_type = "f"

    return act


def array_formula(desk: Desk, book: Any) -> None:
    page = desk.ledger(book)
    cell = page.cell(task_row(desk, page), column_of(page, "备注"))
    if type(cell).__name__ != "MergedCell":
        desk.forget(cell, notes=False)
        cell.value = ArrayFormula(cell.coordinate, f'=SUM(A2:A3*1)&"{desk.word()}"')


def escaped(desk: Desk, book: Any) -> None:
    page = desk.ledger(book)
    desk.put(page.cell(task_row(desk, page), column_of(page, "备注")), "_x005F_x0041_")


def text_like_a_formula(desk: Desk, book: Any) -> None:
    page = desk.ledger(book)
    cell = desk.put(page.cell(task_row(desk, page), column_of(page, "备注")), "=不是公式")
    if type(cell).__name__ != "MergedCell":
        cell.data_type, cell.quotePrefix = "s", True


def own_sheet(name: str) -> Action:
    def act(desk: Desk, book: Any) -> None:
        is_new = name not in book.sheetnames
        page = book.create_sheet(name) if is_new else book[name]
        for _ in range(2):
            desk.put(page.cell(page.max_row + 1, desk.choice.choice((1, 2, 5))))
        if is_new:
            page.column_dimensions["A"].width = 33
            page.merge_cells("F1:G2")

    return act


def formulas_to_the_ledger(desk: Desk, book: Any) -> None:
    page = book.create_sheet("汇总")
    page["A1"] = f"='{desk.ledger(book).title}'!D3&\"{desk.word()}\""


def rename_sheet(role: str, name: str) -> Action:
    def act(desk: Desk, book: Any) -> None:
        if name not in book.sheetnames and desk.page(book, role).title in (role, desk.names.get(role)):
            desk.page(book, role).title = name
            desk.names[role] = name

    return act


def delete_sheet(role: str) -> Action:
    def act(desk: Desk, book: Any) -> None:
        page = desk.page(book, role)
        if page.title in (role, desk.names.get(role)) and len(book.sheetnames) > 2:
            desk.forget(*(cell for row in page.iter_rows() for cell in row))
            del book[page.title]
            desk.names.pop(role, None)

    return act


def move_sheet(desk: Desk, book: Any) -> None:
    book.move_sheet(book.sheetnames[-1], -(len(book.sheetnames) - 1))


def checked(desk: Desk, book: Any) -> None:
    page = desk.page(book, REVIEW)
    desk.put(page.cell(2, column_of(page, "已核对")))


def checked_in_added_row(desk: Desk, book: Any) -> None:
    page = desk.page(book, REVIEW)
    row = page.max_row + 1
    desk.put(page.cell(row, 5))
    desk.put(page.cell(row, 7))


def in_left_over(desk: Desk, book: Any) -> None:
    if LEFT_OVER in book.sheetnames:
        page = book[LEFT_OVER]
        desk.put(page.cell(page.max_row, page.max_column + 1))
        desk.put(page.cell(page.max_row + 3, 2))


def retitle_left_over(desk: Desk, book: Any) -> None:
    if LEFT_OVER not in book.sheetnames:
        return
    # The titles of a person's own columns are said again here: where they stand in the ledger they stay.
    ledger = [word for row in desk.ledger(book).iter_rows() for cell in row for word in WORD.findall(plain(cell.value))]
    there = {word: desk.words[word] for word in ledger if word in desk.words}
    for cell in book[LEFT_OVER][1]:
        desk.put(cell)
    desk.words |= there


def validation(desk: Desk, book: Any) -> None:
    page = desk.ledger(book)
    rule = DataValidation(type="list", formula1='"是,否"')
    letter = get_column_letter(column_of(page, "责任领导"))
    rule.add(f"{letter}2:{letter}5")
    page.add_data_validation(rule)
    note("责任领导")(desk, book)


def conditional_format(desk: Desk, book: Any) -> None:
    page = desk.ledger(book)
    letter = get_column_letter(column_of(page, "进展情况"))
    rule = CellIsRule(operator="equal", formula=['"逾期"'], fill=PatternFill("solid", bgColor="FF0000"))
    page.conditional_formatting.add(f"{letter}2:{letter}9", rule)
    note("进展情况")(desk, book)


def widths(desk: Desk, book: Any) -> None:
    page = desk.ledger(book)
    page.column_dimensions[get_column_letter(column_of(page, "备注"))].width = 41
    page.column_dimensions[get_column_letter(column_of(page, "来源页码"))].hidden = True
    page.row_dimensions[task_row(desk, page)].hidden = True
    page.row_dimensions[head_row(page)].height = 66


def view(desk: Desk, book: Any) -> None:
    page = desk.ledger(book)
    page.sheet_view.zoomScale = 85
    page.freeze_panes = "D2"
    page.page_setup.orientation, page.page_setup.paperSize = "portrait", 8
    page.oddFooter.center.text = "内部"
    page.auto_filter.add_filter_column(0, ["1"])
    page.auto_filter.add_sort_condition("A2:A5")


def protection(desk: Desk, book: Any) -> None:
    page = desk.ledger(book)
    page.protection.sheet = True
    page.protection.password = "abc"


def a_name(desk: Desk, book: Any) -> None:
    book.defined_names["合计数"] = DefinedName("合计数", attr_text=f"'{desk.ledger(book).title}'!$A$3")


def a_chart(desk: Desk, book: Any) -> None:
    page = book["图表"] if "图表" in book.sheetnames else book.create_sheet("图表")
    chart = BarChart()
    chart.title = "任务数"
    chart.add_data(Reference(desk.ledger(book), min_col=1, min_row=2, max_row=5))
    page.add_chart(chart, "B3")
    desk.put(page["A1"])


def a_picture(desk: Desk, book: Any) -> None:
    from PIL import Image as Picture

    page = desk.ledger(book)
    place = Path(tempfile.mkdtemp()) / "p.png"
    Picture.new("RGB", (8, 8), "red").save(place)
    page.add_image(Image(str(place)), "B3")
    note("备注")(desk, book)


def a_table(desk: Desk, book: Any) -> None:
    if "清单" in book.sheetnames:
        return
    page = book.create_sheet("清单")
    for column, title in enumerate(("姓名", "电话"), 1):
        page.cell(1, column).value = title
        desk.put(page.cell(2, column))
    page.add_table(Table(displayName="通讯录", ref="A1:B2"))


def hide_sheet(desk: Desk, book: Any) -> None:
    page = desk.page(book, MATRIX)
    if page.title == MATRIX:
        page.sheet_state = "hidden"
        desk.put(page.cell(page.max_row + 2, 1))


def clear_cell(desk: Desk, book: Any) -> None:
    page = desk.ledger(book)
    cell = page.cell(task_row(desk, page), column_of(page, "完成时限"))
    if type(cell).__name__ != "MergedCell":
        desk.forget(cell, notes=False)
        cell.value = None


def far_away(desk: Desk, book: Any) -> None:
    desk.put(desk.ledger(book).cell(900, 60))


def stale_dimension(desk: Desk, book: Any) -> None:
    note("备注")(desk, book)
    desk.later.append(lambda path: rewritten(path, r'<dimension ref="[^"]*"', '<dimension ref="A1:B2"'))


def long_words(desk: Desk, book: Any) -> None:
    page = desk.ledger(book)
    desk.put(page.cell(task_row(desk, page), column_of(page, "备注")), "", "很长的一段话。" * 300)


def rewritten(path: Path, pattern: str, new: str) -> None:
    """The worksheets of a saved workbook changed as text."""
    with ZipFile(path) as archive:
        parts = {item: archive.read(item) for item in archive.infolist()}
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        for item, content in parts.items():
            if item.filename.startswith("xl/worksheets/sheet"):
                content = re.sub(pattern.encode(), new.encode(), content)
            archive.writestr(item, content)


def through_office(path: Path) -> None:
    """Opened and saved by LibreOffice."""
    with tempfile.TemporaryDirectory() as folder:
        command = ["soffice", f"-env:UserInstallation=file://{folder}/p", "--headless", "--convert-to", "xlsx"]
        subprocess.run([*command, "--outdir", folder, str(path)], check=True, capture_output=True, timeout=120)
        shutil.copyfile(Path(folder) / path.name, path)


ACTIONS: dict[str, Action] = {
    "fill in a user column": note("备注"),
    "fill in another": note("责任领导"),
    "a date": a_date,
    "colour and bold": coloured,
    "over a requirement": note("具体要求"),
    "over a key": note("任务标识"),
    "over a number": note("序号"),
    "over a unit": note("责任单位"),
    "a deadline where there is none": note("完成时限"),
    "another title for a user column": retitle_user_column,
    "a row above the titles": above_titles,
    "below the ledger": below(LEDGER),
    "right of the ledger": beside(LEDGER),
    "far away from the ledger": far_away,
    "below the matrix": below(MATRIX),
    "right of the matrix": beside(MATRIX),
    "inside the matrix": inside(MATRIX),
    "over the matrix": over(MATRIX),
    "below the unit list": below(UNITS),
    "right of the unit list": beside(UNITS),
    "inside the unit list": inside(UNITS),
    "over the unit list": over(UNITS),
    "below the points": below(POINTS),
    "right of the points": beside(POINTS),
    "inside the points": inside(POINTS),
    "below the review": below(REVIEW),
    "right of the review": beside(REVIEW),
    "checked": checked,
    "checked in an added row": checked_in_added_row,
    "below the explanations": below(ABOUT),
    "right of the explanations": beside(ABOUT),
    "over the explanations": over(ABOUT),
    "a column of one's own": own_column("分管领导"),
    "a column called 其他内容": own_column("其他内容"),
    "a column without a title": own_column(""),
    "a column in the middle": insert_column,
    "a row in the middle": insert_row,
    "a row at the end": append_row,
    "delete a row": delete_row,
    "delete the keys": delete_column("任务标识"),
    "delete a user column": delete_column("联系人"),
    "sort rows": sort_rows,
    "move columns": move_column,
    "copy a row": copy_row,
    "merge cells": merge_cells,
    "a merged heading": merge_title,
    "a comment": a_comment,
    "a link": a_link,
    "rich text": rich_text,
    "a formula": formula('=K#&"', '"'),
    "a formula that does not parse": formula('="unclosed'),
    "another that does not parse": formula("=)))"),
    "a command for another program": formula("=cmd|'/C ", "'!A0"),
    "an array formula": array_formula,
    "a spreadsheet's own escapes": escaped,
    "text like a formula": text_like_a_formula,
    "a sheet of one's own": own_sheet("会议记录"),
    "a sheet called 未对应": own_sheet(LEFT_OVER),
    "formulas to the ledger": formulas_to_the_ledger,
    "rename the ledger": rename_sheet(LEDGER, "台账"),
    "rename the matrix": rename_sheet(MATRIX, "矩阵（改）"),
    "delete the explanations": delete_sheet(ABOUT),
    "delete the matrix": delete_sheet(MATRIX),
    "move a sheet": move_sheet,
    "hide a sheet": hide_sheet,
    "in what was left over": in_left_over,
    "other titles for what was left over": retitle_left_over,
    "a drop-down": validation,
    "a conditional format": conditional_format,
    "widths and hidden columns": widths,
    "view and paper": view,
    "protection": protection,
    "a name": a_name,
    "a chart": a_chart,
    "a picture": a_picture,
    "a table": a_table,
    "clear a cell": clear_cell,
    "a stale dimension": stale_dimension,
    "a long note": long_words,
}


def texts(path: Path) -> Iterator[tuple[str, Any]]:
    """Every text of a cell, comment or name in the workbook, with its cell."""
    book = load_workbook(path)
    for page in book.worksheets:
        for row in page.iter_rows():
            for cell in row:
                if cell.value is not None:
                    yield str(getattr(cell.value, "text", cell.value)), cell
                if cell.comment is not None:
                    yield cell.comment.text, None


def is_left_over_title(cell: Any) -> bool:
    return bool(cell.parent.title.startswith(LEFT_OVER)) and cell.row == head_row(cell.parent)


def lost(path: Path, words: dict[str, str | None]) -> list[str]:
    """The words that are not in the workbook exactly once, with their looks."""
    found: dict[str, list[Any]] = {}
    for text, cell in texts(path):
        for word in WORD.findall(text):
            found.setdefault(word, []).append(cell)
    for word, cells in found.items():
        if len(cells) > 1:
            # The title of a person's own column is said again where entries of that column are left over.
            found[word] = [cell for cell in cells if cell is None or not is_left_over_title(cell)]
    wrong = [f"{word} {len(found.get(word, ()))} times" for word in words if len(found.get(word, ())) != 1]
    wrong += [f"{word} was taken away by the person" for word in found if word not in words]
    for word, colour in words.items():
        cell = found.get(word, [None])[0]
        if colour and cell is not None and str(cell.fill.fgColor.rgb)[-6:] != colour:
            wrong.append(f"{word} lost its colour")
    return wrong
