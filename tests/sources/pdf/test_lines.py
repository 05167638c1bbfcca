"""From glyphs to rows and lines."""

from __future__ import annotations

from pipeline.sources.pdf.lines import line_of, lines_of, rows_of, segments_of
from tests.sources.pdf.glyphs import written


def test_rows_stand_from_top_to_bottom_and_left_to_right() -> None:
    glyphs = [*written("乙", 120, 52), *written("丙", 80, 90), *written("甲", 80, 50)]
    assert [[one.text for one in row] for row in rows_of(glyphs)] == [["甲", "乙"], ["丙"]]


def test_a_wide_gap_parts_two_lines() -> None:
    row = [*written("甲政发〔2021〕3号", 80, 50), *written("签发人：李强", 300, 50)]
    assert len(segments_of(row, 3.0)) == 2
    assert [line.text for line in lines_of(1, row, 3.0)] == ["甲政发〔2021〕3号", "签发人：李强"]
    assert len(lines_of(1, row)) == 1


def test_a_gap_is_a_space_only_between_latin_words() -> None:
    assert line_of(1, written("Smart City", 80, 50)).text == "Smart City"
    assert line_of(1, written("20 21年", 80, 50)).text == "2021年"
    assert line_of(1, written("政 务", 80, 50)).text == "政务"


def test_size_and_weight_are_those_of_most_characters() -> None:
    line = line_of(2, [*written("要", 80, 50), *written("点公开", 90, 50, 12.0, "SimHei")])
    assert (line.page, line.size, line.bold) == (2, 12.0, True)
    assert line.box == (80, 50, 126, 62)
