"""What is wrong with a file, and in which line: said so that a person finds it."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
import yaml

from pipeline.rules.faults import line_at, repeated_key, shape_fault, syntax_fault

LOADER: Any = yaml.CSafeLoader
"""The library's own words differ from loader to loader; rules are read with this one."""


class Row(msgspec.Struct, forbid_unknown_fields=True):
    task: int
    names: list[str] = []


class File(msgspec.Struct, forbid_unknown_fields=True):
    rows: list[Row] = []


def syntax(text: str) -> tuple[int, str]:
    with pytest.raises(yaml.YAMLError) as told:
        yaml.load(text, LOADER)
    return syntax_fault(told.value, text)


def shape(text: str) -> tuple[int, str]:
    with pytest.raises(msgspec.ValidationError) as told:
        msgspec.convert(yaml.safe_load(text), File)
    return shape_fault(str(told.value), node(text), File, text)


def node(text: str) -> Any:
    return yaml.compose(text)


@pytest.mark.parametrize(
    ("text", "line", "told"),
    [
        ("rows:\n\t- task: 1\n", 2, "制表符"),
        ("rows:\n  - task: [1\n", 2, "成对"),
        ("rows:\n  - task: “甲”: 1\n", 2, "引号是全角的"),
        ("rows: 'a\n", 1, "引号没有成对"),
        ("a: @b\n", 1, "请加引号"),
    ],
)
def test_what_yaml_cannot_read(text: str, line: int, told: str) -> None:
    at, why = syntax(text)
    assert at == line and told in why


@pytest.mark.parametrize(
    ("text", "line", "told"),
    [
        ("rows:\n  - task: 1\n    name: []\n", 3, "不认识“name”这一项，这里可以写：task、names"),
        ("rows:\n  - task: 1\n  - names: []\n", 3, "缺少“task”这一项"),
        ("rows:\n  - task: 1.5\n", 2, "“task”应当是整数，现在是数字"),
        ("rows:\n  - task:\n", 2, "“task”不能空着，应当是整数"),
        ("rows:\n  - task: 1\n    names: [甲, 2]\n", 3, "“names”里应当是文字，数字、日期、yes、no 一类请加引号"),
        ("rows:\n  - task：1\n", 2, "冒号是全角的"),
    ],
)
def test_what_does_not_fit_the_shape(text: str, line: int, told: str) -> None:
    at, why = shape(text)
    assert at == line and told in why


def test_a_comment_has_no_slips() -> None:
    assert shape("rows:\n  - names: [] # task：1\n") == (2, "缺少“task”这一项")


def test_the_first_key_that_stands_twice() -> None:
    assert repeated_key(node("a: 1\nb:\n  - {c: 1, d: 2}\n  - c: 1\n    c: 2\n")) == (5, "c")
    assert repeated_key(node("a: 1\nb: {a: 1}\n")) is None


def test_the_line_of_a_value() -> None:
    assert line_at(node("rows:\n  - task: 1\n  - task: 2\n"), ["rows", 1, "task"]) == 3
