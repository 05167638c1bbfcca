"""Dated relations between bodies: who carries on whose work when names and duties change."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Literal

from msgspec import Struct

from pipeline.rules.loading import Day, Text, read_rules


class Relation(Struct, frozen=True, forbid_unknown_fields=True, rename={"from_": "from"}):
    """From ``year`` on the body ``to`` carries on the work of ``from``. Both are short names as in a unit's id.

    Several relations with one ``from`` are a split, with one ``to`` a merger.
    """

    kind: Literal["renamed", "merged", "split", "transferred"]
    from_: Text
    to: Text
    year: int
    source: str | None = None


class Reforms(Struct, frozen=True, forbid_unknown_fields=True):
    """The shape of ``rules/units/reforms.yaml``: relations that hold in (nearly) all places."""

    source: str
    as_of: Day
    relations: list[Relation]


class Relations:
    """Follows relations through the years."""

    def __init__(self, relations: Iterable[Relation]) -> None:
        self._after: dict[str, list[Relation]] = {}
        for relation in relations:
            self._after.setdefault(relation.from_, []).append(relation)

    def successors(self, unit_id: str, from_year: int, to_year: int) -> tuple[str, ...]:
        """Ids of the bodies that a body of ``from_year`` has become by ``to_year``; itself if nothing happened."""
        place, _, short = unit_id.rpartition("/")
        now = [short]
        for year in range(from_year + 1, to_year + 1):
            following: list[str] = []
            for one in now:
                steps = [relation.to for relation in self._after.get(one, []) if relation.year == year]
                following += steps or [one]
            now = list(dict.fromkeys(following))
        return tuple(f"{place}/{one}" if place else one for one in now)


def load_reforms(rules: Path) -> tuple[Relation, ...]:
    """The nation-wide relations; raises RulesError naming file and line."""
    return tuple(read_rules(rules / "units" / "reforms.yaml", Reforms).relations)
