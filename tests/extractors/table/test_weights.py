"""The table of evidence: complete, and each sign on the side that its reason says."""

from __future__ import annotations

import ast
import inspect
from math import log
from types import ModuleType

import pytest

from pipeline.extractors.table import seam_signs, seams
from pipeline.extractors.table.weights import DOUBT, EMPTY, ENDINGS, MERGING, WEIGHTS


def named(module: ModuleType) -> set[str]:
    """All texts in a module's code."""
    tree = ast.parse(inspect.getsource(module))
    return {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)}


def test_every_weight_belongs_to_a_sign_that_is_looked_for() -> None:
    assert set(WEIGHTS) <= named(seam_signs) | named(seams)


def test_every_weight_says_why() -> None:
    assert all(weight.why and weight.weight for weight in WEIGHTS.values())


@pytest.mark.parametrize(
    ("one_cell", "two_cells"),
    [
        ("open", "closed"),
        ("empty below", "all below"),
        ("full line", "short line"),
        ("next item", "next row's item"),
        ("name cut", "names whole"),
        ("known together", "times whole"),
        ("known together", "known apart"),
        ("same heading", "same text"),
        ("ordinal cut", "two numbers"),
    ],
)
def test_opposite_signs_weigh_on_opposite_sides(one_cell: str, two_cells: str) -> None:
    assert WEIGHTS[one_cell].weight > 0 > WEIGHTS[two_cells].weight


def test_every_kind_of_column_has_rows_beforehand_under_every_heading() -> None:
    kinds = {kind for kind, _ in MERGING}
    assert set(MERGING) == {(kind, parent) for kind in kinds for parent in (None, True, False)}


def test_no_logarithm_of_nothing() -> None:
    assert all(min(pair) > 0 for table in (MERGING, EMPTY, ENDINGS) for pair in table.values())


def test_a_cell_goes_on_less_often_where_its_heading_begins_anew() -> None:
    for kind in {kind for kind, _ in MERGING}:
        (begins, on), (begins_under, on_under) = MERGING[kind, False], MERGING[kind, True]
        assert on / begins <= on_under / begins_under


def test_doubt_is_eighty_to_one() -> None:
    assert pytest.approx(log(80), abs=0.1) == DOUBT
