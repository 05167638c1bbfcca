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
"""Share of a page's Chinese characters that nothing hides for good."""


class _Rule(NamedTuple):
    """What a style sheet says about the elements of one selector; ``weight`` decides among rules (CSS Cascade, 6)."""

    selector: str
    hides: bool
    weight: tuple[bool, int, int, int, int]


class Visibility:
    """Tells the elements of one page that are not displayed. An element with nearly all of the page's text is: a script
    shows it."""

    def __init__(self, tree: LexborHTMLParser) -> None:
        self._by_sheet = _by_sheets(tree)
        self._shown = frozenset[int]()
        marked = [node for node in tree.css("[style], [hidden]") if self.hides(node)]
        hidden = marked + [node for node, _ in self._by_sheet.values()]
        whole = count_han(tree.body.text()) if hidden and tree.body is not None else 0
        self._shown = frozenset(node.mem_id for node in hidden if count_han(node.text()) > _ALL * whole)

    def hides(self, node: LexborNode) -> bool:
        """Whether the element itself is not displayed, whatever is around it."""
        attributes = node.attributes
        _, important = self._by_sheet.get(node.mem_id, (node, None))
        said = _said(attributes.get("style") or "")
        if said is not None and (not important or said[1]):
            hides = said[0]
        else:
            hides = "hidden" in attributes or important is not None
        return hides and node.mem_id not in self._shown


def _said(declarations: str) -> tuple[bool, bool] | None:
    """Whether declarations hide, and whether they are important; None where they do not say how to display."""
    found = _DISPLAY.findall(declarations)
    return (found[-1][0].lower() == "none", bool(found[-1][1])) if found else None


def _by_sheets(tree: LexborHTMLParser) -> dict[int, tuple[LexborNode, bool]]:
    """The elements that style sheets hide, and whether for an important rule, which goes before their own style."""
    rules = list(_rules(tree))
    if not any(rule.hides for rule in rules):
        return {}
    won: dict[int, tuple[LexborNode, _Rule]] = {}
    for rule in sorted(rules, key=lambda rule: rule.weight):
        won.update((node.mem_id, (node, rule)) for node in _selected(tree, rule.selector))
    return {one: (node, rule.weight[0]) for one, (node, rule) in won.items() if rule.hides}


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
