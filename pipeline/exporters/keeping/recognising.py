"""By what a workbook and its sheets are known as the program's, whatever file and sheets are called now."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from pipeline.exporters import titles
from pipeline.exporters.keeping.aligning import shared_values
from pipeline.exporters.keeping.sheet_work import RICH, OldSheet
from pipeline.exporters.keeping.snapshot import Snapshot
from pipeline.exporters.workbook.book_package import BookPackage
from pipeline.exporters.workbook.xml_tree import DamagedPartError
from pipeline.model.maker import PROPERTIES, names_us

# A sheet of which so much is left is the program's, and one that has its name too, of which anything is.
_ENOUGH: Final = 0.3
# A name counts as a tenth of what a sheet says.
_NAMED: Final = 1.1


def matched_sheets(sheets: Sequence[OldSheet], base: Snapshot) -> dict[str, OldSheet]:
    """The program's sheets of a workbook, by the names that the program gives them: those with most in
    common first: a small sheet that says some of what a large one says must not be taken for it."""
    plain = [_plain(sheet) for sheet in sheets]
    offers = []
    for at, wanted in enumerate(base.sheets):
        grid = base.grid(wanted)
        for number, (sheet, cells) in enumerate(zip(sheets, plain, strict=True)):
            shared, total = shared_values(cells, grid)
            named = sheet.entry.name == wanted.name
            if shared and (named or shared >= _ENOUGH * total):
                offers.append((-shared * (_NAMED if named else 1.0), at, number))
    found: dict[str, OldSheet] = {}
    used: set[int] = set()
    for _, at, number in sorted(offers):
        name = base.sheets[at].name
        if name not in found and number not in used:
            found[name] = sheets[number]
            used.add(number)
    return found


def _plain(sheet: OldSheet) -> Mapping[int, Mapping[int, str]]:
    return {row: {c: v.removeprefix(RICH) for c, v in values.items()} for row, values in sheet.cells.items()}


def is_ours(content: bytes) -> bool:
    """Whether this program made the workbook, whoever may have saved it since, as its own properties say."""
    try:
        return names_us(BookPackage(content).parts.get(PROPERTIES, b""))
    except DamagedPartError:
        return False


def says_so(sheets: Sequence[OldSheet]) -> bool:
    """Whether a sheet of the workbook says that this program made it."""
    return any(
        sheet.cells[row].get(column) == titles.MAKER and sheet.text(row, column + 1).startswith(titles.PROGRAM)
        for sheet in sheets
        for row, values in sheet.cells.items()
        for column in values
        if values[column] == titles.MAKER
    )
