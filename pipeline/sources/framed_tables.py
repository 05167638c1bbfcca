"""All tables of a plain text that no tab parts, whatever else does: where they stand, and how their lines are cut."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from pipeline.model import Evidence, Finding
from pipeline.sources.boxed_tables import boxed_tables
from pipeline.sources.drawn_columns import Parted, drawn_columns
from pipeline.sources.laid_cells import LaidTable
from pipeline.sources.stacked_tables import piped_cells, stacked_tables

_WHY: Final = {
    "looks": "一格一行时行数与列数不符，已按各列文字的样子归格",
    "items": "有的格子上面没有横线，已按项目符号从这一行分开",
}


def framed_tables(lines: Sequence[str], labels: frozenset[str]) -> tuple[list[LaidTable], dict[int, Parted]]:
    """Tables whose rows are not lines, and the columns of all other drawn lines; ``labels``: what the column of running
    numbers is called."""
    frames: list[LaidTable] = []
    parted: dict[int, Parted] = {}
    left = list(lines)
    for find in (boxed_tables, piped_cells):
        found, cut = find(left)
        parted |= cut
        frames += found
        _blank(left, found)
    drawn = drawn_columns(left)
    _blank_lines(left, [*drawn, *(at for at, line in enumerate(left, start=1) if "\t" in line)])
    stacked, cut = stacked_tables(left, labels)
    return sorted([*frames, *stacked]), drawn | parted | cut


def _blank(lines: list[str], frames: Sequence[LaidTable]) -> None:
    for frame in frames:
        _blank_lines(lines, range(frame.first, frame.last + 1))


def _blank_lines(lines: list[str], numbers: Sequence[int] | dict[int, Parted]) -> None:
    for number in numbers:
        lines[number - 1] = ""


def doubts(frames: Sequence[LaidTable]) -> Iterator[Finding]:
    """A finding for each row whose cells were told apart by their words alone."""
    for frame in frames:
        for row in frame.doubtful:
            lines = frame.lines_of(row)
            yield Finding.of(
                "table.cells_by_likeness",
                f"第 {lines[0]} 至 {lines[1]} 行是表格的一行，{_WHY[frame.by]}，请对照原件核对。",
                evidence=(Evidence(lines=lines),),
            )
