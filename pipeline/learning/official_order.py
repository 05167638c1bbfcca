"""The official order of bodies, from the order in which lists name them. Pure."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from itertools import pairwise


def official_order(
    ids: Collection[str], before: Mapping[tuple[str, str], int], usual: Callable[[str], tuple[int, ...]]
) -> list[str]:
    """The ids in the usual order, but neighbours of which most lists name the second first changed round.

    ``before`` counts how often one stands before another in a list. ``usual``: a rank whose first number is a block
    (party organs, office, departments …) that lists do not mix. Lists that single out some bodies for a task say little
    of those far apart, so only neighbours change places, each two once: a ring of contradictions comes to an end.
    """
    ordered = sorted(ids, key=lambda one: (usual(one), one))
    changed: set[tuple[str, str]] = set()
    while wrong := [
        (at, one, other)
        for at, (one, other) in enumerate(pairwise(ordered))
        if usual(one)[0] == usual(other)[0]
        and before.get((other, one), 0) > before.get((one, other), 0)
        and (other, one) not in changed
        and (one, other) not in changed
    ]:
        at, one, other = wrong[0]
        changed.add((one, other))
        ordered[at : at + 2] = [other, one]
    return ordered
