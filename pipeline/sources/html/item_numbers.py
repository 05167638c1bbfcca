"""Numbers of ordered lists, which a browser prints and no text holds."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborNode

from pipeline.sources.html.nodes import beginning
from pipeline.text.labels import read_label
from pipeline.text.numerals import write_counted, write_roman

_STYLE = re.compile(r"list-style(?:-type)?\s*:\s*([^;]+)")
_KINDS = (
    ("none", re.compile("none")),
    ("han", re.compile(r"cjk-(?:ideographic|decimal)|(?:simp|trad)-chinese")),
    *((kind, re.compile(kind.replace("alpha", "(?:alpha|latin)"))) for kind in ("lower-alpha", "upper-alpha")),
    *((kind, re.compile(kind)) for kind in ("lower-roman", "upper-roman")),
)
_TYPES = {"a": "lower-alpha", "A": "upper-alpha", "i": "lower-roman", "I": "upper-roman"}
_LABEL = 12
"""Characters in which an item's own number ends."""


class Numbering:
    """The numbers of one ``<ol>``."""

    def __init__(self, node: LexborNode) -> None:
        attributes = node.attributes
        self._kind = _kind(attributes.get("style") or "", attributes.get("type") or "")
        self._step = -1 if "reversed" in attributes else 1
        self._next = _integer(attributes.get("start"), _items(node) if self._step < 0 else 1)

    def label(self, item: LexborNode) -> str:
        """What is printed before the next item; nothing where its text begins with a number of its own."""
        value = _integer(item.attributes.get("value"), self._next)
        self._next = value + self._step
        return "" if self._kind == "none" or read_label(beginning(item, _LABEL)) else _printed(value, self._kind)


def _items(node: LexborNode) -> int:
    items = 0
    inner = node.child
    while inner is not None:
        items += inner.tag == "li"
        inner = inner.next
    return items


def _kind(style: str, kind: str) -> str:
    found = _STYLE.search(style.lower())
    if not found:
        return _TYPES.get(kind, "decimal")
    return next((kind for kind, sign in _KINDS if sign.search(found[1])), "decimal")


def _integer(text: str | None, default: int) -> int:
    return int(text) if text and re.fullmatch(r"\s*-?\d{1,6}\s*", text) else default


def _printed(value: int, kind: str) -> str:
    if kind == "han" and (counted := write_counted(value)):
        return f"{counted}、"
    letters = ""
    if kind.endswith("alpha"):
        letters = chr(ord("a") + value - 1) if 0 < value < 27 else ""
    elif kind.endswith("roman"):
        letters = write_roman(value)
    if kind.startswith("upper"):
        letters = letters.upper()
    return f"{letters or value}. "
