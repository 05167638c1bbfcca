"""Figures become rules, rings and areas."""

from __future__ import annotations

import pytest

from pipeline.sources.pdf.glyphs import Box, Fill, Rule
from pipeline.sources.pdf.paint import Paint
from pipeline.sources.pdf.shapes import Figures, Kind, Piece, Point, Shape, box_of, pieces_of, rules_of

BLACK, RED, WHITE = (0.0,), (0.9, 0.1, 0.1), (1.0,)


def shape(box: Box, kind: Kind = "box", stroked: bool = True, **more: object) -> Shape:
    made = Shape(box, kind, stroked, not stroked, BLACK, BLACK, Paint(color=BLACK))
    return made._replace(**more)


@pytest.mark.parametrize(
    ("one", "rules"),
    [
        (shape((0, 5, 50, 5), "line"), [Rule(True, 5, 0, 50)]),
        (shape((5, 0, 5, 50), "line"), [Rule(False, 5, 0, 50)]),
        (shape((0, 0, 50, 50), "line"), []),
        (shape((0, 5, 50, 6), stroked=False), [Rule(True, 5.5, 0, 50)]),
        (shape((0, 5, 2, 6), stroked=False), []),
        (shape((0, 5, 50, 15), stroked=False), []),
        (shape((0, 5, 50, 5), "line", stroke=WHITE), []),
        (shape((0, 5, 50, 5), "line", fill=WHITE), [Rule(True, 5, 0, 50)]),
        (
            shape((0, 0, 50, 20)),
            [Rule(True, 0, 0, 50), Rule(True, 20, 0, 50), Rule(False, 0, 0, 20), Rule(False, 50, 0, 20)],
        ),
        (
            shape((0, 0, 50, 20), "curve", pieces=[((0, 0), (50, 0)), ((50, 0), (0, 20)), ((0, 20), (0.2, 0))]),
            [Rule(True, 0, 0, 50), Rule(False, 0, 0, 20)],
        ),
    ],
)
def test_rules(one: Shape, rules: list[Rule]) -> None:
    assert list(rules_of(one)) == rules


def test_rings_are_red_and_curved() -> None:
    figures = Figures(100)
    for one in (
        shape((0, 0, 50, 50), "curve", stroke=RED),
        shape((0, 0, 60, 60), "curve"),
        shape((0, 0, 70, 70), "box", stroke=RED),
    ):
        figures.add(one, 0)
    assert figures.rings == [(0, 0, 50, 50)]


def test_areas_and_what_they_cover() -> None:
    figures = Figures(100)
    area = shape((0, 0, 50, 50), stroked=False)
    clip = Paint((0, 60, 40, 100), color=RED)
    for at, one in enumerate(
        (
            area,
            area._replace(paint=clip),
            area._replace(kind="curve"),
            area._replace(paint=Paint(alpha=0.5, color=RED)),
            area._replace(paint=Paint(plain=False, color=RED)),
            area._replace(box=(0, 0, 50, 3)),
            area._replace(paint=Paint(shown=False)),
        )
    ):
        figures.add(one, at)
    figures.add_picture((1, 2, 3, 4), 9)
    assert figures.fills == [
        Fill((0, 0, 50, 50), BLACK, 0, covers=True),
        Fill((0, 0, 40, 40), RED, 1, covers=True),
        *(Fill((0, 0, 50, 50), None, at) for at in (2, 3, 4)),
        Fill((1, 2, 3, 4), None, 9, picture=True),
    ]
    assert figures.rules == [Rule(True, 1.5, 0, 50)]


def test_pieces_of_a_path() -> None:
    path: list[tuple[str, Point]] = [("m", (0, 0)), ("l", (5, 0)), ("c", (9, 9)), ("l", (0, 9)), ("h", (0, 0))]
    found: list[Piece] = [((0, 0), (5, 0)), ((9, 9), (0, 9)), ((0, 9), (0, 0))]
    assert list(pieces_of(path)) == found
    assert list(pieces_of([("l", (1, 1)), ("h", (0, 0))])) == []


def test_the_box_around_points() -> None:
    assert box_of([(3, 1), (0, 5), (2, 2)]) == (0, 1, 3, 5)
