"""Text that runs down a cell."""

from __future__ import annotations

from pipeline.sources.pdf.glyphs import Rule
from pipeline.sources.pdf.tables.upright import between_uprights, cell_lines
from tests.sources.pdf.glyphs import written


def test_level_lines() -> None:
    glyphs = [*written("政务", 10, 10), *written("公开", 10, 25)]
    assert [line.text for line in cell_lines(1, glyphs)] == ["政务", "公开"]


def test_characters_written_down_the_cell_in_two_lines() -> None:
    right = [one for at, text in enumerate("政务公开") for one in written(text, 30, 10 + 12 * at)]
    left = [one for at, text in enumerate("工作要点") for one in written(text, 15, 10 + 12 * at)]
    assert [line.text for line in cell_lines(1, right + left)] == ["政务公开", "工作要点"]


def test_uprights_on_both_sides() -> None:
    (glyph,) = written("政", 50, 50)
    left, right = Rule(False, 40, 0, 100), Rule(False, 80, 0, 100)
    assert between_uprights(glyph, [left, right])
    assert not between_uprights(glyph, [left])
    assert not between_uprights(glyph, [left, Rule(False, 80, 70, 100)])
