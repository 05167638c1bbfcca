"""How GB/T 33190 writes values into XML: names with or without a namespace, numbers, boxes, matrices, offsets.

Nothing here raises for a value that is missing or broken: the default stands in, as in the readers that people use.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from typing import Final, TypeAlias

from lxml import etree

Element: TypeAlias = etree._Element
Matrix = tuple[float, float, float, float, float, float]
"""a b c d e f: x' = a·x + c·y + e, y' = b·x + d·y + f, with y down the page."""
IDENTITY: Final[Matrix] = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
MOST: Final = 1e6
"""Millimetres: no number of a page is larger, so that what is worked out from them stays finite."""

_NUMBER: Final = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
_OFFSET: Final = re.compile(rf"([gG]?)\s*({_NUMBER.pattern})")


def local(element: Element) -> str:
    """An element's name without its namespace or prefix."""
    return str(element.tag).rpartition("}")[2].rpartition(":")[2]


def children(element: Element | None, *names: str) -> Iterator[Element]:
    """The children with one of the names, in order; all if none is given."""
    for one in element if element is not None else ():
        if not names or local(one) in names:
            yield one


def child(element: Element | None, *way: str) -> Element | None:
    """What is found by going down by the names, each time to the first child of that name."""
    for name in way:
        element = next(children(element, name), None)
    return element


def text_of(element: Element | None) -> str:
    """An element's text without white space around it; empty if there is no element."""
    return "" if element is None else "".join(element.itertext()).strip()


def numbers(text: str | None) -> list[float]:
    """All numbers of a list, parted by white space or commas."""
    return [_bounded(float(found[0])) for found in _NUMBER.finditer(text or "")]


def number(text: str | None, default: float) -> float:
    """The first number of a text."""
    return next(iter(numbers(text)), default)


def flag(text: str | None, default: bool) -> bool:
    """A truth value: true or 1, false or 0."""
    return default if text is None else text.strip().lower() in ("true", "1")


def box(text: str | None) -> tuple[float, float, float, float] | None:
    """x, y, width and height; None where there are not four numbers."""
    found = numbers(text)
    return (found[0], found[1], found[2], found[3]) if len(found) >= 4 else None


def matrix(text: str | None) -> Matrix:
    """A transformation; none where there are not six numbers."""
    found = numbers(text)
    return (found[0], found[1], found[2], found[3], found[4], found[5]) if len(found) >= 6 else IDENTITY


def chained(inner: Matrix, outer: Matrix) -> Matrix:
    """First the inner, then the outer transformation."""
    a, b, c, d, e, f = inner
    x, y = applied(outer, e, f)
    oa, ob, oc, od, _, _ = outer
    return oa * a + oc * b, ob * a + od * b, oa * c + oc * d, ob * c + od * d, x, y


def applied(by: Matrix, x: float, y: float) -> tuple[float, float]:
    """Where a point comes to stand."""
    a, b, c, d, e, f = by
    return a * x + c * y + e, b * x + d * y + f


def offsets(text: str | None, count: int) -> list[float]:
    """DeltaX or DeltaY, spelled out up to ``count`` values: in ``g 3 5`` the value 5 stands three times."""
    found: list[float] = []
    repeat: int | None = None
    for group, value in _OFFSET.findall(text or ""):
        if group:
            repeat = max(0, min(int(_bounded(float(value))), count))
            continue
        found += [_bounded(float(value))] * (1 if repeat is None else repeat)
        repeat = None
        if len(found) >= count:
            break
    return found[:count]


def _bounded(value: float) -> float:
    return max(-MOST, min(MOST, value)) if math.isfinite(value) else 0.0
