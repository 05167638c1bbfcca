"""One lexicon of role words: a label says the same over a column, in a string of units and in running text."""

from __future__ import annotations

import shutil
from functools import cache
from pathlib import Path

import pytest

from pipeline.errors import RulesError
from pipeline.extractors.body.clauses import ClauseSigns
from pipeline.extractors.table.column_labels import UNIT_ROLES, load_columns, role_of
from pipeline.model.raw import Role
from pipeline.normalisers.units.assignments import AssignmentReader, UnitText
from pipeline.normalisers.units.registry.registry import load_registry
from pipeline.rules.document import load_document
from pipeline.rules.roles import load_roles
from tests import RULES

ROLES = load_roles(RULES)
DOCUMENT = load_document(RULES)
EACH = [role for role, _ in ROLES.roles.each()]
COLUMNS = load_columns(RULES, ROLES)
TAUGHT = (
    ("lead", "牵头单位 主办科室 主要责任单位 主责部门 第一责任单位 首要责任单位 总牵头单位 牵头方"),
    ("responsible", "责任单位 承办机关 责任镇街 县区责任单位 主管部门 责任单位及分工 工作专班"),
    ("support", "配合单位 协作单位 会办单位 其他责任单位 协同"),
    ("oversee", "指导单位 督查部门 牵头考核单位 监管单位"),
)
"""Labels as notices have them, whichever lists they come from."""


@cache
def reader() -> AssignmentReader:
    return AssignmentReader(load_registry(RULES, None, None))


@cache
def signs() -> ClauseSigns:
    return ClauseSigns(ROLES, DOCUMENT.clauses, reader().reads_like_units, "局")


def over_a_column(label: str) -> Role | None:
    kind = role_of(label, COLUMNS)
    return None if kind is None else "responsible" if kind == "units" else UNIT_ROLES[kind]


def in_a_string(label: str) -> Role | None:
    assignment, _ = reader().read([UnitText("", "unspecified", f"{label}：区财政局")])
    named = [(party.text, party.role) for party in assignment.parties]
    assert [text for text, _ in named] == ["区财政局"], label
    return named[0][1]


@pytest.mark.parametrize("role", EACH)
def test_every_label_says_the_same_in_all_three_places(role: Role) -> None:
    labels = ROLES.names_of(role)
    assert len(labels) > 40
    differ = {
        label: said
        for label in labels
        if (said := (over_a_column(label), in_a_string(label)))
        != (ROLES.excepted("columns", label) or role, ROLES.excepted("strings", label) or role)
    }
    assert differ == {}
    assert [label for label in labels if not signs().is_clause(f"{label}：区财政局")] == []


@pytest.mark.parametrize(("role", "labels"), TAUGHT)
def test_labels_of_notices(role: Role, labels: str) -> None:
    told = {label: (over_a_column(label), in_a_string(label)) for label in labels.split()}
    assert told == dict.fromkeys(labels.split(), (role, role))


def test_every_exception_is_one() -> None:
    """An exception that says what the words say anyway would hide the next one."""
    for one in ROLES.exceptions:
        listed = {label: role for role in EACH for label in ROLES.names_of(role)}
        assert all(listed[label] != one.role for label in one.labels.split())


def test_a_word_has_one_role(tmp_path: Path) -> None:
    shutil.copytree(RULES, tmp_path / "rules")
    path = tmp_path / "rules" / "roles.yaml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("strong: 负责 承办", "strong: 负责 承办 牵头"), encoding="utf-8"
    )
    with pytest.raises(RulesError, match=r"roles.yaml 第 \d+ 行：“牵头”已经写在 lead 里"):
        load_roles(tmp_path / "rules")
