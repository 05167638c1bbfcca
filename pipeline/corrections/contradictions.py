"""Where a row of the sheet 更正 says of something what another correction says otherwise: the first one stands.

The corrections file goes before the sheet, in the sheet the upper row before the lower. Tasks are known by numbers.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from pipeline.corrections.file import Corrections, Kind, TaskName, TypedCorrections


class _Claim(NamedTuple):
    """What a correction says: ``of`` what (None: everywhere), and what it makes of it."""

    place: tuple[Kind, int]
    subject: tuple[object, ...]
    of: TaskName | None
    said: object


def contradictions(corrections: Corrections) -> dict[tuple[Kind, int], str]:
    """Why a typed correction is not to be applied, by its list and place: the same is corrected elsewhere already."""
    if not isinstance(corrections, TypedCorrections):
        return {}
    found: dict[tuple[Kind, int], str] = {}
    claims = list(_claims(corrections))
    for at, claim in enumerate(claims):
        if claim.place not in corrections.rows:
            continue
        earlier = (one for one in claims[:at] if one.place not in found and _meet(one, claim))
        other = next(earlier, None)
        if other is not None:
            row = corrections.rows.get(other.place)
            where = "更正文件" if row is None else f"第 {row} 行"
            says = "写的是同一条" if other.said == claim.said else "对同一处写的不一样，以那里的为准"
            found[claim.place] = f"{where}{says}，请只留一处"
    return found


def _meet(one: _Claim, other: _Claim) -> bool:
    everywhere = one.of is None or other.of is None
    return one.subject == other.subject and (everywhere or one.of == other.of)


def _claims(corrections: Corrections) -> Iterator[_Claim]:
    for at, text in enumerate(corrections.texts):
        yield _Claim(("texts", at), ("texts", text.field, text.old), text.number, text.new)
    for at, unit in enumerate(corrections.units):
        yield _Claim(("units", at), ("units", unit.text), unit.task, unit.parties)
    for at, deadline in enumerate(corrections.deadlines):
        said = (deadline.due, deadline.words)
        yield _Claim(("deadlines", at), ("deadlines", deadline.old), deadline.task, said)
    for at, names in enumerate(corrections.join):
        yield _Claim(("join", at), ("join", *names), None, None)
    for at, split in enumerate(corrections.split):
        yield _Claim(("split", at), ("split", split.before), split.task, None)
