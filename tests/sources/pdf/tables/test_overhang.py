"""Cells that run on below the last rule of their page."""

from __future__ import annotations

import pytest

from pipeline.sources.pdf.tables.overhang import with_overhang
from pipeline.sources.pdf.tables.ruled import Frame
from tests.sources.pdf.glyphs import written


def frame(*open_columns: int) -> Frame:
    fields = [(0, 0, 1, 1), (0, 1, 1, 1)]
    return Frame(
        (100.0, 200.0, 400.0), (700.0, 730.0), fields, False, True, True, lambda _, column: column not in open_columns
    )


@pytest.mark.parametrize(
    ("x", "top", "open_columns", "foot"),
    [
        (210, 733, (1,), 744),  # below the open cell
        (110, 733, (1,), 730),  # below the closed one
        (210, 760, (1,), 730),  # too far down
        (210, 733, (), 730),  # none is open
        (210, 733, (0, 1), 730),  # all are: the table's own foot is what is missing
    ],
)
def test_what_follows_right_below_an_open_cell_is_its(
    x: int, top: int, open_columns: tuple[int, ...], foot: int
) -> None:
    assert with_overhang(frame(*open_columns), written("局", x, top)).rows[-1] == foot
