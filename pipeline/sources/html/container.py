"""Where on a page the notice stands, and which elements within that are the site's and not the notice's. Pure."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import Final

from msgspec import Struct
from rapidfuzz.fuzz import ratio
from selectolax.lexbor import LexborNode

from pipeline.sources.html.nodes import elements, words_of
from pipeline.sources.html.page_outline import Element, PageOutline, joined_runs
from pipeline.sources.html.page_rules import PageRules
from pipeline.text.labels import read_label

MOST: Final = 0.8
"""Share of the Chinese characters below the title, outside links, that an element found by density holds."""
_HALF: Final = 0.5
"""The share of one that the rules name: a name may stand on a summary too."""
_BELOW: Final = 0.1
"""The share of the page's characters that stand below its title at least; else it is that of something else."""
_FURTHER: Final = 30
"""Chinese characters that a further part of the document has at least."""
_LABELS: Final = 3
"""Numbered lines that make a part one of the document."""
_PART: Final = 0.4
"""The share of a page's, or of the notice's characters that one part of the site in it has at most."""
LIKE: Final = 85
"""Likeness (of 100) of a printed title to the one in the page's head."""
LEAST: Final = 8
"""Chinese characters that a title has at least."""
MOST_LINES: Final = 4
"""Lines that a title is broken into at most."""
_MOST_LINKS: Final = 3
"""Links from which on an element with little other text only leads elsewhere."""
TITLES: Final = frozenset({"h1", "h2"})
_HEADING: Final = 8
"""Chinese characters that a heading over links has at most."""
_SITE_TAGS: Final = frozenset({"nav", "aside", "footer"})
_PARAGRAPHS: Final = elements("p h1 h2 h3 h4 h5 h6 pre span font b strong i em u")
"""Elements that hold a paragraph, or letters, and no whole text."""
_TABLE_PARTS: Final = frozenset({"table", "tbody", "thead", "tfoot", "tr"})
"""Parts of a table, which alone are no place for a text: then the table's own place is meant."""
_CELLS: Final = frozenset({"td", "th"})
_BARE: Final = re.compile(r"\s+")


class Container(Struct, frozen=True):
    """The element that holds the notice, and the elements within it that do not belong to the notice (``mem_id``)."""

    node: LexborNode
    foreign: frozenset[int]


def find_container(outline: PageOutline, rules: PageRules, in_head: Sequence[str]) -> Container:
    """The place of the notice; the body where no other element holds enough of the text.

    ``in_head`` are titles that the page's head has: what stands before the title is not the notice.
    """
    text = _Text(outline, _foreign(outline, 0, rules), rules, in_head)
    found = _named(outline, rules, text)
    if found is None:
        found = _densest(outline, text)
    found = _widened(outline, found, rules)
    foreign = (outline.elements[index].node.mem_id for index in _foreign(outline, found, rules))
    return Container(outline.elements[found].node, frozenset(foreign))


def bare(text: str) -> str:
    """Without white space."""
    return _BARE.sub("", text)


class _Text:
    """What counts on a page: the Chinese characters below the title outside links and the site's own parts."""

    def __init__(self, outline: PageOutline, foreign: Sequence[int], rules: PageRules, in_head: Sequence[str]) -> None:
        elements = [outline.elements[index] for index in foreign]
        self._starts = [element.start for element in elements]
        self._before = [0, *accumulate(element.han for element in elements)]
        self._ends = [element.end for element in elements]
        whole = self._own(outline.total)
        # The first of them: the title of what the notice hands over may be in the page's head too.
        titles = _titles(outline, rules, [bare(title) for title in in_head])
        self._below = min((end for end in titles if whole - self._own(end) >= _BELOW * whole), default=0)
        self.total = whole - self._own(self._below)

    def held(self, element: Element) -> int:
        """How much of it an element holds."""
        return max(0, self._own(element.end) - self._own(max(element.start, self._below)))

    def _own(self, at: int) -> int:
        """Characters before the place that are not the site's."""
        count = bisect_right(self._starts, at)
        over = max(0, self._ends[count - 1] - at) if count else 0
        return at - self._before[count] + over


def _titles(outline: PageOutline, rules: PageRules, in_head: Sequence[str]) -> Iterator[int]:
    """How many characters stand before the end of each title: lines that are the head's, elements for titles that are
    like it, an only ``h1``."""
    yield from _lines_of_head(outline, rules, in_head)
    marked = [
        (element, bare("".join(outline.lines_in(index))))
        for index, element in enumerate(outline.elements)
        if (element.tag in TITLES or element.names & rules.title_names) and element.han >= LEAST
    ]
    yield from (element.end for element, text in marked if any(ratio(text, title) >= LIKE for title in in_head))
    only = [element.end for element, _ in marked if element.tag == "h1"]
    if len(only) == 1:
        yield only[0]


def _lines_of_head(outline: PageOutline, rules: PageRules, in_head: Sequence[str]) -> Iterator[int]:
    """The ends of lines that are a title in the page's head; not in a table about the notice, behind 标题."""
    ends = [*(line.start for line in outline.lines), outline.total]
    texts = [bare(line.text) for line in outline.lines]
    for first, last, text in joined_runs(texts, MOST_LINES):
        if text in in_head and not (first and texts[first - 1].rstrip("：:") in rules.known):
            yield ends[last]


def _named(outline: PageOutline, rules: PageRules, text: _Text) -> int | None:
    """The first named element, in the order of the rules, that holds half of the text; several of one name together."""
    for words in rules.words.containers:
        names = frozenset(words.lower().split())
        same = [index for index, element in enumerate(outline.elements) if names <= element.names and element.han]
        if same:
            found = _around_all(outline, same)
            if text.held(outline.elements[found]) >= _HALF * text.total:
                return found
    return None


def _around_all(outline: PageOutline, indexes: Sequence[int]) -> int:
    """The deepest element around all of them."""
    found = 0
    for level in zip(*(outline.way(index) for index in indexes), strict=False):
        if len(set(level)) > 1:
            break
        found = level[0]
    return found


def _densest(outline: PageOutline, text: _Text) -> int:
    found = 0
    wanted = max(1.0, MOST * text.total)
    while True:
        inner = (child for child in outline.children(found) if text.held(outline.elements[child]) >= wanted)
        child = next(inner, None)
        if child is None or outline.elements[child].tag in _PARAGRAPHS:
            return found
        found = child


def _widened(outline: PageOutline, found: int, rules: PageRules) -> int:
    """The element, or one around it that holds further parts of the document behind it; never a part of a table."""
    best = found
    way = outline.way(found)
    for above, inner in zip(way[-2::-1], way[::-1], strict=False):
        later = (child for child in outline.children(above) if child > inner)
        if any(_is_document(outline, child, rules) for child in later):
            best = above
    while outline.elements[best].tag in _TABLE_PARTS and best:
        best = outline.elements[best].parent
    return best


def _is_document(outline: PageOutline, index: int, rules: PageRules) -> bool:
    """Whether a part of the page reads as one of a document: 附件 over it, numbered lines, or a table."""
    element = outline.elements[index]
    if element.han < _FURTHER or _is_foreign(outline, index, rules):
        return False
    if _has_caption(outline, index, rules) or _has_table(outline, index):
        return True
    return sum(read_label(line.strip()) is not None for line in outline.lines_in(index)) >= _LABELS


def _has_caption(outline: PageOutline, index: int, rules: PageRules) -> bool:
    return any(bare(line).startswith(rules.captions) for line in outline.lines_in(index))


def _has_table(outline: PageOutline, index: int) -> bool:
    """Whether three rows of three cells or more stand in an element."""
    tags = [outline.elements[one].tag for one in outline.within(index)]
    rows = tags.count("tr")
    return rows >= 3 and sum(tag in _CELLS for tag in tags) >= 3 * rows


def _foreign(outline: PageOutline, found: int, rules: PageRules) -> list[int]:
    """Elements within one that are the site's, none within another: named so, or lists of links; small ones only."""
    foreign: list[int] = []
    most = _PART * outline.elements[found].han
    at = found + 1
    while at <= outline.elements[found].last:
        if outline.elements[at].han <= most and _is_foreign(outline, at, rules):
            foreign.append(at)
            at = outline.elements[at].last
        at += 1
    return foreign


def _is_foreign(outline: PageOutline, index: int, rules: PageRules) -> bool:
    element = outline.elements[index]
    if _leads_elsewhere(element) or _is_headed(outline, index, rules):
        return True
    if element.tag not in _SITE_TAGS and rules.around.isdisjoint(words_of(element.node)):
        return False
    return not _has_table(outline, index) and not _has_caption(outline, index, rules)


def _is_headed(outline: PageOutline, index: int, rules: PageRules) -> bool:
    """Whether a heading of the site stands over links."""
    element = outline.elements[index]
    lines = outline.lines_in(index) if element.linked >= element.han - _HEADING else []
    return bool(lines) and element.links > 0 and bare(lines[0]).strip("：:") in rules.headings


def _leads_elsewhere(element: Element) -> bool:
    """Whether an element holds links and hardly anything else; a cell or a line of text with links does not."""
    return (
        element.links >= _MOST_LINKS
        and element.linked >= 4 * element.han
        and element.tag not in (*_CELLS, *_TABLE_PARTS, "p", "span")
    )
