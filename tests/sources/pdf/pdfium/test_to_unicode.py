"""Tables of what codes stand for, in all forms that they take."""

from __future__ import annotations

import pytest

from pipeline.sources.pdf.pdfium.to_unicode import read_to_unicode
from pipeline.sources.pdf.pdfium.unfit import UnfitError


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("2 beginbfchar <01> <4E34> <0002><2F2F> endbfchar", {1: "临", 2: "⼯"}),
        ("1 beginbfchar <03> <00660069> endbfchar", {3: "fi"}),
        ("1 beginbfchar <03> <D842DFB7> endbfchar", {3: "𠮷"}),
        ("1 beginbfchar <3> <4 E 3 4> endbfchar", {48: "临"}),
        ("2 beginbfrange <01> <03> <4E00> <0010> <0010> <0041> endbfrange", {1: "一", 2: "丁", 3: "丂", 16: "A"}),
        ("1 beginbfrange <01> <02> [<0041> <00620063>] endbfrange", {1: "A", 2: "bc"}),
        ("1 beginbfchar <01> <0041> endbfchar\n1 beginbfchar <02> <0042> endbfchar", {1: "A", 2: "B"}),
        ("2 beginbfchar <01> <0020> <01> <00A0> endbfchar", {1: " "}),
        ("nothing", {}),
    ],
)
def test_forms(body: str, found: dict[int, str]) -> None:
    assert read_to_unicode(body.encode()) == found


@pytest.mark.parametrize(
    "body",
    [
        "/Other usecmap",
        "1 begincidrange <00> <01> 5 endcidrange",
        "1 beginbfrange <0000> <FFFFFF> <0041> endbfrange",
        "1 beginbfrange <05> <01> <0041> endbfrange",
        "1 beginbfchar <0G> <0041> endbfchar",
    ],
)
def test_what_is_not_understood_is_left_to_the_reference(body: str) -> None:
    with pytest.raises(UnfitError) as caught:
        read_to_unicode(body.encode())
    assert caught.value.reason == "font"
