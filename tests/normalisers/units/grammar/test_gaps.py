"""Names that only white space parts, where white space may stand inside a name too."""

from __future__ import annotations

import pytest

from pipeline.model import Jurisdiction
from pipeline.normalisers.units.grammar.flat import flatten
from pipeline.normalisers.units.grammar.gaps import GapReader
from tests.normalisers.units.reading import LANSHAN, patterns, registry


def parts(text: str, place: Jurisdiction | None = None) -> list[tuple[str, str]]:
    flat = flatten(text)
    found = GapReader(patterns(), registry(place).names).parts(flat.text, flat.gaps)
    return [(part.kind, part.text) for part in found]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("区财政局 区审计局", ["区财政局", "区审计局"]),
        ("区财 政局 区审计局", ["区财政局", "区审计局"]),
        ("市人力资源和 社会保障局 市财政局", ["市人力资源和社会保障局", "市财政局"]),
    ],
)
def test_the_cut_with_most_complete_names_wins(text: str, names: list[str]) -> None:
    assert parts(text) == [("name", name) for name in names]


@pytest.mark.parametrize("text", ["区财 政局", "市人力资源和 社会保障局", "各街道 办事处", "区财政局", "说明 文字"])
def test_one_name_or_none_is_not_cut(text: str) -> None:
    assert parts(text) == []


def test_persons_and_numbers_stand_behind_names_only() -> None:
    assert parts("区财政局 李强 0539-8123456") == [
        ("name", "区财政局"),
        ("person", "李强"),
        ("person", "0539-8123456"),
    ]


def test_more_gaps_than_a_cell_has_are_not_searched() -> None:
    assert parts("区财政局 " * 80) == []


def test_a_body_of_the_place_is_no_other_place() -> None:
    """商城 is a body of 兰山区 as well as a county elsewhere."""
    assert parts("各镇街道 商城 经开区", LANSHAN) == [("name", one) for one in ("各镇街道", "商城", "经开区")]
