"""Every finding is declared in one table, every one declared is made somewhere, and the READMEs show that table."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

import pytest

from pipeline.exporters.workbook.style import LOOKS
from pipeline.model.finding_codes import FINDING_KINDS, SEVERITY_NAMES, FindingKind, UnknownFindingError, kind_of
from tests import ROOT
from tests.readme_tables import compare, markdown

REGISTRY = ROOT / "pipeline/model/finding_codes.py"
SEAM = ROOT / "pipeline/model/finding.py"
CODE = re.compile(r"[a-z_]+\.[a-z_]+")
FAMILIES = {code.partition(".")[0] for code in FINDING_KINDS}
FILE_NAME = re.compile(r".*\.(json|yaml|csv|xlsx|html|txt|pdf|py|gz)")


def nodes() -> Iterator[tuple[str, ast.AST]]:
    """The whole program's source with the file it stands in, but for the registry itself."""
    for path in sorted((ROOT / "pipeline").rglob("*.py")):
        if path not in (REGISTRY, SEAM):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                yield str(path.relative_to(ROOT)), node


def test_an_undeclared_code_lists_the_declared_ones() -> None:
    with pytest.raises(UnknownFindingError, match=r"“numbering.gaps”.*numbering.gap、numbering.label_in_text"):
        kind_of("numbering.gaps")


def test_the_table_is_in_order_and_says_something_of_every_finding() -> None:
    rows = ast.parse(REGISTRY.read_text(encoding="utf-8"))
    written = [node for node in ast.walk(rows) if isinstance(node, ast.Call) and _name(node.func) == "FindingKind"]
    assert len(written) == len(FINDING_KINDS), "a code that is declared twice"
    assert list(FINDING_KINDS) == sorted(FINDING_KINDS)
    for kind in FINDING_KINDS.values():
        assert CODE.fullmatch(kind.code) and kind.severity in SEVERITY_NAMES
        assert all((kind.meaning, kind.advice, kind.meaning_zh, kind.advice_zh))
        assert kind.exceptional is None or kind.exceptional.severity != kind.severity
    assert set(SEVERITY_NAMES.values()) <= set(LOOKS), "a look for each severity"


def test_codes_in_the_source_are_the_declared_ones() -> None:
    """Any text that looks like a code of a known family counts, so that a slip in one is seen before it is made."""
    texts = {
        node.value
        for _, node in nodes()
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and CODE.fullmatch(node.value)
    }
    used = {text for text in texts if text.partition(".")[0] in FAMILIES and not FILE_NAME.fullmatch(text)}
    assert used == set(FINDING_KINDS)


def test_findings_are_made_with_a_declared_code_and_no_severity_of_their_own() -> None:
    made = 0
    wrong = []
    for place, node in nodes():
        if not isinstance(node, ast.Call):
            continue
        if isinstance(node.func, ast.Attribute) and ast.unparse(node.func) == "Finding.of":
            made += 1
            code = node.args[0]
            if isinstance(code, ast.Constant) and code.value not in FINDING_KINDS:
                wrong.append(f"{place}: {code.value}")
            if not isinstance(code, ast.Constant | ast.Name):
                wrong.append(f"{place}: a code that is put together")
        elif _name(node.func) == "Finding":
            wrong.append(f"{place}: Finding() instead of Finding.of()")
    assert made > 20 and wrong == []


def test_readme() -> None:
    rows = [(f"`{kind.code}`", kind.severity, _meaning(kind), kind.advice) for kind in FINDING_KINDS.values()]
    compare(ROOT / "README.md", "findings", markdown(("code", "severity", "meaning", "what to do"), rows))


def test_the_clerk_s_guide() -> None:
    rows = [
        (SEVERITY_NAMES[severity], _meaning_zh(kind), kind.advice_zh, f"`{kind.code}`")
        for severity in SEVERITY_NAMES
        for kind in FINDING_KINDS.values()
        if kind.severity == severity
    ]
    compare(ROOT / "README.zh-CN.md", "findings", markdown(("级别", "说的是什么", "怎么办", "代码"), rows))


def _meaning(kind: FindingKind) -> str:
    case = kind.exceptional
    return f"{kind.meaning} ({case.severity} {case.case})" if case else kind.meaning


def _meaning_zh(kind: FindingKind) -> str:
    case = kind.exceptional
    return f"{kind.meaning_zh}（{case.case_zh}为“{SEVERITY_NAMES[case.severity]}”）" if case else kind.meaning_zh


def _name(node: ast.expr) -> str:
    return node.id if isinstance(node, ast.Name) else getattr(node, "attr", "")
