"""Decides a page break in a table: whether the row goes on, and which cells do, all at once. Pure.

Each column's signs are weighed once. A row that goes on takes all its cells with it; with a new row each cell goes on
or begins anew as its signs and the table's habits say. The best of all such readings counts, and how far it is ahead of
the best reading that differs in a row or a cell is the measure of doubt.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import product
from typing import NamedTuple

from pipeline.extractors.table.habits import HEADS
from pipeline.extractors.table.seam_signs import Context, meet, row_signs, signs
from pipeline.extractors.table.stitched import Seam
from pipeline.extractors.table.weights import DOUBT, WEIGHTS


class SeamReading(NamedTuple):
    """One way to read a page break: whether the row goes on, and which columns' cells do. ``score``: log-likelihood."""

    score: float
    row: bool
    cells: Mapping[int, bool]


class Verdict(NamedTuple):
    """The best reading, and the next one that says something else if it is nearly as good."""

    best: SeamReading
    other: SeamReading | None


def decide(seam: Seam, context: Context) -> Verdict:
    """The best reading of a page break between two rows of which neither is a section row."""
    weights = {
        index: sum(WEIGHTS[name].weight * value for name, value in signs(seam, index, context))
        for index in range(len(context.columns))
        if meet(seam, index) and _first(seam, index)
    }
    filled = {index for index in weights if _text_below(seam, index)}
    row = WEIGHTS["cut row"].weight + sum(WEIGHTS[name].weight * value for name, value in row_signs(seam, context))
    readings = sorted(_readings(weights, row, filled, context), key=lambda one: one.score, reverse=True)
    best = readings[0]
    matters = {index for index in weights if _matters(seam, index, context)}
    other = next((one for one in readings[1:] if _says_else(one, best, matters)), None)
    return Verdict(best, other if other and best.score - other.score < DOUBT else None)


def _first(seam: Seam, index: int) -> bool:
    """Whether a cell over several columns is looked at in the first of them."""
    below = seam.below[index]
    return below is not None and below.left == index


def _readings(weights: Mapping[int, float], row: float, filled: set[int], context: Context) -> Iterator[SeamReading]:
    """For the row that goes on one reading; for a new one, for all choices of headings, the best of the other columns
    and the best with one of them the other way."""
    yield SeamReading(row + sum(weights.values()), True, dict.fromkeys(weights, True))
    heads = [index for index in weights if context.columns[index].role in HEADS]
    own = [index for index in weights if index not in heads]
    for choice in product((True, False), repeat=len(heads)):
        chosen = dict(zip(heads, choice, strict=True))
        score = sum(_scored(index, state, weights, chosen, context) for index, state in chosen.items())
        pairs = {
            index: (_scored(index, False, weights, chosen, context), _scored(index, True, weights, chosen, context))
            for index in own
        }
        cells = {index: on > anew for index, (anew, on) in pairs.items()}
        total = score + sum(max(pair) for pair in pairs.values())
        flips = [(None, 0.0), *((index, abs(on - anew)) for index, (anew, on) in pairs.items())]
        for index, loss in flips:
            state = dict(cells)
            if index is not None:
                state[index] = not state[index]
            if all(on for index, on in state.items() if index in filled):
                # A new row has some text of its own.
                continue
            yield SeamReading(total - loss, False, {**chosen, **state})


def _scored(
    index: int, state: bool, weights: Mapping[int, float], chosen: Mapping[int, bool], context: Context
) -> float:
    parent = context.habits.parent(index)
    anew, on = context.habits.goes_on(index, chosen.get(parent) if parent is not None else None)
    return weights[index] + on if state else anew


def _text_below(seam: Seam, index: int) -> bool:
    below = seam.below[index]
    return below is not None and bool(below.text)


def _matters(seam: Seam, index: int, context: Context) -> bool:
    """Whether it makes a difference if the two pieces are one cell. An empty heading is the one above anyway."""
    above, below = seam.above[index], seam.below[index]
    assert above is not None and below is not None
    if context.columns[index].role in HEADS:
        return bool(below.text) and below.text != above.text
    return bool(above.text or below.text)


def _says_else(one: SeamReading, other: SeamReading, matters: set[int]) -> bool:
    return one.row != other.row or any(one.cells[index] != other.cells[index] for index in matters)
