"""Values as OFD files write them, and as some write them wrongly."""

from __future__ import annotations

import pytest
from lxml import etree

from pipeline.sources.ofd.values import (
    IDENTITY,
    MOST,
    applied,
    box,
    chained,
    child,
    children,
    flag,
    local,
    matrix,
    number,
    numbers,
    offsets,
    text_of,
)


@pytest.mark.parametrize(
    ("text", "count", "found"),
    [
        ("3 3 1.5", 3, [3, 3, 1.5]),
        ("g 3 5", 3, [5, 5, 5]),
        ("g 2 2.56 1.28 g 2 3", 5, [2.56, 2.56, 1.28, 3, 3]),
        ("2,2,-1", 3, [2, 2, -1]),
        ("G3 5", 9, [5, 5, 5]),
        ("g 1000000000 1", 4, [1, 1, 1, 1]),
        ("g -3 5 2", 4, [2]),
        ("g", 4, []),
        ("", 4, []),
        (None, 4, []),
    ],
)
def test_offsets(text: str | None, count: int, found: list[float]) -> None:
    assert offsets(text, count) == found


def test_numbers_stay_finite() -> None:
    assert numbers("1 -2.5,.5 1e3 x 1e999") == [1, -2.5, 0.5, 1000, 0]
    assert numbers("1e12 -1e12") == [MOST, -MOST]
    assert (number(None, 7), number("", 7), number("4 mm", 7)) == (7, 7, 4)
    assert box("0 0 210 297") == (0, 0, 210, 297) and box("0 0 210") is None and box(None) is None


def test_truth_values() -> None:
    assert flag("true", False) and flag(" 1 ", False) and flag(None, True)
    assert not flag("false", True) and not flag("0", True)


def test_names_with_and_without_a_prefix() -> None:
    parser = etree.XMLParser(recover=True)
    for xml in ("<a:P xmlns:a='x'><a:Q>1</a:Q> <a:R/></a:P>", "<P><Q>1</Q><R/></P>", "<a:P><a:Q>1</a:Q><a:R/></a:P>"):
        root = etree.fromstring(xml, parser)
        assert local(root) == "P" and [local(one) for one in children(root)] == ["Q", "R"]
        assert text_of(child(root, "Q")) == "1" and child(root, "Q", "R") is None and text_of(None) == ""


def test_one_transformation_after_the_other() -> None:
    """Doubled, then moved."""
    both = chained((2.0, 0.0, 0.0, 2.0, 0.0, 0.0), (1.0, 0.0, 0.0, 1.0, 5.0, 7.0))
    assert applied(both, 1.0, 1.0) == (7.0, 9.0)
    turned = matrix("0 1 -1 0 10 0")
    assert applied(turned, 1.0, 0.0) == (10.0, 1.0) and matrix("1 0 0") == IDENTITY
