"""The formats that files come in: one table, from which everything else that knows suffixes is derived.

A row with ``read`` is a format that is read; a row with ``advice`` says what a person is to do with a file that is not.
A new format is a module in this room, a row here and a test. The table itself imports nothing heavy: a reader is
imported when a file asks for it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from pipeline.errors import SourceError, UsageError, missing_extra

if TYPE_CHECKING:
    from pipeline.model import Layout
    from pipeline.sources.html.page_rules import PageRules
    from pipeline.sources.plain_text import TextRules


class Terms(NamedTuple):
    """What a reader may need besides the file: the rules for repairs of text and for pages, the file's password.

    ``ocr``: all pages of a PDF are read as pictures; ``threads``: how many work on one picture; ``engine``: one of
    :data:`ENGINES`.
    """

    repairs: TextRules
    password: str = ""
    pages: PageRules | None = None
    ocr: bool = False
    threads: int = 1
    engine: str = "pdfium"


class Format(NamedTuple):
    """One row. ``suffixes`` are lower case with their dot; ``named`` is what a person calls such files.

    ``behind``: the codes of formats that go before, where both lie side by side under one name (the words of a PDF).
    ``compared``: such a file is then read, and what is different in it told of. ``extra``: the extra of the Python
    package that the reader needs (``pip install yaodian[EXTRA]``).
    """

    code: str
    named: str
    suffixes: tuple[str, ...]
    read: Callable[[Path, Terms], Layout] | None = None
    advice: str = ""
    behind: tuple[str, ...] = ()
    compared: bool = False
    extra: str = ""


def _read_pdf(path: Path, terms: Terms) -> Layout:
    from pipeline.sources.pdf.reader import read_pdf
    from pipeline.sources.scan.reader import PdfScans

    with PdfScans(path, terms.password, terms.ocr, terms.threads) as scans:
        return scans.finish(read_pdf(path, terms.password, scans, terms.engine))


def _read_docx(path: Path, terms: Terms) -> Layout:
    from pipeline.sources.docx.reader import read_docx

    return read_docx(path, terms.password)


def _read_text(path: Path, terms: Terms) -> Layout:
    from pipeline.sources.plain_text import holds_page, read_text

    if terms.pages is not None and holds_page(path):
        return _read_html(path, terms)
    return read_text(path, terms.repairs)


def _read_csv(path: Path, terms: Terms) -> Layout:
    from pipeline.sources.csv_table import read_csv

    return read_csv(path, terms.repairs)


def _read_html(path: Path, terms: Terms) -> Layout:
    from pipeline.sources.html.reader import read_html

    return read_html(path, _pages(terms))


def _read_ofd(path: Path, terms: Terms) -> Layout:
    from pipeline.sources.ofd.reader import read_ofd

    return read_ofd(path, terms.ocr, terms.threads)


def _read_pictures(path: Path, terms: Terms) -> Layout:
    from pipeline.sources.scan.reader import read_pictures

    return read_pictures(path, terms.threads)


def _read_office(path: Path, terms: Terms) -> Layout:
    from pipeline.sources.office.reader import read_office

    return read_office(path, terms.password, _pages(terms))


def _read_sheet(path: Path, terms: Terms) -> Layout:
    from pipeline.sources.sheets.reader import read_sheet

    return read_sheet(path, terms.password)


def _pages(terms: Terms) -> PageRules:
    if terms.pages is None:
        raise ValueError("web pages are read by rules for pages")
    return terms.pages


_SAVE_AS_PDF: Final = "请用 Word 或 WPS 打开，另存为 PDF"
_SAVE_AS_JPG: Final = "请用看图软件打开，另存为 .jpg 或 .png"
_SHEETS: Final = (".xlsx", ".xlsm", ".xls", ".et", ".ods")
_PAGES: Final = (".html", ".htm", ".mht", ".mhtml")
_OLD_WORD: Final = (".doc", ".wps", ".rtf", ".odt")
_PICTURES: Final = (".jpg", ".jpeg", ".png", ".tif", ".tiff", ".bmp")
_PRINTED: Final = ("pdf",)
_LAID_OUT: Final = (*_PRINTED, "docx", "ofd")
"""Codes of formats that hold a document as its author laid it out, the likeliest to be the final one first."""

FORMATS: Final[tuple[Format, ...]] = (
    Format("pdf", "PDF", (".pdf",), read=_read_pdf),
    Format("docx", "Word（docx）", (".docx", ".docm"), read=_read_docx, behind=_PRINTED, compared=True),
    Format("text", "TXT", (".txt",), read=_read_text, behind=(*_LAID_OUT, "word", "html"), compared=True),
    Format("csv", "CSV", (".csv",), read=_read_csv, behind=_PRINTED),
    Format("sheet", "Excel、WPS 表格", _SHEETS, read=_read_sheet, behind=_PRINTED),
    Format("html", "网页", _PAGES, read=_read_html, behind=(*_LAID_OUT, "word"), compared=True),
    Format("word", "旧版 Word、WPS", _OLD_WORD, read=_read_office, behind=_LAID_OUT, compared=True),
    Format("ofd", "OFD", (".ofd",), read=_read_ofd, behind=(*_PRINTED, "docx"), compared=True),
    Format("image", "图片", _PICTURES, read=_read_pictures, behind=_PRINTED, extra="scan"),
    Format("picture", "其他图片", (".gif", ".heic", ".webp"), advice=_SAVE_AS_JPG),
    Format("archive", "压缩包", (".zip", ".rar", ".7z", ".gz", ".tar"), advice="请先解压"),
    Format("bare", "没有扩展名的文件", ("",), advice="没有扩展名，是 PDF 的请在名字后面加上 .pdf"),
)
"""In the order in which people are told of them. No suffix stands twice."""
ENGINES: Final = ("pdfium", "pdfplumber")
"""What reads the text of a PDF: the first is fast, and leaves to the second, the reference, what it cannot read."""
_OTHER: Final = Format("other", "其他文件", (), advice=_SAVE_AS_PDF)


def format_of(suffix: str, formats: Sequence[Format] = FORMATS) -> Format:
    """The row of a suffix, in whatever case; one without a reader for a suffix that no row names."""
    return next((row for row in formats if suffix.lower() in row.suffixes), _OTHER)


def readable(formats: Sequence[Format] = FORMATS) -> tuple[str, ...]:
    """The suffixes of files that are read."""
    return tuple(suffix for row in formats if row.read for suffix in row.suffixes)


def rank(suffix: str, formats: Sequence[Format] = FORMATS) -> int:
    """Of several forms of one notice the one of lowest rank goes first: it is behind the fewest."""
    return len(format_of(suffix, formats).behind)


def named(formats: Sequence[Format] = FORMATS) -> str:
    """What is read, in words for a person: PDF、TXT."""
    return "、".join(row.named for row in formats if row.read)


def advice(suffix: str, formats: Sequence[Format] = FORMATS) -> str:
    """What a person is to do with a file that is not read."""
    return format_of(suffix, formats).advice


def suffixes_before(suffix: str, formats: Sequence[Format] = FORMATS) -> tuple[str, ...]:
    """The suffixes of the documents of which a file with ``suffix`` is a copy, where it has their name."""
    behind = format_of(suffix, formats).behind
    return tuple(one for row in formats if row.code in behind for one in row.suffixes)


def check_reader(code: str, formats: Sequence[Format] = FORMATS) -> None:
    """That there is a reader with this code. Raises UsageError listing those there are."""
    _by_code(code, formats)


def check_engine(code: str) -> None:
    """That there is an engine of this name. Raises UsageError listing those there are."""
    if code not in ENGINES:
        raise UsageError(f"没有“{code}”这种引擎，可选：{'、'.join(ENGINES)}。")


def read_layout(path: Path, terms: Terms, code: str | None = None, formats: Sequence[Format] = FORMATS) -> Layout:
    """The layout of a file, by the reader of its suffix, or by the one that ``code`` names whatever the suffix.

    Raises UsageError for an unknown code, SourceError for a suffix that nothing here reads, for a reader whose extra is
    not installed, and whatever the reader raises.
    """
    row = format_of(path.suffix, formats) if code is None else _by_code(code, formats)
    if row.read is None:
        raise SourceError(f"{path.name}：{unread(path.suffix, formats)}")
    try:
        layout = row.read(path, terms)
    except ModuleNotFoundError as error:
        if not row.extra:
            raise
        raise missing_extra(path.name, row.named, row.extra) from error
    from pipeline.model import Grid
    from pipeline.sources.mistypings import repair_layout
    from pipeline.sources.size_limits import check_table

    for page in layout.pages:
        for block in page.blocks:
            if isinstance(block, Grid):
                check_table(path.name, len(block.rows) - 1, len(block.columns) - 1)
    return repair_layout(layout, terms.repairs)


def unread(suffix: str, formats: Sequence[Format] = FORMATS) -> str:
    """Why a file with this suffix is not read, and what to do: two sentences."""
    kinds = "、".join(readable(formats))
    return f"这类文件（{suffix or '没有扩展名'}）读不了，只能读 {kinds}。{advice(suffix, formats)}。"


def _by_code(code: str, formats: Sequence[Format]) -> Format:
    for row in formats:
        if row.read and row.code == code:
            return row
    known = "、".join(row.code for row in formats if row.read)
    raise UsageError(f"没有“{code}”这种读法，可选：{known}。")
