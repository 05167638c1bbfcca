"""A bracket behind a name: part of it, an alias, a role, an aside, the scope, or the unit of a task."""

from __future__ import annotations

import pytest

from tests.normalisers.units.reading import kinds, tokens


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("各县（市、区）民政局", [("name", "各县（市、区）民政局")]),
        ("市教育局（体育局）", [("name", "市教育局（体育局）")]),
        ("市财政局（牵头）", [("name", "市财政局"), ("mark", "（牵头）")]),
        ("市财政局（6月底前）", [("name", "市财政局"), ("remark", "（6月底前）")]),
        ("工信部（算力、通信）", [("name", "工信部"), ("remark", "（算力、通信）")]),
        ("市财政局（李强）", [("name", "市财政局"), ("remark", "（李强）")]),
        ("市消防救援支队（根据各自职责）", [("name", "市消防救援支队"), ("remark", "（根据各自职责）")]),
        ("市城市管理局（以下简称市城管局）", [("name", "市城市管理局"), ("remark", "（以下简称市城管局）")]),
        ("由各县（市、区）人民政府", [("before", "由"), ("name", "各县（市、区）人民政府")]),
    ],
)
def test_what_a_bracket_is(text: str, says: list[tuple[str, str]]) -> None:
    assert kinds(tokens(text)) == says


def test_a_role_before_names_in_brackets_is_a_label() -> None:
    label, name = tokens("（牵头）市财政局")
    assert (label.kind, label.role, name.text) == ("label", "lead", "市财政局")


def test_a_label_before_a_bracket_speaks_of_who_stands_in_it() -> None:
    found = tokens("牵头单位（市教育局）")
    assert [token.kind for token in found] == ["label", "bracket", "name", "bracket"]
    assert found[0].role == "lead"


def test_before_a_bracket_of_units_stands_a_task() -> None:
    found = tokens("政务新媒体（市教育局、市财政局）")
    assert (found[0].kind, found[0].remark) == ("remark", "task")
    assert [token.text for token in found if token.kind == "name"] == ["市教育局", "市财政局"]


def test_the_kinds_of_asides() -> None:
    assert [tokens(text)[-1].remark for text in ("市财政局（6月底前）", "市财政局（李强）", "工信部（通信）")] == [
        "deadline",
        "person",
        "scope",
    ]


def test_what_opens_a_clause_stands_before_the_bracket() -> None:
    assert "".join(token.text for token in tokens("（分管由）局")) == "（分管由）局"
