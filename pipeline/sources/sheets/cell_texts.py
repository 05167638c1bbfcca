"""The cells of a workbook as texts, by calamine: .xlsx, .xlsm, .xlsb, .xls, .et and .ods. Nothing in it is run.

Numbers come without their number format: a date is written out, a number has no more digits than it needs.
"""

from __future__ import annotations

import datetime
import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final, NamedTuple

from pipeline.errors import PasswordError, SourceError, system_reason
from pipeline.sources.docx.encrypted import OLE, decrypted

MOST_CELLS: Final = 2_000_000
"""Cells from a sheet's first to its last one, the empty ones too: a thousand pages of tasks have about 100,000."""
MOST_BYTES: Final = 256 * 2**20
_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")
_CELL: Final = re.compile(rb'\br="([A-Z]{1,3})(\d{1,7})"')
_SHEET: Final = re.compile(r"xl/worksheets/[^/]+\.xml")
_DAMAGED: Final = "表格文件已损坏或不完整，读不出来，请用 Excel 或 WPS 打开后另存为 .xlsx"
_TOO_LARGE: Final = "表格太大，不像一张任务分解表，没有读。请只保留任务分解表再试"


class Merge(NamedTuple):
    """Cells that are one: first and last row and column, from 0."""

    top: int
    left: int
    bottom: int
    right: int


class SheetTexts(NamedTuple):
    """One sheet: its rows from the first, each with the texts of its cells from the first column."""

    name: str
    hidden: bool
    rows: list[list[str]]
    merges: list[Merge]


def read_sheets(path: Path, password: str = "") -> list[SheetTexts]:
    """The worksheets in order.

    Raises SourceError with a reason in plain Chinese: no workbook, damaged, too large;
    PasswordError if it is encrypted and ``password`` is not its own.
    """
    from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum
    from python_calamine import PasswordError as LockedError

    data = _data(path, password)
    _check_size(path.name, data)
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        found: list[SheetTexts] = []
        for index, about in enumerate(book.sheets_metadata):
            if about.typ == SheetTypeEnum.WorkSheet:
                sheet = book.get_sheet_by_index(index)
                rows = [[_text(value) for value in row] for row in sheet.to_python(skip_empty_area=False)]
                merges = [Merge(*first, *last) for first, last in sheet.merged_cell_ranges or ()]
                found.append(SheetTexts(about.name, about.visible != SheetVisibleEnum.Visible, rows, merges))
        return found
    except MemoryError:
        raise
    except LockedError as error:
        raise PasswordError.of(path.name) from error
    except (CalamineError, OSError, ValueError) as error:
        raise SourceError(f"{path.name}：{_DAMAGED}。") from error
    # A file that its makers never thought of makes the library give up in a way of its own.
    except BaseException as error:
        if type(error).__name__ != "PanicException":
            raise
        raise SourceError(f"{path.name}：{_DAMAGED}。") from error


def _data(path: Path, password: str) -> bytes:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise SourceError(f"{path.name}：文件打不开（{system_reason(error)}）。") from error
    if not data:
        raise SourceError(f"{path.name}：文件是空的（0 字节），请重新取得文件。")
    if data.startswith(OLE) and _ENCRYPTED in data:
        return decrypted(path, password).read()
    if not data.startswith((b"PK", OLE)):
        raise SourceError(f"{path.name}：不是 Excel 或 WPS 表格文件，请用 Excel 或 WPS 打开，另存为 .xlsx 再试。")
    return data


def _check_size(name: str, data: bytes) -> None:
    """That a zipped workbook unpacks to what memory holds: the library makes room for all cells up to the last one."""
    if not data.startswith(b"PK"):
        return
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(info.file_size for info in archive.infolist()) > MOST_BYTES:
                raise SourceError(f"{name}：{_TOO_LARGE}。")
            for info in archive.infolist():
                if _SHEET.fullmatch(info.filename) and _extent(archive.read(info)) > MOST_CELLS:
                    raise SourceError(f"{name}：{_TOO_LARGE}。")
    except (SourceError, MemoryError):
        raise
    # What the packers raise is of many kinds: BadZipFile, zlib.error, EOFError …
    except Exception as error:
        raise SourceError(f"{name}：{_DAMAGED}。") from error


def _extent(sheet: bytes) -> int:
    """How many cells there are from a sheet's first to its last."""
    columns: set[bytes] = set()
    rows: set[bytes] = set()
    for found in _CELL.finditer(sheet):
        columns.add(found[1])
        rows.add(found[2])
    return max((_number(letters) for letters in columns), default=0) * max(map(int, rows), default=0)


def _number(letters: bytes) -> int:
    """A column's number from 1: A, B, …, Z, AA."""
    found = 0
    for letter in letters:
        found = found * 26 + letter - 64
    return found


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float):
        return f"{value:.12g}"
    if isinstance(value, datetime.datetime | datetime.date):
        return "".join(_date(value))
    return str(value).replace("\r\n", "\n").replace("\r", "\n")


def _date(value: datetime.date) -> Iterator[str]:
    yield f"{value.year}年{value.month}月{value.day}日"
    if isinstance(value, datetime.datetime) and (value.hour or value.minute):
        yield f" {value.hour}:{value.minute:02}"
