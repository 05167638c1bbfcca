"""The words of the grammar and of the names of bodies, read from ``rules/units/`` and compiled once.

Lists in the files are words with spaces between them: one YAML scalar is read a hundred times faster than a list.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

from msgspec import Meta, Struct

from pipeline.model import UnitType
from pipeline.rules.loading import Expression, Template, Text, read_rules

Characters = Annotated[str, Meta(pattern=r"^[一-龥]+(?:\s+[一-龥]+)*\s*$")]
"""Chinese characters, with spaces between or without, which become a set of characters."""


class Separators(Struct, frozen=True, forbid_unknown_fields=True):
    item: Text
    comma: Text
    strong: Text
    words: Text


class Verbs(Struct, frozen=True, forbid_unknown_fields=True):
    strong: Text
    weak: Text
    labels: str = ""


class Roles(Struct, frozen=True, forbid_unknown_fields=True):
    lead: Verbs
    responsible: Verbs
    support: Verbs
    oversee: Verbs

    def all(self) -> tuple[Verbs, ...]:
        return self.lead, self.responsible, self.support, self.oversee


class Tails(Struct, frozen=True, forbid_unknown_fields=True):
    not_before: Characters
    not_after: Characters
    middle: Text
    nouns: Text
    joined: Text
    others: Text


class CollectiveWords(Struct, frozen=True, forbid_unknown_fields=True):
    determiners: Text
    some: Text
    loose: Text
    nouns: Text
    governments: Text
    plain_nouns: Text
    short: Text
    glued: Expression
    twins: Text
    heads: Text
    head_bodies: Text


class Territories(Struct, frozen=True, forbid_unknown_fields=True):
    ranks: list[Text]
    bodies: Text
    party_bodies: Text
    committees: Text
    bracketed: Text
    guests: Text
    qualifiers: Text


class Levels(Struct, frozen=True, forbid_unknown_fields=True):
    government: Text
    inner: Text
    inner_endings: Text
    offices: Text
    committees: Text
    not_committees: Text
    governments: Text
    front: Text
    centre: Text
    not_levels: Text
    levels_within: Text
    nation: Text
    alone: Text
    alone_endings: Text


class Words(Struct, frozen=True, forbid_unknown_fields=True):
    """The shape of ``rules/units/words.yaml``."""

    separators: Separators
    roles: Roles
    manner: Text
    joining: Text
    joining_before: Text
    before_names: Text
    label_nouns: Text
    unit_labels: Text
    label_before: Text
    remark_labels: dict[str, Text]
    surnames: Characters
    frames: Text
    first_leads: Expression
    tails: Tails
    collectives: CollectiveWords
    territories: Territories
    levels: Levels
    remarks: dict[str, Expression]
    counts: Expression
    dates: Expression
    sentences: Text


class BodyWords(Struct, frozen=True, forbid_unknown_fields=True):
    """The shape of ``rules/units/bodies.yaml``: what bodies there usually are, by kind, in official order."""

    endings: dict[str, str]
    departments: dict[str, str]
    party_organs: dict[str, str]
    party_only: Text
    government_organs: dict[str, str]
    bodies: dict[str, str]
    youth_league: Text
    youth_league_name: Template
    types: dict[UnitType, Text]
    vertical: dict[str, Template]
    branch: Template
    nation: dict[str, str]
    also_local: Text
    clipped: Text
    shapes: Text
    not_shapes: Text


class Vocabulary(Struct, frozen=True):
    """Both files as read, for the modules that compile what they need from them."""

    words: Words
    bodies: BodyWords


def load_vocabulary(rules: Path) -> Vocabulary:
    """Reads and checks both files; raises RulesError naming file and line."""
    folder = rules / "units"
    return Vocabulary(read_rules(folder / "words.yaml", Words), read_rules(folder / "bodies.yaml", BodyWords))


def listed(words: str) -> list[str]:
    """The words of a list, longest first, so that an alternation of them takes the longest."""
    return sorted(set(words.split()), key=lambda word: (-len(word), word))


def any_of(*words: str | Iterable[str]) -> str:
    """A regular expression for any of the words (lists of the rules or words), longest first."""
    found: set[str] = set()
    for part in words:
        found.update(part.split() if isinstance(part, str) else part)
    return "(?:" + "|".join(re.escape(word) for word in sorted(found, key=lambda word: (-len(word), word))) + ")"


def aliases(table: dict[str, str]) -> dict[str, str]:
    """Every short form, and every full form itself, with the full form: {'发改': '发展和改革', …}; the first wins."""
    found = {full: full for full in table}
    for full, short in table.items():
        for word in short.split():
            found.setdefault(word, full)
    return found
