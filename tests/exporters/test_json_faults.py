from __future__ import annotations

import msgspec
import pytest
from msgspec import Struct

from pipeline.exporters.json_faults import broken_text, field_fault
from pipeline.model.bounds import Name, Year


class Inner(Struct):
    name: Name


class Outer(Struct):
    year: Year
    inner: tuple[Inner, ...] = ()


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        ('{"year": 12345}', "year 的数不能大于 9999"),
        ('{"year": -1}', "year 的数不能小于 0"),
        ('{"year": 1' + "0" * 5_000 + "}", "year 的数太大"),
        ('{"year": "甲"}', "year 的内容不合要求"),
        ('{"year": 1, "inner": [{"name": "甲"}, {"name": "甲\\u0000"}]}', "inner[1].name 里有看不见的控制字符"),
        ('{"year": 1, "inner": [{}]}', "缺少 inner[0].name"),
        ("{}", "缺少 year"),
        ("[]", "文件 的内容不合要求"),
    ],
)
def test_the_field_and_what_is_wrong_with_it(content: str, fault: str) -> None:
    with pytest.raises(msgspec.ValidationError) as caught:
        msgspec.json.decode(content, type=Outer)
    assert field_fault(str(caught.value)) == fault


def test_half_a_character_is_found_where_it_stands() -> None:
    told = broken_text(b'{"notice": {"title": "x"}, "tasks": [{"task": "\\ud800y"}]}')
    assert told.startswith("tasks[0].task 里有半个字符")
    assert broken_text(b'{"a": "\\ud83d\\ude42"}') == ""


@pytest.mark.parametrize("content", [b"", b"{", b"\xff", b"[" * 100_000, b"9" * 100_000])
def test_what_is_no_json_has_no_such_place(content: bytes) -> None:
    assert broken_text(content) == ""
