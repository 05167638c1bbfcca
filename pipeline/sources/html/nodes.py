"""Walking a page's tree without recursion, and what kinds of elements there are."""

from __future__ import annotations

from collections.abc import Iterator

import regex
from selectolax.lexbor import LexborNode

_HAN = regex.compile(r"\p{Han}")
_WORD = regex.compile(r"\p{Lu}?\p{Ll}+|\p{Lu}+")


def count_han(text: str) -> int:
    """How many Chinese characters a text has."""
    return len(_HAN.findall(text))


def elements(names: str) -> frozenset[str]:
    """The elements of these names."""
    return frozenset(names.split())


SILENT = elements("script style noscript template head title object iframe svg math xml")
"""Elements whose text is not printed."""
_LEADS = elements("href onclick")
CONTROLS = elements("select button textarea datalist")
BLOCKS = elements(
    "address article aside blockquote body caption center dd details dir div dl dt fieldset figcaption figure "
    "footer form h1 h2 h3 h4 h5 h6 header hr legend li main menu nav ol p pre section summary table tbody td tfoot "
    "th thead tr ul"
)
"""Elements that begin and end a paragraph."""


def events(root: LexborNode) -> Iterator[tuple[bool, LexborNode]]:
    """Every node from the root down in reading order: (True, node), and (False, node) where an element ends."""
    node = root
    while True:
        yield True, node
        inner = node.child if node.is_element_node else None
        if inner is not None:
            node = inner
            continue
        while True:
            if node.is_element_node:
                yield False, node
            if node.mem_id == root.mem_id:
                return
            following, above = node.next, node.parent
            if following is not None:
                node = following
                break
            if above is None:
                return
            node = above


def beginning(node: LexborNode, length: int) -> str:
    """The first characters of an element's text, white space aside, about so many."""
    found = ""
    for begins, one in events(node):
        if begins and one.is_text_node:
            found += "".join((one.text_content or "")[: 20 * length].split())
            if len(found) >= length:
                break
    return found


def is_link(node: LexborNode) -> bool:
    """Whether an element leads elsewhere; an anchor that only marks a place may be left open around a whole text."""
    return node.tag == "a" and not _LEADS.isdisjoint(node.attributes)


def words_of(node: LexborNode) -> frozenset[str]:
    """The words that an element's id and classes are made of, in lower case: share-box, pageFooter."""
    attributes = node.attributes
    words = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"
    return frozenset(word.lower() for word in _WORD.findall(words))


def names_of(node: LexborNode) -> frozenset[str]:
    """An element's id and classes in lower case."""
    attributes = node.attributes
    words = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"
    return frozenset(words.lower().split())
