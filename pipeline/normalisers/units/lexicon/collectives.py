"""Tells parties that stand for a group: 各镇街道, 区政府各部门, 有关单位, 国务院相关部门, 各县（市、区）民政局.

Whether a text is one also depends on which parts of it are names. The reader of names is handed to each question and
not kept: names ask about collectives, and a collective about names that are shorter than itself.
"""

from __future__ import annotations

import re

from pipeline.normalisers.units.lexicon.body_index import BodyIndex
from pipeline.normalisers.units.lexicon.collective_parts import CollectiveParts
from pipeline.normalisers.units.lexicon.collective_patterns import CollectivePatterns
from pipeline.normalisers.units.lexicon.name import Read

_LONGEST_REGION = 6
_ALL = "全"


class Collectives:
    """Recognises collectives; ``read`` tells what else a text, shorter than the one asked about, may be."""

    def __init__(self, patterns: CollectivePatterns, parts: CollectiveParts, bodies: BodyIndex) -> None:
        self._patterns = patterns
        self._parts = parts
        self._bodies = bodies
        # What a name in front of makes a clause of the whole text: 市发改委等3个部门, 市发改委负责 …, 市发改委会同 ….
        self._behind_names = (patterns.count, patterns.doing, patterns.joining, patterns.joining_end)

    def is_one(self, text: str, read: Read) -> bool:
        """Whether the whole text is one collective."""
        if self._all_short(text) or self._patterns.glued.fullmatch(text):
            return True
        if len(text) < 2 or self._patterns.open.search(text) or self._joins_two(text, read):
            return False
        if self._is_clause(text, read) or self._is_aliased(text, read):
            return False
        verdict = self._by_beginning(text, read)
        if verdict is None:
            verdict = self._by_region(text, read)
        return self._by_noun(text, read) if verdict is None else verdict

    def is_described(self, text: str, read: Read) -> bool:
        """承担任务的各单位: a collective told by a clause with 的; 各设区的市: by a kind of place that has it."""
        plain = self._patterns.described_land.sub("市", text)
        if plain != text:
            return self.is_one(plain, read)
        head, _, noun = text.rpartition("的")
        if not head or not self._patterns.noun.search(noun):
            return False
        return self.is_one(noun, read) or self._patterns.each.match(head) is not None

    def ends_list(self, text: str, read: Read) -> bool:
        """Whether it says what kind of bodies an open list is of: 市安委会成员单位, 重点行业主管部门, 县区人民政府."""
        patterns = self._patterns
        text = patterns.counted.sub("", text)
        if "各" in text or patterns.each.match(text) or patterns.told.search(text) or self._joins_two(text, read):
            return False
        return bool(patterns.plain_noun.search(text)) or self._parts.is_bare_land(text)

    def is_row(self, left: str, joint: str, right: str) -> bool:
        """各高校和科研院所: one 各 over two kinds of bodies that are no places."""
        patterns = self._patterns
        one = (
            joint != "、"
            and patterns.each.match(left)
            and patterns.noun.search(left)
            and self._parts.rank(left) is None
        )
        return bool(one) and self._parts.is_kind(right)

    def each_parts(self, text: str, read: Read) -> list[str]:
        """各镇街各部门 are two collectives, 各级各部门 one: the parts, or the text whole."""
        parts: list[str] = []
        for part in re.split("(?=各)", text):
            if parts and (parts[-1].endswith("级") or not parts[-1].startswith("各")):
                parts[-1] += part
            elif part:
                parts.append(part)
        if len(parts) > 1 and all(self.is_one(part, read) for part in parts):
            return parts
        # 各县区人民政府市直各部门: the second says in front of its 各 whose it is.
        cuts = range(2, len(text) - 2) if text.count("各") > 1 else ()
        cut = next((cut for cut in cuts if self._bodies.says_whose(text[cut:]) and self.is_one(text[:cut], read)), 0)
        return [text[:cut], text[cut:]] if cut and self.is_one(text[cut:], read) else [text]

    def is_body(self, text: str, read: Read) -> bool:
        """Whether a complete name, maybe with a variant in brackets (财政厅（局）), can be the body of a 各."""
        for joint in self._patterns.joint.finditer(text):
            if read(text[: joint.start()]) and read(text[joint.end() :]):
                return self._bodies.known_core(text) is not None
        bracket = text.rindex("（") if text.endswith("）") and "（" in text else 0
        return read(text) is not None or (bracket > 0 and read(text[:bracket]) is not None)

    def is_division(self, text: str, read: Read) -> bool:
        """Whether it names a place, or its level only: 兰山区, 县."""
        return text in self._bodies.levels or (self._bodies.ends_with_level(text) and read(text) is not None)

    # --- by what a text is told -------------------------------------------------------------------------------------

    def _is_clause(self, text: str, read: Read) -> bool:
        """市发改委为牵头单位, 和各镇街, 区财政局负责各部门: what is told about a body, or a joint, is no group."""
        patterns = self._patterns
        if patterns.begins_joint.match(text) or patterns.told.search(text) or patterns.by.search(text):
            return True
        if any(self._is_told_by(text[found.end() :], read) for found in patterns.before.finditer(text)):
            return True
        founds = (pattern.search(text) for pattern in self._behind_names)
        return any(found is not None and read(text[: found.start()]) is not None for found in founds)

    @staticmethod
    def _is_aliased(text: str, read: Read) -> bool:
        """县市场监管局（知识产权局）, which begins like 县市: a known body with another name."""
        name = read(text.partition("（")[0]) if text.endswith("）") and "（" in text else None
        return name is not None and name.known and name.kind == "department"

    def _by_beginning(self, text: str, read: Read) -> bool | None:
        """各…, 有关…, 县（市、区）…: it is a collective if one can end here; None if it begins otherwise."""
        patterns = self._patterns
        if patterns.each.match(text) or patterns.loose_start.match(text):
            return self._ends(text, read)
        if patterns.many_land.match(text):
            # 自治区能源开发局 says its level; 县市公安局 are those of kinds of places.
            levelled = self._bodies.says_own_level(text) and "各" not in text
            return bool(patterns.land_body.match(text)) or (not levelled and self._ends(text, read))
        return None

    def _by_region(self, text: str, read: Read) -> bool | None:
        """区直各部门, 沿黄各市: words before a 各 say within what; None if there is no 各 inside."""
        within = self._patterns.within_each.match(text)
        if within is None:
            return None
        left, right = within.group("left"), within.group("right")
        whole = bool(self._patterns.within.match(left)) or read(left) is not None
        within_all = self._patterns.within.match(left) and left.startswith(_ALL)
        if self._patterns.land_body.match(right) and not within_all and not self.is_division(left, read):
            # 沿黄各市, 长三角区域各省（市）: words that are no body say which of them.
            if self._patterns.joint.search(left) or self._patterns.ends_joint.search(left):
                return False
            # 平岭分局沿线各乡镇: a body and, without a sign between them, the towns.
            bodied = any(self._bodies.has_shape(left[:cut]) for cut in range(2, len(left)))
            return not whole and not bodied and len(left) <= _LONGEST_REGION and not self._bodies.is_reserved(left)
        return whole and self._ends(right, read)

    def _by_noun(self, text: str, read: Read) -> bool:
        """Without 各: 市直有关部门, 工业和信息化主管部门 end in the noun of a group."""
        patterns = self._patterns
        if not patterns.noun.search(text):
            return False
        loose = patterns.loose.search(text)
        if patterns.government.search(text) and not (loose or patterns.level_word.match(text)):
            return False
        if loose or patterns.levelled.match(text):
            return True
        plain = patterns.plain_noun.search(text)
        if plain is None or plain.start() < 2:
            return False
        # 公安机关 is a group; 区纪委区监委机关 is not: what stands before 机关 are bodies.
        before = read(text[: plain.start()])
        return before is None or before.kind == "clipped"

    # --- where it ends ----------------------------------------------------------------------------------------------

    def _ends(self, text: str, read: Read) -> bool:
        """Whether a collective can end here: in a plural noun, a kind of place or the shape of a body."""
        parts = self._parts.head_and_body(text)
        body = read(parts[1]) if parts else None
        if body is not None and body.level:
            # 各镇街道区发改局: the body says its own level, so it is another party.
            return False
        if self._patterns.noun.search(text) or self._bodies.has_shape(_without_bracket(text)):
            return True
        if self._each_land_only(text, read):
            return True
        tail = self._patterns.each_some.sub("", text)
        return bool(self._patterns.land_body.match(tail)) or self._bodies.known_core(tail) is not None

    def _each_land_only(self, text: str, read: Read) -> bool:
        parts = self._parts.head_and_body(text)
        if parts is None or self._patterns.joint.match(parts[1]):
            return False
        return not parts[1] or self.is_body(parts[1], read)

    def _joins_two(self, text: str, read: Read) -> bool:
        """Whether 和 or 、 in it separates two collectives (各地区和各部门), so that it is not one."""
        if len(self.each_parts(text, read)) > 1:
            return True
        return any(self._separates(text, joint, read) for joint in self._patterns.joint.finditer(text))

    def _separates(self, text: str, joint: re.Match[str], read: Read) -> bool:
        """Whether what stands left and right of a joint are two bodies, not kinds of one row."""
        if text.count("（", 0, joint.start()) > text.count("）", 0, joint.start()):
            return False
        left, right = text[: joint.start()], text[joint.end() :]
        if self._parts.is_twin(right) or not right or self.is_row(left, joint.group(), right):
            return False
        before = read(left)
        if before is not None and before.kind == "clipped" and not self._says_own(right):
            # 市科技和信息化工作领导小组各成员单位.
            return False
        parts = self._parts.head_and_body(left)
        if parts and self._parts.is_bare_land(right) and self._parts.follows(parts[0], right):
            return False
        return bool(read(left) and read(right)) and not self._each_land_only(text, read)

    def _is_told_by(self, text: str, read: Read) -> bool:
        """国务院价格主管部门 behind 工本费标准由: a group that says its level, so that 由 is no part of a name."""
        levelled = self._bodies.begins_with_level(text) or self._patterns.of_nation.match(text)
        return bool(levelled) and self.is_one(text, read)

    def _says_own(self, text: str) -> bool:
        """Whether a group begins with a 各 or a level of its own."""
        return bool(self._patterns.each_some.sub("", text) != text) or self._bodies.begins_with_level(text)

    def _all_short(self, text: str) -> bool:
        """各委、办、局, 市直各委、办."""
        found = self._patterns.short_kinds.match(text)
        kinds = re.split("[、和]", found.group("kinds")) if found else []
        return found is not None and all(kind in self._patterns.short for kind in kinds)


def _without_bracket(text: str) -> str:
    """The text without the bracket at its end: 财政厅（局）."""
    return text[: text.rindex("（")] if text.endswith("）") and "（" in text else text
