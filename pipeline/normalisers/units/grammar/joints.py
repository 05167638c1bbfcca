"""和, 与, 及 within a run of words: where they stand between two names, and where within one (住房和城乡建设局)."""

from __future__ import annotations

from collections.abc import Callable

from pipeline.normalisers.units.grammar.patterns import Patterns
from pipeline.normalisers.units.grammar.pieces import PieceReader
from pipeline.normalisers.units.grammar.tokens import Token
from pipeline.normalisers.units.lexicon.names import NameReader

LONGEST_LEFT = 120
"""The longest name with the longest opening before it (此项工作由 …); anything longer left of a mark is no name."""
LONGEST_RIGHT = 120
"""What stands right of a mark is looked at so far: no name is as long."""


class JointReader:
    """Tells the joints that separate; ``pieces`` reads what stands between marks."""

    def __init__(self, patterns: Patterns, names: NameReader, pieces: PieceReader) -> None:
        self._patterns = patterns
        self._names = names
        self._pieces = pieces

    def read(self, run: str, begin: int, start: int, end: int, parts: Callable[[str], bool]) -> Token | None:
        """The joint at a place, if it separates; ``parts`` tells whether a name ends in what stands before it, and no
        known one goes on behind it."""
        text, right = run[start:end], right_of(run, end)
        if start == begin:
            return self._at_start(run, text, right, start, end)
        left = left_of(run, begin, start)
        if self._names.collectives.is_short_kind(left):
            # 省政府各厅、委和各直属机构: it ends the row that 各 began.
            return Token("joint", text, start, end, "连词") if self._names.begins_explicit(right) else None
        if not parts(left) or (start - begin == len(left) and self._ends_name(left, right)):
            return None
        if self._is_within(left, text, right) or self._is_cut(left, right, run[begin:]):
            return None
        land = self._names.collectives.is_bare_land(right)
        if land or self._names.read(right) or self._pieces.begins_with_name(right):
            # 市卫生健康委员会同市财政局: 会 is read twice.
            joins = run.endswith(self._patterns.joining_sure, begin, end)
            return Token("joining" if joins else "joint", text, start, end, "会同" if joins else "连词")
        return None

    def _at_start(self, run: str, text: str, right: str, start: int, end: int) -> Token | None:
        """和县人民政府, 暨南大学 begin with it."""
        whole = self._names.read(right_of(run, start))
        held = whole is not None and (whole.known or not self._names.begins_known(right))
        good = not held and (self._pieces.begins_with_name(right) or self._names.collectives.is_bare_land(right))
        return Token("joint", text, start, end, "连词") if good else None

    def _is_within(self, left: str, text: str, right: str) -> bool:
        """各部门和单位, 各高校和科研院所, 市黄埔军校同学会: one collective or one name goes on behind it."""
        if self._patterns.count.search(left) or self._names.collectives.is_twin(right) or not right:
            return True
        if self._names.is_row(left, text, right):
            return True
        return text in self._patterns.weak_joints and not self._names.begins_known(right)

    def _is_cut(self, left: str, right: str, whole: str) -> bool:
        """Whether it joins two stems of one name: 科技 and 工业信息化 of 科技和工业信息化局."""
        name = self._names.read(left)
        if name is None or name.kind != "clipped":
            return False
        joined, other = self._names.read(whole), self._names.read(right)
        if joined is not None and joined.kind == "collective":
            return True
        return not self._names.begins_explicit(right) and (other is None or other.kind != "clipped")

    def _ends_name(self, left: str, right: str) -> bool:
        """实验室与设备处 of a school: what only ends names is no body by itself."""
        bodies = self._names.bodies
        return bodies.is_ending(left) and bodies.office(right) is not None and not self._names.explicit(right)


def left_of(run: str, begin: int, start: int) -> str:
    """What stands left of a mark; of what is longer than any name no more than shows that it is."""
    return run[max(begin, start - LONGEST_LEFT - 1) : start]


def right_of(run: str, end: int) -> str:
    """What stands right of a mark; of what is longer than any name no more than shows that it is."""
    return run[end : end + LONGEST_RIGHT]
