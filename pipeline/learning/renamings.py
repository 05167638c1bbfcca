"""Who took over whose tasks from one year to the next: renamings that no rule knows yet."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from typing import Final

from msgspec import Struct

from pipeline.diff.bodies import Bodies
from pipeline.diff.comparison import compare
from pipeline.model import Notice
from pipeline.model.change import Charge

_ENOUGH: Final = 2
"""Tasks that one body must have taken over from another to be taken for it."""


class Succession(Struct, frozen=True):
    """From ``year`` on ``new`` stands where ``old`` stood, in ``tasks`` tasks that are the same in both years.

    ``sure``: in at least two, in all that ``old`` had and nobody else took over, with ``old`` never named again and
    ``new`` never before. Both are short ids.
    """

    old: str
    new: str
    year: int
    before: int
    tasks: int
    sure: bool


def successions(
    notices: Sequence[Notice], years: Mapping[str, Sequence[int]], prefix: str, bodies: Callable[..., Bodies]
) -> list[Succession]:
    """Those between each year's notices and the next year's that is there. ``years``: when each body is named, by
    short id; ``prefix`` that of the place's ids; ``bodies`` tells of two notices what rules know already."""
    by_year: dict[int, list[Notice]] = defaultdict(list)
    for notice in notices:
        if notice.notice.year is not None and notice.tasks:
            by_year[notice.notice.year].append(notice)
    found: list[Succession] = []
    for was, now in pairwise(sorted(by_year)):
        took, gave = Counter[tuple[str, str]](), Counter[str]()
        for old in by_year[was]:
            for new in by_year[now]:
                _count(old, new, prefix, bodies([old, new]), took, gave)
        for (one, other), count in sorted(took.items()):
            if _went_and_came(years.get(one, ()), years.get(other, ()), was, now):
                rivals = [pair for pair in took if pair != (one, other) and {one, other} & set(pair)]
                sure = count >= _ENOUGH and not rivals and count == gave[one]
                found.append(Succession(one, other, now, was, count, sure))
    return found


def _went_and_came(old: Sequence[int], new: Sequence[int], was: int, now: int) -> bool:
    """Whether a body named in these years was never named from ``now`` on, and the other one never up to ``was``."""
    return bool(old) and bool(new) and max(old) < now and min(new) > was


def _count(
    old: Notice, new: Notice, prefix: str, bodies: Bodies, took: Counter[tuple[str, str]], gave: Counter[str]
) -> None:
    """Enters the tasks in which one body went and one came, and all in which a body went."""
    for change in compare(old, new, bodies).diff.changes:
        if not change.old or not change.new:
            continue
        gone, come = _own(change.units.removed, prefix), _own(change.units.added, prefix)
        gave.update(gone)
        if len(gone) == len(come) == 1:
            took[gone[0], come[0]] += 1


def _own(charges: Sequence[Charge], prefix: str) -> list[str]:
    return [one.unit.removeprefix(prefix) for one in charges if one.unit and one.unit.startswith(prefix)]
