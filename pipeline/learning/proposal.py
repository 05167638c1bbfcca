"""A place's own file as its notices suggest it: what is sure, what is to be asked, and where each was seen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

from msgspec import Struct

from pipeline.learning.official_order import official_order
from pipeline.learning.renamings import Succession
from pipeline.learning.sightings import Seen, Sighted
from pipeline.model import Jurisdiction, UnitType
from pipeline.normalisers.units.registry.place_files import PlaceFile

_BLOCKS: Final[tuple[tuple[UnitType, ...], ...]] = (
    ("party_organ",),
    ("office",),
    ("department",),
    ("other", "collective"),
    ("branch",),
    ("firm",),
    ("zone",),
)
_STEP: Final = 10
_MOST_FORMS: Final = 6
_MOST_FILES: Final = 4


class ProposedUnit(Struct, frozen=True):
    """A line of ``units``. ``sure``: rules or the notices' own words know the name; else it is a guess to be confirmed.

    ``from_`` and ``to``: years of the name where a renaming tells them. ``seen`` and ``doubt`` are for people.
    """

    id: str
    name: str
    type: UnitType
    order: int | None
    government_department: bool
    aliases: tuple[str, ...]
    seen: str
    sure: bool = True
    doubt: str = ""
    from_: int | None = None
    to: int | None = None


class ProposedCollective(Struct, frozen=True):
    """A line of ``collectives``."""

    id: str
    name: str
    seen: str


class Proposal(Struct, frozen=True):
    """All that is new of one place. ``adds``: there is a file already, and this is what it lacks. ``questions``: what a
    person should look at, a sentence each."""

    code: str
    name: str
    source: str
    as_of: str
    units: tuple[ProposedUnit, ...]
    collectives: tuple[ProposedCollective, ...] = ()
    relations: tuple[Succession, ...] = ()
    questions: tuple[str, ...] = ()
    adds: bool = False


class Notices(Struct, frozen=True):
    """What the proposal says it was made from: titles, and the last day of issue."""

    source: str
    as_of: str


def propose(
    place: Jurisdiction,
    seen: Seen,
    successions: Sequence[Succession],
    made_from: Notices,
    stems: Sequence[str],
    file: PlaceFile | None = None,
) -> Proposal:
    """What the place's own file should say, less what it says already. ``stems`` are the departments' in the usual
    official order."""
    told = {(one.from_, one.to) for one in file.relations} if file else set()
    fresh = [one for one in successions if (one.old, one.new) not in told]
    asked = map(_asked, (one for one in fresh if not one.sure))
    return Proposal(
        place.code or "",
        place.name,
        made_from.source,
        made_from.as_of,
        tuple(_units(seen, fresh, stems, file)),
        tuple(_collectives(seen, file)),
        tuple(one for one in fresh if one.sure),
        (*_forms_to_add(seen, file), *asked, *_not_understood(seen)),
        file is not None,
    )


def _units(
    seen: Seen, successions: Sequence[Succession], stems: Sequence[str], file: PlaceFile | None
) -> Iterable[ProposedUnit]:
    """The bodies that the file lacks, in official order; among a file's own their numbers are for a person to say."""
    known = {entry.id for entry in file.units} if file else set()
    ranks = {stem: at for at, stem in enumerate(stems)}
    ordered = official_order(seen.bodies, seen.before, lambda short: _usual(seen.bodies[short], ranks))
    for at, short in enumerate(ordered, 1):
        if short not in known and "/" not in short:
            yield _unit(seen.bodies[short], None if file else at * _STEP, successions, seen.bodies)


def _collectives(seen: Seen, file: PlaceFile | None) -> Iterable[ProposedCollective]:
    had = {entry.id for entry in file.collectives} if file else set()
    return [ProposedCollective(one.id, one.name, _seen(one)) for one in seen.collectives.values() if one.id not in had]


def _usual(body: Sighted, ranks: dict[str, int]) -> tuple[int, ...]:
    block = next(at for at, types in enumerate(_BLOCKS) if body.type in types)
    stem = max((stem for stem in ranks if body.id.startswith(stem)), key=len, default="")
    return block, ranks.get(stem, len(ranks))


def _unit(body: Sighted, order: int | None, successions: Iterable[Succession], bodies: Iterable[str]) -> ProposedUnit:
    after = next((one for one in successions if one.sure and one.old == body.id), None)
    before = next((one for one in successions if one.sure and one.new == body.id), None)
    newest = max(body.names, key=lambda name: body.names[name])
    aliases = sorted({*body.needed, *body.names} - {newest}, key=lambda form: (-body.forms[form], form))
    return ProposedUnit(
        body.id,
        newest,
        body.type,
        order,
        body.type in ("department", "office"),
        tuple(form for form in aliases if not any(map(str.isspace, form))),
        _seen(body),
        body.known,
        _like(body, bodies) if not body.known else "",
        before.year if before else None,
        after.year - 1 if after else None,
    )


def _like(body: Sighted, bodies: Iterable[str]) -> str:
    """Longer names that hold all the characters of a guessed one in order: it may be short for one of them."""
    longer = [one for one in bodies if one != body.id and len(one) > len(body.id) and _within(body.id, one)]
    if not longer:
        return "全称是按字面推定的"
    return (
        f"全称是按字面推定的；如果就是“{'”或“'.join(longer)}”，把“{'、'.join(body.forms)}”写进它的 aliases，不要这一行"
    )


def _within(short: str, full: str) -> bool:
    signs = iter(full)
    return short[0] == full[0] and all(sign in signs for sign in short)


def _seen(body: Sighted) -> str:
    """Where it stands and how often: 2021年5次、2022年7次；a.pdf 第 3 页 …；写作 区发改局（5）."""
    years = "、".join(f"{f'{year}年' if year else '年份不明'}{count}次" for year, count in sorted(body.years.items()))
    files = [f"{file} {where}".strip() for file, where in body.first.items()]
    more = f" 等 {len(files)} 份" if len(files) > _MOST_FILES else ""
    forms = "、".join(f"{form}（{count}）" for form, count in _common(body.forms))
    return f"{years}；最先见于 {'、'.join(files[:_MOST_FILES])}{more}" + (f"；写作 {forms}" if forms else "；主送机关")


def _common(forms: Counter[str]) -> list[tuple[str, int]]:
    return sorted(forms.items(), key=lambda pair: (-pair[1], pair[0]))[:_MOST_FORMS]


def _forms_to_add(seen: Seen, file: PlaceFile | None) -> Iterable[str]:
    """Further short forms of bodies that the file has."""
    for entry in file.units if file else ():
        body = seen.bodies.get(entry.id)
        names = {*entry.aliases.split(), *(dated.name for dated in entry.names)}
        forms = sorted((body.needed if body else set()) - names)
        if forms and body:
            yield f"文件里的 {entry.id} 可在 aliases 补上：{' '.join(forms)}（{_seen(body)}）"


def _asked(one: Succession) -> str:
    relation = f"{{kind: renamed, from: {one.old}, to: {one.new}, year: {one.year}}}"
    return (
        f"{one.before}年的 {one.old} 在 {one.tasks} 项相同的任务里，{one.year}年换成了 {one.new}；"
        f"如果是更名，可在 relations 写：{relation}"
    )


def _not_understood(seen: Seen) -> Iterable[str]:
    for one in seen.unknown.values():
        yield f"没有看懂是哪个单位：{one.id}（{_seen(one)}）"
