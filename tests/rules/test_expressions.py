"""Expressions of rules are compiled when they are used, or all at once where nobody has tried them."""

from __future__ import annotations

import re

import pytest

from pipeline.rules.expressions import compile_all, expression


def test_it_is_the_expression() -> None:
    late = expression("(?P<year>20\\d\\d)年")
    found = late.search("于2021年底")
    assert found is not None and found["year"] == "2021"
    assert (late.pattern, late.groups, late.sub("Y", "2021年")) == ("(?P<year>20\\d\\d)年", 1, "Y")


def test_nothing_is_compiled_before_it_is_used() -> None:
    late = expression("(")
    assert late.pattern == "("
    with pytest.raises(re.error):
        late.match("x")


def test_all_are_tried_at_once() -> None:
    broken = expression("[")
    with pytest.raises(re.error):
        compile_all()
    assert broken.pattern == "["
    del broken
    compile_all()
