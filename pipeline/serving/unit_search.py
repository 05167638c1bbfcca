"""Units that a person may choose from: those that the rules know of the notice's place, and those that it names."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Final

from msgspec import Struct

from pipeline.model import Notice
from pipeline.normalisers.units.registry.registry import Knowledge
from pipeline.rules.loading import hash_rules

_MOST: Final = 20


class FoundUnit(Struct, frozen=True):
    """A body: its name in the notice's year, its id, and what of its names held the words searched for."""

    name: str
    unit: str | None
    by: str = ""


def find_units(notice: Notice, rules: Path, words: str) -> list[FoundUnit]:
    """The bodies in whose names all of ``words`` stand, those that begin so first. Raises RulesError."""
    wanted = words.strip()
    head = notice.notice
    registry = _knowledge(rules, hash_rules(rules)).registry(head.jurisdiction, head.year, head.addressees)
    found: dict[str, FoundUnit] = {}
    named = (
        (party.text, party.name or party.text, party.unit) for task in notice.tasks for party in task.assignment.parties
    )
    known = ((text, registry.identify(text)) for text in registry.known_names())
    every = [*((text, one.name, one.unit) for text, one in known), *named]
    for text, name, unit in every:
        if wanted in text or wanted in name:
            by = text if text != name and wanted not in name else ""
            found.setdefault(name, FoundUnit(name, unit, by))
    ordered = sorted(found.values(), key=lambda one: (not one.name.startswith(wanted), len(one.name), one.name))
    return ordered[:_MOST]


@lru_cache(maxsize=1)
def _knowledge(rules: Path, stamp: str) -> Knowledge:
    """Read once for as long as the rules stay (``stamp`` is their hash)."""
    return Knowledge(rules)
