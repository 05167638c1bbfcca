"""What paint and clips leave to be seen."""

from __future__ import annotations

import pytest

from pipeline.sources.pdf.glyphs import Color
from pipeline.sources.pdf.paint import Paint, common, hidden_by, known_color, text_color

BOX = (10.0, 10.0, 20.0, 20.0)


@pytest.mark.parametrize(
    ("value", "space", "color"),
    [
        (1, "DeviceGray", (1.0,)),
        ((0, 0, 0, 1), "ICCBased", (0.0, 0.0, 0.0, 1.0)),
        (1, "Separation", None),
        ("P1", "DeviceRGB", None),
        (None, "DeviceRGB", None),
    ],
)
def test_known_colours(value: object, space: str, color: Color | None) -> None:
    assert known_color(value, space) == color


@pytest.mark.parametrize(
    ("mode", "fill", "color"),
    [(0, (0.5,), (0.5,)), (1, (0.5,), (0.0,)), (2, (0.5,), (0.5,)), (2, (1.0,), (0.0,)), (6, None, None)],
)
def test_a_text_has_the_colour_that_is_seen(mode: int, fill: Color | None, color: Color | None) -> None:
    assert text_color(mode, fill, (0.0,)) == color


@pytest.mark.parametrize(
    ("paint", "reason"),
    [
        (Paint(), ""),
        (Paint(shown=False, mode=3), "layer_off"),
        (Paint(mode=3), "unpainted"),
        (Paint(mode=7), "unpainted"),
        (Paint(alpha=0.0), "unpainted"),
        (Paint(clip=(0.0, 0.0, 100.0, 100.0)), ""),
        (Paint(clip=(15.0, 0.0, 100.0, 100.0)), ""),
        (Paint(clip=(19.0, 0.0, 100.0, 100.0)), "clipped"),
        (Paint(clip=(0.0, 18.0, 100.0, 100.0)), "clipped"),
    ],
)
def test_why_nothing_is_seen(paint: Paint, reason: str) -> None:
    assert hidden_by(paint, BOX) == reason


def test_what_two_boxes_have_in_common() -> None:
    assert common((0, 0, 10, 10), (5, -5, 20, 5)) == (5, 0, 10, 5)
