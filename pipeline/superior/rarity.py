"""How much two texts say the same in whatever order: their characters and pairs of characters, weighed by how rare they
are among all obligations. Whoever puts a sentence in other words turns it round, and keeps its nouns."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from pipeline.matching.folding import fold

Matrix = NDArray[np.float64]


class Rarity:
    """Weights of characters and pairs, from all texts that are compared."""

    def __init__(self, texts: Sequence[str]) -> None:
        counts = Counter(sign for text in texts for sign in _bag(text))
        self._most = math.log(len(texts) + 1)
        self._weights = {sign: math.log((len(texts) + 1) / counts[sign]) for sign in sorted(counts)}
        self._columns = {sign: column for column, sign in enumerate(self._weights)}
        self._vector = np.array(list(self._weights.values()), dtype=np.float64)

    def share(self, part: str, whole: str) -> float:
        """The share of a text's characters, by weight, that stand anywhere in the other; 1 for a text without any."""
        wanted, there = _characters(part), _characters(whole)
        total = sum(map(self._weight, wanted))
        return sum(self._weight(sign) for sign in wanted if sign in there) / total if total else 1.0

    def likeness(self, rows: Sequence[str], columns: Sequence[str]) -> Matrix:
        """How alike the texts of two lists are, all with all: the mean of the share of both (Dice) and the share of the
        lighter (overlap). The texts must be among those that the weights are from."""
        left, right = self._table(rows), self._table(columns)
        shared: Matrix = ((left * self._vector[None, :]) @ right.T).toarray()
        one, other = (left @ self._vector)[:, None], (right @ self._vector)[None, :]
        total, least = np.maximum(one + other, 1e-9), np.maximum(np.minimum(one, other), 1e-9)
        mean: Matrix = shared / total + shared / least / 2
        return mean

    def _weight(self, sign: str) -> float:
        return self._weights.get(sign, self._most)

    def _table(self, texts: Sequence[str]) -> csr_array:
        columns = [sorted(self._columns[sign] for sign in _bag(text)) for text in texts]
        starts = np.concatenate([[0], np.cumsum([len(row) for row in columns], dtype=np.int64)])
        indices = np.array([column for row in columns for column in row], dtype=np.int64)
        return csr_array((np.ones(len(indices)), indices, starts), shape=(len(texts), len(self._columns)))


def _characters(text: str) -> frozenset[str]:
    return frozenset(sign for sign in fold(text) if sign.isalnum())


def _bag(text: str) -> frozenset[str]:
    """Characters, and pairs of them that stand side by side."""
    folded = fold(text)
    pairs = (folded[at : at + 2] for at in range(len(folded) - 1))
    return _characters(text) | {pair for pair in pairs if pair.isalnum()}
