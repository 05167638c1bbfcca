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
    """The tables on a page, each the strokes that touch one another; top to bottom.

    Level strokes that no upright one touches form a table with those above and below them that span the same width.
    """
    level = [(at, start, end) for at, found in join_rules(rules, True).items() for start, end in found]
    upright = [(at, start, end) for at, found in join_rules(rules, False).items() for start, end in found]
    parent = list(range(len(level) + len(upright)))

    def root(node: int) -> int:
        while parent[node] != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    for v, (x, top, bottom) in enumerate(upright, len(level)):
        for h, (y, start, end) in enumerate(level):
            if start - SNAP <= x <= end + SNAP and top - SNAP <= y <= bottom + SNAP:
                parent[root(v)] = root(h)
    ruled = {root(v) for v in range(len(level), len(parent))}
    loose = [h for h in range(len(level)) if root(h) not in ruled]
    for h, other in zip(loose, loose[1:], strict=False):
        if _same_width(level, h, other, loose):
            parent[root(other)] = root(h)
    members: dict[int, list[int]] = defaultdict(list)
    for node in range(len(parent)):
        members[root(node)].append(node)
    tables = [_strokes(nodes, level, upright, rules) for nodes in members.values()]
    return sorted(tables, key=lambda table: min([*table.level, *(s for found in table.upright.values() for s, _ in found)]))


def _same_width(level: list[tuple[float, float, float]], h: int, other: int, loose: list[int]) -> bool:
    """Whether two neighbouring unframed strokes lie within one another's width, as a table's rules do."""
    _, a0, a1 = level[h]
    _, b0, b1 = level[other]
    return (a0 - SNAP <= b0 and b1 <= a1 + SNAP) or (b0 - SNAP <= a0 and a1 <= b1 + SNAP) or abs(a1 - b1) <= SNAP


def _strokes(
    nodes: list[int],
    level: list[tuple[float, float, float]],
    upright: list[tuple[float, float, float]],
    rules: Sequence[Rule],
) -> Strokes:
    flat: dict[float, list[tuple[float, float]]] = defaultdict(list)
    tall: dict[float, list[tuple[float, float]]] = defaultdict(list)
    for node in nodes:
        if node < len(level):
            at, start, end = level[node]
            flat[at].append((start, end))
        else:
            at, start, end = upright[node - len(level)]
            tall[at].append((start, end))
    low, high = (min(flat) - SNAP, max(flat) + SNAP) if flat else (0.0, 0.0)
    breaks = [x for r in rules if r.horizontal and low <= r.at <= high for x in (r.start, r.end)] if not tall else []
    return Strokes(dict(flat), dict(tall), breaks)
