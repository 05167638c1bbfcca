"""Data goes one way: what each room of the house may import."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

PIPELINE = Path(__file__).parents[1] / "pipeline"
ANYONE = {"model", "text", "errors", "rules", "__init__"}
MAY = {
    "model": {"model"},
    "text": {"text", "model"},
    "sources": {"sources"},
    "extractors": {"extractors"},
    "normalisers": {"normalisers", "matching"},
    "checks": {"checks", "matching"},
    "matching": {"matching"},
    "diff": {"diff", "matching"},
    "exporters": {"exporters", "diff", "matching"},
}


def imported(path: Path) -> set[str]:
    """The rooms that a module takes from, at its head or late."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "pipeline":
            inner = node.module.split(".")[1:]
            found |= {inner[0]} if inner else {alias.name for alias in node.names}
    return found


@pytest.mark.parametrize("room", MAY)
def test_imports(room: str) -> None:
    modules = list((PIPELINE / room).rglob("*.py"))
    assert modules
    allowed = MAY[room] | (set() if room in ("model", "text") else ANYONE)
    wrong = {str(path.relative_to(PIPELINE)): imported(path) - allowed for path in modules}
    assert {path: rooms for path, rooms in wrong.items() if rooms} == {}
