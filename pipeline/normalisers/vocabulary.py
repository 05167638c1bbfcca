"""The words of the grammar and of the names of bodies, read from ``rules/units/`` and compiled once.

Lists in the files are words with spaces between them: one YAML scalar is read a hundred times faster than a list.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct

from pipeline.model import UnitType
from pipeline.rules import read_rules


class Separators(Struct, frozen=True, forbid_unknown_fields=True):
    item: str
    comma: str
    strong: str
    words: str


class Verbs(Struct, frozen=True, forbid_unknown_fields=True):
    strong: str
    weak: str
    labels: str = ""


class Roles(Struct, frozen=True, forbid_unknown_fields=True):
    lead: Verbs
    responsible: Verbs
    support: Verbs
    oversee: Verbs

    def all(self) -> tuple[Verbs, ...]:
        return self.lead, self.responsible, self.support, self.oversee


class Tails(Struct, frozen=True, forbid_unknown_fields=True):
    not_before: str
    not_after: str
    middle: str
    nouns: str
    joined: str
    others: str


class Collectives(Struct, frozen=True, forbid_unknown_fields=True):
    determiners: str
    some: str
    loose: str
    nouns: str
    governments: str
    plain_nouns: str
    short: str
    glued: str
    twins: str
    heads: str
    head_bodies: str


class Territories(Struct, frozen=True, forbid_unknown_fields=True):
    ranks: list[str]
    bodies: str
    party_bodies: str
    committees: str
    bracketed: str
    guests: str
    qualifiers: str


class Levels(Struct, frozen=True, forbid_unknown_fields=True):
    government: str
    inner: str
    inner_endings: str
    offices: str
    committees: str
    not_committees: str
    governments: str
    front: str
    centre: str
    not_levels: str
    levels_within: str
    nation: str
    alone: str
    alone_endings: str


class Words(Struct, frozen=True, forbid_unknown_fields=True):
    """The shape of ``rules/units/words.yaml``."""

    separators: Separators
    roles: Roles
    manner: str
    joining: str
    joining_before: str
    before_names: str
    label_nouns: str
    unit_labels: str
    label_before: str
    remark_labels: dict[str, str]
    surnames: str
    frames: str
    first_leads: str
    tails: Tails
    collectives: Collectives
    territories: Territories
    levels: Levels
    remarks: dict[str, str]
    counts: str
    dates: str
    sentences: str


class Bodies(Struct, frozen=True, forbid_unknown_fields=True):
    """The shape of ``rules/units/bodies.yaml``: what bodies there usually are, by kind, in official order."""

    endings: dict[str, str]
    departments: dict[str, str]
    party_organs: dict[str, str]
    party_only: str
    government_organs: dict[str, str]
    bodies: dict[str, str]
    youth_league: str
    youth_league_name: str
    types: dict[UnitType, str]
    vertical: dict[str, str]
    branch: str
    nation: dict[str, str]
    also_local: str
    clipped: str
    shapes: str
    not_shapes: str


class Vocabulary(Struct, frozen=True):
    """Both files as read, for the modules that compile what they need from them."""

    words: Words
    bodies: Bodies


def load_vocabulary(rules: Path) -> Vocabulary:
    """Reads and checks both files; raises RulesError naming file and line."""
    folder = rules / "units"
    return Vocabulary(read_rules(folder / "words.yaml", Words), read_rules(folder / "bodies.yaml", Bodies))


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
