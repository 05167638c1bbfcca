from __future__ import annotations

import pytest

from pipeline.exporters.places import pages
from pipeline.model import Evidence


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
