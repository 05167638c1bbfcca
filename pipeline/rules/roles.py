"""``rules/roles.yaml``: the words that say who leads, is responsible, supports or oversees, and the labels they make.

The one home of these words. Columns of tables, strings of units and clauses in running text derive theirs from here.
"""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from msgspec import Struct

from pipeline.model.raw import Role
from pipeline.rules.loading import Expression, Text, fault_at, read_rules
from pipeline.rules.words import any_of

Place = Literal["columns", "strings", "clauses"]


class RoleWords(Struct, frozen=True, forbid_unknown_fields=True):
    """The words of one role; what each list is for is told at the head of the file."""

    strong: Text
    weak: Text
    labels: Text
    names: str = ""
    columns: str = ""
    gap: Expression = Expression(".*")

    def label_words(self) -> str:
        """The words that make a label of the role with a noun, wherever it stands."""
        return f"{self.strong} {self.labels}"


class Roles(Struct, frozen=True, forbid_unknown_fields=True):
    lead: RoleWords
    responsible: RoleWords
    support: RoleWords
    oversee: RoleWords

    def each(self) -> tuple[tuple[Role, RoleWords], ...]:
        """Every role with its words. Of two roles that a label might have the first counts: 牵头考核单位 oversees."""
        return (
            ("oversee", self.oversee),
            ("support", self.support),
            ("lead", self.lead),
            ("responsible", self.responsible),
        )


class LabelException(Struct, frozen=True, forbid_unknown_fields=True):
    """Labels that say another role in one place than in the others."""

    labels: Text
    place: Place
    role: Role
    reason: Text


class RoleRules(Struct, frozen=True, forbid_unknown_fields=True):
    """The whole file."""

    roles: Roles
    nouns: Text
    joined_nouns: Text
    body_nouns: Text
    before: Text
    always: Text
    column_names: Expression
    exceptions: tuple[LabelException, ...] = ()

    def in_runs(self) -> str:
        """The nouns that make a label also in mid-text, where no colon tells that it is one."""
        return f"{self.nouns} {self.joined_nouns}"

    def before_colon(self) -> str:
        """The nouns that make a label before a colon."""
        return f"{self.nouns} {self.joined_nouns} {self.body_nouns}"

    def names_of(self, role: Role) -> tuple[str, ...]:
        """All labels of a role that are told by their whole name: those listed, and each word with each noun."""
        words = dict(self.roles.each())[role]
        nouns = [noun for noun in f"{self.nouns} {self.body_nouns}".split() if len(noun) > 1]
        composed = (word + noun for word in words.label_words().split() for noun in nouns)
        taken = {name for other, its in self.roles.each() if other != role for name in its.names.split()}
        return tuple(name for name in dict.fromkeys((*words.names.split(), *composed)) if name not in taken)

    def column_patterns(self, role: Role) -> tuple[Expression, ...]:
        """Expressions for the labels of columns that no list can hold: 市级牵头责任部门."""
        words = dict(self.roles.each())[role]
        verbs = f"{words.label_words()} {words.columns} {words.weak}"
        nouns = any_of(self.nouns, self.body_nouns)
        composed = Expression(f".*{any_of(verbs)}(?:{words.gap}){nouns}")
        return (composed, self.column_names) if role == "responsible" else (composed,)

    def clause_label(self) -> str:
        """An expression for a label before a colon that by itself tells a clause: 市级牵头单位, 责任及配合部门."""
        words = any_of(*(words.label_words() for _, words in self.roles.each()))
        joined = f"{words}(?:[和及与、]?{words}){{0,2}}"
        return f"(?:\\d[.．])?{any_of(self.before)}{{0,3}}{joined}{any_of(self.before_colon())}(?:及分工)?"

    def bare_label(self) -> str:
        """An expression for the other labels, which tell a clause only with units behind them: 牵头, 分工."""
        return any_of(*(words.names for _, words in self.roles.each()))

    def excepted(self, place: Place, label: str) -> Role | None:
        """The role that a label has in one place by exception; None if it is none."""
        found = (one.role for one in self.exceptions if one.place == place and label in one.labels.split())
        return next(found, None)


def load_roles(rules: Path) -> RoleRules:
    """The role words of a rules folder. Raises RulesError naming file and line."""
    path = rules / "roles.yaml"
    read = read_rules(path, RoleRules)
    seen: dict[str, Role] = {}
    for role, words in read.roles.each():
        for word in dict.fromkeys(f"{words.strong} {words.weak} {words.labels}".split()):
            if seen.setdefault(word, role) != role:
                raise fault_at(
                    path, ("roles", role), f"“{word}”已经写在 {seen[word]} 里，一个词只能有一种角色，请删去一处"
                )
    return read
