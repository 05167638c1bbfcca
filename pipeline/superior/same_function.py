"""Bodies that do the same on two levels: 市财政局 and 区财政局, a bureau and its branch in the district."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from pipeline.diff.bodies import Bodies, key, shown
from pipeline.matching.folding import fold
from pipeline.model import Notice, Party


def bodies_by_function(upper: Notice, lower: Notice, levels: str) -> Bodies:
    """What a comparison of a superior's notice with a district's is told about bodies.

    ``levels``: the characters that say of which level a body is (省市区县…); the same body on another level has the
    same name but for these. A branch's name begins with that of its superior. Collectives of lower governments (各区县)
    are carried out by whoever the district names, and count as the same as any of its bodies.
    """
    theirs, ours = _parties(upper), _parties(lower)
    by_function: dict[str, list[str]] = defaultdict(list)
    for body, party in ours.items():
        by_function[_function(party, lower, levels)].append(body)
    same: dict[str, tuple[str, ...]] = {}
    for body, party in theirs.items():
        found = by_function.get(_function(party, upper, levels), [])
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
