"""From the rules drawn on a page to straight, joined strokes and the tables that they frame. Pure geometry, in points.

The chain: snap (rules that are drawn twice or a hair apart become one), merge (pieces of one rule are joined), group
(strokes that touch belong to one table).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from pipeline.sources.pdf.glyphs import Rule

SNAP = 3.0
"""Points within which two rules are one: double rules and the hair between a cell's own borders."""


class Strokes(NamedTuple):
    """The joined strokes of one table: ``{position: [(start, end), …]}``, and the raw ends of the level ones."""

    level: dict[float, list[tuple[float, float]]]
    upright: dict[float, list[tuple[float, float]]]
    breaks: list[float]


def snap(values: Iterable[float], tolerance: float = SNAP) -> dict[float, float]:
    """Each value's cluster centre; neighbours no further apart than ``tolerance`` share one."""
    ordered = sorted(set(values))
    centres: dict[float, float] = {}
    cluster: list[float] = []
    for value in ordered:
        if cluster and value - cluster[-1] > tolerance:
            centres.update(dict.fromkeys(cluster, sum(cluster) / len(cluster)))
            cluster = []
        cluster.append(value)
    centres.update(dict.fromkeys(cluster, sum(cluster) / len(cluster) if cluster else 0.0))
    return centres


def merge(pieces: Sequence[tuple[float, float]], tolerance: float = SNAP) -> list[tuple[float, float]]:
    """Overlapping or touching pieces of one line, joined."""
    joined: list[tuple[float, float]] = []
    for start, end in sorted(pieces):
        if joined and start <= joined[-1][1] + tolerance:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def join_rules(rules: Sequence[Rule], horizontal: bool) -> dict[float, list[tuple[float, float]]]:
    """All rules of one direction, snapped and merged."""
    mine = [rule for rule in rules if rule.horizontal == horizontal]
    centres = snap(rule.at for rule in mine)
    pieces: dict[float, list[tuple[float, float]]] = defaultdict(list)
    for rule in mine:
        pieces[centres[rule.at]].append((rule.start, rule.end))
    return {at: merge(found) for at, found in sorted(pieces.items())}


def group(rules: Sequence[Rule]) -> list[Strokes]:
    """The tables on a page, each the strokes that stand beside one another; top to bottom.

    Strokes belong together when they touch, or when the heights that they and their kin take up overlap: a cell that
    runs over the page may have no rule but those at its sides. Level strokes that no upright one touches form a table
    with those above and below them that lie within the same width.
    """
    level = [(at, start, end) for at, found in join_rules(rules, True).items() for start, end in found]
    upright = [(at, start, end) for at, found in join_rules(rules, False).items() for start, end in found]
    level, upright = _without_frames(level, upright)
    bands: list[tuple[float, float]] = merge([(top, bottom) for _, top, bottom in upright])
    tables: list[Strokes] = []
    for top, bottom in bands:
        tall = [one for one in upright if top <= one[1] and one[2] <= bottom]
        flat = [one for one in level if top - SNAP <= one[0] <= bottom + SNAP and _borders(one, tall)]
        tables.append(_strokes(flat, tall, rules))
    loose = [one for one in level if not any(top - SNAP <= one[0] <= bottom + SNAP for top, bottom in bands)]
    for found in _stacks(loose, bands):
        tables.append(_strokes(found, [], rules))
    return sorted(tables, key=_top)


Piece = tuple[float, float, float]
"""Position, start and end of one stroke."""


def _borders(flat: Piece, tall: list[Piece]) -> bool:
    """Whether both ends of a level stroke reach an upright one or beyond; else it underlines a word in a cell."""
    _, start, end = flat
    left = start <= tall[0][0] + SNAP or any(abs(x - start) <= SNAP for x, _, _ in tall)
    return left and (end >= tall[-1][0] - SNAP or any(abs(x - end) <= SNAP for x, _, _ in tall))


def _without_frames(level: list[Piece], upright: list[Piece]) -> tuple[list[Piece], list[Piece]]:
    """All strokes but those of a frame drawn around a page or a table: four that nothing inside them touches."""
    while len(upright) > 3:
        top, bottom = min(one[1] for one in upright), max(one[2] for one in upright)
        left, right = upright[0], upright[-1]
        sides = all(abs(one[1] - top) <= SNAP and abs(one[2] - bottom) <= SNAP for one in (left, right))
        edges = [one for one in level if min(abs(one[0] - top), abs(one[0] - bottom)) <= SNAP]
        inner = [one for one in level if one not in edges]
        lone = all(one[1] > left[0] + SNAP and one[2] < right[0] - SNAP for one in inner)
        lone = lone and all(one[1] > top + SNAP and one[2] < bottom - SNAP for one in upright[1:-1])
        if not (sides and len(edges) == 2 and inner and lone):
            break
        level, upright = inner, upright[1:-1]
    return level, upright


def _stacks(loose: list[Piece], bands: list[tuple[float, float]]) -> list[list[Piece]]:
    """Unframed level strokes, parted where a framed table stands between them or where they share no width."""
    levels: dict[float, list[Piece]] = defaultdict(list)
    for one in loose:
        levels[one[0]].append(one)
    stacks: list[list[Piece]] = []
    for at, pieces in sorted(levels.items()):
        if stacks:
            last = stacks[-1][-1][0]
            left, right = _extent(stacks[-1])
            start, end = _extent(pieces)
            shared = min(right, end) - max(left, start)
            if shared > 0.5 * min(end - start, right - left) and not any(last < top < at for top, _ in bands):
                stacks[-1] += pieces
                continue
        stacks.append(pieces)
    return stacks


def _extent(pieces: list[Piece]) -> tuple[float, float]:
    return min(start for _, start, _ in pieces), max(end for _, _, end in pieces)


def _top(table: Strokes) -> float:
    return min([*table.level, *(start for found in table.upright.values() for start, _ in found)])


def _strokes(level: list[Piece], upright: list[Piece], rules: Sequence[Rule]) -> Strokes:
    flat: dict[float, list[tuple[float, float]]] = defaultdict(list)
    tall: dict[float, list[tuple[float, float]]] = defaultdict(list)
    for at, start, end in level:
        flat[at].append((start, end))
    for at, start, end in upright:
        tall[at].append((start, end))
    low, high = (min(flat) - SNAP, max(flat) + SNAP) if flat else (0.0, 0.0)
    breaks = [x for r in rules if r.horizontal and low <= r.at <= high for x in (r.start, r.end)] if not tall else []
    return Strokes(dict(flat), dict(tall), breaks)
