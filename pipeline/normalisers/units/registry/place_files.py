"""What a place alone knows: the shape of ``rules/units/<code>.yaml``, one file a county, prefecture or province."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Final, Literal

from msgspec import Meta, Struct

from pipeline.errors import RulesError
from pipeline.model import UnitType
from pipeline.normalisers.units.registry.relations import Relation
from pipeline.rules.loading import Day, Text, read_rules

GENERAL: Final = ("bodies.yaml", "reforms.yaml", "words.yaml")
"""The files beside them that hold for all places."""


class DatedName(Struct, frozen=True, forbid_unknown_fields=True, rename={"from_": "from"}):
    """A name and the years in which it is in force, both inclusive; None is open."""

    name: Text
    from_: int | None = None
    to: int | None = None

    def includes_year(self, year: int) -> bool:
        return (self.from_ is None or self.from_ <= year) and (self.to is None or year <= self.to)


Names = Annotated[list[DatedName], Meta(min_length=1)]


class UnitEntry(Struct, frozen=True, forbid_unknown_fields=True):
    """A body in a place's file. ``aliases``: further short forms, with spaces between."""

    id: Text
    names: Names
    type: UnitType
    order: int | None = None
    aliases: str = ""
    government_department: bool = False
    source: str | None = None
    as_of: Day | None = None

    def name_in(self, year: int | None) -> str:
        """The name in force in that year; the last one if no year is known or none fits."""
        fitting = [dated.name for dated in self.names if year is not None and dated.includes_year(year)]
        return fitting[0] if fitting else self.names[-1].name


class CollectiveEntry(Struct, frozen=True, forbid_unknown_fields=True):
    """A collective of the place's towns: its official spelling, and, where it differs from the division data, its
    members. The ids are the three that :mod:`pipeline.normalisers.units.registry.collective_names` asks for."""

    id: Literal["各镇街道", "各乡镇", "各街道"]
    names: Names
    members: list[Text] | None = None
    members_complete: bool = True


class PlaceFile(Struct, frozen=True, forbid_unknown_fields=True):
    """The shape of ``rules/units/<code>.yaml``."""

    code: Text
    name: Text
    source: str
    as_of: Day
    units: list[UnitEntry]
    collectives: list[CollectiveEntry] = []
    relations: list[Relation] = []


def read_place(rules: Path, code: str) -> PlaceFile | None:
    """The place's own file, None if there is none. Raises RulesError naming file and line."""
    path = rules / "units" / f"{code}.yaml"
    return read_rules(path, PlaceFile) if path.is_file() else None


def place_codes(rules: Path) -> list[str]:
    """The codes of all places that have a file. Raises RulesError for one that would never be read."""
    codes = []
    for path in sorted((rules / "units").iterdir()):
        if path.name.startswith(".") or path.name in GENERAL:
            continue
        if path.suffix.lower() == ".yml":
            raise RulesError(f"规则文件不会被读到：{path}。请把扩展名改成 .yaml。")
        if path.suffix.lower() == ".yaml":
            codes.append(path.stem)
    return codes
