"""A name's parts, and what of it the next name takes over."""

from __future__ import annotations

import pytest

from pipeline.normalisers.units.lexicon.name import GOVERNMENT, PARTY, Name
from tests.normalisers.units.reading import registry


def test_the_head_is_place_and_level() -> None:
    assert Name("兰山区财政局", "department", "兰山", "区", core="财政局").head == "兰山区"
    assert Name("财政局", "department", core="财政局").head == ""


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("临沂市兰山区委编办", ("临沂市兰山区", PARTY, "编办")),
        ("区委", ("区", PARTY, "")),
        ("区政府办公室", ("区", GOVERNMENT, "办公室")),
        ("市财政局", ("市", "", "财政局")),
    ],
)
def test_parts_of_a_read_name(text: str, parts: tuple[str, str, str]) -> None:
    name = registry().names.read(text)
    assert name is not None
    assert (name.head, name.organ, name.core) == parts
    assert (name.known, name.alone) == (True, False)


def test_a_name_told_by_its_ending_is_not_known() -> None:
    name = registry().names.read("市旅游研究会")
    assert name is not None
    assert (name.known, name.head) == (False, "市")


def test_a_body_of_the_state_stands_alone() -> None:
    name = registry().names.read("国家税务总局")
    assert name is not None
    assert (name.kind, name.alone, name.head) == ("nation", True, "")
