"""The places around one jurisdiction: those above it, what is below it, and which place a text names."""

from __future__ import annotations

from pipeline.model import Jurisdiction, Unit, UnitType
from pipeline.normalisers.divisions import Divisions, short_name
from pipeline.normalisers.units.registry.naming import government

# Towns and counties stand behind all bodies of the place's own file.
_FIRST_BELOW = 1000
# A county of one character and 县 (费县) is told from a plain word, one of 区 (城区) is not.
_PLAIN_COUNTY = "县"


class PlacesAround:
    """``own`` may be unknown: then nothing is above or below, and ids begin with no place.

    ``above``: the province first. ``towns``: all towns and sub-districts of a county; ``governments``: those of a
    prefecture's counties, or of a province's prefectures; both by id and in the official order.
    """

    def __init__(self, divisions: Divisions, own: Jurisdiction | None) -> None:
        self.own = own
        self._divisions = divisions
        self._prefix = (own.code or own.name) if own else ""
        self.above = self._parents()
        self.towns = self._town_units()
        self.governments = self._governments_below()

    def id(self, short: str) -> str:
        """The id of a body of this place."""
        return f"{self._prefix}/{short}" if self._prefix else short

    def is_place(self, text: str) -> bool | None:
        """Whether a text is a place's full (True) or short (False) name, or none (None)."""
        if text in self._divisions.codes:
            # 城区 and 郊区 are counties too; without what stands above them they are plain words, 费县 is none.
            return True if len(text) > 2 or text.endswith(_PLAIN_COUNTY) else None
        if text in self._divisions.daily_names:
            return len(text) > 2 and self._divisions.places[self._divisions.daily_names[text]].endswith(text[-1])
        return False if text in self._divisions.short_names else None

    def find(self, full: str) -> Jurisdiction | None:
        """The place of a full name, with the places above it in front or not (临沂市兰山区, 兰山区)."""
        for one in ([self.own] if self.own else []) + self.above:
            if full in (one.name, short_name(one.name)) or full.endswith(one.name):
                return one
        codes = next((found for at in range(len(full) - 1) if (found := self._divisions.codes.get(full[at:]))), None)
        if not codes:
            daily = self._divisions.daily_names.get(full)
            return self._divisions.jurisdiction(daily) if daily else None
        own = self.own.code if self.own else None
        chosen = [code for code in codes if own and code[:4] == own[:4]] or codes
        return self._divisions.jurisdiction(chosen[0]) if len(chosen) == 1 else None

    def _parents(self) -> list[Jurisdiction]:
        code = self.own.code if self.own else None
        if code is None or code not in self._divisions.places:
            return []
        return [self._divisions.jurisdiction(up) for up in reversed(self._divisions.parent_codes(code))]

    def _town_units(self) -> dict[str, Unit]:
        if self.own is None or self.own.code is None or self.own.level != "county":
            return {}
        found: dict[str, Unit] = {}
        for number, name in enumerate(self._divisions.towns(self.own.code)):
            kind: UnitType = "subdistrict" if name.endswith(("街道", "街道办事处", "街", "地区", "办事处")) else "town"
            full = f"{name}人民政府" if kind == "town" else f"{name.removesuffix('办事处')}办事处"
            found[self.id(name)] = Unit(self.id(name), full, kind, _FIRST_BELOW + number)
        return found

    def _governments_below(self) -> dict[str, Unit]:
        if self.own is None or self.own.code is None or self.own.level not in ("province", "prefecture"):
            return {}
        found: dict[str, Unit] = {}
        for number, (below, name) in enumerate(self._divisions.below(self.own.code)):
            named = government(below, name)
            found[named.id] = Unit(named.id, named.name, named.type, _FIRST_BELOW + number)
        return found
