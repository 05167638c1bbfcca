"""Places as a browser finds them."""

from __future__ import annotations

import pytest

from pipeline.exporters.page.spots import BlockIndex, merged, spots
from pipeline.model import Evidence, Place


def test_boxes_hold_the_characters_still() -> None:
    assert spots([Evidence(3, (10.7, 20.2, 30.1, 40.0)), Evidence(3, (10.2, 20.9, 30.9, 39.2))]) == (
        (3, 10, 20, 31, 40),
    )


def test_without_pages_there_are_blocks() -> None:
    index = BlockIndex(
        lines={2: [(0,)], 3: [(1,), (2,)]},
        paragraphs={(None, 7): [(5,)], ("附件.docx", 7): [(6,)]},
        cells={(None, 1, 1, 1): [(8,)], (None, 1, 1, 2): [(9,)], (None, 1, 2, 1): [(10,)]},
    )
    assert spots([Evidence(lines=(2, 3))], index) == ((0,), (1,), (2,))
    assert spots([Evidence(place=Place(paragraph=7))], index) == ((5,),)
    assert spots([Evidence(place=Place(paragraph=7, file="附件.docx"))], index) == ((6,),)
    assert spots([Evidence(place=Place(table=1, row=1))], index) == ((8,), (9,))
    assert spots([Evidence(place=Place(table=1, row=2, column=1))], index) == ((10,),)


@pytest.mark.parametrize(
    "unknown", [Evidence(), Evidence(2), Evidence(lines=(8, 9)), Evidence(place=Place(paragraph=1))]
)
def test_what_is_nowhere_has_no_spot(unknown: Evidence) -> None:
    assert spots([unknown]) == ()


def test_spots_of_several_stand_once() -> None:
    assert merged([((1,), (2,)), ((2,), (3,))]) == ((1,), (2,), (3,))
