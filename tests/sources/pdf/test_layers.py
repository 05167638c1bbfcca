"""Which layers of a PDF are off when it is opened."""

from __future__ import annotations

from typing import Any

import pytest
from pdfminer.pdftypes import PDFObjRef
from pdfminer.psparser import LIT

from pipeline.sources.pdf.layers import Layers


class Document:
    """Objects by their numbers, as references ask for them."""

    def __init__(self, objects: dict[int, Any]) -> None:
        self.objects = objects

    def getobj(self, number: int) -> Any:
        return self.objects[number]


VIEW_OFF = {"Usage": {"View": {"ViewState": LIT("OFF")}}}
DOCUMENT = Document({1: {}, 2: {}, 3: VIEW_OFF})
A, B, C = (PDFObjRef(DOCUMENT, number) for number in (1, 2, 3))


def layers(**default: Any) -> Layers:
    return Layers({"OCProperties": {"OCGs": [A, B, C], "D": default}})


def off(found: Layers) -> list[bool]:
    return [found.hides(one) for one in (A, B, C)]


def test_layers_are_on_but_for_those_that_are_off() -> None:
    assert not Layers({})
    assert off(layers()) == [False, False, False]
    assert off(layers(OFF=[B])) == [False, True, False]
    assert off(layers(BaseState=LIT("OFF"), ON=[A])) == [False, True, True]


def test_usage_for_viewing_decides_and_for_printing_does_not() -> None:
    assert off(layers(AS=[{"Event": LIT("View"), "OCGs": [A, C]}])) == [False, False, True]
    assert off(layers(AS=[{"Event": LIT("Print"), "OCGs": [A, C]}])) == [False, False, False]


@pytest.mark.parametrize(
    ("policy", "members", "hidden"),
    [
        (None, [A, B], False),
        (None, [B], True),
        (None, B, True),
        ("AllOn", [A, B], True),
        ("AllOn", [A, C], False),
        ("AnyOff", [A, C], True),
        ("AllOff", [A, B], True),
        ("AllOff", [B], False),
        (None, [], False),
    ],
)
def test_rules_over_several_layers(policy: str | None, members: Any, hidden: bool) -> None:
    content = {"Type": LIT("OCMD"), "OCGs": members} | ({"P": LIT(policy)} if policy else {})
    assert layers(OFF=[B]).hides(content) is hidden


def test_an_expression_is_not_evaluated() -> None:
    assert not layers(OFF=[B]).hides({"Type": LIT("OCMD"), "OCGs": [B], "VE": [LIT("Not"), A]})


def test_a_damaged_entry_hides_nothing() -> None:
    assert not Layers({"OCProperties": {"OCGs": 7, "D": [1]}}).hides({"Type": 3})
