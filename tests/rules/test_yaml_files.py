"""From the text of a file to values: by the line where it goes wrong. What rules make of it: test_loading.py."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.errors import RulesError
from pipeline.rules.yaml_files import line_of, parsed, shaped

PATH = Path("a.yaml")


def test_values_without_dates_of_the_librarys_own() -> None:
    _, data = parsed(PATH, "day: 2023-02-30\nwords: [甲, 乙]\n", "文件")
    assert data == {"day": "2023-02-30", "words": ["甲", "乙"]}


def test_an_empty_file_has_no_keys() -> None:
    assert parsed(PATH, "", "文件")[1] == {}


@pytest.mark.parametrize(("text", "line"), [("a: 1\na: 2\n", 2), ("a: [1\n", 1), ("a: 1\nb: : 2\n", 2)])
def test_the_line_is_named(text: str, line: int) -> None:
    with pytest.raises(RulesError, match=f"a.yaml 第 {line} 行"):
        parsed(PATH, text, "文件")


def test_a_value_of_another_shape_is_named_by_its_line() -> None:
    text = "a: 1\nb: x\n"
    node, data = parsed(PATH, text, "文件")
    with pytest.raises(RulesError, match="第 2 行"):
        shaped(PATH, text, "文件", node, data, dict[str, int], lambda kind, value: value)


def test_the_line_of_a_place() -> None:
    assert line_of("a:\n  - x\n  - y\n", ["a", 1]) == 3
