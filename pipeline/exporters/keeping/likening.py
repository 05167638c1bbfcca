"""Rows that say nearly the same as rows that are gone: the same obligation in other words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from pipeline.exporters.keeping.aligning import Alignment
from pipeline.exporters.keeping.merging import Version
from pipeline.exporters.keeping.sheet_work import OldSheet, SheetWork
from pipeline.exporters.workbook.sheet import Sheet
from pipeline.matching.likeness import likeness

# The same obligation after a correction of the source or of a rule keeps nine of ten characters; two obligations of one
# notice that look most alike (本级、下级) share about eight of ten.
ALIKE: Final = 0.85
# A text that tells one obligation from another has at least so many characters.
_TELLING: Final = 6


def longest(row: Sequence[object]) -> str:
    """The longest text of a row."""
    return max((value for value in row if isinstance(value, str)), key=len, default="")


def alike(gone: Mapping[int, str], new: Mapping[int, str]) -> dict[int, int]:
    """Texts that are gone with the new ones most like them, each once, the surest pair first."""
    scores = [
        (-likeness(text, other), row, at)
        for row, text in gone.items()
        for at, other in new.items()
        if len(text) >= _TELLING and len(other) >= _TELLING
    ]
    found: dict[int, int] = {}
    for score, row, at in sorted(scores):
        if -score >= ALIKE and row not in found and at not in found.values():
            found[row] = at
    return found


class Kin:
    """Finds rows in other words, and counts those that people should look at."""

    def __init__(self) -> None:
        self.reworded = 0

    def of_sheet(self, old: OldSheet, base: Version, alignment: Alignment, sheet: Sheet) -> KinOfSheet:
        """For the rows of one sheet."""
        return KinOfSheet(self, old, base, alignment, sheet)

    def find(self, work: SheetWork, text: str) -> int | None:
        """The row, new in the workbook, that says nearly what a row without a home says."""
        known = {row.key for row in work.base.sheet.rows}
        new = {
            at: longest(row.values)
            for at, row in enumerate(work.sheet.rows)
            if work.ours.sheet.rows[at].key not in known and not any(place[0] == at for place in work.guests)
        }
        taken = {line.ours for line in work.plan.rows if line.old is not None}
        found = alike({0: text}, {at: other for at, other in new.items() if at not in taken}).get(0)
        if found is not None and new[found] != text:
            self.reworded += 1
        return found


class KinOfSheet:
    """Finds the rows of one sheet; looks only at those in which a person wrote."""

    def __init__(self, kin: Kin, old: OldSheet, base: Version, alignment: Alignment, sheet: Sheet) -> None:
        self._kin, self._old, self._base, self._alignment, self._sheet = kin, old, base, alignment, sheet
        self._counted = False

    def __call__(self, gone: Mapping[int, int], new: Sequence[int]) -> dict[int, int]:
        """Index before of a row that is gone: index now of the one that says the same."""
        texts = {row: text for row, at in gone.items() if (text := self._text(row, at))}
        others = {at: longest(self._sheet.rows[at].values) for at in new} if texts else {}
        found = alike(texts, others)
        if not self._counted:
            self._kin.reworded += sum(texts[row] != others[at] for row, at in found.items())
            self._counted = True
        return {gone[row]: at for row, at in found.items()}

    def _text(self, row: int, at: int) -> str:
        """The longest text of the program's in a row in which a person wrote; empty in any other."""
        columns, written = self._alignment.columns, []
        wrote = any(place == row for place, _ in self._old.notes.notes)
        for column, value in self._old.cells.get(row, {}).items():
            index = columns.get(column)
            if index is not None and self._base.value(at, index) == value:
                written.append(self._old.text(row, column))
            else:
                wrote = True
        return longest(written) if wrote else ""
