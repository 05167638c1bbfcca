"""How alike the obligations of two notices are, all with all."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import Indel
from rapidfuzz.process import cdist
from scipy.sparse import csr_array

from pipeline.diff.bodies import Bodies, key
from pipeline.diff.obligation import Obligation
from pipeline.diff.years import Own, timeless
from pipeline.matching.likeness import RUN, grams

Matrix = NDArray[np.float64]
Rows = Callable[[slice], Matrix]
"""Some rows of a matrix, worked out when they are asked for."""

TEXT = 0.8
"""What the requirement's words weigh in the score; the rest is its surroundings."""
HEADING, UNITS, SECTION = 0.45, 0.4, 0.15
"""What the surroundings are made of: the task's heading, the bodies that answer, the section."""

_ROWS = 100


class Similarity:
    """Rows are old obligations, columns new ones. Every matrix has values from 0 to 1.

    The requirement is measured by its runs of three characters, each weighed by how rare it is in both notices
    (inverse document frequency): the phrases that every requirement of a notice ends with say nothing about which is
    which, the noun that only two of them have says nearly all.
    """

    def __init__(
        self,
        old: Sequence[Obligation],
        new: Sequence[Obligation],
        old_year: Own,
        new_year: Own,
        bodies: Bodies,
    ) -> None:
        self._old, self._new, self._years, self._bodies = old, new, (old_year, new_year), bodies
        old_bags = [_bag(o.requirement, old_year) for o in old]
        new_bags = [_bag(n.requirement, new_year) for n in new]
        weights = _rarity([*old_bags, *new_bags])
        self._columns = {gram: column for column, gram in enumerate(weights)}
        self._weights = np.array(list(weights.values()), dtype=np.float64)
        self.old_grams, self.new_grams = self._sparse(old_bags), self._sparse(new_bags)

    def _sparse(self, bags: Sequence[frozenset[str]]) -> csr_array:
        """One row an obligation, one column a run of characters: 1 where it has it."""
        lengths = [len(bag) for bag in bags]
        indices = [column for bag in bags for column in sorted(self._columns[gram] for gram in bag)]
        starts = np.concatenate([[0], np.cumsum(lengths, dtype=np.int64)])
        ones = np.ones(len(indices), dtype=np.float64)
        return csr_array((ones, np.array(indices, dtype=np.int64), starts), shape=(len(bags), len(self._columns)))

    @cached_property
    def shared(self) -> Matrix:
        """Weight of the runs that both requirements have."""
        weighed, others = self.old_grams * self._weights[None, :], self.new_grams.T
        product = np.empty((len(self._old), len(self._new)))
        # Nearly all share some run, and a sparse matrix that is full takes three times the room of a plain one.
        for rows in self._blocks():
            product[rows] = (weighed[rows] @ others).toarray()
        return product

    @cached_property
    def old_weight(self) -> Matrix:
        """Weight of each old requirement."""
        weight: Matrix = self.old_grams @ self._weights
        return weight

    @cached_property
    def new_weight(self) -> Matrix:
        """Weight of each new requirement."""
        weight: Matrix = self.new_grams @ self._weights
        return weight

    def weights(self, runs: NDArray[np.int64]) -> Matrix:
        """Weight of each of these runs, given by their columns."""
        chosen: Matrix = self._weights[runs]
        return chosen

    @cached_property
    def score(self) -> Matrix:
        """Likeness of the whole: wording first, then heading, bodies and section."""
        parts = (HEADING, self._likeness("task")), (SECTION, self._likeness("section")), (UNITS, self._shared_units())
        total = np.empty_like(self.shared)
        for rows in self._blocks():
            surroundings = sum(share * part(rows) for share, part in parts)
            total[rows] = np.round(TEXT * self._wording(rows) + (1 - TEXT) * surroundings, 9)
        return total

    def _blocks(self) -> Iterator[slice]:
        """All rows, a few at a time: what is worked out for them is small, whatever the size of the notices."""
        return (slice(start, start + _ROWS) for start in range(0, len(self._old), _ROWS))

    def _wording(self, rows: slice) -> Matrix:
        """Likeness of requirements: the mean of the share of both (Dice) and the share of the lighter (overlap).

        The overlap keeps a requirement that gained or lost whole sentences, and the halves of a split, near the text
        they come from; Dice keeps a short phrase apart from every long text that happens to hold it.
        """
        shared, one, other = self.shared[rows], self.old_weight[rows, None], self.new_weight[None, :]
        dice = 2 * shared / (one + other)
        overlap = shared / np.minimum(one, other)
        mean: Matrix = (dice + overlap) / 2
        return mean

    def _likeness(self, field: str) -> Rows:
        """Likeness of a heading. A notice without such headings says nothing either way: one half."""
        sides = [
            [timeless(getattr(item, field) or "", year) for item in items]
            for items, year in zip((self._old, self._new), self._years, strict=True)
        ]
        distinct = [sorted(set(side)) for side in sides]
        table = cdist(distinct[0], distinct[1], scorer=Indel.normalized_similarity, dtype=np.float64)
        for axis, texts in enumerate(distinct):
            if "" in texts:
                np.moveaxis(table, axis, 0)[texts.index("")] = 0.5
        places = [{text: at for at, text in enumerate(texts)} for texts in distinct]
        rows, columns = ([place[text] for text in side] for place, side in zip(places, sides, strict=True))
        return lambda block: table[np.ix_(rows[block], columns)]

    def _shared_units(self) -> Rows:
        """Share of the bodies that both have (Jaccard), successors being the same body; one half if none has any."""
        sides = [
            [frozenset(key(party) for party in item.parties) for item in items] for items in (self._old, self._new)
        ]
        theirs = sorted({unit for units in sides[1] for unit in units})
        known = {unit: unit for unit in theirs}
        for unit in sorted({unit for units in sides[0] for unit in units} - known.keys()):
            known[unit] = next((other for other in theirs if self._bodies.same(unit, other)), unit)
        columns = {unit: column for column, unit in enumerate(sorted(set(known.values())))}
        tables = [np.zeros((len(side), len(columns))) for side in sides]
        for table, side in zip(tables, sides, strict=True):
            for row, units in enumerate(side):
                table[row, [columns[known[unit]] for unit in units]] = 1.0

        def share(block: slice) -> Matrix:
            both: Matrix = tables[0][block] @ tables[1].T
            either = tables[0][block].sum(axis=1)[:, None] + tables[1].sum(axis=1)[None, :] - both
            return np.where(either > 0, both / np.maximum(either, 1.0), 0.5)

        return share


def _bag(requirement: str, year: Own) -> frozenset[str]:
    text = timeless(requirement, year)
    return grams(text) if len(text) >= RUN else frozenset((text,))


def _rarity(bags: Sequence[frozenset[str]]) -> dict[str, float]:
    """The weight of each run, in a fixed order; never 0, so that equal texts are alike in the smallest notice."""
    counts = Counter(gram for bag in bags for gram in bag)
    return {gram: math.log((len(bags) + 1) / counts[gram]) for gram in sorted(counts)}
