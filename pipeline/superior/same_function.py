"""Bodies that do the same on two levels: 市财政局 and 区财政局, a bureau and its branch in the district."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from pipeline.diff.bodies import Bodies, key, shown
from pipeline.matching.folding import fold
from pipeline.model import Notice, Party


class NameSigns(Struct, frozen=True):
    """What names of bodies are made of, as the rules say: ``levels`` (省市区县…) and ``kinds`` (局委办…) are
    characters, ``joining`` the words between fields (和, 与)."""

    levels: str
    kinds: str = ""
    joining: tuple[str, ...] = ()


def bodies_by_function(upper: Notice, lower: Notice, signs: NameSigns) -> Bodies:
    """What a comparison of a superior's notice with a district's is told about bodies.

    The same body on another level has the same name but for the level, or one of its fields of work (教育和体育局 for
    教育局): counties join what cities keep apart. A branch's name begins with that of its superior. Collectives of
    lower governments (各区县) are carried out by whoever the district names, and count as the same as any of its
    bodies.
    """
    theirs, ours = _parties(upper), _parties(lower)
    by_function: dict[str, list[str]] = defaultdict(list)
    for body, party in ours.items():
        by_function[_function(party, lower, signs.levels)].append(body)
    parts = {function: _fields(function, signs) for function in by_function}
    same: dict[str, tuple[str, ...]] = {}
    for body, party in theirs.items():
        wanted = _function(party, upper, signs.levels)
        fields = _fields(wanted, signs)
        near = (function for function, known in parts.items() if known & fields)
        found = by_function.get(wanted) or [one for function in near for one in by_function[function]]
        branches = [other for other, one in ours.items() if _is_branch(party, one)]
        same[body] = tuple(dict.fromkeys((*found, *branches)))
    return Bodies(successors=lambda unit: same.get(unit, ()))


def _parties(notice: Notice) -> Mapping[str, Party]:
    """The parties of a notice by their identity, each once."""
    found: dict[str, Party] = {}
    for task in notice.tasks:
        for party in task.assignment.parties:
            found.setdefault(key(party), party)
    return found


def _function(party: Party, notice: Notice, levels: str) -> str:
    """A body's name without its place and level."""
    local = (party.unit or "").partition("/")[2] or party.text
    return bare(local, places_of(notice), levels)


def _fields(function: str, signs: NameSigns) -> frozenset[str]:
    """What a body works at: each of its fields (教育和体育局: 教育局, 体育局), and all in one word, for 发展改革局 and
    发展和改革局. Nothing for a name that ends in no kind of body."""
    fields, kind = function[:-1], function[-1:]
    if not fields or kind not in signs.kinds:
        return frozenset()
    parts = [fields]
    for word in signs.joining:
        parts = [part for one in parts for part in one.split(word)]
    return frozenset(f"{one}{kind}" for one in (*parts, "".join(parts)) if one)


def _is_branch(upper: Party, lower: Party) -> bool:
    return bool(upper.name) and shown(lower) != shown(upper) and shown(lower).startswith(shown(upper))


def places_of(notice: Notice) -> Sequence[str]:
    """The names by which a notice may call its place, the longest first: with the places above it, and alone."""
    where = notice.notice.jurisdiction
    if where is None:
        return ()
    names = [*where.parents, where.name]
    return sorted({"".join(names[at:]) for at in range(len(names))} | {where.name}, key=len, reverse=True)


def bare(text: str, places: Iterable[str], levels: str) -> str:
    """A text without the names of its place and the characters of levels: the same on every level."""
    text = fold(text)
    for place in places:
        text = text.replace(fold(place), "")
    return text.translate(dict.fromkeys(map(ord, levels)))
