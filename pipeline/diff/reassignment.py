"""Who answers, then and now: bodies compared by identity, roles, and open tails."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from msgspec import UNSET, Struct, UnsetType

from pipeline.diff.bodies import Bodies, key, shown
from pipeline.diff.obligation import Obligation
from pipeline.matching.folding import fold
from pipeline.model import Party
from pipeline.model.change import Charge, Renaming, RoleChange, Shift, UnitChanges

RANK: Final = ("lead", "responsible", "unspecified", "support", "oversee")
"""Roles from the first to the last; of a body that merged from several, the first counts."""


class _Answering(Struct, frozen=True):
    """A body on one side, with every role it has there."""

    key: str
    unit: str | None
    name: str
    roles: tuple[str, ...]


def compare_units(old: Sequence[Obligation], new: Sequence[Obligation], bodies: Bodies) -> UnitChanges:
    """What is different in who answers; all fields empty if nothing is.

    Several obligations on one side (a split, a merge) count as one. A body that became another one (renamed, merged,
    split) is ``renamed``, never gone and come.
    """
    before, after = _answering(old), _answering(new)
    gone: list[Charge] = []
    come: list[Charge] = []
    roles: list[RoleChange] = []
    names: list[Renaming] = []
    for left, right in _families(before, after, bodies):
        if not right:
            gone += [Charge(body.unit, body.name, role) for body in left for role in body.roles]
        elif not left:
            come += [Charge(body.unit, body.name, role) for body in right for role in body.roles]
        else:
            names += [_renaming(one, other) for one in left for other in right if one.name != other.name]
            lost, won, turned = _roles(left, right)
            gone, come, roles = gone + lost, come + won, roles + turned
    return UnitChanges(
        added=tuple(come),
        removed=tuple(gone),
        role_changed=tuple(roles),
        renamed=tuple(names),
        open_ended=_tails(old, new),
    )


def reassigned(units: UnitChanges) -> bool:
    """Whether the set of bodies, a role or an open tail differs; a body's new name is no change of who answers."""
    return bool(units.added or units.removed or units.role_changed or units.open_ended is not UNSET)


def _answering(obligations: Sequence[Obligation]) -> list[_Answering]:
    """The bodies in order of appearance, each once."""
    found: dict[str, tuple[Party, list[str]]] = {}
    for party in (party for item in obligations for party in item.parties):
        roles = found.setdefault(key(party), (party, []))[1]
        if party.role not in roles:
            roles.append(party.role)
    return [
        _Answering(name, party.unit, shown(party), tuple(sorted(roles, key=RANK.index)))
        for name, (party, roles) in found.items()
    ]


Family = tuple[list[_Answering], list[_Answering]]


def _families(old: Sequence[_Answering], new: Sequence[_Answering], bodies: Bodies) -> list[Family]:
    """Bodies that are one and the same through the years; those of one side alone have nobody on the other."""
    families: list[Family] = []
    for left in old:
        families.append(([left], []))
    for right in new:
        exact = [family for family in families if any(left.key == right.key for left in family[0])]
        related = exact or [
            family for family in families if any(bodies.same(left.key, right.key) for left in family[0])
        ]
        if not related:
            families.append(([], [right]))
            continue
        first, rest = related[0], related[1:]
        first[1].append(right)
        for other in rest:
            first[0].extend(other[0])
            first[1].extend(other[1])
            families.remove(other)
    return families


def _renaming(old: _Answering, new: _Answering) -> Renaming:
    return Renaming(new.unit, new.name, old.name, new.name)


def _roles(
    left: Sequence[_Answering], right: Sequence[_Answering]
) -> tuple[list[Charge], list[Charge], list[RoleChange]]:
    """Roles that a body lost, won, or exchanged."""
    body = right[0]
    before = [role for role in RANK if any(role in one.roles for one in left)]
    after = [role for role in RANK if any(role in one.roles for one in right)]
    if len(left) > 1 or len(right) > 1:
        before, after = before[:1], after[:1]
    lost, won = [r for r in before if r not in after], [r for r in after if r not in before]
    turned = [RoleChange(body.unit, body.name, one, other) for one, other in zip(lost, won, strict=False)]
    count = len(turned)
    return (
        [Charge(left[0].unit, left[0].name, role) for role in lost[count:]],
        [Charge(body.unit, body.name, role) for role in won[count:]],
        turned,
    )


def _tails(old: Sequence[Obligation], new: Sequence[Obligation]) -> Shift | UnsetType:
    before, after = (
        {(fold(tail.text), tail.role): tail.text for item in side for tail in item.open_ended} for side in (old, new)
    )
    if before.keys() == after.keys():
        return UNSET
    texts = ["、".join(dict.fromkeys(side.values())) or None for side in (before, after)]
    return Shift(*texts)
