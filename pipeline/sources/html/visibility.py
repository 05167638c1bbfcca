"""Which elements a page does not display: by their attributes, and by the style sheets within the page. Pure.

Nothing is fetched. ``visibility`` is no sign: real pages hide their body until a script ran.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from selectolax.lexbor import LexborHTMLParser, LexborNode, SelectolaxError

from pipeline.sources.html.nodes import count_han

_DISPLAY: Final = re.compile(r"(?<![\w-])display\s*:\s*([a-z-]+)\s*(!\s*important)?", re.IGNORECASE)
_COMMENT: Final = re.compile(r"/\*.*?(?:\*/|\Z)|<!--|-->", re.DOTALL)
_ON_SCREEN: Final = frozenset({"", "all", "screen", "@media all", "@media screen"})
_MOST_RULES: Final = 2000
"""Selectors of one page that are looked at."""
_LONGEST: Final = 200
_ALL: Final = 0.9
"""Share of a page's Chinese characters that no style sheet hides for good: a script shows them."""


class _Rule(NamedTuple):
    """What a style sheet says about the elements of one selector; ``weight`` decides among rules (CSS Cascade, 6)."""

    selector: str
    hides: bool
    weight: tuple[bool, int, int, int, int]


class Visibility:
    """Tells the elements of one page that are not displayed."""

    def __init__(self, tree: LexborHTMLParser) -> None:
        self._hidden = _hidden_by_sheets(tree)

    def hides(self, node: LexborNode) -> bool:
        """Whether the element itself is not displayed, whatever is around it."""
        attributes = node.attributes
        by_sheet = self._hidden.get(node.mem_id)
        said = _said(attributes.get("style") or "")
        if said is not None and (not by_sheet or said[1]):
            return said[0]
        return "hidden" in attributes or by_sheet is not None


def _said(declarations: str) -> tuple[bool, bool] | None:
    """Whether declarations hide, and whether they are important; None where they do not say how to display."""
    found = _DISPLAY.findall(declarations)
    return (found[-1][0].lower() == "none", bool(found[-1][1])) if found else None


def _hidden_by_sheets(tree: LexborHTMLParser) -> dict[int, bool]:
    """The elements that style sheets hide, and whether for an important rule, which goes before their own style."""
    rules = list(_rules(tree))
    if not any(rule.hides for rule in rules) or tree.body is None:
        return {}
    won: dict[int, _Rule] = {}
    nodes: dict[int, LexborNode] = {}
    for rule in sorted(rules, key=lambda rule: rule.weight):
        for node in _selected(tree, rule.selector):
            won[node.mem_id] = rule
            nodes[node.mem_id] = node
    hidden = {one: rule.weight[0] for one, rule in won.items() if rule.hides}
    whole = count_han(tree.body.text())
    if any(count_han(nodes[one].text()) > _ALL * whole for one in hidden):
        return {}
    return hidden


def _selected(tree: LexborHTMLParser, selector: str) -> list[LexborNode]:
    try:
        return tree.css(selector)
    except SelectolaxError:
        return []


def _rules(tree: LexborHTMLParser) -> Iterator[_Rule]:
    count = 0
    for sheet in tree.css("style"):
        if (sheet.attributes.get("media") or "").strip().lower() not in _ON_SCREEN:
            continue
        for selectors, declarations in _blocks(_COMMENT.sub(" ", sheet.text(deep=True) or "")):
            said = _said(declarations)
            for selector in _plain(selectors) if said else ():
                count += 1
                if said is None or count > _MOST_RULES:
                    return
                yield _Rule(selector, said[0], (said[1], *_specificity(selector), count))


def _blocks(sheet: str) -> Iterator[tuple[str, str]]:
    """Selectors and declarations of the rules for screens."""
    around: list[bool] = []
    for chunk in sheet.split("}"):
        *heads, declarations = chunk.split("{")
        if not heads:
            around = around[:-1]
            continue
        for head in heads[:-1]:
            around.append(" ".join(head.rpartition(";")[2].lower().split()) in _ON_SCREEN)
        if all(around):
            yield heads[-1].rpartition(";")[2], declarations


def _plain(selectors: str) -> Iterable[str]:
    """Selectors of a list that hold at all times: none of a state (:hover) or of what is made (::before)."""
    found = (one.strip() for one in selectors.split(","))
    return [one for one in found if one and len(one) <= _LONGEST and not set(":@") & set(one)]


def _specificity(selector: str) -> tuple[int, int, int]:
    tags = sum(piece[:1].isalpha() for piece in re.split(r"[\s>+~]+", selector))
    return selector.count("#"), selector.count(".") + selector.count("["), tags
