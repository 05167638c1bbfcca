"""Repairs of single characters in a layout, whatever form it came from, each told in a finding ``text.repaired``.

Two kinds, both listed in ``rules/text.yaml``: code points that stand for a common character (a font that draws both
alike names the wrong one, a keyboard has the wrong one nearer), and brackets whose other half was mistyped. The
characters of the layout keep their originals; wording is never touched.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from msgspec.structs import replace

from pipeline.model import Finding, Grid, Layout, Line, Traced
from pipeline.model.evidence import evidence_of
from pipeline.sources.plain_text import BracketRepair, GlyphRepair, TextRules
from pipeline.text.clean import clean
from pipeline.text.punctuation import CLOSERS, HALF_STOPS, PAUSES, STOPS

_FAR: Final = 300
"""Characters behind which a bracket is not closed any more: it never was."""
_PLACES: Final = 10
"""Places that the finding on one wrong character names; more are counted."""
_AROUND: Final = 8
_BEHIND: Final = frozenset(STOPS + HALF_STOPS + PAUSES + CLOSERS + ",（(【")
"""What may stand behind a closing bracket at the end of a clause."""

Changes = dict[int, str]
"""What a character is to be, by its id."""


def repair_layout(layout: Layout, rules: TextRules) -> Layout:
    """The layout with mistyped characters repaired in its lines, and a finding for each kind and each bracket."""
    runs = list(_runs(layout))
    changes, findings = _glyphs(runs, rules, layout)
    mistaken, told = _brackets(runs, rules, layout)
    changes |= mistaken
    if not changes:
        return layout
    pages = tuple(
        replace(page, blocks=tuple(_repaired(block, changes) for block in page.blocks)) for page in layout.pages
    )
    return replace(layout, pages=pages, findings=(*layout.findings, *findings, *told))


def _runs(layout: Layout) -> Iterator[list[Line]]:
    """Lines that one text may run over: those outside tables over all pages, and those of each cell."""
    yield [block for page in layout.pages for block in page.blocks if isinstance(block, Line)]
    for page in layout.pages:
        for block in page.blocks:
            if isinstance(block, Grid):
                yield from (list(cell.lines) for cell in block.cells if cell.lines)


def _repaired(block: Line | Grid, changes: Changes) -> Line | Grid:
    if isinstance(block, Line):
        return _repaired_line(block, changes)
    cells = tuple(
        replace(cell, lines=tuple(_repaired_line(one, changes) for one in cell.lines)) for cell in block.cells
    )
    return replace(block, cells=cells)


def _repaired_line(line: Line, changes: Changes) -> Line:
    ids = line.content.ids
    if changes.keys().isdisjoint(ids):
        return line
    text = "".join(changes.get(one, character) for one, character in zip(ids, line.text, strict=True))
    return replace(line, content=clean(Traced(text, ids)))


def _glyphs(runs: Iterable[Sequence[Line]], rules: TextRules, layout: Layout) -> tuple[Changes, list[Finding]]:
    """Wrong code points; one between two digits or letters may be meant (1∶500)."""
    known = {repair.wrong: repair for repair in rules.glyphs}
    if not known:
        return {}, []
    wrong = re.compile(f"[{re.escape(''.join(known))}]")
    found: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for line in (line for run in runs for line in run):
        for one in wrong.finditer(line.text):
            at, repair = one.start(), known[one.group()]
            meant = _plain(line.text[at - 1 : at]) and _plain(line.text[at + 1 : at + 2])
            if repair.always or not meant:
                found[one.group()].append((line.content.ids[at], _shown(line.text, at, repair.right)))
    changes = {number: known[sign].right for sign, places in found.items() for number, _ in places}
    return changes, [_told(known[sign], places, layout) for sign, places in found.items()]


def _plain(character: str) -> bool:
    return character.isascii() and character.isalnum()


def _told(repair: GlyphRepair, places: Sequence[tuple[int, str]], layout: Layout) -> Finding:
    count = f"，共 {len(places)} 处" if len(places) > 1 else ""
    ids = [number for number, _ in places]
    return Finding.of(
        "text.repaired",
        f"{_where(layout, ids[0])}的“{repair.wrong}”（U+{ord(repair.wrong):04X}）已改为“{repair.right}”"
        f"（{repair.reason}）{count}：“{places[0][1]}”。",
        evidence=tuple(place for one in ids[:_PLACES] for place in evidence_of(layout.chars, [one])),
    )


def _brackets(runs: Iterable[Sequence[Line]], rules: TextRules, layout: Layout) -> tuple[Changes, list[Finding]]:
    """Closing marks that answer no opening one of their kind, where a bracket waits for its end; and the reverse."""
    if not rules.brackets.closes:
        return {}, []
    rare = re.compile(f"[{re.escape(rules.brackets.opens + rules.brackets.closes)}]")
    pairs = _Pairs(rules.brackets)
    findings: list[Finding] = []
    changes: Changes = {}
    for run in runs:
        if any(rare.search(line.text) for line in run):
            for one in pairs.mistyped(run):
                changes[one.id] = one.right
                findings.append(_mended(layout, one))
    return changes, findings


class _Mistyped(NamedTuple):
    """A bracket that should be ``right``, where it stands in the text of its line."""

    id: int
    right: str
    text: str
    at: int


class _Open(NamedTuple):
    """An opening bracket that waits for its end; ``place`` counts through the run, ``at`` through its line."""

    sign: str
    id: int
    place: int
    text: str
    at: int


class _Pairs:
    """Pairs brackets through running text."""

    def __init__(self, rules: BracketRepair) -> None:
        self._open, self._close = rules.right[0], rules.right[1]
        self._partner = dict(zip(rules.closes, rules.opens, strict=True)) | {self._close: self._open}
        opens = rules.opens + self._open
        self._signs = re.compile(f"[{re.escape(opens + ''.join(self._partner))}]")
        self._opens = frozenset(opens)

    def mistyped(self, run: Sequence[Line]) -> Iterator[_Mistyped]:
        """The brackets of lines of one text that cannot be paired as they are, but as the right ones."""
        waiting: list[_Open] = []
        begin = 0
        for line in run:
            for found in self._signs.finditer(line.text):
                sign, at = found.group(), found.start()
                place, number = begin + at, line.content.ids[at]
                if sign in self._opens:
                    waiting.append(_Open(sign, number, place, line.text, at))
                elif any(one.sign == self._partner[sign] and place - one.place < _FAR for one in waiting):
                    while waiting.pop().sign != self._partner[sign]:
                        pass
                elif waiting and place - waiting[-1].place < _FAR:
                    before = waiting[-1]
                    if before.sign == self._open and self._ends(line.text, at):
                        waiting.pop()
                        yield _Mistyped(number, self._close, line.text, at)
                    elif sign == self._close and not line.text[at - 1 : at].isdigit():
                        waiting.pop()
                        yield _Mistyped(before.id, self._open, before.text, before.at)
            begin += len(line.text)

    def _ends(self, text: str, at: int) -> bool:
        """Whether a bracket may end here: no comparison (＞6%), and the right end does not follow."""
        after = text[at + 1 :]
        follows = after.find(self._close)
        own = after.find(self._open)
        closed_later = follows >= 0 and not 0 <= own < follows
        return not closed_later and (not after or after[0] in _BEHIND)


def _mended(layout: Layout, one: _Mistyped) -> Finding:
    return Finding.of(
        "text.repaired",
        f"{_where(layout, one.id)}的“{one.text[one.at]}”与另一半括号不成对，已改为“{one.right}”："
        f"“{_shown(one.text, one.at, one.right)}”。",
        evidence=evidence_of(layout.chars, [one.id]),
    )


def _shown(text: str, at: int, right: str) -> str:
    return f"{text[max(0, at - _AROUND) : at]}{right}{text[at + 1 : at + 1 + _AROUND]}"


def _where(layout: Layout, number: int) -> str:
    char = layout.chars[number]
    if char.page:
        return f"第 {char.page} 页"
    return f"第 {int(char.box[1])} 行" if char.place is None else "文中"
