"""Whether the files of the places fit together with the divisions and in themselves, before anything is written."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from pipeline.normalisers.units.registry.place_files import DatedName, PlaceFile, place_codes, read_place
from pipeline.normalisers.units.registry.registry import Knowledge
from pipeline.rules.loading import fault_at


def check_places(rules: Path, knowledge: Knowledge) -> None:
    """Reads the file of every place, and sees that the division data is there.

    Raises RulesError naming file and line.
    """
    knowledge.divisions.check()
    for code in place_codes(rules):
        place = read_place(rules, code)
        if place is not None:
            _check(place, rules / "units" / f"{code}.yaml", knowledge)


def _check(place: PlaceFile, path: Path, knowledge: Knowledge) -> None:
    if place.code != path.stem:
        raise fault_at(path, ["code"], f"code 是“{place.code}”，应当与文件名“{path.stem}”一致")
    if place.code not in knowledge.divisions.places:
        raise fault_at(
            path, ["code"], f"区划数据里没有代码“{place.code}”，文件名应当是六位的统计用区划代码（如 371302）"
        )
    units = [entry.id for entry in place.units]
    _check_ids(units, path, "units")
    _check_ids([entry.id for entry in place.collectives], path, "collectives")
    _check_years([entry.names for entry in place.units], path, "units")
    _check_years([entry.names for entry in place.collectives], path, "collectives")
    if any(entry.members for entry in place.collectives):
        _check_members(place, path, {*units, *knowledge.divisions.towns(place.code)})
    if place.relations:
        _check_relations(place, path, set(units), knowledge)


def _check_ids(ids: Sequence[str], path: Path, part: str) -> None:
    for number, one in enumerate(ids):
        if one in ids[:number]:
            raise fault_at(path, [part, number, "id"], f"id“{one}”前面已经用过，每个 id 只能用一次")
        if "/" in one:
            raise fault_at(path, [part, number, "id"], f"id“{one}”里不能有“/”，只写简称（如 财政局）")


def _check_years(names: Sequence[Sequence[DatedName]], path: Path, part: str) -> None:
    for number, dated in enumerate(names):
        for index, one in enumerate(dated):
            if one.from_ is not None and one.to is not None and one.from_ > one.to:
                raise fault_at(path, [part, number, "names", index], "from 的年份比 to 的晚")


def _check_members(place: PlaceFile, path: Path, known: set[str]) -> None:
    for number, entry in enumerate(place.collectives):
        for index, member in enumerate(entry.members or ()):
            if member not in known:
                why = f"没有“{member}”：成员应当是 units 中的 id，或区划数据里的镇、街道全名（如 半程镇）"
                raise fault_at(path, ["collectives", number, "members", index], why)


def _check_relations(place: PlaceFile, path: Path, units: set[str], knowledge: Knowledge) -> None:
    """Either side is a body of the file, or one that the general rules would give just this id."""
    registry = knowledge.registry(knowledge.divisions.jurisdiction(place.code), None)
    for number, relation in enumerate(place.relations):
        for side, short in (("from", relation.from_), ("to", relation.to)):
            if short in units:
                continue
            meant = registry.identify(short)
            if meant.unit != f"{place.code}/{short}":
                name = meant.unit.rpartition("/")[2]
                raise fault_at(path, ["relations", number, side], f"“{short}”应当写成 id：{name}")
            if not meant.known:
                why = f"没有“{short}”这个单位：请写 units 中的 id，或先把它加到 units 里"
                raise fault_at(path, ["relations", number, side], why)
        if relation.from_ == relation.to:
            raise fault_at(path, ["relations", number], "from 和 to 不能是同一个单位")
