"""Which old obligation became which new one: one best assignment, then splits and merges."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from msgspec import Struct

from pipeline.diff.bodies import Bodies
from pipeline.diff.obligation import Obligation
from pipeline.diff.similarity import Similarity
from pipeline.diff.splits import Group, attach
from pipeline.diff.years import Own
from pipeline.matching.pairing import pair

THRESHOLD = 0.55
"""Score from which two obligations are one.

Measured on nine hand-checked pairs of years: obligations that are truly one score at least 0.75, even where a sentence
was added or half of a split is left; of 20,070 pairs that are not, many of them under one heading and with the same
bodies, the highest scores 0.548, and a hundredth has both sides without a partner of their own. The threshold stands
just above them, so that an obligation of which half was rewritten in place is still found. Wording weighs 0.8 and its
surroundings 0.2: 0.55 asks for a likeness of wording of 0.44 where heading, bodies and section all agree, of 0.56
where half of them do, and of 0.69 where none does.
"""


class Match(Struct, frozen=True):
    """Obligations that belong together: one on each side, several on one for a split or a merge, none for added or
    dropped."""

    old: tuple[Obligation, ...]
    new: tuple[Obligation, ...]


def align(
    old: Sequence[Obligation], new: Sequence[Obligation], old_year: Own, new_year: Own, bodies: Bodies
) -> list[Match]:
    """All obligations of both sides, each in one match, in reading order.

    The result does not depend on the order of rows, nor on which notice is called the old one. Rows that are the same
    in everything are paired in their order of appearance, the first with the first; what is left over of them are the
    last ones.
    """
    if not old or not new:
        return [Match((o,), ()) for o in old] + [Match((), (n,)) for n in new]
    left, left_ids = _ordered(old, old_year)
    right, right_ids = _ordered(new, new_year)
    if left_ids <= right_ids:
        groups = _groups(left, right, left_ids, right_ids, (old_year, new_year), bodies)
    else:
        turned = _groups(right, left, right_ids, left_ids, (new_year, old_year), bodies)
        groups = [(rows, columns) for columns, rows in turned]
    return _in_order([Match(_pick(left, rows), _pick(right, columns)) for rows, columns in groups])


Identity = tuple[str, ...]


def _ordered(items: Sequence[Obligation], year: Own) -> tuple[list[Obligation], list[Identity]]:
    """In an order that their content gives (rows are shuffled from year to year), and what they were ordered by."""
    ranked = sorted(((item.identity(year), item.number, item) for item in items), key=lambda entry: entry[:2])
    return [item for _, _, item in ranked], [identity for identity, _, _ in ranked]


def _groups(
    old: Sequence[Obligation],
    new: Sequence[Obligation],
    old_ids: Sequence[Identity],
    new_ids: Sequence[Identity],
    years: tuple[Own, Own],
    bodies: Bodies,
) -> list[Group]:
    similarity = Similarity(old, new, *years, bodies)
    pairs = pair(similarity.score, THRESHOLD)
    pairs = _first_with_first(pairs, old_ids, new_ids)
    return attach(similarity, pairs)


def _first_with_first(
    pairs: Sequence[tuple[int, int]], old_ids: Sequence[Identity], new_ids: Sequence[Identity]
) -> list[tuple[int, int]]:
    """The same pairs up to rows of one identity, which are handed out in order (they stand in order already)."""
    turned = _handed_out(pairs, old_ids)
    again = _handed_out([(column, row) for row, column in turned], new_ids)
    return sorted((row, column) for column, row in again)


def _handed_out(pairs: Sequence[tuple[int, int]], ids: Sequence[Identity]) -> list[tuple[int, int]]:
    first = {identity: at for at, identity in reversed(list(enumerate(ids)))}
    partners: dict[int, list[int]] = defaultdict(list)
    for row, column in pairs:
        partners[first[ids[row]]].append(column)
    return [(start + at, column) for start, group in partners.items() for at, column in enumerate(sorted(group))]


def _pick(items: Sequence[Obligation], places: Sequence[int]) -> tuple[Obligation, ...]:
    return tuple(sorted((items[place] for place in places), key=lambda item: item.number))


def _in_order(matches: Sequence[Match]) -> list[Match]:
    """In the order of the new notice; a dropped obligation follows what it followed in the old one."""
    after: dict[int, tuple[int, int]] = {}
    last = (0, 0)
    for match in sorted((m for m in matches if m.old), key=lambda m: m.old[0].number):
        if match.new:
            last = (match.new[0].number, 0)
        else:
            last = (last[0], last[1] + 1)
            after[match.old[0].number] = last
    return sorted(matches, key=lambda m: (m.new[0].number, 0) if m.new else after[m.old[0].number])
