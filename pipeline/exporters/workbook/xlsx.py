"""Sheets into an Excel file: openpyxl makes the workbook, the rows are written straight into its XML.

Setting up a cell object costs openpyxl some 40 µs, which for a ledger is more than all other exports together; a row of
plain data needs a tenth of that. Everything but ``<sheetData>`` (styles, print set-up, filters, links) is openpyxl's.

The same sheets give the same bytes: no clock, fixed order, fixed attributes of the archive's members.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import Any, Final
from xml.etree.ElementTree import tostring
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText
from openpyxl.styles import Font
from openpyxl.styles.numbers import is_date_format
from openpyxl.utils import get_column_letter
from openpyxl.utils.datetime import to_excel
from openpyxl.workbook.child import INVALID_TITLE_REGEX
from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter

from pipeline.errors import OutputError
from pipeline.exporters.workbook.book_package import NO_DATE
from pipeline.exporters.workbook.cell_rules import add_tints, choices_rule, days_rule
from pipeline.exporters.workbook.fitting import LONGEST_CELL
from pipeline.exporters.workbook.formula_like import formula_like
from pipeline.exporters.workbook.sheet import Sheet, SheetRow, Value
from pipeline.exporters.workbook.style import HEADING_FONT, STANDARD_FONT, TEXT_FONT, TEXT_SIZE, named_style
from pipeline.exporters.workbook.xml_words import escaped, xml_text
from pipeline.model.maker import CREATOR

LONGEST_NAME: Final = 31
# A header or footer holds 255 characters, its codes included.
LONGEST_TITLE: Final = 100
_ESCAPED: Final = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_SHEET_DATA: Final = re.compile(rb"<sheetData\s*/>|<sheetData>.*?</sheetData>", re.DOTALL)
_DIMENSION: Final = re.compile(rb'<dimension ref="[^"]*"')
_A4: Final = 9
_MOST_ROWS: Final = 1_048_576
_MOST_COLUMNS: Final = 16_384


def xlsx_bytes(sheets: Sequence[Sheet], title: str = "", others: Callable[[Workbook], None] | None = None) -> bytes:
    """The file's content. ``others`` may add sheets and properties of its own to the workbook, after ours. An
    OutputError if a sheet is larger than Excel's may be."""
    for sheet in sheets:
        _check_size(sheet)
    book = Workbook()
    book.remove(book.worksheets[0])
    _set_standard_font(book)
    style_ids = _StyleIds(book)
    rows: dict[str, tuple[bytes, bytes]] = {}
    for number, sheet in enumerate(sheets, 1):
        _set_up(book.create_sheet(sheet_name(sheet.name)), sheet)
        rows[f"xl/worksheets/sheet{number}.xml"] = _dimension(sheet), _sheet_data(sheet, style_ids)
    style_ids.finish()
    if others is not None:
        others(book)
    book.properties.creator = CREATOR
    book.properties.title = xml_text(title) or None
    book.properties.created = book.properties.modified = datetime(*NO_DATE)
    file = BytesIO()
    ExcelWriter(book, _SteadyZip(file, rows)).save()
    return file.getvalue()


def _check_size(sheet: Sheet) -> None:
    width = max(len(sheet.columns), *(len(row.values) for row in sheet.rows), 1)
    for much, most, what in ((len(sheet.rows), _MOST_ROWS, "行"), (width, _MOST_COLUMNS, "列")):
        if much > most:
            raise OutputError(
                f"工作表“{sheet.name}”有 {much} {what}，超过 Excel 的上限（{most} {what}），没有写；"
                "请把内容分成几份，或用 CSV、JSON 文件"
            )


def sheet_name(name: str) -> str:
    """A name that Excel takes: at most 31 characters, none of its own signs, not empty."""
    return INVALID_TITLE_REGEX.sub("－", xml_text(name)).strip("'")[:LONGEST_NAME] or "表"


def _set_standard_font(book: Workbook) -> None:
    """Excel takes the unit of column widths from the style Normal, other programs from the first font."""
    font = Font(name=STANDARD_FONT, size=TEXT_SIZE)
    inside = vars(book)
    inside["_fonts"].clear()
    inside["_fonts"].add(font)
    inside["_named_styles"]["Normal"].font = font


class _SteadyZip(ZipFile):
    """A ZIP archive whose members carry no time and no owner, with the sheets' rows put in as they come by."""

    def __init__(self, file: BytesIO, rows: dict[str, tuple[bytes, bytes]]) -> None:
        super().__init__(file, "w", ZIP_DEFLATED)
        self._rows = rows

    def writestr(self, zinfo_or_arcname: str | ZipInfo, data: Any, *_: Any, **__: Any) -> None:
        name = zinfo_or_arcname if isinstance(zinfo_or_arcname, str) else zinfo_or_arcname.filename
        member = ZipInfo(name, NO_DATE)
        member.compress_type = ZIP_DEFLATED
        member.external_attr = 0o600 << 16
        member.create_system = 3
        super().writestr(member, data)

    def write(self, filename: Any, arcname: Any = None, *_: Any, **__: Any) -> None:
        content = Path(filename).read_bytes()
        if arcname in self._rows:
            content = _filled(content, *self._rows[arcname])
        self.writestr(str(arcname), content)


def _filled(xml: bytes, dimension: bytes, data: bytes) -> bytes:
    xml, found = _SHEET_DATA.subn(lambda _: data, xml, count=1)
    if found != 1:
        raise RuntimeError("openpyxl wrote a sheet without sheetData")
    return _DIMENSION.sub(lambda _: b'<dimension ref="' + dimension + b'"', xml, count=1)


class _StyleIds:
    """The numbers under which the workbook knows its styles; one more where text must not be read as a formula."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._scratch = book.create_sheet("scratch")
        self._ids: dict[tuple[str, bool], str] = {}

    def __call__(self, name: str, quoted: bool = False) -> str:
        found = self._ids.get((name, quoted))
        if found is None:
            if name not in self._book.named_styles:
                self._book.add_named_style(named_style(name))
            cell: Any = self._scratch.cell(1, 1)
            cell.style = name
            cell.quotePrefix = quoted
            found = self._ids[name, quoted] = str(cell.style_id)
        return found

    def finish(self) -> None:
        self._book.remove(self._scratch)


def _dimension(sheet: Sheet) -> bytes:
    width = max((len(row.values) for row in sheet.rows), default=1) or 1
    return f"A1:{get_column_letter(width)}{max(1, len(sheet.rows))}".encode()


def _sheet_data(sheet: Sheet, style_ids: _StyleIds) -> bytes:
    width = max((len(row.values) for row in sheet.rows), default=0)
    letters = [get_column_letter(index) for index in range(1, width + 1)]
    rows = "".join(_row_xml(number, row, letters, style_ids) for number, row in enumerate(sheet.rows, 1))
    return f"<sheetData>{rows}</sheetData>".encode()


def _row_xml(number: int, row: SheetRow, letters: Sequence[str], style_ids: _StyleIds) -> str:
    cells = "".join(
        _cell_xml(f"{letters[index]}{number}", value, row.style(index), style_ids)
        for index, value in enumerate(row.values)
    )
    return f'<row r="{number}" ht="{row.height:g}" customHeight="1">{cells}</row>'


def _cell_xml(place: str, value: Value, style: str, style_ids: _StyleIds) -> str:
    # Of a matrix most cells are empty.
    if value is None:
        return f'<c r="{place}" s="{style_ids(style)}"/>'
    kind, inner = cell_content(value)
    number = style_ids(shown_style(value, style), is_quoted(value))
    stated = f' t="{kind}"' if kind else ""
    return f'<c r="{place}" s="{number}"{stated}>{inner}</c>' if inner else f'<c r="{place}" s="{number}"/>'


def cell_content(value: Value) -> tuple[str, str]:
    """What kind of cell holds a value, and the XML within it."""
    if value is None or value == "":
        return "", ""
    if isinstance(value, str):
        return "inlineStr", f"<is>{_text_xml(value)}</is>"
    if isinstance(value, date | time | timedelta):
        return "", f"<v>{to_excel(value)}</v>"  # type: ignore[no-untyped-call]
    if isinstance(value, CellRichText):
        return "inlineStr", tostring(value.to_tree(), encoding="unicode")
    return ("b", f"<v>{int(value)}</v>") if isinstance(value, bool) else ("", f"<v>{value}</v>")


def is_quoted(value: Value) -> bool:
    """Whether a spreadsheet must be told not to take a text for a formula."""
    return isinstance(value, str | CellRichText) and formula_like(str(value))


def shown_style(value: Value, style: str) -> str:
    """The style in which a value is shown: a date needs one that shows a number as a date."""
    return _dated(style) if isinstance(value, date | time | timedelta) else style


def _dated(style: str) -> str:
    """A style that shows a number as a date: the given one if it does, else the plain one for dates."""
    return style if is_date_format(named_style(style).number_format) else "填写日期"


@lru_cache(maxsize=2048)
def _text_xml(text: str) -> str:
    text = _ESCAPED.sub("_x005F_", xml_text(text))[:LONGEST_CELL]
    space = ' xml:space="preserve"' if text != text.strip() or "\n" in text else ""
    return f"<t{space}>{escaped(text)}</t>"


def _set_up(page: Worksheet, sheet: Sheet) -> None:
    """Everything of a sheet but its cells: widths, frozen panes, filter, choices, links, print set-up."""
    for index, column in enumerate(sheet.columns, 1):
        page.column_dimensions[get_column_letter(index)].width = column.width
        page.column_dimensions[get_column_letter(index)].hidden = column.hidden
    page.freeze_panes = f"{get_column_letter(sheet.sides + 1)}{sheet.heads + 1}" if sheet.heads or sheet.sides else None
    page.auto_filter.ref = sheet.filtered
    page.sheet_view.showGridLines = sheet.grid_lines
    page.sheet_view.zoomScale = 100
    for choice in sheet.drop_downs:
        page.add_data_validation(choices_rule(choice))
    for days in sheet.days:
        page.add_data_validation(days_rule(days))
    add_tints(page.conditional_formatting, tuple(sheet.tints))
    for place, target in sheet.links.items():
        # openpyxl writes only the links that it finds in cells. The cell's own content is put in later.
        linked: Any = page[place]
        linked.hyperlink = Hyperlink(ref=place, location=target)
    for place, (file, location) in sheet.ways.items():
        linked = page[place]
        linked.hyperlink = Hyperlink(ref=place, target=file, location=location)
    if sheet.charts:
        from pipeline.exporters.workbook.sheet_charts import draw_charts

        draw_charts(page, sheet.charts, [row.height for row in sheet.rows])
    _set_up_print(page, sheet)


def _set_up_print(page: Worksheet, sheet: Sheet) -> None:
    page.page_setup.orientation = "landscape"
    page.page_setup.paperSize = _A4
    if sheet.scale is None:
        page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        page.page_setup.fitToWidth = 1
        page.page_setup.fitToHeight = int(sheet.one_page)
    else:
        page.page_setup.scale = sheet.scale
    margins = page.page_margins
    margins.left = margins.right = 0.39
    margins.top, margins.bottom = (0.79 if sheet.title else 0.5), 0.6
    margins.header = margins.footer = 0.3
    page.print_options.horizontalCentered = True
    if sheet.printed:
        first, last = (get_column_letter(column) for column in sheet.printed)
        page.print_area = f"{first}1:{last}{max(1, len(sheet.rows))}"
    if sheet.heads:
        page.print_title_rows = f"1:{sheet.heads}"
    if sheet.sides:
        page.print_title_cols = f"A:{get_column_letter(sheet.sides)}"
    _set_up_margins_text(page, sheet)
    for row in sheet.row_breaks:
        page.row_breaks.append(Break(id=row))
    for column in sheet.column_breaks:
        page.col_breaks.append(Break(id=column))


def _set_up_margins_text(page: Worksheet, sheet: Sheet) -> None:
    if sheet.title:
        title = xml_text(sheet.title)[:LONGEST_TITLE].replace("\n", " ")
        # openpyxl takes &[Tab] and the like for codes, also after another &.
        title = title.replace("&[", "&［").replace("&", "&&")
        page.oddHeader = _centred(title, HEADING_FONT, 14)
    page.oddFooter = _centred("第 &P 页  共 &N 页", TEXT_FONT, 10)


def _centred(text: str, font: str, size: int) -> HeaderFooterItem:
    return HeaderFooterItem(center=_HeaderFooterPart(text, f"{font},常规", size))
