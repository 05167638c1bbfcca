"""From a page's tree to the notice's lines and tables, and to what stands around them."""

from __future__ import annotations

import re
from collections import Counter

from msgspec import Struct
from selectolax.lexbor import LexborNode

from pipeline.sources.html.container import Container
from pipeline.sources.html.drafts import CellDraft, Flow, TableDraft
from pipeline.sources.html.item_numbers import Numbering
from pipeline.sources.html.nodes import BLOCKS, CONTROLS, SILENT, events, is_link, names_of
from pipeline.sources.html.page_rules import PageRules
from pipeline.sources.html.visibility import Visibility

_TITLES = frozenset({"h1", "h2"})
_SOFT = re.compile(r"[ \t\r\n\f]*[\r\n][ \t\r\n\f]*")
_LINE_END = re.compile(r"\r\n?|\n")
_SPAN = re.compile(r"\s*(\d{1,6})")


class FrameLine(Struct, frozen=True):
    """A line of the page that is not the notice's. ``title``: it stands in an element for titles; ``above``: before
    the notice's first line."""

    text: str
    title: bool
    above: bool


class Walk:
    """Goes through a page once. ``flow`` is the notice; ``frame`` the page around it, links apart in ``links``."""

    def __init__(self, container: Container, rules: PageRules, visibility: Visibility) -> None:
        self.flow = Flow()
        self.frame: list[FrameLine] = []
        self.links: list[str] = []
        self.hidden: list[str] = []
        self.controls: list[str] = []
        self._rules = rules
        self._visibility = visibility
        self._container = container.node.mem_id
        self._foreign = container.foreign
        self._inside = self._begun = False
        self._flows = [self.flow]
        self._tables: list[TableDraft] = []
        self._lists: list[Numbering | None] = []
        self._frame_open: list[str] = []
        # How many elements of a kind are open.
        self._within: Counter[str] = Counter()

    def read(self, body: LexborNode) -> None:
        for begins, node in events(body):
            if not node.is_element_node:
                if node.is_text_node:
                    self._text(node.text_content or "")
                continue
            tag = node.tag or ""
            hides = self._visibility.hides(node)
            if begins:
                self._count(node, tag, hides, 1)
                self._begin(node, tag)
            else:
                # What was not begun within a hidden element is not ended there.
                if not hides:
                    self._end(node, tag)
                self._count(node, tag, hides, -1)
        self._end_lines()

    def _count(self, node: LexborNode, tag: str, hides: bool, step: int) -> None:
        self._within["silent"] += step * (tag in SILENT)
        self._within["foreign"] += step * (node.mem_id in self._foreign)
        self._within["control"] += step * (tag in CONTROLS)
        self._within["hidden"] += step * hides
        self._within["link"] += step * is_link(node)
        self._within["pre"] += step * (tag == "pre")
        if not self._inside and (tag in _TITLES or names_of(node) & self._rules.title_names):
            if step < 0:
                self._end_lines()
            self._within["title"] += step

    def _is_notice(self) -> bool:
        return self._inside and not self._within["foreign"]

    def _is_quiet(self) -> bool:
        return bool(self._within["silent"] or self._within["hidden"])

    def _text(self, text: str) -> None:
        if self._within["silent"]:
            return
        self._begun = self._begun or (self._is_notice() and not self._within["hidden"] and not text.isspace())
        if self._within["hidden"]:
            self._hidden(text)
        elif self._within["control"]:
            self.controls.append(text)
        elif not self._is_notice():
            (self.links if self._within["link"] else self._frame_open).append(text)
        elif self._within["pre"]:
            first, *others = _LINE_END.split(text)
            self._flows[-1].add(first)
            for line in others:
                self._flows[-1].end_line(begins=None)
                self._flows[-1].add(line)
        else:
            # A line end of the file is a blank that means nothing between Chinese characters; other blanks are meant.
            self._flows[-1].add(_SOFT.sub("\n", text))

    def _hidden(self, text: str) -> None:
        """What is hidden in the notice is told of; what is hidden around it is a part of the page."""
        if self._is_notice():
            self._flows[-1].add_hidden(text)
        else:
            self.hidden.append(text)

    def _begin(self, node: LexborNode, tag: str) -> None:
        if self._is_quiet():
            return
        if tag in BLOCKS:
            self._end_lines()
        elif tag == "br":
            self._break()
        if node.mem_id == self._container:
            self._inside = True
        if not self._is_notice():
            return
        if tag == "table":
            self._tables.append(TableDraft())
        elif tag in ("ol", "ul"):
            self._lists.append(Numbering(node) if tag == "ol" else None)
        elif tag == "li" and self._lists and self._lists[-1] is not None:
            self._flows[-1].add(self._lists[-1].label(node))
        elif self._tables:
            self._begin_in_table(node, tag)

    def _begin_in_table(self, node: LexborNode, tag: str) -> None:
        groups = self._tables[-1].groups
        if tag in ("tbody", "thead", "tfoot"):
            groups.append([])
        elif tag == "tr":
            groups[-1].append([])
        elif tag in ("td", "th"):
            attributes = node.attributes
            cell = CellDraft(Flow(), _span(attributes.get("rowspan"), 0), _span(attributes.get("colspan"), 1))
            if not groups[-1]:
                groups[-1].append([])
            groups[-1][-1].append(cell)
            self._flows.append(cell.flow)

    def _end(self, node: LexborNode, tag: str) -> None:
        if self._is_quiet():
            return
        if tag in BLOCKS:
            self._end_lines()
        if node.mem_id == self._container:
            self._inside = False
        elif not self._is_notice():
            return
        if tag == "table" and self._tables:
            self._flows[-1].add_table(self._tables.pop())
        elif tag in ("ol", "ul") and self._lists:
            self._lists.pop()
        elif tag in ("td", "th") and len(self._flows) > 1:
            self._flows.pop()

    def _break(self) -> None:
        if self._is_notice():
            self._flows[-1].end_line(begins=None)
        elif not self._within["title"]:
            # A title is one line, however it is broken.
            self._end_lines()

    def _end_lines(self) -> None:
        if self._inside:
            self._flows[-1].end_line()
        text = "".join(self._frame_open)
        self._frame_open.clear()
        if text.strip():
            self.frame.append(FrameLine(text, self._within["title"] > 0, not self._begun))


def _span(text: str | None, least: int) -> int:
    """A span as browsers take it: digits at the start, else 1."""
    found = _SPAN.match(text or "")
    return max(least, int(found[1])) if found else 1
