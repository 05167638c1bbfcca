"""Cuts a flat string into tokens that cover it whole: separators first, then the marks inside each run of words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from pipeline.normalisers.brackets import BracketReader
from pipeline.normalisers.flat import MASK, Flat, mask_brackets
from pipeline.normalisers.names import NameReader
from pipeline.normalisers.patterns import Patterns
from pipeline.normalisers.pieces import PieceReader
from pipeline.normalisers.tokens import Token

# Brackets within brackets beyond this depth are not looked into.
_DEEPEST = 4
# A mark and the name that might hold it are at most so long (市场监督管理综合行政执法局 …).
_REACH = 16
_KEPT_RUNS = 20_000
# The longest name with the longest opening before it (此项工作由 …); anything longer left of a mark is no name.
_LONGEST_LEFT = 120
# 室 in 督导室, 办公室 in 督办办公室: what ends a name behind a word that is a role verb elsewhere.
_SHORT_END = 4


class Tokenizer:
    """``split`` cuts a text of several names without separators into names, or gives it back whole."""

    def __init__(self, patterns: Patterns, names: NameReader, split: Callable[[str], list[str]]) -> None:
        self._patterns = patterns
        self._names = names
        self._pieces = PieceReader(patterns, names, split)
        self._brackets = BracketReader(patterns, names, self._nested)
        self._runs: dict[tuple[str, bool], tuple[Token, ...]] = {}

    def read(self, flat: Flat, depth: int = 0) -> list[Token]:
        """All tokens in order; every character of ``flat.text`` is in exactly one."""
        text = flat.text
        masked = self._patterns.glue(mask_brackets(text), text)
        found: list[Token] = []
        at = 0
        remark: str | None = None
        for sign in [*self._patterns.breaks.finditer(masked), None]:
            end = sign.start() if sign else len(text)
            kind = sign.lastgroup if sign else None
            if end > at:
                if kind == "colon":
                    remark = self._label(flat, at, end, remark, found)
                elif remark:
                    found.append(Token("remark", text[at:end], at, end, "标签后的说明", remark=remark))
                else:
                    self._run(flat, masked, at, end, depth, found)
            if sign is None:
                break
            remark = self._separate(found, sign, kind, remark)
            at = sign.end()
        return found

    @staticmethod
    def _separate(found: list[Token], sign: re.Match[str], kind: str | None, remark: str | None) -> str | None:
        """Adds the separator; gives back the kind of remark that goes on behind it."""
        start, end = sign.span()
        if kind == "colon":
            if found and found[-1].end == start and found[-1].kind in ("label", "remark"):
                last = found[-1]
                found[-1] = Token(last.kind, last.text + "：", last.start, end, last.rule, last.role, last.remark)
            else:
                # 市财政局：负责资金保障: the role of the name before it is still to come.
                after_name = bool(found) and found[-1].kind == "name"
                found.append(Token("comma" if after_name else "strong", sign.group(), start, end, "冒号"))
            return remark
        if kind == "ordinal":
            found.append(Token("remark", sign.group(), start, end, "序号", remark="ordinal"))
            return remark
        names = {"item": "并列", "comma": "逗号", "strong": "句读", "bracket": "括号"}
        token_kind = kind if kind in ("item", "comma", "strong", "bracket") else "strong"
        found.append(Token(token_kind, sign.group(), start, end, names.get(kind or "", "句读")))  # type: ignore[arg-type]
        ends = kind in ("strong", "bracket") or (kind == "comma" and remark in ("deadline", "person"))
        return None if ends else remark

    def _label(self, flat: Flat, start: int, end: int, remark: str | None, found: list[Token]) -> str | None:
        """What stands before a colon. Gives back the kind of remark that follows it, if it is such a label."""
        cut = self._label_start(flat, start, end)
        if cut > start:
            text = flat.text[start:cut]
            if remark:
                found.append(Token("remark", text, start, cut, "标签后的说明", remark=remark))
            else:
                self._run(flat, mask_brackets(flat.text), start, cut, 0, found)
        run = flat.text[cut:end]
        patterns = self._patterns
        kind = patterns.remark_label(run)
        if kind and self._names.read(run) is None:
            found.append(Token("remark", run, cut, end, "说明性标签", remark=kind))
            return kind
        if patterns.is_label(run):
            found.append(Token("label", run, cut, end, "角色标签", role=patterns.role(run)))
        elif self._names.collectives.is_plain(run):
            found.append(Token("label", run, cut, end, "标签"))
        elif self._names.read(run):
            found.append(Token("name", run, cut, end, "冒号前的名称"))
        else:
            found.append(Token("remark", run, cut, end, "未知标签", remark="label"))
        return None

    def _label_start(self, flat: Flat, start: int, end: int) -> int:
        """Where the label before a colon begins: behind white space, or behind a name (…区财政局配合单位：)."""
        run = flat.text[start:end]
        patterns = self._patterns
        if patterns.is_label(run) or (patterns.remark_label(run) and not flat.gaps):
            return start
        for gap in sorted(flat.gaps):
            if start < gap < end and (patterns.is_label(run[gap - start :]) or patterns.remark_label(run)):
                return gap
        behind = patterns.label_end.search(run)
        return start + behind.start() if behind and self._names.read(run) is None else start

    def _run(self, flat: Flat, masked: str, start: int, end: int, depth: int, found: list[Token]) -> None:
        """Words between two separators. The same words are read once; they read the same wherever they stand."""
        run = flat.text[start:end]
        gaps = frozenset(gap - start for gap in flat.gaps if start < gap < end) if flat.gaps else frozenset()
        first = not any(token.kind in ("name", "tail") for token in found[-3:])
        key = (run, first)
        if not gaps and depth == 0 and key in self._runs:
            found.extend([token.moved(start) for token in self._runs[key]])
            return
        tokens = tuple(self._read_run(run, masked[start:end], gaps, depth, first))
        if not gaps and depth == 0:
            if len(self._runs) > _KEPT_RUNS:
                self._runs.clear()
            self._runs[key] = tokens
        found.extend([token.moved(start) for token in tokens])

    def _read_run(self, run: str, masked: str, gaps: frozenset[int], depth: int, first: bool) -> list[Token]:
        if self._patterns.first_leads.match(run):
            return [Token("first_leads", run, 0, len(run), "排位定牵头")]
        name = self._names.read(run)
        if name and name.known and not gaps:
            return [Token("name", run, 0, len(run), "名称（词表）")]
        tokens: list[Token] = []
        name_start = 0
        for mark in self._accepted(run, masked, first):
            if mark.start > name_start:
                self._name(run, masked, name_start, mark.start, gaps, depth, tokens)
            tokens.append(mark)
            name_start = mark.end
        if name_start < len(run):
            self._name(run, masked, name_start, len(run), gaps, depth, tokens)
        return tokens

    def _name(
        self, run: str, masked: str, start: int, end: int, gaps: frozenset[int], depth: int, tokens: list[Token]
    ) -> None:
        piece = run[start:end]
        if MASK in masked[start:end]:
            read = self._brackets.read(piece, masked[start:end], depth)
            tokens.extend([token.moved(start) for token in read])
            return
        inner = frozenset(gap - start for gap in gaps if start < gap < end)
        after_role = bool(tokens) and tokens[-1].kind == "role"
        tokens.extend([token.moved(start) for token in self._pieces.read(piece, inner, after_role)])

    def _nested(self, content: str, depth: int) -> list[Token]:
        """The tokens inside a bracket."""
        if depth >= _DEEPEST:
            return [Token("name", content, 0, len(content), "括号太深", known=False)]
        return self.read(Flat(content, range(len(content)), frozenset()), depth + 1)

    # --- marks inside a run -------------------------------------------------------------------------------------

    def _accepted(self, run: str, masked: str, first: bool) -> Iterator[Token]:
        """The marks of a run that really separate: role phrases, 会同, tails, 和."""
        at = begin = 0
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
        left, right = run[begin:start], run[end:]
        kind = mark.lastgroup
        if kind == "tail" or kind == "others":
            return self._tail(run, left, mark, first)
        if kind == "joining":
            joining = self._joining(left, right, run, begin, start, end)
            phrase = None if joining else self._patterns.phrase.match(masked, start)
            # 协同配合: the first word joins two parties only where a second one follows.
            return self._role(run, masked, begin, start, phrase.end(), first) if phrase else joining
        if kind == "role":
            return self._role(run, masked, begin, start, end, first)
        return self._joint(run, begin, start, end)

    def _complete(self, left: str) -> bool:
        """Whether a complete name ends the text left of a mark (an alias in brackets may follow it)."""
        if not left or len(left) > _LONGEST_LEFT:
            return False
        if left.endswith("）") and "（" in left:
            left = left[: left.rindex("（")]
        return self._names.read(left) is not None or self._pieces.ends_in_name(left)

    def _held(self, run: str, begin: int, start: int, end: int) -> bool:
        """Whether a known name that began before the mark goes on through it (住房和城乡建设局, 组织部)."""
        for stop in range(min(len(run), end + _REACH), start, -1):
            name = self._names.read(run[begin:stop])
            if name and name.known and name.kind != "collective":
                return stop >= end
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
            return Token("tail", text, start, end, "开放式结尾")
        return None

    def _joining(self, left: str, right: str, run: str, begin: int, start: int, end: int) -> Token | None:
        if (left and not self._complete(left)) or self._held(run, begin, start, end):
            return None
        if self._pieces.begins_with_name(right):
            return Token("joining", run[start:end], start, end, "会同")
        return None

    def _role(self, run: str, masked: str, begin: int, start: int, end: int, first: bool) -> Token | None:
        start = self._phrase_start(run, begin, start, end)
        end = self._phrase_end(run, start, end)
        phrase = run[start:end]
        role = self._patterns.role(phrase)
        if role is None or (begin == start and first and end == len(run)):
            # A role word alone in its cell says nothing about anybody.
            return None
        left, right = run[begin:start], run[end:]
        complete = self._complete(left)
        noun = self._patterns.label_noun.match(right)
        if noun:
            rest = right[noun.end() :]
            if (not left or complete) and rest and self._pieces.begins_with_name(rest) and start >= begin:
                return Token("label", phrase + noun.group(), start, end + noun.end(), "角色标签", role=role)
            return None
        strong = self._patterns.is_strong(phrase)
        if left and not complete and not (strong and not right and self._may_be_name(left)):
            return None
        if not left and first:
            return None
        if right and not self._names.begins_explicit(right):
            stop = self._next_strong(masked, end)
            if stop > end and not self._has_object(run[begin:stop], left, run[end:stop], strong):
                return None
        if not strong and self._held(run, begin, start, end):
            return None
        return Token("role", phrase, start, end, "角色词", role=role)

    def _phrase_start(self, run: str, begin: int, start: int, end: int) -> int:
        """Where the role phrase really begins: 会 in 省贸促会按职责分工配合 belongs to the name."""
        # The longest name: 经开区管委会, not 经开区管委.
        for at in range(end - 2, start - 1, -1):
            if at > begin and self._patterns.role(run[at:end]) and self._complete(run[begin:at]):
                return at
        return start

    def _phrase_end(self, run: str, start: int, end: int) -> int:
        """Where the role phrase really ends: 联合 in 牵头联合市财政局 joins."""
        joining = self._patterns.joining_end.search(run[start:end])
        if joining and joining.start() > 0 and self._pieces.begins_with_name(run[end:]):
            return start + joining.start()
        return end

    def _may_be_name(self, left: str) -> bool:
        """Whether a text that is no known name may still be one, not a sentence (6月底前完成并 …)."""
        return self._patterns.remark(left) is None

    def _next_strong(self, masked: str, at: int) -> int:
        """Where the next role word begins that is sure to be one, or a tail or 会同; else the end of the run."""
        while mark := self._patterns.marks.search(masked, at):
            if mark.lastgroup != "joint" and (mark.lastgroup != "role" or self._patterns.is_strong(mark.group())):
                return mark.start()
            at = mark.end()
        return len(masked)

    def _has_object(self, text: str, left: str, right: str, strong: bool) -> bool:
        """Whether what follows a role verb is what it is about (负责评分), not the end of a name (督导室)."""
        name = self._names.read(left)
        sure = name is None or ((name.known or bool(name.head)) and name.kind != "clipped")
        whole = self._names.read(text)
        if whole is not None and (whole.known or not strong or len(right) <= _SHORT_END or not sure):
            return False
        return sure or strong

    def _joint(self, run: str, begin: int, start: int, end: int) -> Token | None:
        text = run[start:end]
        right = run[end:]
        if start == begin:
            good = bool(right) and (self._pieces.begins_with_name(right) or self._names.collectives.is_bare_land(right))
            return Token("joint", text, start, end, "连词") if good else None
        left = run[begin:start]
        if not self._complete(left) or self._held(run, begin, start, end):
            return None
        if self._names.collectives.is_twin(right) or not right:
            return None
        clipped = self._names.read(left)
        if clipped is not None and clipped.kind == "clipped" and not self._names.begins_explicit(right):
            other = self._names.read(right)
            if other is None or other.kind != "clipped":
                return None
        land = self._names.collectives.is_bare_land(right)
        if land or self._names.read(right) or self._pieces.begins_with_name(right):
            return Token("joint", text, start, end, "连词")
        return None
