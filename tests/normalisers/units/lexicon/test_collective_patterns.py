"""The lists of the rules as expressions: every word of a list is found, whole and nothing beside it."""

from __future__ import annotations

from pipeline.normalisers.units.lexicon.collective_patterns import CollectivePatterns
from tests.normalisers.units.reading import registry

VOCABULARY = registry().vocabulary
PATTERNS = CollectivePatterns(VOCABULARY)


def test_every_kind_of_place_has_the_rank_of_its_line() -> None:
    lines = VOCABULARY.words.territories.ranks
    assert PATTERNS.ranks == {word: rank for rank, line in enumerate(lines) for word in line.split()}
    assert PATTERNS.ranks["省"] < PATTERNS.ranks["县"] < PATTERNS.ranks["村"]


def test_every_determiner_may_stand_before_a_kind_of_place() -> None:
    for word in VOCABULARY.words.collectives.determiners.split():
        found = PATTERNS.first_land.match(f"{word}县")
        assert found is not None, word
        assert found.group("land") == "县"


def test_kinds_in_brackets_belong_to_the_kind_before_them() -> None:
    found = PATTERNS.each_land.match("各县（市、区）民政局")
    assert found is not None
    assert found.group() == "各县（市、区）"


def test_an_open_list_is_no_etc_inside_a_word() -> None:
    assert PATTERNS.open.search("财政局等部门")
    assert not PATTERNS.open.search("平等")


def test_each_within_a_level_keeps_both_sides() -> None:
    found = PATTERNS.within_each.match("区直各部门")
    assert found is not None
    assert (found.group("left"), found.group("right")) == ("区直", "部门")
    assert PATTERNS.within.match("区直")
    assert not PATTERNS.within.match("财政局")
