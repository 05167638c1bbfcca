"""One task split in two, two merged in one: found by what a pair leaves over."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import numpy as np
from msgspec import Struct

from pipeline.diff.similarity import Similarity

Group = tuple[tuple[int, ...], tuple[int, ...]]
"""Rows and columns that belong together."""

PART = 0.5
"""Weight share of a piece that must stand in the whole, and in what the other piece leaves of it: a sentence that both
years have anyway makes no split. True pieces of hand-checked years leave at least 0.73 (they share phrases with their
other half), more than connecting words take away; sentences that only sound alike have at most 0.41."""
MATE = 0.5
"""Weight share of the other piece that must stand in the whole: else that obligation was rewritten, not divided."""


class _Attachment(Struct, frozen=True):
    """A row or column without a partner that is the missing piece of a pair."""

    strength: float
    side: Literal["old", "new"]
    piece: int
    pair: int


def attach(similarity: Similarity, pairs: Sequence[tuple[int, int]]) -> list[Group]:
    """The pairs as groups, widened by the pieces that belong to them, and everything else alone.

    A pair grows on one side only (a split or a merge, not both), the best fitting piece first.
    """
    rows, columns = similarity.shared.shape
    groups: list[tuple[list[int], list[int]]] = [([row], [column]) for row, column in pairs]
    lone_rows = sorted(set(range(rows)) - {row for row, _ in pairs})
    lone_columns = sorted(set(range(columns)) - {column for _, column in pairs})
    found = _missing_columns(similarity, pairs, lone_columns) + _missing_rows(similarity, pairs, lone_rows)
    for item in sorted(found, key=lambda item: (-item.strength, item.pair, item.piece)):
        here, there = (0, 1) if item.side == "old" else (1, 0)
        group, lone = groups[item.pair], (lone_rows if item.side == "old" else lone_columns)
        if item.piece in lone and len(group[there]) == 1 and _still_missing(similarity, group, item):
            group[here].append(item.piece)
            lone.remove(item.piece)
    whole = [(tuple(sorted(rows)), tuple(sorted(columns))) for rows, columns in groups]
    return whole + [((row,), ()) for row in lone_rows] + [((), (column,)) for column in lone_columns]


def _missing_columns(
    similarity: Similarity, pairs: Sequence[tuple[int, int]], lone: Sequence[int]
) -> list[_Attachment]:
    """New obligations without a partner that are pieces of an old one: splits."""
    if not lone or not pairs:
        return []
    rows, mates = (np.array(side) for side in zip(*pairs, strict=True))
    share = similarity.shared[rows][:, lone] / similarity.new_weight[lone][None, :]
    mate = similarity.shared[rows, mates] / similarity.new_weight[mates]
    return [
        _Attachment(float(share[at, place]), "new", lone[place], int(at))
        for at, place in np.argwhere((share >= PART) & (mate >= MATE)[:, None])
    ]


def _missing_rows(similarity: Similarity, pairs: Sequence[tuple[int, int]], lone: Sequence[int]) -> list[_Attachment]:
    """Old obligations without a partner that are pieces of a new one: merges."""
    if not lone or not pairs:
        return []
    mates, columns = (np.array(side) for side in zip(*pairs, strict=True))
    share = similarity.shared[lone][:, columns] / similarity.old_weight[lone][:, None]
    mate = similarity.shared[mates, columns] / similarity.old_weight[mates]
    return [
        _Attachment(float(share[place, at]), "old", lone[place], int(at))
        for place, at in np.argwhere((share >= PART) & (mate >= MATE)[None, :])
    ]


def _still_missing(similarity: Similarity, group: tuple[list[int], list[int]], item: _Attachment) -> bool:
    """Whether the piece stands in what the group's other pieces leave of the whole."""
    if item.side == "new":
        whole, piece = similarity.old_grams[[group[0][0]]], similarity.new_grams[[item.piece]]
        others = similarity.new_grams[group[1]]
    else:
        whole, piece = similarity.new_grams[[group[1][0]]], similarity.old_grams[[item.piece]]
        others = similarity.old_grams[group[0]]
    taken = np.isin(piece.indices, others.indices)
    there = np.isin(piece.indices, whole.indices)
    weights = similarity.weights(piece.indices)
    return bool(weights[there & ~taken].sum() >= PART * weights.sum())
