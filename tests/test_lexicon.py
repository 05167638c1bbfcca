"""Words stand in ``rules/``: what another office may word otherwise is no literal of the code that reads documents."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

import pytest

from pipeline.rules.zones import load_zones
from tests import RULES
from tests.test_rooms import modules

ROOMS = ("pipeline.extractors.body.", "pipeline.normalisers.units.")
# What is said to a person: findings, faults of rule files, and what a token is called in the trail of a string.
SAID = {"Finding.of", "_doubt", "fault_at", "RulesError", "Token"}
WORD = re.compile(r"[一-龥]{2,}")
# Sets of single characters ([前底末]) and conjunctions are grammar.
GRAMMAR = re.compile(r"\[[^\]]*\]|以及")

LAW = "official names and ids, which are the same everywhere, made of their parts"
FILE = "ids of the place files, which their schema lists"
DATA = "how the national division data writes the names of sub-districts"
TRAIL = "what a token is called in the trail of a string"
TOLD = "part of a message"
# Literals that stay, by module and reason.
STAYS: dict[str, dict[str, str]] = {
    "extractors.body.clauses": {"要点": TOLD},
    "extractors.body.outline": {"二是": "a numeral that counts on (一是…；二是…)"},
    "normalisers.units.grammar.brackets": {"括号是名称的一部分 名称带括号": TRAIL},
    "normalisers.units.grammar.patterns": {"两几多": "numerals"},
    "normalisers.units.grammar.pieces": {"名称 词表": TRAIL},
    "normalisers.units.grammar.tokenizer": {"逗号 句读 冒号 括号 另起一段": TRAIL},
    "normalisers.units.grammar.tokens": {
        "无分隔 按词表切分 一个 一个集合 做什么 未识别 名称 词尾 做什么之前 名单后的说明": TRAIL
    },
    "normalisers.units.lexicon.name": {"政府": LAW},
    "normalisers.units.lexicon.collective_parts": {"和与": "conjunctions"},
    "normalisers.units.registry.collective_names": {"各镇街道 各乡镇 各街道": FILE, "各市 各县区 政府 人民政府": LAW},
    "normalisers.units.registry.naming": {"分局 政府 人民政府 团委 办公": LAW},
    "normalisers.units.registry.place_checks": {
        "没有 成员应当是 中的 或区划数据里的镇 街道全名 如 半程镇 这个单位 请写 或先把它加到 里": TOLD
    },
    "normalisers.units.registry.place_files": {"各镇街道 各乡镇 各街道": FILE},
    "normalisers.units.registry.places": {"人民政府 办事处": LAW, "街道 街道办事处 地区": DATA},
    "normalisers.units.registry.registry": {"办事处 人民政府 政府": LAW},
}


def literals(tree: ast.AST) -> Iterator[str]:
    """The texts of a module, without docstrings and what is said to a person."""
    left_out: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            left_out.add(id(node.value))
        elif isinstance(node, ast.Call) and ast.unparse(node.func) in SAID:
            left_out |= {id(one) for one in ast.walk(node)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in left_out:
            yield node.value


def words(tree: ast.AST) -> set[str]:
    """The Chinese words in them: two characters or more, grammar aside."""
    return {word for text in literals(tree) for word in WORD.findall(GRAMMAR.sub(" ", text))}


def read_here() -> list[str]:
    return sorted(one for one in modules() if one.startswith(ROOMS))


@pytest.mark.parametrize("module", read_here())
def test_words_stand_in_the_rules(module: str) -> None:
    """Nothing but what STAYS lists, and all of that."""
    listed = {word for words_ in STAYS.get(module.removeprefix("pipeline."), {}) for word in words_.split()}
    assert words(ast.parse(modules()[module].read_text(encoding="utf-8"))) == {one for one in listed if len(one) > 1}


def test_endings_of_zones_stand_in_the_rules_only() -> None:
    zones = load_zones(RULES)
    endings = {*zones.endings.split(), *zones.alone.split()}
    # What an exporter calls a type of unit is written, not read.
    readers = {name: path for name, path in modules().items() if not name.startswith("pipeline.exporters.")}
    found = {name: words(ast.parse(path.read_text(encoding="utf-8"))) & endings for name, path in readers.items()}
    assert {name: those for name, those in found.items() if those} == {}


def test_words_are_found_and_what_is_said_is_not() -> None:
    source = '"""通知"""\nA = f"(?:抄送|{b}[前底末])"\nFinding.of("a", f"请核对{b}附件")\n'
    assert words(ast.parse(source)) == {"抄送"}
