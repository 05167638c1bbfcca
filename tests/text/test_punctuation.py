"""Marks stand in one set each, where sets must not overlap."""

from __future__ import annotations

from itertools import combinations

from pipeline.text.punctuation import CLOSERS, HALF_STOPS, LIST_JOINERS, PAUSES, STOPS


def test_what_ends_a_sentence_does_not_pause_join_or_close() -> None:
    for one, other in combinations((STOPS, HALF_STOPS, PAUSES, CLOSERS), 2):
        assert not set(one) & set(other)
    assert not set(LIST_JOINERS) & set(STOPS + CLOSERS)


def test_no_mark_stands_twice_in_its_set() -> None:
    assert all(len(set(one)) == len(one) for one in (STOPS, HALF_STOPS, PAUSES, CLOSERS, LIST_JOINERS))
