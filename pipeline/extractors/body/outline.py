"""The tree of numbered paragraphs: levels by the order in which label styles appear, whatever the styles are."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from pipeline.extractors.body.paragraphs import Paragraph
from pipeline.extractors.body.running_numbers import RunningNumbers
from pipeline.model import Traced
from pipeline.text.labels import ITEM_STYLES, Label, read_label
from pipeline.text.punctuation import STOPS

HEADING_LENGTH = 40
"""Characters up to which a first sentence that ends with 。 and has text after it is a heading."""
_LINE_LENGTH = 100
_COUNTS_ON = re.compile(r"[。；：，、]二是")
_COLON = re.compile(r"[^。；！？，：]{2,40}：.")
_NO_INLINE_HEADING = frozenset({"article", "spoken"})


@dataclass
class Node:
    """A numbered paragraph (``label`` None: without a number) and everything below it, in reading order.

    ``heading``, ``stop`` (the 。 that closes it) and ``rest`` are its own paragraph without the label; ``more`` are
    unnumbered paragraphs under it, before its first child. ``alone``: the heading has its paragraph to itself.
    """

    label: Label | None
    mark: Traced
    heading: Traced
    stop: Traced
    rest: Traced
    alone: bool
    large: bool = False
    more: list[Paragraph] = field(default_factory=list)
    children: list[Node] = field(default_factory=list)

    @property
    def has_text(self) -> bool:
        """Whether it says something of its own beyond its heading."""
        return bool(self.rest) or bool(self.more)

    def walk(self) -> Iterator[Node]:
        """Itself and all nodes below it, in reading order."""
        yield self
        for child in self.children:
            yield from child.walk()


def build_outline(paragraphs: Sequence[Paragraph]) -> list[Node]:
    """The top nodes. A new style opens a level below; a style that is open returns to its level.

    The first paragraph must be numbered, else it becomes a node without a label.
    """
    labels = [read_label(paragraph.text) for paragraph in paragraphs]
    numbers = RunningNumbers(label for label in labels if label is not None)
    top: list[Node] = []
    stack: list[Node] = []
    for paragraph, label in zip(paragraphs, labels, strict=True):
        if label is not None and not (numbers.takes(label) and label.length < len(paragraph.text)):
            label = None
        if label is not None and label.style == "spoken" and _COUNTS_ON.search(paragraph.text):
            # 一是…。二是…。 in one paragraph: each is a part of its text.
            label = None
        if label is None and stack:
            stack[-1].more.append(paragraph)
            continue
        node = read_node(paragraph, label)
        while stack and label is not None and any(_same(one, label) for one in stack):
            if _same(stack.pop(), label):
                break
        (stack[-1].children if stack else top).append(node)
        stack.append(node)
    return top


def passed_over(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """Paragraphs that begin like points of the outline, but whose numbers do not run on: they were taken for text."""
    labels = [read_label(paragraph.text) for paragraph in paragraphs]
    numbers = RunningNumbers(label for label in labels if label is not None)
    taken: set[str] = set()
    found: list[Paragraph] = []
    for paragraph, label in zip(paragraphs, labels, strict=True):
        if label is None:
            continue
        if numbers.takes(label):
            taken.add(label.style)
        elif label.style in taken - ITEM_STYLES:
            found.append(paragraph)
    return found


def list_unnumbered(paragraphs: Sequence[Paragraph]) -> list[Node]:
    """Each paragraph as a node; a line without a closing mark that stands alone heads those after it."""
    top: list[Node] = []
    for paragraph in paragraphs:
        node = read_node(paragraph, None)
        heads = node.alone and not node.stop
        (top[-1].children if top and top[-1].alone and not top[-1].stop and not heads else top).append(node)
    return top


def _same(node: Node, label: Label) -> bool:
    return node.label is not None and node.label.style == label.style


def read_node(paragraph: Paragraph, label: Label | None) -> Node:
    """One paragraph cut into label, heading, the heading's 。 and the rest.

    A heading is a line without a closing mark that stands alone, or a short first sentence with text after it. A
    single sentence that ends with 。 is taken for a heading as long as nothing follows; :func:`settle` decides once
    all paragraphs are known.
    """
    content = paragraph.content
    length = label.length if label else 0
    mark, body = content.cut(0, length), content.cut(length)
    text = body.text
    stop = next((at for at, one in enumerate(text) if one in STOPS), -1)
    empty = Traced()
    if stop < 0 and len(text) <= _LINE_LENGTH and not text.endswith(("：", "，", "、")):
        return Node(label, mark, body, empty, empty, alone=True)
    style = label.style if label else ""
    if style not in _NO_INLINE_HEADING and 0 < stop <= HEADING_LENGTH and text[stop] == "。" and _pairs(text[:stop]):
        alone = stop == len(text) - 1
        return Node(label, mark, body.cut(0, stop), body.cut(stop, stop + 1), body.cut(stop + 1), alone)
    return Node(label, mark, empty, empty, body, alone=False)


def _pairs(text: str) -> bool:
    """Whether every bracket and quote is closed, so that the 。 ends the sentence."""
    return all(text.count(left) == text.count(right) for left, right in ("（）", "“”", "《》"))


def cut_at_colons(nodes: Sequence[Node]) -> None:
    """Headings that a colon closes (（一）公开规划：及时公开…), where nearly all paragraphs of one style have one."""
    by_style: dict[str, list[Node]] = defaultdict(list)
    for top in nodes:
        for one in top.walk():
            if one.label is not None and one.label.style not in _NO_INLINE_HEADING:
                by_style[one.label.style].append(one)
    for found in by_style.values():
        fit = [one for one in found if _COLON.match((one.heading + one.stop + one.rest).text)]
        if len(fit) < 2 or len(fit) < 0.8 * len(found):
            continue
        for one in fit:
            own = one.heading + one.stop + one.rest
            at = own.text.index("：")
            if _pairs(own.text[:at]):
                one.heading, one.stop, one.rest = own.cut(0, at), own.cut(at, at + 1), own.cut(at + 1)
                one.alone = False


def settle(nodes: Sequence[Node], is_clause: Callable[[str], bool]) -> None:
    """Decides, level by level, which first sentences are headings after all.

    Text is what only says who answers for it, or ends with that; a single sentence with its 。 and nothing under it;
    and a first sentence where most of its siblings begin without a heading. ``is_clause`` tells text that only names
    who answers.
    """
    headless = sum(bool(one.rest) and not one.heading for one in nodes)
    headed = sum(bool(one.rest) and bool(one.heading) for one in nodes)
    for one in nodes:
        lone = one.alone and bool(one.stop) and not one.more and not one.children
        follows = not one.children and one.has_text and _is_clauses(one, is_clause)
        bracket = one.heading.text.rfind("（") if one.alone and not one.stop else -1
        ends = bracket > 0 and is_clause(one.heading.text[bracket:])
        unlike = bool(one.rest) and (headless > headed or (headless == headed and "，" in one.heading.text))
        if one.heading and (lone or follows or ends or unlike):
            one.rest, one.heading, one.stop, one.alone = one.heading + one.stop + one.rest, Traced(), Traced(), False
        settle(one.children, is_clause)


def _is_clauses(node: Node, is_clause: Callable[[str], bool]) -> bool:
    """Whether all under a heading only names who answers, over its paragraphs or one by one."""
    pieces = [text for text in (node.rest.text, *(one.text for one in node.more)) if text]
    return is_clause("".join(pieces)) or all(map(is_clause, pieces))
