"""Five hands that fill in the same list: what offices make of a workbook before they send it back."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any, Final

from openpyxl import Workbook, load_workbook

from pipeline.exporters import titles
from tests.progress.books import fill, table_of, title_row

Said = Mapping[str, Mapping[str, Any]]
"""What a unit says, by the row's key and the column's title. Days are dates; each hand writes them in its own way."""


def _with_days(said: Said, written: Callable[[date], Any]) -> dict[str, dict[str, Any]]:
    return {
        key: {title: written(value) if isinstance(value, date) else value for title, value in row.items()}
        for key, row in said.items()
    }


def plain(path: Path, said: Said) -> Path:
    """Fills in the cells, and real dates."""
    fill(path, said)
    return path


def sorting(path: Path, said: Said) -> Path:
    """Turns the rows round, adds a column in front and one among the others, writes 2021.9.30."""
    fill(path, _with_days(said, lambda day: f"{day.year}.{day.month}.{day.day}"))
    book = load_workbook(path)
    page = table_of(book)
    rows = [[cell.value for cell in row] for row in page.iter_rows(min_row=2)]
    for at, row in enumerate(reversed(rows), 2):
        for column, value in enumerate(row, 1):
            page.cell(at, column).value = value
    page.insert_cols(9)
    page.cell(1, 9).value = "经办科室"
    page.insert_cols(1)
    page.cell(1, 1).value = "编号"
    book.save(path)
    return path


def renaming(path: Path, said: Said) -> Path:
    """Puts the table on a sheet of a workbook of its own, below a heading, its columns turned round; 20210930."""
    fill(path, said)
    old = table_of(load_workbook(path))
    book = Workbook()
    cover: Any = book.active
    cover.title = "封面"
    cover.append(["报送表"])
    page: Any = book.create_sheet("九月底前完成情况")
    page.append(["政务公开任务完成情况"])
    page.append([])
    for row in old.iter_rows(values_only=True):
        page.append([int(f"{one:%Y%m%d}") if isinstance(one, date) else one for one in reversed(row)])
    target = path.with_name(f"{path.stem}附表.xlsx")
    path.unlink()
    book.save(target)
    return target


def like_wps(path: Path, said: Said) -> Path:
    """Saves as WPS does: all texts shared, no record of the maker's, its own name as the application; 2021年9月30日."""
    fill(path, _with_days(said, lambda day: f"{day.year}年{day.month}月{day.day}日"))
    with zipfile.ZipFile(path) as archive:
        parts = {item.filename: archive.read(item) for item in archive.infolist()}
    parts.pop("docProps/custom.xml", None)
    app = "docProps/app.xml"
    parts[app] = re.sub(rb"<Application>[^<]*<", b"<Application>WPS Office_11.8.2.11019<", parts[app])
    for name in ("[Content_Types].xml", "_rels/.rels"):
        parts[name] = re.sub(rb"<(?:Override|Relationship)[^>]*custom[^>]*/>", b"", parts[name])
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def gathering(path: Path, said: Said) -> Path:
    """Filters and hides rows, deletes what it has nothing to say of, drops the sheet 说明, protects; 2021-9-30."""
    fill(path, _with_days(said, lambda day: f"{day.year}-{day.month}-{day.day}"))
    book = load_workbook(path)
    page = table_of(book)
    head, columns = title_row(page)
    for row in range(page.max_row, head, -1):
        if str(page.cell(row, columns[titles.KEY]).value) not in said:
            page.delete_rows(row)
    page.row_dimensions[head + 1].hidden = True
    page.protection.enable()
    del book[titles.ABOUT]
    book.save(path)
    return path


HANDS: Final = (plain, sorting, renaming, like_wps, gathering)
