"""From the outline to sections, points and their items. Rules: design, "Sections" and GB/T 9704-2012, 7.3.3."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from pipeline.extractors.body.outline import Node
from pipeline.extractors.body.paragraphs import Paragraph
from pipeline.model import Char, RawPoint, RawSection, Traced
from pipeline.model.evidence import evidence_of
from pipeline.model.traced import join
from pipeline.text.labels import ITEM_STYLES
from pipeline.text.numerals import read_numeral
from pipeline.text.ordinals import CIRCLED, HAN

_COUNTED = (
    re.compile(rf"(?:^|(?<=[。；：，、]))([{HAN}]{{1,2}})是(?!否)"),
    re.compile(rf"(?:^|(?<=[。；：）】]))（([{HAN}]{{1,2}})）"),
    re.compile(r"(?:^|(?<=[。；：）】]))(\d{1,2})[.．、](?!\d)"),
    re.compile(r"(?:^|(?<=[。；：）】]))（(\d{1,2})）"),
    re.compile(f"([{CIRCLED}])"),
)


class Leaf(NamedTuple):
    """A point with the headings above it (outermost first) and the ends of its paragraphs in ``point.text``."""

    point: RawPoint
    above: tuple[Traced, ...]
    breaks: tuple[int, ...]


class Points:
    """Numbers the points of a notice in reading order while sections are built; one for all parts."""

    def __init__(self, chars: tuple[Char, ...], over_tables: frozenset[int] = frozenset()) -> None:
        """``over_tables``: the last characters of lines right over a table."""
        self._chars = chars
        self._over_tables = over_tables
        self.leaves: list[Leaf] = []
        self.labels: list[int] = []
        self.stops: list[int] = []

    def sections(self, nodes: Sequence[Node], above: tuple[Traced, ...] = (), start: int = 0) -> tuple[RawSection, ...]:
        """The top nodes as sections; points at the top stand in a section without label and heading."""
        kinds = self._kinds(nodes, len(above))
        found: list[RawSection] = []
        loose: list[RawPoint] = []
        for node, is_section in zip(nodes, kinds, strict=True):
            if not is_section:
                loose.append(self._point(node, above))
                continue
            if loose:
                found.append(_wrap(len(found) + 1 + start, loose))
                loose = []
            found.append(self._section(node, len(found) + 1 + start, above))
        if loose:
            found.append(_wrap(len(found) + 1 + start, loose))
        return tuple(found)

    def _section(self, node: Node, number: int, above: tuple[Traced, ...]) -> RawSection:
        """A heading over others. Its own words, if any, are its text."""
        self._claim(node)
        own = join([node.rest, *(one.content for one in node.more)])
        below = (*above, node.heading)
        kinds = self._kinds(node.children, len(below))
        sections: list[RawSection] = []
        points: list[RawPoint] = []
        for child, is_section in zip(node.children, kinds, strict=True):
            if is_section:
                sections.append(self._section(child, len(sections) + 1, below))
            else:
                points.append(self._point(child, below))
        return RawSection(number, node.mark, node.heading, own if own else None, tuple(sections), tuple(points))

    def _kinds(self, nodes: Sequence[Node], depth: int) -> list[bool]:
        """Which of the nodes are sections. Headings of tables are, where no other heading is without text."""
        bare = [node.label is not None and node.alone and not node.has_text and not node.children for node in nodes]
        heads = [self._over_tables.issuperset(node.heading.ids[-1:]) for node in nodes]
        tables = all(over for over, alone in zip(heads, bare, strict=True) if alone)
        return [(tables and alone) or _is_section(node, nodes, depth) for node, alone in zip(nodes, bare, strict=True)]

    def _claim(self, node: Node) -> None:
        self.labels += node.mark.ids
        self.stops += node.stop.ids

    def _point(self, node: Node, above: tuple[Traced, ...]) -> RawPoint:
        self._claim(node)
        pieces = _pieces(node)
        text = join(pieces)
        breaks: list[int] = []
        for piece in pieces:
            breaks.append((breaks[-1] if breaks else 0) + len(piece))
        ids = (*node.mark.ids, *node.heading.ids, *text.ids)
        point = RawPoint(
            len(self.leaves) + 1, node.mark, node.heading, text, self._items(node), evidence_of(self._chars, ids)
        )
        self.leaves.append(Leaf(point, above, tuple(breaks)))
        return point

    def _items(self, node: Node) -> tuple[RawPoint, ...]:
        items = [self._item(child) for child in node.children]
        own = join([node.rest, *(one.content for one in node.more)])
        spoken = [RawPoint(0, label, Traced(), text) for label, text in _counted(own)]
        return tuple(
            RawPoint(number, one.label, one.heading, one.text, one.items, one.evidence)
            for number, one in enumerate([*spoken, *items], start=1)
        )

    def _item(self, node: Node) -> RawPoint:
        text = join(_pieces(node))
        ids = (*node.mark.ids, *node.heading.ids, *text.ids)
        return RawPoint(0, node.mark, node.heading, text, self._items(node), evidence_of(self._chars, ids))


def _wrap(number: int, points: list[RawPoint]) -> RawSection:
    return RawSection(number, Traced(), Traced(), points=tuple(points))


def _pieces(node: Node) -> list[Traced]:
    """The paragraphs of everything below a node's heading, labels and headings of its items included."""
    found = [node.rest, *(one.content for one in node.more)]
    for child in node.children:
        below = _pieces(child)
        found.append(join([child.mark, child.heading, child.stop, below[0]]))
        found += below[1:]
    return found


def _is_section(node: Node, siblings: Sequence[Node], depth: int) -> bool:
    """Whether a node only heads others.

    A numbered line that only heads others is a section, but below the top not where most of its siblings are plain
    points: there it is a point like these, with items. A heading with paragraphs of its own between it and its
    numbered ones is a section where it stands at the top, or where its siblings are sections; else a point with items.
    """
    below = [child for child in node.children if child.label is None or child.label.style not in ITEM_STYLES]
    if not below:
        return node.label is None and node.alone and not node.has_text and len(siblings) > 1
    others = [one for one in siblings if one is not node]
    heading_only = any(one.children and not one.has_text for one in others)
    leaves = sum(not one.children for one in others)
    if not node.has_text:
        return depth == 0 or leaves * 2 <= len(others)
    if depth == 0:
        return bool(node.heading) and (node.alone or heading_only) and leaves * 2 <= len(others)
    return node.alone and heading_only


def _counted(text: Traced) -> list[tuple[Traced, Traced]]:
    """Parts counted in running text (一是…；二是…): label and words of each; none unless they count from one.

    Of two ways of counting the one that begins first is meant; the other is inside a part.
    """
    ways = [found for pattern in _COUNTED if len(found := _run(pattern, text.text)) > 1]
    if not ways:
        return []
    found = min(ways, key=lambda way: way[0].start())
    ends = [match.start() for match in found[1:]] + [len(text)]
    return [
        (text.cut(match.start(), match.end()), text.cut(match.end(), end))
        for match, end in zip(found, ends, strict=True)
    ]


def _run(pattern: re.Pattern[str], text: str) -> list[re.Match[str]]:
    """The labels of one way of counting that run on from one."""
    found: list[re.Match[str]] = []
    for match in pattern.finditer(text):
        if read_numeral(match.group(1)) == len(found) + 1:
            found.append(match)
    return found


def closing_of(nodes: Sequence[Node], stays: Callable[[Paragraph], bool]) -> list[Paragraph]:
    """Takes the closing off the last node: unnumbered paragraphs after the last point's first paragraph.

    A heading that stands alone keeps the first paragraph under it; ``stays`` tells clauses, which belong to the point
    with all that stands before them.
    """
    if not nodes:
        return []
    last = list(nodes[-1].walk())[-1]
    others = [one for node in nodes for one in node.walk() if one is not last and not one.children]
    alike = [one for one in others if one.label and last.label and one.label.style == last.label.style] or others
    lone = any(one.alone and one.more for one in alike)
    keep = 0 if last.rest or (last.stop and not lone) else 1
    keep = max([keep, *(at + 1 for at, one in enumerate(last.more) if stays(one))])
    closing = last.more[keep:]
    del last.more[keep:]
    return closing
