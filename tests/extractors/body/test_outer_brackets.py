"""Brackets that close, the outermost of each nest."""

from __future__ import annotations

from pipeline.extractors.body.outer_brackets import outer_brackets


def test_the_outermost_brackets_that_close() -> None:
    text = "甲（乙（丙））丁【戊】（己"
    assert [text[begin:end] for begin, end in outer_brackets(text)] == ["（乙（丙））", "【戊】"]
