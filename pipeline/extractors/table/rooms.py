"""Where the lines of a table's cells stand, and how much room they leave. Pure; lengths in points."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from statistics import median
from typing import TYPE_CHECKING

from pipeline.model import Cell

if TYPE_CHECKING:
    from pipeline.extractors.table.stitched import PageRows

_LOOSE = 0.05
"""The share of rows with room for another line up to which it is seen by chance."""


class Rooms:
    """How a table's cells leave room, seen from those that no page break touches (``whole``, by column)."""

    def __init__(self, sheets: Sequence[PageRows], whole: Mapping[int, Sequence[Cell]]) -> None:
        self._sheets, self._whole = sheets, whole
        self.pads = cache(self._pads)
        self.pitch = cache(self._pitch)
        self.tight = cache(self._tight)
        self.centred = cache(self._centred)

    def _pads(self) -> tuple[float, float]:
        """The least distance of text from a cell's upper and lower edge, where no page break is the edge."""
        tops, bottoms, cut = [], [], []
        for sheet in self._sheets:
            for first, last, _, _, cell in sheet.cells:
                if cell.lines:
                    above, below = cell.lines[0].box[1] - cell.box[1], cell.box[3] - cell.lines[-1].box[3]
                    tops += [above] if first > 0 else []
                    bottoms += [below] if last < sheet.rows else []
                    cut.append((above, below))
        above, below = (min(one, default=0.0) for one in zip(*cut, strict=True)) if cut else (0.0, 0.0)
        return max(0.0, min(tops, default=above)), max(0.0, min(bottoms, default=below))

    def _pitch(self) -> float:
        """How far apart the lines of the table's cells usually stand, in points; 0 where none has two."""
        pitches = [one for sheet in self._sheets for *_, cell in sheet.cells if (one := _pitch(cell))]
        return median(pitches) if pitches else 0.0

    def _tight(self) -> bool:
        """Whether a row is as high as its text: rows inside pages have a cell without room for another line, unless a
        merged cell that is full made them higher."""
        rooms: list[int] = []
        for sheet in self._sheets:
            least: dict[int, int] = {}
            forced: set[int] = set()
            for first, last, _, _, cell in sheet.cells:
                if not cell.lines:
                    continue
                room = sum(self.room(cell))
                if last > first + 1:
                    forced.update(range(first, last) if not room else ())
                elif 0 < first < sheet.rows - 1:
                    least[first] = min(least.get(first, room), room)
            rooms += [room for row, room in least.items() if row not in forced]
        return bool(rooms) and sum(room > 0 for room in rooms) <= _LOOSE * len(rooms)

    def room(self, cell: Cell) -> tuple[int, int]:
        """Lines that would still go in above and below a cell's text."""
        first, last = cell.lines[0], cell.lines[-1]
        pitch = max(_pitch(cell) or self.pitch(), 1.1 * (last.box[3] - last.box[1]), 1.0)
        above, below = self.pads()
        return (
            max(0, int((first.box[1] - cell.box[1] - above) / pitch + 0.2)),
            max(0, int((cell.box[3] - last.box[3] - below) / pitch + 0.2)),
        )

    def _centred(self, column: int) -> bool:
        """Whether a column's texts stand in the middle of their cells: seen where there is room for two lines."""
        rooms = [self.room(cell) for cell in self._whole[column] if cell.lines]
        loose = [(above, below) for above, below in rooms if above + below > 1]
        return bool(loose) and sum(above > 0 for above, _ in loose) > 0.7 * len(loose)


def _pitch(cell: Cell) -> float:
    """How far apart a cell's lines stand; 0 for a single one."""
    if len(cell.lines) < 2:
        return 0.0
    return (cell.lines[-1].box[1] - cell.lines[0].box[1]) / (len(cell.lines) - 1)
