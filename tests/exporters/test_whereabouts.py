from __future__ import annotations

import pytest

from pipeline.exporters.whereabouts import own_places, pages
from pipeline.model import Evidence, Place


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [((), None), ((3,), 3), ((3, 3), 3), ((10, 11), "10-11"), ((5, 2, 3, 9, 4), "2-5、9")],
)
def test_pages(numbers: tuple[int, ...], expected: int | str | None) -> None:
    assert pages(Evidence(number, (0, 0, 1, 1)) for number in numbers) == expected


def test_lines_where_there_are_no_pages() -> None:
    assert pages([Evidence(lines=(3, 5)), Evidence(lines=(7, 7))]) == "第3-7行"
    assert pages([Evidence(lines=(4, 4))]) == "第4行"
    assert pages([Evidence()]) is None


@pytest.mark.parametrize(
    ("places", "expected"),
    [
        ([Place(paragraph=12), Place(paragraph=14)], "第12段"),
        ([Place(table=1, row=3, column=2)], "表1第3行"),
        ([Place(table=2)], "表2"),
    ],
)
def test_paragraphs_and_cells_where_there_are_no_lines(places: list[Place], expected: str) -> None:
    assert pages([Evidence(place=place) for place in places]) == expected


OWN = (200.0, 700.0, 520.0, 740.0)
NEXT = (200.0, 100.0, 520.0, 140.0)
CATEGORY = (80.0, 200.0, 120.0, 260.0)


@pytest.mark.parametrize(
    ("evidence", "expected"),
    [
        ([Evidence(10, OWN), Evidence(10, CATEGORY)], 10),
        ([Evidence(12, NEXT), Evidence(10, CATEGORY), Evidence(11, CATEGORY)], 12),
        ([Evidence(10, OWN), Evidence(11, NEXT), Evidence(10, CATEGORY)], "10-11"),
        ([Evidence(10, OWN), Evidence(11, CATEGORY)], 10),
        ([Evidence(lines=(3, 4)), Evidence(lines=(9, 9))], "第3-9行"),
        ([], None),
    ],
    ids=["one page", "category pages before", "cut row", "category's text on the next page", "lines", "nothing known"],
)
def test_a_row_stands_where_its_own_cells_do(evidence: list[Evidence], expected: int | str | None) -> None:
    assert pages(own_places(evidence)) == expected


def test_a_merged_cell_beside_a_row_is_not_its_own() -> None:
    row, category = (Evidence(place=place) for place in (Place(table=1, row=30), Place(table=1, row=28, column=1)))
    assert own_places([row, category]) == [row] and own_places([category]) == [category]
