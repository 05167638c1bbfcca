"""Which of the words that may separate really do: role phrases, 会同, tails and 和 within one run of words.

The same characters stand inside names (组织部, 住房和城乡建设局, 督导室), so a mark counts only beside complete names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.model.raw import Role
from pipeline.normalisers.units.grammar.joints import LONGEST_LEFT, LONGEST_RIGHT, JointReader, left_of, right_of
from pipeline.normalisers.units.grammar.patterns import Patterns
from pipeline.normalisers.units.grammar.pieces import PieceReader
from pipeline.normalisers.units.grammar.tokens import CLOSING, Token
from pipeline.normalisers.units.lexicon.names import NameReader

# A mark and the name that might hold it are at most so long (市场监督管理综合行政执法局 …).
_REACH = 16
# 室 in 督导室, 办公室 in 督办办公室: what ends a name behind a word that is a role verb elsewhere.
_SHORT_END = 4
# So many words that separate elsewhere are looked for in what a tail holds (等监督检查部门).
_MARKS_IN_TAIL = 3
_SURE_PHRASE = 4


class MarkReader:
    """Finds the marks of a run; ``pieces`` reads what stands between them."""

    def __init__(self, patterns: Patterns, names: NameReader, pieces: PieceReader) -> None:
        self._patterns = patterns
        self._names = names
        self._pieces = pieces
        self._joints = JointReader(patterns, names, pieces)

    def accepted(self, run: str, masked: str, first: bool) -> Iterator[Token]:
        """The marks of a run that really separate: role phrases, 会同, tails, 和."""
        at = begin = 0
        if label := self._stated_label(run):
            yield label
            at = begin = label.end
        while mark := self._patterns.marks.search(masked, at):
            token = self._accept(run, masked, begin, mark, first)
            if token is None:
                at = mark.start() + 1
            else:
                yield token
                at = begin = token.end
                first = False

    def _accept(self, run: str, masked: str, begin: int, mark: re.Match[str], first: bool) -> Token | None:
        start, end = mark.span()
        left, right = left_of(run, begin, start), right_of(run, end)
        kind = mark.lastgroup
        if kind == "tail" or kind == "others":
            return self._tail(run, left, mark, first)
        if kind == "person" or kind == "closing":
            return self._behind(run, left, mark, first)
        if kind == "joining":
            joining = self._joining(left, right, run, start, end, begin, first)
            phrase = None if joining else self._patterns.phrase.match(masked, start)
            # 协同配合: the first word joins two parties only where a second one follows.
            return self._role(run, masked, begin, start, phrase.end(), first) if phrase else joining
        if kind == "role":
            return self._role(run, masked, begin, start, end, first)
        return self._joints.read(
            run, begin, start, end, lambda before: self._complete(before) and not self._held(run, begin, start, end)
        )

    def _stated_label(self, run: str) -> Token | None:
        """成员单位包括 at the head of a clause, before a name: a label that has no colon."""
        label = self._patterns.stated_label.match(run)
        stated = self._patterns.is_stated.match(run[label.end() :]) if label else None
        if label is None or stated is None:
            return None
        end = label.end() + stated.end()
        if not self._names.begins_known(run[end:]):
            return None
        return Token("label", run[:end], 0, end, "名单的标签")

    def _complete(self, left: str) -> bool:
        """Whether a complete name ends the text left of a mark (an alias in brackets may follow it)."""
        if not left or len(left) > LONGEST_LEFT:
            return False
        if left.endswith("）") and "（" in left:
            left = left[: left.rindex("（")]
        # 扶贫办9个部门和单位 before 组成.
        left = self._patterns.count.sub("", left)
        return self._names.read(left) is not None or self._pieces.ends_in_name(left)

    def _held(self, run: str, begin: int, start: int, end: int) -> bool:
        """Whether a known name that began before the mark goes on through it (住房和城乡建设局, 组织部)."""
        # 由市教育和体育局: the name begins behind what opens the clause.
        for at in {begin, begin + self._pieces.name_start(run[begin:start])}:
            for stop in range(min(len(run), end + _REACH), start, -1):
                name = self._names.read(run[at:stop])
                if name and name.known and (name.kind != "collective" or self._names.is_of_each(name.text)):
                    if stop >= end:
                        return True
                    break
        return False

    def _tail(self, run: str, left: str, mark: re.Match[str], first: bool) -> Token | None:
        start, end = mark.span()
        text = run[start:end]
        whole = text != "等"
        if (
            (not left and (not first or (whole and end == len(run))))
            or self._complete(left)
            or (left and (whole or end == len(run)))
        ):
            end = self._tail_end(run, start, self._before_remark(text, start, end))
            return Token("tail", run[start:end], start, end, "开放式结尾")
        return None

    def _before_remark(self, text: str, start: int, end: int) -> int:
        """Where a tail ends that has a remark in brackets: 等单位（以文件为准）, but 等部门（单位）."""
        at = text.rfind("（")
        aside = at > 0 and text.endswith("）") and self._patterns.remark(text[at + 1 : -1])
        return start + at if aside else end

    def _behind(self, run: str, left: str, mark: re.Match[str], first: bool) -> Token | None:
        """主要负责人 and 组成 behind names or a tail: they say nothing about roles."""
        start, end = mark.span()
        if not (self._complete(left) if left else not first):
            return None
        kind = "person" if mark.lastgroup == "person" else "frame"
        return Token("remark", run[start:end], start, end, CLOSING, remark=kind)

    def _tail_end(self, run: str, start: int, end: int) -> int:
        """Where a tail really ends: 等市安委会成员单位, 等项目主管部门, 等县区人民政府 say what the list is of."""
        at = end
        for _ in range(_MARKS_IN_TAIL if run[start] == "等" else 0):
            # 监督 in 等监督部门 is no role; what a tail holds ends where the next word really separates.
            mark = self._patterns.marks.search(run, at)
            stop = mark.start() if mark else len(run)
            if stop == end and end > start + 1:
                return end
            if self._names.ends_list(run[start + 1 : stop]):
                return stop
            if mark is None:
                break
            at = mark.end()
        return end

    def _joining(self, left: str, right: str, run: str, start: int, end: int, begin: int, first: bool) -> Token | None:
        gathering = self._patterns.gathering.match(run, start)
        if (left and not self._complete(left)) or (first if gathering else self._held(run, begin, start, end)):
            return None
        # 商 alone begins words too (商贸集团): behind it a name says its level.
        sure = run[start:end].endswith(self._patterns.joining_sure)
        if self._is_joined(right, end - start == 1, left, sure):
            return Token("joining", run[start:end], start, end, "会同")
        return None

    def _is_joined(self, right: str, short: bool, left: str, sure: bool) -> bool:
        """Whether a name begins behind a word that joins; where none stands before it, one of a list: 联合国…."""
        names = self._names
        if short:
            return names.begins_explicit(right)
        if not left and not sure:
            return names.begins_explicit(right) or names.begins_known(right)
        return self._pieces.begins_with_name(right)

    def _role(self, run: str, masked: str, begin: int, start: int, end: int, first: bool) -> Token | None:
        if first or start > begin:
            start = self._phrase_start(run, begin, start, end)
        end = self._phrase_end(run, start, end)
        phrase = run[start:end]
        role = self._patterns.role(phrase)
        if role is None and start and self._patterns.is_duty(phrase):
            role = self._duty(run, begin, start, end)
        frame = self._patterns.frame.match(right_of(run, begin))
        if frame and start < begin + frame.end():
            # 协助 in 协助县长分管 belongs to the frame.
            return None
        if role is None or (begin == start and first and end == len(run)):
            # A role word alone in its cell says nothing about anybody.
            return None
        left, right = left_of(run, begin, start), right_of(run, end)
        complete = self._complete(left)
        noun = self._patterns.label_noun.match(right)
        if noun:
            stop = end + noun.end()
            # 牵头单位为市发改委, 责任单位区财政局.
            stated = self._patterns.is_stated.match(right_of(run, stop))
            stop += stated.end() if stated else 0
            # 住房城乡建设主管部门: what stands before the word is cut off itself.
            whole = not left or (complete and not self._is_cut(left))
            if whole and self._is_labelled(right_of(run, stop)):
                return Token("label", run[start:stop], start, stop, "角色标签", role=role)
            if len(noun.group()) > 1:
                return None
            # 牵头方 is a label, 牵头制定方案 none.
        strong = self._patterns.is_strong(phrase)
        # 各市、区具体落实: 区 ends the row that 各 began.
        complete = complete or (not first and self._names.collectives.is_bare_land(left))
        # 华东服装城共同组织实施, in a row: nobody knows the name, but the words behind it are sure.
        sure = not right and (strong or (not first and len(phrase) >= _SURE_PHRASE))
        if left and not complete and not (sure and self._may_be_name(run, begin, start)):
            return None
        if not left and first and not (strong and self._names.begins_explicit(right)):
            return None
        if right and not self._names.begins_explicit(right):
            stop = self._next_strong(masked, end)
            if stop > end and not self._has_object(left + run[start:stop], left, run[end:stop], strong):
                return None
        # 县政府督办室会同有关部门: words of overseeing are in the names of offices, strong or not.
        loose = not strong or (role == "oversee" and bool(right))
        if loose and (self._held(run, begin, start, end) or self._ends_within(run, begin, end)):
            return None
        return Token("role", phrase, start, end, "角色词", role=role)

    def _is_labelled(self, right: str) -> bool:
        """Whether a name begins behind a label without a colon: one of a list, or a place's own (责任单位云桥镇)."""
        if self._names.begins_known(right):
            return True
        name = self._names.read(right)
        return name is not None and name.kind == "alone"

    def _is_cut(self, left: str) -> bool:
        """Whether a name has lost its end: 市科技, 国务院住房城乡."""
        name = self._names.read(left)
        return name is not None and (name.kind == "clipped" or not (name.known or name.head))

    def _duty(self, run: str, begin: int, start: int, end: int) -> Role | None:
        """The role of 按职责分工 behind names or a tail, with nobody behind it: it says that they answer."""
        left, right = left_of(run, begin, start), right_of(run, end)
        named = self._complete(left) if left else begin > 0
        return "responsible" if named and not self._names.begins_explicit(right) else None

    def _ends_within(self, run: str, begin: int, end: int) -> bool:
        """Whether a role word is part of an office's name that ends behind it: 区委区政府督查室要 …."""
        right = run[end : end + _SHORT_END]
        if self._patterns.deed(right):
            return False
        sizes = (size for size in range(1, len(right)) if self._names.bodies.is_inner(right[:size]))
        return any(self._names.read(run[begin : end + size]) is not None for size in sizes)

    def _phrase_start(self, run: str, begin: int, start: int, end: int) -> int:
        """Where the role phrase really begins: 会 in 省贸促会按职责分工配合 belongs to the name."""
        if start - begin > LONGEST_LEFT:
            return start
        # The longest name: 经开区管委会, not 经开区管委; but not 各部门认真组 with 织实施 left over.
        sure = self._complete(run[begin:start]) and run[start] not in self._patterns.auxiliaries
        last = start if sure else end - 2
        for at in range(min(last, end - 2), start - 1, -1):
            whole = at > begin and self._patterns.phrase.fullmatch(run, at, end)
            if whole and self._patterns.role(run[at:end]) and self._complete(run[begin:at]):
                return at
        return start

    def _phrase_end(self, run: str, start: int, end: int) -> int:
        """Where the role phrase really ends: 联合 in 牵头联合市财政局 joins."""
        while end > start and run[end - 1] in self._patterns.auxiliaries and not self._patterns.ends_verb(run, end):
            # 会 in 市旅游研究会 ends a name: no role phrase ends with a verb's auxiliary (抓总 with its own).
            end -= 1
        joining = self._patterns.joining_end.search(run[start:end])
        if joining and joining.start() > 0 and self._pieces.begins_with_name(right_of(run, end)):
            return start + joining.start()
        return end

    def _may_be_name(self, run: str, begin: int, start: int) -> bool:
        """Whether what stands before the last role word may be a name that nobody knows: it is no sentence
        (6月底前完成并 …), and the word ends no name itself (县委办县政协办)."""
        return self._patterns.remark(run[begin:start]) in (None, "person") and not self._pieces.is_several(run[begin:])

    def _next_strong(self, masked: str, at: int) -> int:
        """Where the next role word begins that is sure to be one, or a tail or 会同; else the end of the run.

        Behind more than the longest name it is all the same which it is.
        """
        far = at + LONGEST_RIGHT
        while (mark := self._patterns.marks.search(masked, at)) and at < far:
            if mark.lastgroup != "joint" and (mark.lastgroup != "role" or self._patterns.is_strong(mark.group())):
                return mark.start()
            at = mark.end()
        return far if mark else len(masked)

    def _has_object(self, text: str, left: str, right: str, strong: bool) -> bool:
        """Whether what follows a role verb is what it is about (负责评分), not the end of a name (督导室)."""
        name = self._names.read(left)
        sure = name is None or ((name.known or bool(name.head)) and name.kind != "clipped")
        # 研究生院（研究生工作部）: the bracket is of the whole name.
        whole = self._names.read(text) or (self._names.read(text.partition("（")[0]) if "（" not in left else None)
        # 督导室 ends a name; 县教育局负责学校 says for what it answers.
        inner = self._names.bodies.is_inner(right) or right in self._patterns.groups
        ends = len(right) <= _SHORT_END and (inner or self._patterns.role(text[len(left) :]) != "responsible")
        if whole is not None and (whole.known or not strong or ends or not sure):
            return False
        return sure or strong
