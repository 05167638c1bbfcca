"""One rule for regular expressions (CONTRIBUTING.md, Code), and one home for the numerals within them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

PIPELINE = Path(__file__).parents[1] / "pipeline"
MODULES = sorted(PIPELINE.rglob("*.py"))
_ONLY_REGEX = re.compile(r"\\p\{|\(\?&")


def imports(source: str, name: str) -> bool:
    return re.search(rf"^\s*(?:import {name}\b|from {name} import)", source, re.MULTILINE) is not None


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PIPELINE)))
def test_regex_only_where_re_cannot(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    if imports(source, "regex"):
        assert _ONLY_REGEX.search(source) and not imports(source, "re")


def test_runs_of_numerals_stand_in_one_place() -> None:
    """Who writes 一二三四五六七 anew forgets 〇 or 百 sooner or later."""
    homes = {"text/ordinals.py", "text/numerals.py"}
    texts = {str(path.relative_to(PIPELINE)): path.read_text(encoding="utf-8") for path in MODULES}
    found = {name for name, text in texts.items() if "一二三四五六七" in text}
    assert found <= homes
