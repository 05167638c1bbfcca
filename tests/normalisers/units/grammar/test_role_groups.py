"""What words around names say of their roles, fed by hand."""

from __future__ import annotations

from pipeline.model.raw import Role
from pipeline.normalisers.units.grammar.role_groups import ReadParty, RoleGroups
from pipeline.normalisers.units.grammar.tokens import Token


def party(text: str) -> ReadParty:
    return ReadParty(text, Token("name", text, 0, len(text), "名称"), "unit", None)


def joined(role: Role) -> list[Role | None]:
    groups = RoleGroups()
    groups.add(party("市财政局"))
    groups.join()
    groups.add(party("市审计局"))
    groups.close(role)
    return [one.role for one in groups.reading([]).parties]


def test_two_that_are_joined_lead_and_support_where_they_do_the_work_only() -> None:
    assert joined("responsible") == ["lead", "support"]
    assert joined("oversee") == ["oversee", "oversee"]


def test_a_mark_of_support_is_that_of_its_clause_where_another_was_marked() -> None:
    groups = RoleGroups()
    groups.add(party("市财政局"))
    groups.mark_last("lead")
    groups.comma()
    groups.add(party("市审计局"))
    groups.add(party("市统计局"))
    groups.mark_last("support")
    assert [one.role for one in groups.reading([]).parties] == ["lead", "support", "support"]
