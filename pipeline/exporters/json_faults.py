"""What is wrong with a JSON file of the contract into which somebody wrote: the field and the fault, for a clerk."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Final

_PLACE: Final = re.compile(r"(?P<problem>.*?)(?: - at `\$\.?(?P<field>.*)`)?", re.DOTALL)
_LIMIT: Final = re.compile(r"Expected `int` (?P<side>[<>]=) (?P<limit>-?\d+)")
_MISSING: Final = re.compile(r"Object missing required field `(?P<name>.*)`")
_HALF: Final = re.compile("[\ud800-\udfff]")


def field_fault(problem: str) -> str:
    """``problem`` (what msgspec says of a value) in Chinese, the field first."""
    found = _PLACE.fullmatch(problem)
    said, field = (found["problem"], found["field"] or "") if found else (problem, "")
    if limit := _LIMIT.match(said):
        return f"{field} 的数不能{'小于' if limit['side'] == '>=' else '大于'} {limit['limit']}"
    if "out of range" in said:
        return f"{field} 的数太大"
    if "matching regex" in said:
        return f"{field} 里有看不见的控制字符"
    if missing := _MISSING.match(said):
        return f"缺少 {field + '.' if field else ''}{missing['name']}"
    return f"{field or '文件'} 的内容不合要求"


def broken_text(content: bytes) -> str:
    """Where there is half a character (\\ud800) in JSON that is whole but for that; an empty text if nowhere."""
    try:
        fields = list(_halves(json.loads(content), ""))
    # No JSON, no text, deeper or longer than it can be: it is not for half a character that it was not read.
    except (ValueError, RecursionError):
        return ""
    return f"{fields[0]} 里有半个字符（\\ud800 到 \\udfff）" if fields else ""


def _halves(value: object, field: str) -> Iterator[str]:
    if isinstance(value, str) and _HALF.search(value):
        yield field
    elif isinstance(value, dict):
        for name, one in value.items():
            yield from _halves(one, f"{field}.{name}" if field else str(name))
    elif isinstance(value, list):
        for at, one in enumerate(value):
            yield from _halves(one, f"{field}[{at}]")
