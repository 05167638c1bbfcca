"""The law that a person's work is kept: a new workbook is read again, and every cell that a person wrote in the old one
is looked for in it, before anything is replaced.

Two counts that know nothing of each other. By places: each cell that the merge calls a person's stands where the merge
says that it went, as it was. By words: whatever the old workbook says more often than the program wrote it, the new one
says at least as often, so that a cell which the merge wrongly takes for the program's is missed too. And every part
that is not the program's is there, byte for byte.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Final

from openpyxl.utils import get_column_letter

from pipeline.exporters.keeping.package_merging import MergedBook
from pipeline.exporters.keeping.sheet_work import OldSheet, read_old, read_shared
from pipeline.exporters.keeping.snapshot import Snapshot, print_of
from pipeline.exporters.workbook.book_package import BookPackage
from pipeline.exporters.workbook.references import skeleton
from pipeline.exporters.workbook.sheet_part import PartCell
from pipeline.exporters.workbook.xml_tree import DamagedPartError

# Parts that say what other parts say, or that are made anew by whoever opens the workbook.
_DERIVED: Final = ("[Content_Types].xml", "_rels/", "docProps/", "/calcChain", "/styles", "/workbook.xml", "/drawings/")
_FOLLOWING: Final = ("/comments", "/charts/", "/pivotCache/", "/tables/", "/threadedComments/", "/worksheets/")


def missing(old: bytes, base: Snapshot, new: MergedBook) -> list[str]:
    """The cells of a person's (sheet and place in the old workbook) that the new one lacks; parts by their names."""
    before = BookPackage(old)
    try:
        after = BookPackage(new.content)
        there = {sheet.entry.part: sheet for sheet in _sheets(after)}
    except DamagedPartError as error:
        return [f"（{error}）"]
    here = _sheets(before)
    found = list(_by_place(here, there, new))
    found += [one for one in _by_words(here, list(there.values()), base) if one not in found]
    found += [
        name for name, content in before.parts.items() if not _may_differ(name) and after.parts.get(name) != content
    ]
    gone = [name for name in before.parts if name not in after.parts and "/calcChain" not in name]
    return found + [name for name in gone if name not in found and not _was_ours(name, new)]


def _sheets(package: BookPackage) -> list[OldSheet]:
    shared = read_shared(package)
    return [read_old(package, entry, shared) for entry in package.sheets() if entry.is_grid]


def _by_place(here: list[OldSheet], there: dict[str, OldSheet], new: MergedBook) -> Iterator[str]:
    old = {sheet.entry.part: sheet for sheet in here}
    for _, part, places in new.kept:
        source, target = old[part], there.get(part)
        for (row, column), (now, column_now) in places.items():
            if target is None or not _same(source, row, column, target, now, column_now):
                yield _place(source, row, column)


def _same(source: OldSheet, row: int, column: int, target: OldSheet, now: int, column_now: int) -> bool:
    one, other = _cell(source, row, column), _cell(target, now, column_now)
    if other is None or one is None or _is_covered(target, now, column_now):
        return False
    words = skeleton(source.text(row, column)) == skeleton(target.text(now, column_now))
    return (
        words and one.look == other.look and (one.formula is not None or source.is_rich(one) == target.is_rich(other))
    )


def _is_covered(sheet: OldSheet, row: int, column: int) -> bool:
    """Whether a cell lies under a merged one, where nobody sees it."""
    boxes = (box for box in sheet.merged if box[0] <= row <= box[2] and box[1] <= column <= box[3])
    return any((row, column) != box[:2] for box in boxes)


def _cell(sheet: OldSheet, row: int, column: int) -> PartCell | None:
    line = sheet.part.rows.get(row)
    return line.cells.get(column) if line else None


def _by_words(here: list[OldSheet], there: list[OldSheet], base: Snapshot) -> Iterator[str]:
    wrote = Counter(value for sheet in base.sheets for row in base.grid(sheet) for value in row if value)
    wanted, found = Counter(_words(here)), Counter(_words(there))
    lost = {word for word, count in wanted.items() if count > wrote[word] and found[word] < count - wrote[word]}
    if not lost:
        return
    for sheet in here:
        for row, line in sheet.part.rows.items():
            for column in line.cells:
                if _word(sheet.text(row, column)) in lost:
                    yield _place(sheet, row, column)
        for (row, column), note in sheet.notes.notes.items():
            if _word(note.text.text) in lost:
                yield _place(sheet, row, column)


def _words(sheets: list[OldSheet]) -> Iterator[str]:
    for sheet in sheets:
        for row, line in sheet.part.rows.items():
            for column in line.cells:
                word = _word(sheet.text(row, column))
                if word:
                    yield word
        yield from (_word(note.text.text) for note in sheet.notes.notes.values())


def _word(text: str) -> str:
    return print_of(skeleton(text))


def _place(sheet: OldSheet, row: int, column: int) -> str:
    return f"“{sheet.entry.name}”表 {get_column_letter(column)}{row}"


def _may_differ(name: str) -> bool:
    return any(part in f"/{name}" for part in (*_DERIVED, *_FOLLOWING))


def _was_ours(name: str, new: MergedBook) -> bool:
    """Whether a part is one of a sheet of the program's that had nothing of a person's on it any more."""
    return name in new.removed
