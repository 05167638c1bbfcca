"""The README's table "Findings" has every code that the program can give, and no other."""

from __future__ import annotations

import ast
import re

from tests import ROOT

ROOMS = ("sources", "extractors", "normalisers", "checks", "corrections", "conversion.py")
CODE = re.compile(r"[a-z_]+\.[a-z_]+")
FILE_NAME = re.compile(r".*\.(json|yaml|csv|xlsx|html|txt|pdf|py|gz)")


def used() -> tuple[set[str], set[str], set[tuple[str, str]]]:
    """The codes that stand in the rooms that give findings, the beginnings of those that are put together, and codes
    with the severity that they are given in one breath."""
    codes: set[str] = set()
    beginnings: set[str] = set()
    severities: set[tuple[str, str]] = set()
    for room in ROOMS:
        place = ROOT / "pipeline" / room
        for path in [place] if place.is_file() else place.rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Constant) and isinstance(node.value, str):
                    if CODE.fullmatch(node.value) and not FILE_NAME.fullmatch(node.value):
                        codes.add(node.value)
                elif isinstance(node, ast.Call) and _name(node.func) == "Finding" and node.args:
                    first = node.args[0]
                    words = [one.value for one in node.args[:2] if isinstance(one, ast.Constant)]
                    if len(words) == 2:
                        severities.add((str(words[0]), str(words[1])))
                    if isinstance(first, ast.JoinedStr) and isinstance(first.values[0], ast.Constant):
                        beginnings.add(str(first.values[0].value))
    return codes, beginnings, severities


def _name(node: ast.expr) -> str:
    return node.id if isinstance(node, ast.Name) else getattr(node, "attr", "")


def documented(text: str) -> dict[str, str]:
    """Code: severity, from the rows of the table under the heading Findings."""
    found = re.search(r"^#+ Findings\n(.*?)(?=^#+ |\Z)", text, re.DOTALL | re.MULTILINE)
    rows = re.findall(r"^\| `([a-z_.]+)` \| (\w+) \| [^|]+ \| [^|]+ \|$", found.group(1) if found else "", re.MULTILINE)
    return dict(rows)


def test_the_program_gives_codes() -> None:
    codes, _, severities = used()
    assert len(severities) > 10
    assert {"correction.applied", "unit.unknown"} <= codes


def test_readme_and_program_agree() -> None:
    codes, beginnings, severities = used()
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    table = documented(text)
    assert sorted(codes - table.keys()) == [], "codes without a row"
    assert [start for start in beginnings if not any(code.startswith(start) for code in table)] == []
    more = {code for code in table.keys() - codes if not code.startswith(tuple(beginnings))}
    assert sorted(more) == [], "rows without a code"
    assert set(table.values()) <= {"info", "warning", "error"}
    rows = {line.split("`")[1]: line for line in text.splitlines() if line.startswith("| `")}
    assert [one for one in sorted(severities) if table[one[0]] != one[1] and f"{one[1]} if" not in rows[one[0]]] == []
