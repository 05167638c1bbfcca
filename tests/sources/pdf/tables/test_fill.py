"""Which cell a glyph stands in."""

from __future__ import annotations

from pipeline.sources.pdf.tables.fill import place
from pipeline.sources.pdf.tables.ruled import Frame
from tests.sources.pdf.glyphs import written

FRAME = Frame(
    (0, 50, 100), (0, 20, 40), [(0, 0, 1, 1), (0, 1, 1, 1), (1, 0, 1, 2)], False, False, True, lambda row, column: True
)


def texts(*glyphs: object) -> dict[tuple[int, int, int, int], str]:
    found = place(FRAME, [one for part in glyphs for one in part])  # type: ignore[attr-defined]
    return {field: "".join(one.text for one in inside) for field, inside in found.items()}


def test_by_the_middle_of_each_glyph() -> None:
    assert texts(written("甲", 5, 5), written("乙", 60, 5), written("丙丁", 60, 25)) == {
        (0, 0, 1, 1): "甲",
        (0, 1, 1, 1): "乙",
        (1, 0, 1, 2): "丙丁",
    }


def test_a_word_that_runs_over_an_edge_stays_whole() -> None:
    assert texts(written("区财政局科", 4, 5)) == {(0, 0, 1, 1): "区财政局科"}


def test_what_stands_outside_is_left_out() -> None:
    assert texts(written("页", 200, 5), written("脚", 5, 300)) == {}
