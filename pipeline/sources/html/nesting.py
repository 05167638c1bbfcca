"""Refuses pages whose tags make a parser spend minutes and gigabytes: within each other without end, and the like.

Elements are opened and closed about as the HTML standard says (13.2.6). What sets letters (``<font>``, ``<b>``) and is
never closed is opened anew in each further paragraph: there the number of elements grows with the square of the file.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Final, NamedTuple

from pipeline.errors import SourceError
from pipeline.sources.html.nodes import elements

DEEPEST: Final = 1000
"""Elements within each other that are read; real pages have fewer than sixty."""
MOST_TAGS: Final = 200_000
"""Elements of a page; what Word saves of a table of a thousand rows has fewer."""
MOST_REOPENED: Final = 500_000
"""Elements that unclosed ones may make."""
MOST_ATTRIBUTES: Final = 1000
"""Attributes of one element; the parser compares each with all others."""
_LONG: Final = 2 * MOST_ATTRIBUTES
_QUOTED: Final = re.compile(r"\"[^\"]*\"|'[^']*'")
_ALIKE: Final = 3
"""Unclosed elements that are the same and are opened anew (13.2.4.3)."""
_TAG: Final = re.compile(r"<(?:(!--)|(/?)([a-zA-Z][^\s/>]*)([^>]*)>?)")
_RAW: Final = elements("script style textarea title xmp iframe noembed noframes")
"""Elements whose content is no markup."""
_EMPTY: Final = elements("area base br col embed hr img input link meta param source track wbr")
_LETTERS: Final = elements("a b big code em font i nobr s small strike strong tt u")
_SINGLE: Final = elements("a nobr")
"""Of these one that begins ends the one before."""
_PARAGRAPH_ENDS: Final = elements(
    "address article aside blockquote center dd details dir div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 "
    "header hr li main menu nav ol p pre section table ul"
)
_CELLS: Final = elements("td th")
_ROW_PARTS: Final = _CELLS | {"tr"}
_TABLE_PARTS: Final = _ROW_PARTS | elements("tbody thead tfoot caption colgroup")
_ENDED_BY: Final[dict[str, frozenset[str]]] = {
    "li": frozenset({"li"}),
    "dd": frozenset({"dd", "dt"}),
    "dt": frozenset({"dd", "dt"}),
    "option": frozenset({"option"}),
    "td": _CELLS,
    "th": _CELLS,
    "tr": _ROW_PARTS,
    "tbody": _TABLE_PARTS,
    "thead": _TABLE_PARTS,
    "tfoot": _TABLE_PARTS,
}
"""What an element ends where it begins, up to the table or list that it stands in."""
_BOUNDS: Final = elements("table ol ul dl select")


class _Tag(NamedTuple):
    ends: bool
    name: str
    attributes: str


def check_nesting(name: str, markup: str) -> None:
    """That a page's elements are not within each other without end. Raises SourceError; takes linear time."""
    stack = _Stack()
    begun = 0
    for tag in _tags(markup):
        begun += not tag.ends
        if begun > MOST_TAGS:
            raise SourceError(f"{name}：网页的标签超过 {MOST_TAGS} 个，不像一份通知。请用浏览器打开，另存为 PDF 再试。")
        if tag.ends:
            stack.end(tag)
        elif tag.name not in _EMPTY:
            stack.begin(tag)
        if len(tag.attributes) > _LONG and len(_QUOTED.sub("", tag.attributes).split()) > MOST_ATTRIBUTES:
            raise SourceError(f"{name}：网页里一个标签带的属性多得不正常。请用浏览器打开，另存为 PDF 再试。")
        if len(stack.open) > DEEPEST:
            raise SourceError(
                f"{name}：网页的标签套了 {DEEPEST} 层以上，不是正常的网页。请用浏览器打开，另存为 PDF 再试。"
            )
        if stack.reopened > MOST_REOPENED:
            raise SourceError(f"{name}：网页里没有收尾的标签太多，不是正常的网页。请用浏览器打开，另存为 PDF 再试。")


def _tags(markup: str) -> Iterator[_Tag]:
    at = 0
    while (found := _TAG.search(markup, at)) is not None:
        at = found.end()
        if found[1]:
            at = _behind(markup, "-->", at)
            continue
        name = found[3].lower()
        yield _Tag(bool(found[2]), name, found[4])
        if name in _RAW and not found[2]:
            closed = re.compile(f"</{name}", re.IGNORECASE).search(markup, at)
            at = closed.start() if closed else len(markup)


def _behind(markup: str, sign: str, at: int) -> int:
    found = markup.find(sign, at)
    return found + len(sign) if found >= 0 else len(markup)


class _Stack:
    """The open elements. ``reopened`` counts those that a parser opens anew."""

    def __init__(self) -> None:
        self.open: list[str] = []
        self.reopened = 0
        self._count: Counter[str] = Counter()
        self._letters: dict[str, list[str]] = defaultdict(list)
        self._alike: Counter[tuple[str, str]] = Counter()
        self._kept = 0

    def begin(self, tag: _Tag) -> None:
        if tag.name in _LETTERS:
            if tag.name in _SINGLE:
                self._end_letters(tag.name)
            self._letters[tag.name].append(tag.attributes)
            self._keep(tag.name, tag.attributes, 1)
        else:
            if tag.name in _PARAGRAPH_ENDS and self._count["p"]:
                self._close(frozenset({"p"}), _BOUNDS | _CELLS)
            if ended := _ENDED_BY.get(tag.name):
                self._close(ended, _BOUNDS - ended)
            self.reopened += self._kept
        self.open.append(tag.name)
        self._count[tag.name] += 1

    def end(self, tag: _Tag) -> None:
        if tag.name in _LETTERS:
            self._end_letters(tag.name)
        elif self._count[tag.name]:
            while self._pop() != tag.name:
                pass

    def _end_letters(self, name: str) -> None:
        """Ends the last one of the name; what was opened in it stays open."""
        if self._letters[name]:
            self._keep(name, self._letters[name].pop(), -1)
        if self._count[name]:
            at = next(at for at in range(len(self.open) - 1, -1, -1) if self.open[at] == name)
            del self.open[at]
            self._count[name] -= 1

    def _keep(self, name: str, attributes: str, step: int) -> None:
        before = min(self._alike[name, attributes], _ALIKE)
        self._alike[name, attributes] += step
        self._kept += min(self._alike[name, attributes], _ALIKE) - before

    def _close(self, wanted: frozenset[str], bounds: frozenset[str]) -> None:
        """Ends the outermost wanted element above the last bound, and what is in it."""
        if not any(self._count[one] for one in wanted):
            return
        lowest = len(self.open)
        for at in range(len(self.open) - 1, -1, -1):
            if self.open[at] in wanted:
                lowest = at
            elif self.open[at] in bounds:
                break
        while len(self.open) > lowest:
            self._pop()

    def _pop(self) -> str:
        name = self.open.pop()
        self._count[name] -= 1
        return name
