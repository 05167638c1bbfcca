"""Formulas and ranges of a sheet whose rows and columns moved: each reference follows its cells.

A formula is looked through sign by sign, never understood: strings, names of functions, of tables and of other
workbooks are passed over, and what a spreadsheet could not read either stays as it is. No formula is an error.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Final

from openpyxl.utils import column_index_from_string, get_column_letter

from pipeline.exporters.workbook.grid_map import GridMap
from pipeline.exporters.workbook.sheet_part import LAST_COLUMN, LAST_ROW, PartCell, SheetPart
from pipeline.exporters.workbook.xml_tree import XmlNode, fragment

GONE: Final = "#REF!"
Maps = Mapping[str, GridMap]
"""What moved, by the sheet's name."""

_CELL: Final = r"\$?[A-Za-z]{1,3}\$?[1-9][0-9]{0,6}"
_TOKEN: Final = re.compile(
    rf"""
    (?P<text> "(?:[^"]|"")*(?:"|$) )
  | (?P<elsewhere> \[[^\[\]]+\] [\w.]* ! (?: {_CELL} (?: :{_CELL} )? )? )
  | (?P<bracket> \[ (?: [^\[\]] | \[[^\[\]]*\] )* \] )
  | (?P<sheet> (?: '(?:[^']|'')*' | [^\W\d][\w.]* (?: :[^\W\d][\w.]*)? ) ! )?
    (?P<place> {_CELL} : {_CELL} | {_CELL}
      | \$?[A-Za-z]{{1,3}} : \$?[A-Za-z]{{1,3}} | \$?[1-9][0-9]{{0,6}} : \$?[1-9][0-9]{{0,6}} )
    (?![\w.$(\[!\\])
  | (?P<other> '(?:[^']|'')*(?:'|$) | [\w.$\\]+ | . )
    """,
    re.VERBOSE | re.DOTALL,
)
_CORNER: Final = re.compile(r"(\$?)([A-Za-z]{0,3})(\$?)([0-9]*)")


def moved_formula(formula: str, own: GridMap | None, maps: Maps) -> str:
    """The formula with its references where their cells stand now. ``own``: what moved on the formula's own sheet."""

    def place(sheet: str, text: str) -> str:
        grid = own if not sheet else maps.get(sheet_named(sheet))
        return text if grid is None else moved_place(text, grid)

    return _each_place(formula, place)


def shifted_formula(formula: str, rows: int, columns: int) -> str:
    """The formula as it reads so many rows and columns further, as where it is filled down."""

    def place(_: str, text: str) -> str:
        corners = [_shifted(corner, rows, columns) for corner in text.split(":")]
        return GONE if "" in corners else ":".join(corners)

    return _each_place(formula, place)


def skeleton(text: str) -> str:
    """A formula without its references: what is the same wherever it stands. Any other text as it is."""
    return f"={_each_place(text[1:], lambda *_: '#').replace(GONE, '#')}" if text[:1] == "=" else text


def _each_place(formula: str, change: Callable[[str, str], str]) -> str:
    def token(match: re.Match[str]) -> str:
        place = match["place"]
        if place is None or not all(map(_exists, place.split(":"))):
            return match[0]
        return f"{match['sheet'] or ''}{change(match['sheet'] or '', place)}"

    return _TOKEN.sub(token, formula)


def sheet_named(prefix: str) -> str:
    """The name in a prefix (``'任务 台账'!``)."""
    name = prefix.removesuffix("!")
    return name[1:-1].replace("''", "'") if name[:1] == "'" else name


def moved_place(text: str, grid: GridMap) -> str:
    """A cell (``$A$1``), range, or whole rows or columns, where they stand now; #REF! if nothing of them is left."""
    corners = [_parts(corner) for corner in text.split(":")]
    (_, column, _, row), (_, last_column, _, last_row) = corners[0], corners[-1]
    columns: tuple[int, int] | None = (0, 0)
    rows: tuple[int, int] | None = (0, 0)
    if column:
        ends = sorted((_index(column), _index(last_column)))
        columns = _moved(grid.columns.at, grid.columns.span, ends)
    if row:
        rows = _moved(grid.rows.at, grid.rows.span, sorted((int(row), int(last_row))))
    if columns is None or rows is None:
        return GONE
    found = []
    for (fixed, letters, fixed_row, number), at in zip(corners, (0, -1), strict=False):
        now = f"{fixed}{get_column_letter(columns[at])}" if letters else fixed
        found.append(f"{now}{fixed_row}{rows[at]}" if number else now)
    if not column:
        found = [f"{corner[0]}{rows[at]}" for corner, at in zip(corners, (0, -1), strict=False)]
    now = ":".join(found)
    return text if now.upper() == text.upper() else now


def _moved(
    at: Callable[[int], int | None], span: Callable[[int, int], tuple[int, int] | None], ends: list[int]
) -> tuple[int, int] | None:
    if ends[0] != ends[1]:
        return span(*ends)
    now = at(ends[0])
    return None if now is None else (now, now)


def moved_ranges(ranges: str, grid: GridMap, strictly: bool = False) -> str:
    """Ranges with blanks between them (``A2:B5 D7``): all pieces in which their cells stand now; empty if none.
    ``strictly`` as for :meth:`AxisMap.runs`."""
    found = []
    for one in ranges.split():
        box = box_of(one)
        if box is None:
            found.append(one)
            continue
        across = grid.columns.runs(box[1], box[3], strictly)
        for rows in grid.rows.runs(box[0], box[2], strictly):
            found += [box_text((rows[0], columns[0], rows[1], columns[1])) for columns in across]
    return " ".join(dict.fromkeys(found))


def moved_range(text: str, grid: GridMap) -> str | None:
    """One range that holds all cells of a range now; None if they are gone."""
    box = box_of(text)
    if box is None:
        return text
    rows, columns = grid.rows.span(box[0], box[2]), grid.columns.span(box[1], box[3])
    return None if rows is None or columns is None else box_text((rows[0], columns[0], rows[1], columns[1]))


def box_of(text: str) -> tuple[int, int, int, int] | None:
    """First row, first column, last row, last column of a range; None if it is none."""
    corners = [_parts(corner) for corner in text.split(":")]
    if len(corners) > 2 or not all(map(_exists, text.split(":"))):
        return None
    (_, one, _, first), (_, other, _, last) = corners[0], corners[-1]
    columns = sorted((_index(one), _index(other))) if one and other else [1, LAST_COLUMN]
    rows = sorted((int(first), int(last))) if first and last else [1, LAST_ROW]
    return rows[0], columns[0], rows[1], columns[1]


def box_text(box: tuple[int, int, int, int]) -> str:
    """The range as it is written; whole rows and columns too are written by their corners."""
    first = f"{get_column_letter(box[1])}{box[0]}"
    last = f"{get_column_letter(box[3])}{box[2]}"
    return first if first == last else f"{first}:{last}"


def _parts(corner: str) -> tuple[str, str, str, str]:
    match = _CORNER.fullmatch(corner)
    return (match[1], match[2], match[3], match[4]) if match else ("", "", "", "")


def _exists(corner: str) -> bool:
    fixed, column, _, row = _parts(corner)
    return bool(column or row or fixed) and (
        (not column or _index(column) <= LAST_COLUMN) and (not row or 1 <= int(row) <= LAST_ROW)
    )


def _index(letters: str) -> int:
    return column_index_from_string(letters.upper())


def _shifted(corner: str, rows: int, columns: int) -> str:
    fixed, letters, fixed_row, number = _parts(corner)
    if not letters:
        now = int(number) + (0 if fixed else rows)
        return f"{fixed}{now}" if 1 <= now <= LAST_ROW else ""
    column = _index(letters) + (0 if fixed else columns)
    row = int(number) + (0 if fixed_row else rows) if number else 1
    if not (1 <= column <= LAST_COLUMN and 1 <= row <= LAST_ROW):
        return ""
    return f"{fixed}{get_column_letter(column)}{f'{fixed_row}{row}' if number else ''}"


def set_formula(cell: PartCell, formula: str, attributes: Mapping[str, str], prefix: str = "") -> None:
    """Give a cell another formula; what it gave when last saved goes, so that every program computes it anew."""
    node = XmlNode(f"{prefix}f", dict(attributes), [formula])
    cell.formula, cell.formula_attributes = formula, dict(attributes)
    cell.inner, cell.text = fragment(node), ""
    cell.kind = "" if cell.kind in ("s", "inlineStr", "b", "e") else cell.kind


def expand_shared(part: SheetPart) -> None:
    """Write out the formulas that cells share with another, so that each cell may go its own way."""
    origins: dict[str, tuple[int, int, str]] = {}
    prefix = part.root.tag.rpartition(":")[0]
    prefix = f"{prefix}:" if prefix else ""
    for number in sorted(part.rows):
        for column, cell in sorted(part.rows[number].cells.items()):
            if cell.formula is None or cell.formula_attributes.get("t") != "shared":
                continue
            identity = cell.formula_attributes.get("si", "")
            if cell.formula:
                origins[identity] = number, column, cell.formula
            row, start, formula = origins.get(identity, (number, column, cell.formula))
            set_formula(cell, shifted_formula(formula, number - row, column - start), {}, prefix)
