"""``rules/zones.yaml``: what the names of zones end with, which the national division data does not list."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from pipeline.rules.loading import Expression, Text, read_rules
from pipeline.rules.words import any_of


class ZoneRules(Struct, frozen=True, forbid_unknown_fields=True):
    """The whole file."""

    endings: Text
    in_names: Text
    alone: Text
    towns: Expression
    committees: Text
    short: Text

    def own_place(self) -> str:
        """An expression for the end of a place whose own notice it may be: a zone or a town."""
        return f"(?:{any_of(self.endings)}|{self.towns})"

    def before_body(self) -> str:
        """An expression for the end of a zone or town that a body's name may begin with: 平潭综合实验区|财政局."""
        return f"^{any_of(self.alone)}|(?<=[一-龥][一-龥])(?:{any_of(self.endings, self.in_names)}|{self.towns})"


def load_zones(rules: Path) -> ZoneRules:
    """The zones' words of a rules folder. Raises RulesError naming file and line."""
    return read_rules(rules / "zones.yaml", ZoneRules)
