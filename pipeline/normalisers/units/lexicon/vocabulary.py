"""The words of the grammar and of the names of bodies, read from ``rules/``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from msgspec import Meta, Struct

from pipeline.model import UnitType
from pipeline.model.notice import Level
from pipeline.rules.loading import Expression, Template, Text, read_rules
from pipeline.rules.roles import RoleRules, load_roles
from pipeline.rules.zones import ZoneRules, load_zones

Characters = Annotated[str, Meta(pattern=r"^[一-龥]+(?:\s+[一-龥]+)*\s*$")]
"""Chinese characters, with spaces between or without, which become a set of characters."""


class Separators(Struct, frozen=True, forbid_unknown_fields=True):
    item: Text
    comma: Text
    strong: Text
    words: Text
    weak: Text


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
    counted: Expression
    loose: Text
    nouns: Text
    governments: Text
    plain_nouns: Text
    short: Text
    glued: Expression
    twins: Text
    kinds: Text
    heads: Text
    behind_heads: Text
    within: Expression
    head_bodies: Text
    departments: Expression


class Territories(Struct, frozen=True, forbid_unknown_fields=True):
    ranks: list[Text]
    no_places: Text
    bodies: Text
    party_bodies: Text
    counted: Expression
    counts: Characters
    committees: Text
    zone_parties: Text
    zone_governments: Text
    bracketed: Text
    beside_towns: Text
    guests: Text
    qualifiers: Text
    village_offices: Text
    towns: Text
    streets: Text


class Levels(Struct, frozen=True, forbid_unknown_fields=True):
    government: Text
    never_kinds: Text
    posted: Text
    inner: Text
    inside: Text
    inner_endings: Text
    offices: list[Text]
    plain_offices: Text
    committees: Text
    not_committees: Text
    governments: Text
    front: Text
    divisions: Expression
    centre: Text
    not_levels: Text
    levels_within: Text
    nation: Text
    alone: Text
    alone_endings: Text
    hanging: Text
    not_alone_endings: Text


class Unseparated(Struct, frozen=True, forbid_unknown_fields=True):
    ends: Characters
    departments: Text
    town: Expression
    towns: Expression


class DoubtWords(Struct, frozen=True, forbid_unknown_fields=True):
    several: Text
    branches: Text
    supervising: Text
    inner: Characters
    holding: Text
    offices: Characters
    towards: Expression
    sharing: Text


class Words(Struct, frozen=True, forbid_unknown_fields=True):
    """The shape of ``rules/units/words.yaml``."""

    separators: Separators
    manner: Text
    not_manner: Expression
    duty: Expression
    manner_by: Expression
    closed: Expression
    joining_sure: Text
    arranging: Text
    deeds: Text
    doing: Expression
    may: Text
    when: Expression
    helping: Expression
    joining: Text
    joining_before: Text
    gathering: Expression
    before_names: Text
    stated: Expression
    remark_labels: dict[str, Text]
    surnames: Characters
    called: Text
    includes: Text
    persons: Expression
    closings: Text
    works: Text
    fields: Expression
    notes: Expression
    groups: Text
    helped: Expression
    frames: Text
    first_leads: Expression
    holds_below: Text
    tails: Tails
    collectives: CollectiveWords
    territories: Territories
    levels: Levels
    remarks: dict[str, Expression]
    unseparated: Unseparated
    doubts: DoubtWords
    counts: Expression
    dates: Expression
    sentences: Text


class BodyWords(Struct, frozen=True, forbid_unknown_fields=True):
    """The shape of ``rules/units/bodies.yaml``: what bodies there usually are, by kind, in official order."""

    endings: dict[str, str]
    departments: dict[str, str]
    party_organs: dict[str, str]
    party_only: Text
    party_by_name: Text
    government_organs: dict[str, str]
    bodies: dict[str, str]
    youth_league: Text
    youth_league_name: Template
    placed_inside: Expression
    types: dict[UnitType, Text]
    of_level: dict[Level, dict[str, str]]
    vertical: dict[str, Template]
    branch: Template
    nation: dict[str, str]
    also_local: Text
    bound: Text
    clipped: Text
    shapes: Text
    not_shapes: Text


class Vocabulary(Struct, frozen=True, eq=False):
    """The files as read, for the modules that compile what they need from them."""

    words: Words
    bodies: BodyWords
    roles: RoleRules
    zones: ZoneRules


def load_vocabulary(rules: Path) -> Vocabulary:
    """Reads and checks the files; raises RulesError naming file and line."""
    folder = rules / "units"
    words, bodies = read_rules(folder / "words.yaml", Words), read_rules(folder / "bodies.yaml", BodyWords)
    return Vocabulary(words, bodies, load_roles(rules), load_zones(rules))


def aliases(table: dict[str, str]) -> dict[str, str]:
    """Every short form, and every full form itself, with the full form: {'发改': '发展和改革', …}; the first wins."""
    found = {full: full for full in table}
    for full, short in table.items():
        for word in short.split():
            found.setdefault(word, full)
    return found
