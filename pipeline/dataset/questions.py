"""Named questions: SQL files in ``rules/queries/``, each with a head of comments that says what it answers.

    -- 说明：各单位牵头多少项任务
    -- 参数：year = 只看哪一年
    -- 图：条形
    SELECT …

A parameter is read in the SQL as ``getvariable('year')`` and is NULL where nobody gives it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from msgspec import Struct

from pipeline.errors import RulesError, UsageError, system_reason

QUERIES: Final = "queries"
_HEAD: Final = re.compile(r"--\s*(?P<key>[^：:=]+)[：:]\s*(?P<value>.*)")
_PARAMETER: Final = re.compile(r"(?P<name>[a-z][a-z_]*)\s*=\s*(?P<about>.+)")
CHARTS: Final[Mapping[str, str]] = {"条形": "barh", "柱形": "bar", "折线": "line"}
"""How a chart is called in a file's head, and its kind: the first column gives the labels, the next the lengths."""


class Question(Struct, frozen=True):
    """``parameters``: what each means, by name. ``chart``: a kind of chart, if people would rather look."""

    name: str
    about: str
    sql: str
    parameters: Mapping[str, str] = {}
    chart: str | None = None


def questions(rules: Path) -> dict[str, Question]:
    """All that the rules have, by name. Raises RulesError for a file that cannot be read or says nothing of itself."""
    return {path.stem: _read(path) for path in sorted((rules / QUERIES).glob("*.sql"))}


def question(rules: Path, name: str) -> Question:
    """The one of that name. Raises UsageError that lists those there are."""
    found = questions(rules)
    if name not in found:
        raise UsageError(f"没有叫“{name}”的查询，可选：", tuple(f"  {one.name}：{one.about}" for one in found.values()))
    return found[name]


def _read(path: Path) -> Question:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise RulesError(f"规则文件读不出来：{path}（{system_reason(error)}）。") from error
    except UnicodeDecodeError as error:
        raise RulesError(f"规则文件读不出来：{path}：不是 UTF-8 编码，请另存为 UTF-8。") from error
    about, parameters, chart = "", dict[str, str](), None
    for number, line in enumerate(text.splitlines(), 1):
        head = _HEAD.fullmatch(line.strip())
        if head is None:
            if line.strip():
                break
            continue
        key, value = head["key"].strip(), head["value"].strip()
        if key == "说明":
            about = value
        elif key == "参数":
            name, meaning = _parameter(value, path, number)
            parameters[name] = meaning
        elif key == "图":
            chart = _chart(value, path, number)
    if not about:
        raise RulesError(f"规则文件不合格式：{path} 第 1 行：开头要有一行“-- 说明：这个查询回答什么”。")
    return Question(path.stem, about, text, parameters, chart)


def _parameter(value: str, path: Path, number: int) -> tuple[str, str]:
    found = _PARAMETER.fullmatch(value)
    if found is None:
        raise RulesError(f"规则文件不合格式：{path} 第 {number} 行：参数要写成“year = 只看哪一年”，名字用小写字母。")
    return found["name"], found["about"]


def _chart(value: str, path: Path, number: int) -> str:
    if value not in CHARTS:
        raise RulesError(f"规则文件不合格式：{path} 第 {number} 行：没有“{value}”这种图，可选：{'、'.join(CHARTS)}。")
    return CHARTS[value]
