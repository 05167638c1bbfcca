"""One look over a page: its elements with the Chinese characters in them, and its lines. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct
from selectolax.lexbor import LexborNode

from pipeline.sources.html.nodes import BLOCKS, CONTROLS, SILENT, count_han, events, is_link, names_of
from pipeline.sources.html.visibility import Visibility


class Element(Struct):
    """An element that is displayed. ``start`` and ``end``: Chinese characters outside links before it and to its end.

    ``last`` is the index of the last element in it, ``parent`` that of the one around it (-1: none, it is the body).

    ``linked`` counts the Chinese characters of the links in it, ``links`` those links with text; ``lines`` are the
    first and the one behind the last of the lines among which its own are.
    """

    node: LexborNode
    parent: int
    tag: str
    names: frozenset[str]
    start: int
    end: int = 0
    last: int = 0
    linked: int = 0
    links: int = 0
    lines: tuple[int, int] = (0, 0)

    @property
    def han(self) -> int:
        """Chinese characters in it outside links."""
        return self.end - self.start


class OutlineLine(Struct, frozen=True):
    """A line outside links: where it begins, as ``start`` of an element, and the element that it begins in."""

    text: str
    start: int
    element: int


class PageOutline:
    """Elements in reading order, the body first, and lines."""

    def __init__(self, body: LexborNode, visibility: Visibility) -> None:
        self.elements: list[Element] = []
        self.lines: list[OutlineLine] = []
        self._visibility = visibility
        self._open: list[int] = []
        self._text: list[str] = []
        self._count = 0
        self._quiet = self._in_link = 0
        for begins, node in events(body):
            if node.is_element_node:
                self._begin(node) if begins else self._end(node)
            elif node.is_text_node and not self._quiet:
                self._add(node.text_content or "")

    @property
    def total(self) -> int:
        """Chinese characters outside links."""
        return self._count

    def within(self, index: int) -> Iterator[int]:
        """The indexes of an element and of all in it."""
        return iter(range(index, self.elements[index].last + 1))

    def children(self, index: int) -> Iterator[int]:
        """The indexes of the elements right in one."""
        at = index + 1
        while at <= self.elements[index].last:
            yield at
            at = self.elements[at].last + 1

    def way(self, index: int) -> list[int]:
        """The indexes from the body down to an element."""
        way = [index]
        while self.elements[way[-1]].parent >= 0:
            way.append(self.elements[way[-1]].parent)
        return way[::-1]

    def lines_in(self, index: int) -> list[str]:
        """The lines that begin in an element."""
        element = self.elements[index]
        return [line.text for line in self.lines[slice(*element.lines)] if index <= line.element <= element.last]

    def _begin(self, node: LexborNode) -> None:
        tag = node.tag or ""
        if tag in SILENT or tag in CONTROLS or self._quiet or self._visibility.hides(node):
            self._quiet += 1
            return
        if tag in BLOCKS or tag == "br":
            self._flush()
        self._in_link += is_link(node)
        parent = self._open[-1] if self._open else -1
        self._open.append(len(self.elements))
        self.elements.append(Element(node, parent, tag, names_of(node), self._count))
        self.elements[-1].lines = (len(self.lines), len(self.lines))

    def _end(self, node: LexborNode) -> None:
        if self._quiet:
            self._quiet -= 1
            return
        tag = node.tag or ""
        if tag in BLOCKS:
            self._flush()
        element = self.elements[self._open.pop()]
        element.end, element.last = self._count, len(self.elements) - 1
        element.lines = (element.lines[0], len(self.lines))
        if is_link(node):
            self._in_link -= 1
            element.links = int(element.linked > 0)
        if element.parent >= 0:
            self.elements[element.parent].linked += element.linked
            self.elements[element.parent].links += element.links

    def _add(self, text: str) -> None:
        count = count_han(text)
        if self._in_link:
            self.elements[self._open[-1]].linked += count
            return
        if not self._text:
            self._line_start = self._count
        self._text.append(text)
        self._count += count

    def _flush(self) -> None:
        text = "".join(self._text)
        self._text.clear()
        if text.strip():
            self.lines.append(OutlineLine(text, self._line_start, self._open[-1]))


def joined_runs(lines: Sequence[str], most: int) -> Iterator[tuple[int, int, str]]:
    """Every run of up to so many lines: its first, the one behind its last, and its text."""
    for first in range(len(lines)):
        text = ""
        for last in range(first, min(first + most, len(lines))):
            text += lines[last]
            yield first, last + 1, text
