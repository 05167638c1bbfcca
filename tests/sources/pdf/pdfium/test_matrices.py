"""One coordinate system in another."""

from __future__ import annotations

import pytest

from pipeline.sources.pdf.pdfium.matrices import IDENTITY, Matrix, moved, spanned, times, upright

TURN: Matrix = (0.0, 1.0, -1.0, 0.0, 100.0, 0.0)


def test_one_after_another() -> None:
    shift: Matrix = (1.0, 0.0, 0.0, 1.0, 10.0, 20.0)
    assert times(IDENTITY, TURN) == TURN == times(TURN, IDENTITY)
    assert moved(times(shift, TURN), 1, 2) == moved(TURN, *moved(shift, 1, 2)) == (78, 11)


def test_a_box_that_is_turned() -> None:
    assert spanned(TURN, (0, 0, 10, 20)) == (80, 0, 100, 10)


@pytest.mark.parametrize(("rotate", "corner"), [(0, (0, 0)), (90, (0, 400)), (180, (400, 300)), (270, (300, 0))])
def test_the_lower_left_of_a_page_comes_to_lie_where_its_reader_sees_it(rotate: int, corner: tuple[int, int]) -> None:
    assert moved(upright((10, 20, 410, 320), rotate), 10, 20) == corner
