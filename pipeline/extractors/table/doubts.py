"""Says in words what a doubtful page break may mean. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from pipeline.extractors.table.columns import Column
from pipeline.extractors.table.habits import HEADS
from pipeline.extractors.table.seams import SeamReading, Verdict
from pipeline.extractors.table.stitched import Seam
from pipeline.model import Evidence

_SHOWN = 8
"""Characters of a cell that are quoted on either side of a break."""


class Doubt(NamedTuple):
    """Where the row after a page break stands, how it was read, and how it could be read as well (Chinese)."""

    place: Evidence
    taken: str
    other: str


def doubt(place: Evidence, seam: Seam, verdict: Verdict, columns: Sequence[Column]) -> Doubt | None:
    """The doubt about a page break; None where no other reading is nearly as good."""
    best, other = verdict
    if other is None:
        return None
    if best.row != other.row:
        return Doubt(place, _row(best, seam, columns), _row(other, seam, columns))
    cells = [index for index in best.cells if best.cells[index] != other.cells[index]]
    return Doubt(place, _cells(best, cells, seam, columns), _cells(other, cells, seam, columns))


def _row(reading: SeamReading, seam: Seam, columns: Sequence[Column]) -> str:
    if reading.row:
        return "前面末行的续行"
    shared = [
        _name(columns[index])
        for index, on in reading.cells.items()
        if on and columns[index].role not in HEADS and _texts(seam, index) != ("", "")
    ]
    return f"新的一行，与前面末行共用{'、'.join(shared)}一格" if shared else "新的一行"


def _cells(reading: SeamReading, cells: Sequence[int], seam: Seam, columns: Sequence[Column]) -> str:
    parts = []
    for index in cells:
        above, below = _texts(seam, index)
        if (above, below) == ("", ""):
            continue
        quoted = f"页前“{above[-_SHOWN:]}”与页后“{below[:_SHOWN]}”" if above and below else "页前与页后"
        parts.append(f"{_name(columns[index])}栏{quoted}是{'同一格' if reading.cells[index] else '两格'}")
    return "，".join(parts)


def _name(column: Column) -> str:
    return f"“{column.label}”" if column.label else "无表头"


def _texts(seam: Seam, index: int) -> tuple[str, str]:
    above, below = seam.above[index], seam.below[index]
    return above.text if above else "", below.text if below else ""
