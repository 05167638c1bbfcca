"""Which body has to do with which task, and how it comes to it: by name, through a collective, or perhaps.

The responsibility matrix, the list by unit, ``units.csv`` and the packs are four views of this.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from msgspec import Struct

from pipeline.exporters.role_names import ROLE_NAMES, ROLE_WORDS
from pipeline.model import Notice, OpenEnd, Party, Task, Unit, UnitType
from pipeline.model.raw import Role

# Whom an open tail may mean, by the noun that closes it. A tail without such a noun (等) says nothing of anyone.
TAIL_TYPES: Final[tuple[tuple[str, tuple[UnitType, ...]], ...]] = (
    ("镇", ("town", "subdistrict")),
    ("街道", ("subdistrict",)),
    ("政府", ("department", "office", "other")),
    ("部门", ("department", "office", "party_organ", "branch", "other")),
    ("单位", ("department", "office", "party_organ", "branch", "zone", "firm", "other")),
    ("企业", ("firm",)),
)


OWN_NUMBER: Final = "临"
"""What stands for the number of a row that people added and did not number."""


class Involvement(Struct, frozen=True):
    """One task of a unit: its roles, strongest first, and the words through which it is meant, if not by name."""

    task: Task
    roles: tuple[Role, ...]
    through: tuple[str, ...] = ()

    @property
    def role_words(self) -> str:
        return "、".join(dict.fromkeys(ROLE_WORDS[role] for role in self.roles))


class UnitTasks(Struct):
    """A body with its tasks in the notice's order; a task stands in one of the three blocks only, the surest.

    ``forms``: as what it is written in the notice. ``met``: how often it is named in a task, repeats counted.
    ``type`` is None where the registry says nothing.
    """

    id: str
    name: str
    type: UnitType | None
    order: int | None = None
    direct: list[Involvement] = []
    collective: list[Involvement] = []
    open: list[Involvement] = []
    forms: list[str] = []
    met: int = 0


def shown_number(task: Task) -> int | str:
    """The number by which people know a task. A row that they added to the ledger themselves has no id, and whatever
    number they gave it."""
    label = task.label or OWN_NUMBER
    return task.number if task.id else int(label) if label.isdecimal() else label


def identity(party: Party) -> str:
    """What tells a body from others: its unit, or its text where nobody knows the unit."""
    return party.unit or party.text


def display_name(party: Party) -> str:
    return party.name or party.text


def stands_for_itself(party: Party) -> bool:
    """Whether a party is listed under its own name: every one but a collective whose members are all known."""
    return not (party.kind == "collective" and party.members and party.members_complete)


def unit_tasks(notice: Notice, units: Mapping[str, Unit]) -> list[UnitTasks]:
    """Every body of the notice with its tasks: in the official order, then by first appearance."""
    found: dict[str, UnitTasks] = {}
    for task in notice.tasks:
        for party in task.assignment.parties:
            _meet(found, party, units)
    for task in notice.tasks:
        direct, through = _mentions(task)
        for body, roles in direct.items():
            found[body].direct.append(Involvement(task, _ranked(roles)))
        for body, reached in through.items():
            if body not in direct:
                words = dict.fromkeys(word for word, _ in reached)
                found[body].collective.append(Involvement(task, _ranked(r for _, r in reached), tuple(words)))
        for body, unit in found.items():
            if body not in direct and body not in through:
                tails = [tail for tail in task.assignment.open_ended if may_mean(tail, unit.type)]
                if tails:
                    words = dict.fromkeys(tail.text for tail in tails)
                    unit.open.append(Involvement(task, _ranked(t.role for t in tails), tuple(words)))
    return sorted(found.values(), key=lambda unit: (unit.order is None, unit.order or 0))


def collective_tasks(notice: Notice) -> list[UnitTasks]:
    """Every collective that a task names, whether its members are known or not, by first appearance."""
    found: dict[str, UnitTasks] = {}
    for task in notice.tasks:
        roles: dict[str, list[Role]] = {}
        for party in task.assignment.parties:
            if party.kind == "collective":
                found.setdefault(
                    identity(party), UnitTasks(id=identity(party), name=display_name(party), type="collective")
                )
                roles.setdefault(identity(party), []).append(party.role)
        for body, given in roles.items():
            found[body].direct.append(Involvement(task, _ranked(given)))
    return list(found.values())


def may_mean(tail: OpenEnd, kind: UnitType | None) -> bool:
    """Whether an open tail (等区政府相关部门) may mean a body of that type; one that nobody knows may be meant."""
    types = next((types for word, types in TAIL_TYPES if word in tail.text), ())
    return (kind or "other") in types


def _meet(found: dict[str, UnitTasks], party: Party, units: Mapping[str, Unit]) -> None:
    if stands_for_itself(party):
        body = _body(found, identity(party), display_name(party), units)
        if party.kind == "collective":
            body.type = "collective"
        body.met += 1
        if party.as_written not in body.forms:
            body.forms.append(party.as_written)
    for member in party.members:
        _body(found, member, member.rpartition("/")[2], units)


def _body(found: dict[str, UnitTasks], key: str, name: str, units: Mapping[str, Unit]) -> UnitTasks:
    if key not in found:
        unit = units.get(key)
        found[key] = UnitTasks(
            id=key,
            name=unit.name if unit else name,
            type=unit.type if unit else None,
            order=unit.order if unit else None,
        )
    return found[key]


def _mentions(task: Task) -> tuple[dict[str, list[Role]], dict[str, list[tuple[str, Role]]]]:
    """Roles of the bodies named in a task, and the collectives' words and roles of those meant through them."""
    direct: dict[str, list[Role]] = {}
    through: dict[str, list[tuple[str, Role]]] = {}
    for party in task.assignment.parties:
        if stands_for_itself(party):
            direct.setdefault(identity(party), []).append(party.role)
        for member in party.members:
            through.setdefault(member, []).append((party.as_written, party.role))
    return direct, through


def _ranked(roles: Iterable[Role]) -> tuple[Role, ...]:
    given = set(roles)
    return tuple(role for role in ROLE_NAMES if role in given)
