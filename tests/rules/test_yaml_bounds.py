"""What is too large or too deep for a file that a person writes."""

from __future__ import annotations

import pytest
import yaml

from pipeline.rules.yaml_bounds import overgrown, too_deep


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a: 1\nb: " + "[" * 101, 2),
        ("a: 1\n" + "- " * 150, 2),
        ("".join(f"{' ' * at}a:\n" for at in range(150)), 101),
        ("[" * 100, None),
        ("]" * 500, None),
        ("a: [[[1]]]\nb: {c: {d: 1}}\n" * 100, None),
        ("".join(f"a:\n  b:\n    c: {at}\n" for at in range(500)), None),
    ],
    ids=["brackets", "dashes", "indents", "a few", "closing ones", "brackets that close", "indents that go back"],
)
def test_depth(text: str, line: int | None) -> None:
    assert too_deep(text) == line


BOMB = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{chr(98 + at)}: &{chr(98 + at)} [{', '.join([f'*{chr(97 + at)}'] * 9)}]\n" for at in range(12)
)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (BOMB, 6),
        ("a: &a {x: 1}\nb: &b {<<: [*a, *a]}\nc: [*a, *b]\n", None),
        ("a: 1\nb: &b [1, *b]\n", 2),
        ("a: &a 1\nb: [" + "*a, " * 1001 + "]", 1),
        ("a: [" + "1, " * 200_000 + "]", None),
    ],
    ids=["a bomb", "a few", "a circle", "many", "none, but many values"],
)
def test_aliases(text: str, line: int | None) -> None:
    found = overgrown(yaml.compose(text, Loader=yaml.CSafeLoader))
    assert found == line
