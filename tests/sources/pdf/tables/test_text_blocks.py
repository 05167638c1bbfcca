"""Rows by blocks of lines: centred cells, cells over several rows, spaces of two points."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from pipeline.sources.pdf.glyphs import Glyph
from pipeline.sources.pdf.lines import rows_of
from pipeline.sources.pdf.tables.aligned import frames_unruled
from pipeline.sources.pdf.tables.runs import Level
from pipeline.sources.pdf.tables.text_blocks import BlockRows, rows_by_blocks
from tests.sources.pdf.glyphs import written

PITCH, SPACE, TOP = 14.0, 3.0, 100.0
STARTS, WIDTHS = (10, 63, 166), (5, 10, 6)
EDGES = [61.5, 164.5]
LONG = "公开规划信息做好解读回应公众关切"
ROWS = [
    ("规划", LONG, "财政局"),
    ("预算", "公开预算", "审计局、民政局、统计局"),
    ("决算", LONG, "民政局"),
    ("统计", "公开统计", "统计局"),
]


def wrapped(text: str, width: int) -> list[str]:
    return [text[at : at + width] for at in range(0, len(text), width)]


def drawn(
    rows: Sequence[Sequence[str]], centred: bool, merged: dict[int, tuple[int, int]] | None = None
) -> list[Glyph]:
    """Cells of a table as a browser lays them without borders; ``merged``: first and last row of the first column's."""
    found: list[Glyph] = []
    tops = [TOP]
    cells = [[wrapped(text, width) for text, width in zip(row, WIDTHS, strict=True)] for row in rows]
    for row in cells:
        tops.append(tops[-1] + PITCH * max(map(len, row)) + SPACE)
    for index, row in enumerate(cells):
        for column, lines in enumerate(row):
            last = merged.get(index, (index, index))[1] if merged and column == 0 else index
            free = tops[last + 1] - SPACE - tops[index] - PITCH * len(lines)
            top = tops[index] + (free / 2 if centred else 0)
            for number, line in enumerate(lines):
                found += written(line, STARTS[column], top + PITCH * number)
    return found


def rows_in(glyphs: Sequence[Glyph]) -> BlockRows | None:
    return rows_by_blocks([Level(row) for row in rows_of(glyphs)], EDGES)


@pytest.mark.parametrize("centred", [True, False])
def test_rows_three_points_apart(centred: bool) -> None:
    found = rows_in(drawn(ROWS, centred))
    assert found is not None and not found.joined
    assert [round(edge) for edge in found.edges] == [128, 158, 190]


@pytest.mark.parametrize("centred", [True, False])
def test_a_cell_over_several_rows(centred: bool) -> None:
    rows = [("甲类", *ROWS[0][1:]), ("", *ROWS[1][1:]), ("", *ROWS[2][1:]), ("乙类", *ROWS[3][1:])]
    found = rows_in(drawn(rows, centred, {0: (0, 2), 3: (3, 3)}))
    assert found is not None and len(found.edges) == 3
    assert found.joined == {(1, 0), (2, 0)}


def test_rows_that_belong_to_a_cell_on_the_page_before_are_left_out() -> None:
    rows = [("", *ROWS[0][1:]), ("", *ROWS[1][1:]), ("乙类", *ROWS[2][1:]), ("", *ROWS[3][1:])]
    found = rows_in(drawn(rows, True, {2: (2, 3)}))
    assert found is not None and found.joined == {(3, 0)}


def test_texts_out_of_line_are_left_to_others() -> None:
    scattered = [
        glyph._replace(top=glyph.top + 5 * (glyph.x0 > 160) * index, bottom=glyph.bottom + 5 * (glyph.x0 > 160) * index)
        for index, glyph in enumerate(drawn(ROWS, True))
    ]
    assert rows_in(scattered) is None
    assert rows_in(written("公开规划", 10, 100)) is None


@pytest.mark.parametrize("centred", [True, False])
def test_the_whole_table_with_a_header_of_one_and_of_two_lines(centred: bool) -> None:
    header = ("类别", "工作内容", "牵头责任单位及配合单位")
    (made,) = frames_unruled(drawn([header, *ROWS], centred), None)
    assert len(made.columns) == 4 and len(made.rows) == 6
