"""Where on a page the notice stands: an element that the rules name, else the deepest with most Chinese characters."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from selectolax.lexbor import LexborNode

from pipeline.sources.html.nodes import CONTROLS, SILENT, count_han, events, names_of
from pipeline.sources.html.page_rules import PageRules
from pipeline.sources.html.visibility import Visibility

MOST: Final = 0.8
"""Share of the Chinese characters outside links that an element found by density holds."""
_HALF: Final = 0.5
"""The share of one that the rules name: a name may stand on a summary too."""
_FURTHER: Final = 300
"""Chinese characters outside links beside the element found, in one part of the page, that make that part text too (a
second attachment); a page's foot and its table of information have fewer."""
_PARTS: Final = frozenset({"table", "tbody", "thead", "tfoot", "tr"})
"""Parts of a table, which alone are no place for a text: then the table's own place is meant."""

Counts = Mapping[int, int]
"""Chinese characters outside links by element."""


def find_container(body: LexborNode, rules: PageRules, visibility: Visibility) -> LexborNode:
    """The element that holds the notice; the body itself where no other holds enough of the text."""
    counts = _counts(body, visibility)
    total = counts.get(body.mem_id, 0)
    found = _named(body, rules, counts, total) or _densest(body, counts, total)
    return _widened(found, body, counts)


def _counts(body: LexborNode, visibility: Visibility) -> Counts:
    """None for elements that print nothing."""
    counts: dict[int, int] = {}
    open_counts = [0]
    silent = 0
    for begins, node in events(body):
        if not node.is_element_node:
            if not silent and node.is_text_node:
                open_counts[-1] += count_han(node.text_content or "")
            continue
        quiet = node.tag == "a" or node.tag in SILENT or node.tag in CONTROLS or visibility.hides(node)
        if begins:
            silent += quiet
            open_counts.append(0)
        else:
            silent -= quiet
            own = counts[node.mem_id] = open_counts.pop()
            open_counts[-1] += own
    return counts


def _named(body: LexborNode, rules: PageRules, counts: Counts, total: int) -> LexborNode | None:
    """The first named element, in the order of the rules, that holds half of the text; several of one name together."""
    by_name: dict[str, list[LexborNode]] = {}
    for begins, node in events(body):
        if begins and node.is_element_node and counts.get(node.mem_id):
            for name in names_of(node):
                by_name.setdefault(name, []).append(node)
    for words in rules.words.containers:
        names = frozenset(words.lower().split())
        nodes = [node for node in by_name.get(min(names), ()) if names <= names_of(node)]
        if nodes:
            found = _around_all(nodes)
            if counts.get(found.mem_id, 0) >= _HALF * total:
                return found
    return None


def _around_all(nodes: Sequence[LexborNode]) -> LexborNode:
    """The deepest element around all of them."""
    ways = [_way(node) for node in nodes]
    found = ways[0][0]
    for level in zip(*ways, strict=False):
        if any(node.mem_id != level[0].mem_id for node in level):
            break
        found = level[0]
    return found


def _way(node: LexborNode) -> list[LexborNode]:
    """The elements from the page's root down to the node."""
    way = [node]
    while (above := way[-1].parent) is not None and above.is_element_node:
        way.append(above)
    return way[::-1]


def _densest(body: LexborNode, counts: Counts, total: int) -> LexborNode:
    found = body
    while True:
        node = found.child
        while node is not None and counts.get(node.mem_id, 0) < max(1.0, MOST * total):
            node = node.next
        if node is None:
            return found
        found = node


def _widened(found: LexborNode, body: LexborNode, counts: Counts) -> LexborNode:
    """The element, or one around it where that holds more of the text; never a part of a table with other cells."""
    best = node = found
    while node.mem_id != body.mem_id and (above := node.parent) is not None:
        if any(counts.get(part.mem_id, 0) >= _FURTHER for part in _others(above, node)):
            best = above
        node = above
    while best.tag in _PARTS and best.parent is not None and best.mem_id != body.mem_id:
        best = best.parent
    return best


def _others(above: LexborNode, node: LexborNode) -> list[LexborNode]:
    """The children of an element but this one."""
    found = []
    part = above.child
    while part is not None:
        if part.mem_id != node.mem_id:
            found.append(part)
        part = part.next
    return found
