"""Files of one sign or pattern in every form that is read, by their size: a tenth of the largest, or all of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from html import escape
from pathlib import Path
from typing import Final, NamedTuple

from openpyxl import Workbook
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from benchmarks.attacks.texts import PIECES, START, ragged
from tests.faults.notices import FONT
from tests.sources.docx import writing as docx
from tests.sources.ofd import writing as ofd

MEGABYTE: Final = 1_000_000
_TENTH: Final = MEGABYTE // 10
_GLYPHS: Final = 3_000
"""Characters of a small PDF or OFD file, each of which is drawn."""
_ROWS: Final = 300
_LINE: Final = 40
_PRINTABLE: Final = ("one sign on one line", "brackets", "dates", "units", "opened brackets with a label", "digits")


class Case(NamedTuple):
    """``make`` writes the input into a folder, 1 or 10 times as large; ``megabyte``: a megabyte of text then."""

    name: str
    make: Callable[[Path, int], Path]
    megabyte: bool = False


def _bytes_of(piece: str, times: int) -> str:
    return piece * max(1, times * _TENTH // len(piece.encode()))


def _write(folder: Path, name: str, text: str) -> Path:
    (folder / name).write_text(text, encoding="utf-8")
    return folder / name


def _text(piece: str) -> Callable[[Path, int], Path]:
    return lambda folder, times: _write(folder, "a.txt", START + _bytes_of(piece, times))


def _unit(piece: str) -> Callable[[Path, int], Path]:
    return lambda folder, times: _write(folder, "a.units", _bytes_of(piece.replace("\n", "；"), times))


def _csv(piece: str) -> Callable[[Path, int], Path]:
    head = "2023年甲县政务公开任务分解表\n工作任务,具体要求,责任单位\n"
    return lambda folder, times: _write(folder, "a.csv", head + _bytes_of(piece, times))


def _html(start: str, piece: str) -> Callable[[Path, int], Path]:
    return lambda folder, times: _write(folder, "a.html", start + _bytes_of(piece, times))


def _rows(times: int) -> list[list[str]]:
    return [line.split("\t") for line in ragged(_ROWS * times).split("\n")]


def _docx_text(piece: str) -> Callable[[Path, int], Path]:
    def make(folder: Path, times: int) -> Path:
        lines = (START + _bytes_of(piece, times)).replace("\r", "\n").split("\n")
        return docx.write(folder / "a.docx", "".join(docx.p(escape(line)) for line in lines))

    return make


def _docx_table(folder: Path, times: int) -> Path:
    rows = [["工作任务", "具体要求", "责任单位"], *_rows(times)]
    return docx.write(folder / "a.docx", docx.table(*(docx.tr(*row) for row in rows), widths=9))


def _docx_runs(folder: Path, times: int) -> Path:
    return docx.write(folder / "a.docx", f"<w:p>{docx.r('中') * (2_000 * times)}</w:p>")


def _book(rows: Callable[[int], list[list[str]]]) -> Callable[[Path, int], Path]:
    def make(folder: Path, times: int) -> Path:
        book = Workbook()
        sheet = book.worksheets[0]
        for row in (["工作任务", "具体要求", "责任单位"], *rows(times)):
            sheet.append(row)
        book.save(folder / "a.xlsx")
        return folder / "a.xlsx"

    return make


def _merged(folder: Path, times: int) -> Path:
    """A category over each two rows."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append(["任务类别", "具体要求", "责任单位"])
    for row in range(2, 2 * _ROWS * times, 2):
        sheet.append([f"任务{row}", "依法公开。", "县财政局"])
        sheet.append(["", "按时公开。", "县财政局"])
        sheet.merge_cells(f"A{row}:A{row + 1}")
    book.save(folder / "a.xlsx")
    return folder / "a.xlsx"


def _cells(piece: str) -> Callable[[Path, int], Path]:
    long = (piece * 30_000)[:30_000]
    return _book(lambda times: [[long[:3_000], long[:3_000], long[:3_000]]] * (3 * times))


def _drawn(piece: str, times: int) -> Iterator[list[str]]:
    """Pages of lines."""
    text = (piece * (_GLYPHS * times))[: _GLYPHS * times]
    lines = [text[at : at + _LINE] for at in range(0, len(text), _LINE)]
    yield from (lines[at : at + _LINE] for at in range(0, len(lines), _LINE))


def _pdf(piece: str) -> Callable[[Path, int], Path]:
    def make(folder: Path, times: int) -> Path:
        pdfmetrics.registerFont(UnicodeCIDFont(FONT))
        canvas = Canvas(str(folder / "a.pdf"))
        for lines in _drawn(piece, times):
            canvas.setFont(FONT, 10)
            for number, line in enumerate(lines):
                canvas.drawString(60, 780 - 18 * number, line)
            canvas.showPage()
        canvas.save()
        return folder / "a.pdf"

    return make


def _pdf_ruled(folder: Path, times: int) -> Path:
    """A table of small cells, twenty rows a page."""
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    canvas = Canvas(str(folder / "a.pdf"))
    for page in range(2 * times):
        canvas.setFont(FONT, 10)
        for row in range(21):
            canvas.line(50, 780 - 30 * row, 550, 780 - 30 * row)
            if row < 20:
                for column, said in enumerate(
                    (f"任务{page * 20 + row}", "依法公开。", "县财政局、县审计局", "12月底前")
                ):
                    canvas.drawString(55 + 125 * column, 760 - 30 * row, said)
        for column in range(5):
            canvas.line(50 + 125 * column, 780, 50 + 125 * column, 180)
        canvas.showPage()
    canvas.save()
    return folder / "a.pdf"


def _ofd(piece: str) -> Callable[[Path, int], Path]:
    def make(folder: Path, times: int) -> Path:
        made = ofd.Ofd(folder / "a.ofd")
        for lines in _drawn(piece, times):
            made.page("".join(ofd.text(20, 20 + 6 * number, line) for number, line in enumerate(lines)))
        made.save()
        return folder / "a.ofd"

    return make


CASES: Final = (
    *(Case(f"txt: {name}", _text(piece), True) for name, piece in PIECES.items()),
    Case("txt: a ragged table", lambda folder, times: _write(folder, "a.txt", ragged(_ROWS * times))),
    Case("txt: tags on one line", _text("<b>"), True),
    Case("txt: tags and signs on one line", _text("<b>中"), True),
    *(Case(f"units: {name}", _unit(piece), True) for name, piece in PIECES.items() if piece.strip("\r\n")),
    Case("csv: commas", _csv(","), True),
    Case("csv: quotes", _csv('"'), True),
    Case("csv: one record", _csv("县财政局,"), True),
    Case("csv: records", _csv("甲,公开,县财政局\n"), True),
    Case("csv: a field of lines", _csv('"甲\n乙",'), True),
    Case("html: opened cells", _html("<table><tr>", "<td>"), True),
    Case("html: opened blocks", _html("", "<div>"), True),
    Case("html: opened tables", _html("", "<table><tr><td>"), True),
    Case("html: one sign", _html("<p>", "中"), True),
    Case("html: paragraphs", _html("", "<p>中"), True),
    Case("html: line breaks", _html("<p>", "中<br>"), True),
    Case("html: entities", _html("<p>", "&amp;"), True),
    Case("html: comments", _html("<p>", "<!--"), True),
    Case("html: spans", _html("<p>", "<span>中</span>"), True),
    Case("html: rows", _html("<table>", "<tr><td>公开<td>依法公开。<td>县财政局"), True),
    Case("html: nested tables", _html("", "<table><tr><td>甲</table>"), True),
    Case("html: merged cells", _html("<table>", "<tr><td rowspan=2>甲<td>乙<td>丙<tr><td>丁<td>戊"), True),
    Case("html: links", _html("", "<a href=x>中</a>"), True),
    Case("html: hidden", _html("<p>", "<b hidden>中</b>"), True),
    Case("html: attributes", _html("<p ", "a=1 "), True),
    Case("html: list items", _html("<ol>", "<li>中"), True),
    *(
        Case(f"docx: {name}", _docx_text(PIECES[name]))
        for name in (*_PRINTABLE, "spaces", "one sign a line", "numbers")
    ),
    Case("docx: a ragged table", _docx_table),
    Case("docx: runs", _docx_runs),
    *(Case(f"xlsx: {name}", _cells(PIECES[name])) for name in _PRINTABLE),
    Case("xlsx: a ragged table", _book(_rows)),
    Case("xlsx: one sign a row", _book(lambda times: [["中"]] * (_TENTH // 3 * times)), True),
    Case("xlsx: single cells", _book(lambda times: [["甲"], [], ["乙"], []] * (1_000 * times))),
    Case("xlsx: merged cells", _merged),
    *(Case(f"pdf: {name}", _pdf(PIECES[name])) for name in _PRINTABLE),
    Case("pdf: a ruled table", _pdf_ruled),
    *(Case(f"ofd: {name}", _ofd(PIECES[name])) for name in _PRINTABLE),
)
