import numpy as np

from pipeline.matching.pairing import pair


def test_a_perfect_pair_is_not_torn_apart_by_two_lukewarm_ones() -> None:
    assert pair(np.array([[1.0, 0.6], [0.6, 0.1]]), 0.5) == [(0, 0)]


def test_no_pair_is_forced() -> None:
    assert pair(np.array([[0.4, 0.2]]), 0.5) == []
    assert pair(np.zeros((0, 3)), 0.5) == []
    assert pair(np.array([[0.5, 0.9], [0.2, 0.8]]), 0.5) == [(0, 1)]


def test_sides_may_differ_in_length() -> None:
    assert pair(np.array([[0.2, 0.9, 0.3]]), 0.5) == [(0, 1)]
    assert pair(np.array([[0.2], [0.9]]), 0.5) == [(1, 0)]
