"""A table of contents: entries with leaders, and lines under 目录 that the text repeats."""

from __future__ import annotations

from pipeline.extractors.body.contents import find_contents
from tests.extractors.reading import marks, paragraphs


def found(*texts: str) -> list[int]:
    all_of_them = paragraphs(*texts)
    return find_contents(all_of_them, marks(all_of_them))


def test_entries_with_leaders() -> None:
    assert found("一、深化公开……1", "二、加强解读……3", "一、深化公开", "做好甲事。") == [0, 1]


def test_one_line_with_leaders_is_no_table() -> None:
    assert found("一、深化公开……1", "做好甲事。") == []


def test_entries_without_leaders_are_told_by_the_text_that_repeats_them() -> None:
    texts = ("目  录", "一、深化公开 1", "二、加强解读 3", "前言", "一、深化公开", "做好甲事。", "二、加强解读")
    assert found(*texts) == [0, 1, 2]


def test_the_text_itself_is_no_entry() -> None:
    assert found("目录", "一、深化公开", "做好甲事。") == [0]


def test_an_empty_document() -> None:
    assert found() == []
