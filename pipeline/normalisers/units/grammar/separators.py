"""The signs between runs of words: punctuation, and the line ends that part names. Knows flat strings and the lexicon.

A cell's paragraphs are names of their own (区财政局⏎区审计局), but for those that go on: with a bracket, a role word or
a tail, behind a word that joins, or where only both together are a name that is known (a line that broke by hand).
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from pipeline.normalisers.units.grammar.flat import MASK, Flat
from pipeline.normalisers.units.grammar.patterns import Patterns
from pipeline.normalisers.units.lexicon.names import NameReader

_LONGEST_START = 24
PARAGRAPH = "paragraph"
"""The kind of a sign without characters: the end of a paragraph."""


class Separator(Struct, frozen=True, gc=False):
    """What stands between two runs of words: its kind, and where in the flat text (empty for a paragraph's end)."""

    kind: str
    start: int
    end: int


class SeparatorReader:
    """Finds the signs of a string: punctuation, and the paragraphs' ends that part."""

    def __init__(self, patterns: Patterns, names: NameReader) -> None:
        self._patterns = patterns
        self._names = names

    def signs(self, flat: Flat, masked: str) -> list[Separator]:
        """All signs from left to right."""
        patterns = self._patterns
        if patterns.numbers.search(masked):
            found = [Separator(one.lastgroup or "strong", *one.span()) for one in patterns.breaks.finditer(masked)]
        else:
            kinds = patterns.sign_kinds
            found = [Separator(kinds[one[0]], one.start(), one.end()) for one in patterns.signs.finditer(masked)]
        if not flat.ends and not flat.wraps:
            return found
        return sorted([*found, *self._parting(flat, masked, found)], key=lambda sign: (sign.start, sign.end))

    def _parting(self, flat: Flat, masked: str, signs: list[Separator]) -> Iterator[Separator]:
        colons = {sign.start for sign in signs if sign.kind == "colon"}
        starts = {0, *(sign.end for sign in signs)}
        stops = sorted({len(flat.text), *flat.ends, *(sign.start for sign in signs)})
        for place in sorted(flat.ends | flat.wraps):
            if masked[place - 1] == masked[place] == MASK or any(place in (sign.start, sign.end) for sign in signs):
                continue
            begin = max(start for start in starts if start < place)
            stop = next(one for one in stops if one > place)
            left, right = flat.text[begin:place], masked[place:stop]
            if left.count("“") > left.count("”"):
                continue
            sure = place in flat.ends
            labelled = stop in colons and self._is_label(right) and (sure or not self._within_label(left, right))
            if labelled or (self._parts if sure else self._parts_full)(left, right):
                starts.add(place)
                yield Separator(PARAGRAPH, place, place)

    def _is_label(self, text: str) -> bool:
        return self._patterns.is_label(text) or self._patterns.remark_label(text) is not None

    def _within_label(self, left: str, right: str) -> bool:
        """Whether a label began in the line before (配合｜单位：)."""
        label = self._patterns.label_end.search(left + right)
        return label is not None and label.start() < len(left)

    def _parts(self, left: str, right: str) -> bool:
        """Whether the end of a paragraph parts two names."""
        names = self._names
        if right.startswith(MASK) or self._patterns.joins_on.search(left) or self._goes_on(right):
            return False
        if left in names.bodies.levels or self._hangs(left, right):
            return False
        whole = names.read(left + right)
        if whole is None:
            return True
        if whole.known and whole.kind != "collective":
            return self._is_sure(left) and self._is_sure(right)
        return names.read(right) is not None

    def _parts_full(self, left: str, right: str) -> bool:
        """Whether a line that ran full ended a name all the same: it is one, and a level or a place begins the next."""
        names = self._names
        if not self._begins_anew(right) or not self._is_sure(left) or not self._is_shaped(left):
            return False
        if self._hangs(left, right) or self._joins(right):
            return False
        left = self._behind_joint(left)
        whole = names.read(left + right)
        if whole is not None and whole.kind == "collective":
            # 各镇｜各街道, 县政府办｜陈州分局 are two; 县政府｜各部门 and 各镇｜街道 are one.
            return (self._is_collective(left) and not self._begins_kind(right)) or self._is_placed(right)
        return whole is None or not whole.known

    def _is_collective(self, text: str) -> bool:
        name = self._names.read(text)
        return name is not None and name.kind == "collective"

    def _begins_kind(self, text: str) -> bool:
        """Whether the text begins with a kind of places and no name: 街道, that 各 before it reaches."""
        text = text[:_LONGEST_START].split(MASK)[0]
        starts = (text[:end] for end in range(len(text), 0, -1))
        whole = next((start for start in starts if self._names.read(start) is not None), text[:1])
        return self._names.collectives.is_bare_land(whole)

    def _is_placed(self, text: str) -> bool:
        """Whether it is one known body that says its place."""
        name = self._names.read(text)
        return name is not None and name.known and bool(name.head) and name.kind != "collective"

    def _is_shaped(self, text: str) -> bool:
        """Whether it ends as names do, or is a collective (各乡镇（街道）)."""
        return self._names.bodies.has_shape(text) or self._is_collective(text)

    def _hangs(self, left: str, right: str) -> bool:
        """Whether a branch of the body before begins the text, which says only its place (人民银行｜兰山支行)."""
        names = self._names
        for end in range(3, min(len(right), _LONGEST_START) + 1):
            name = names.read(right[:end]) if right.endswith(names.bodies.hanging, 0, end) else None
            if name is not None and name.core in names.bodies.hanging:
                return names.read(left + right[:end]) is not None
        return False

    def _behind_joint(self, text: str) -> str:
        """The last name of a text that joins several: 县政府 of 项目区和县政府."""
        rests = (text[text.rfind(joint) + len(joint) :] for joint in self._patterns.joints if joint in text[1:])
        named = (rest for rest in rests if self._names.bodies.begins_with_level(rest) and self._names.read(rest))
        return min(named, key=len, default=text)

    def _joins(self, text: str) -> bool:
        """Whether the text begins with 和 and a level (和县财政局), and not with a place that is called so (和平区)."""
        rests = (text[len(joint) :] for joint in self._patterns.joints if text.startswith(joint))
        return any(self._names.bodies.begins_with_level(rest) or self._is_of_level(rest) for rest in rests)

    def _is_of_level(self, text: str) -> bool:
        """县市场监管局, which begins like 县市: whether it is a name with a level before it."""
        name = self._names.read(text)
        return name is not None and bool(name.level)

    def _begins_anew(self, text: str) -> bool:
        """Whether the text begins with its level, 各, or a name that says its place."""
        if self._names.bodies.begins_with_level(text) or text.startswith("各"):
            return True
        starts = (self._names.read(text[:end]) for end in range(2, min(len(text), _LONGEST_START) + 1))
        return any(name is not None and bool(name.head) for name in starts)

    def _is_sure(self, text: str) -> bool:
        name = self._names.read(text)
        return name is not None and ((name.known and name.kind != "clipped") or bool(name.head))

    def _goes_on(self, right: str) -> bool:
        return self._patterns.marks.match(right) is not None and self._names.read(right) is None
