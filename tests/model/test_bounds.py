from __future__ import annotations

import msgspec
import pytest
from msgspec import ValidationError

from pipeline.model.bounds import Count, Name, Year


@pytest.mark.parametrize(("kind", "value"), [(Year, 10**30), (Year, 10_000), (Year, -5), (Count, -1), (Count, 10**18)])
def test_numbers_that_nothing_can_have(kind: object, value: int) -> None:
    with pytest.raises(ValidationError):
        msgspec.json.decode(str(value), type=kind)


def test_names_are_one_line_of_text() -> None:
    assert msgspec.json.decode('"甲 县　x"', type=Name) == "甲 县　x"
    for text in ('"甲\\u0000县"', '"甲\\n县"', '"甲\\u001b[2J"'):
        with pytest.raises(ValidationError):
            msgspec.json.decode(text, type=Name)


def test_years_as_printed() -> None:
    assert [msgspec.json.decode(str(year), type=Year) for year in (0, 1949, 2026, 9999)] == [0, 1949, 2026, 9999]
