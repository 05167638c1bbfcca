from __future__ import annotations

import pytest

from pipeline.exporters.workbook.fitting import TALLEST, capacity, em_width, line_count, pieces, text_height


def test_a_full_width_character_is_one_em() -> None:
    assert em_width("政务公开") == 4 and em_width("2021") == pytest.approx(2.4)


def test_a_text_of_a_whole_line_is_one_line_and_one_more_character_two() -> None:
    per_line = capacity(40, "正文")
    assert line_count("字" * per_line, per_line) == 1 and line_count("字" * (per_line + 1), per_line) == 2
    assert line_count("甲\n乙\n", per_line) == 3


def test_six_hundred_characters_fit_one_row_of_a_column_that_may_widen() -> None:
    assert text_height("字" * 600, 52, "正文") <= TALLEST
    assert pieces("字" * 600, 52, "正文") == ["字" * 600]


def test_a_text_that_is_turned_needs_as_much_height_as_it_is_long() -> None:
    assert text_height("南屏市白榆区", 4, "表头竖排") == text_height("南屏市白榆区", 40, "表头竖排") >= 6 * 9
    assert text_height("字" * 500, 4, "表头竖排") == TALLEST


@pytest.mark.parametrize("text", ["句子。" * 3000, "字" * 40_000, "甲\n" * 500, "x" * 5000, "", "一"])
@pytest.mark.parametrize("width", [4, 12, 48])
def test_pieces_fit_and_joined_are_the_text(text: str, width: float) -> None:
    cut = pieces(text, width, "正文")
    assert "".join(cut) == text
    assert all(text_height(piece, width, "正文") <= TALLEST for piece in cut)


def test_a_piece_ends_with_a_sentence() -> None:
    assert all(piece.endswith("。") for piece in pieces("把任务落到实处。" * 500, 40, "正文"))
