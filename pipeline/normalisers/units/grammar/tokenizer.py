"""Cuts a flat string into tokens that cover it whole: separators first, then the marks inside each run of words."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from pipeline.normalisers.units.grammar.brackets import BracketReader
from pipeline.normalisers.units.grammar.flat import MASK, Flat, mask_brackets
from pipeline.normalisers.units.grammar.gap_clauses import ClauseReader
from pipeline.normalisers.units.grammar.gaps import GapReader
from pipeline.normalisers.units.grammar.marks import MarkReader
from pipeline.normalisers.units.grammar.patterns import Patterns
from pipeline.normalisers.units.grammar.pieces import PieceReader
from pipeline.normalisers.units.grammar.separators import PARAGRAPH, Separator, SeparatorReader
from pipeline.normalisers.units.grammar.side_clauses import SideClauseReader
from pipeline.normalisers.units.grammar.tokens import Token, TokenKind
from pipeline.normalisers.units.lexicon.names import NameReader

# Brackets within brackets beyond this depth are not looked into.
_DEEPEST = 4
_LONGEST_START = 24
_COLON = "冒号"
_DASHES = "—–"
_NO_GAPS: frozenset[int] = frozenset()
_NAMING = frozenset({"name", "tail"})
_WHOLE = frozenset({"name", "clause"})
_KEPT_RUNS = 20_000
_SIGNS: dict[str, tuple[TokenKind, str]] = {
    "comma": ("comma", "逗号"),
    "strong": ("strong", "句读"),
    "bracket": ("bracket", "括号"),
    PARAGRAPH: ("item", "另起一段"),
}
"""The token of a sign's kind, and what it is told to be."""


class Tokenizer:
    """``split`` cuts a text of several names without separators into names, or gives it back whole."""

    def __init__(self, patterns: Patterns, names: NameReader, split: Callable[[str], list[str]]) -> None:
        self._patterns = patterns
        self._names = names
        self._split = split
        self._pieces = PieceReader(patterns, names, split)
        self._marks = MarkReader(patterns, names, self._pieces)
        self._brackets = BracketReader(patterns, names)
        self._gaps = GapReader(patterns, names)
        self._side_clauses = SideClauseReader(patterns, names)
        self._signs = SeparatorReader(patterns, names)
        self._runs: dict[tuple[str, bool], tuple[Token, ...]] = {}

    def read(self, flat: Flat, depth: int = 0) -> list[Token]:
        """All tokens in order; every character of ``flat.text`` is in exactly one."""
        text = flat.text
        if text.startswith("（") and (labelled := self._patterns.label_marks(text)) != text:
            return self.read(Flat(labelled, flat.index, flat.gaps, flat.ends, flat.wraps), depth)
        masked = self._patterns.glue(mask_brackets(text), text)
        found: list[Token] = []
        at = 0
        remark: str | None = None
        for sign in self._signs.signs(flat, masked):
            start, end = sign.start, sign.end
            kind = sign.kind if sign.kind == "item" and text[start] not in _DASHES else self._kind(sign, text, at)
            if start > at:
                if kind == "colon":
                    remark = self._label(flat, at, start, remark, found)
                else:
                    self._run(flat, masked, at, start, depth, found, remark)
            if kind == "item":
                found.append(Token("item", text[start:end], start, end, "并列"))
            else:
                remark = self._separate(found, start, end, text, kind, remark)
            at = end
        if at < len(text):
            self._run(flat, masked, at, len(text), depth, found, remark)
        return self._side_clauses.put(text, found)

    def _kind(self, sign: Separator, text: str, at: int) -> str:
        """What a sign is, by the words before it, which begin at ``at``."""
        kind, start = sign.kind, sign.start
        if kind == "item":
            # 责任单位——区商务局.
            dashed = text[start] in _DASHES and start > at and self._patterns.is_label(text[at:start])
            return "colon" if dashed else kind
        if kind == "colon" and sign.end == len(text) and self._is_addressee(text[at:start], text[:at][-1:]):
            kind = "strong"
        if kind in ("strong", "comma") and self._patterns.is_headed(text[at:start]):
            # 牵头单位；县农业农村局: typed for the colon.
            return "colon"
        return kind

    def _is_addressee(self, run: str, sign: str) -> bool:
        """各区人民政府，市政府各部门、单位： is a line of addressees, its colon labels nothing. ``sign``: before it."""
        patterns = self._patterns
        if not patterns.is_label(run):
            return True
        return bool(sign) and patterns.label_role(run) is None and (sign == "、" or self._names.read(run) is not None)

    @staticmethod
    def _separate(found: list[Token], start: int, end: int, text: str, kind: str, remark: str | None) -> str | None:
        """Adds the separator; gives back the kind of remark that goes on behind it."""
        if kind == "colon":
            if found and found[-1].end == start and found[-1].kind in ("label", "remark"):
                last = found[-1]
                signed = last.text + text[start:end]
                found[-1] = Token(last.kind, signed, last.start, end, last.rule, last.role, last.remark)
            else:
                # 市财政局：负责资金保障: the role of the name before it is still to come.
                after_name = bool(found) and found[-1].kind == "name"
                found.append(Token("comma" if after_name else "strong", text[start:end], start, end, _COLON))
            return remark
        if kind == "ordinal":
            found.append(Token("remark", text[start:end], start, end, "序号", remark="ordinal"))
            return remark
        token_kind, rule = _SIGNS.get(kind, _SIGNS["strong"])
        found.append(Token(token_kind, text[start:end], start, end, rule))
        ends = kind in ("strong", "bracket", PARAGRAPH) or (kind == "comma" and remark in ("deadline", "person"))
        return None if ends else remark

    def _label(self, flat: Flat, start: int, end: int, remark: str | None, found: list[Token]) -> str | None:
        """What stands before a colon. Gives back the kind of remark that follows it, if it is such a label."""
        cut = self._label_start(flat, start, end, remark)
        if cut > start:
            self._run(flat, mask_brackets(flat.text), start, cut, 0, found, remark)
        run = flat.text[cut:end]
        patterns = self._patterns
        kind = patterns.remark_label(run)
        if kind and self._names.read(run) is None:
            found.append(Token("remark", run, cut, end, "说明性标签", remark=kind))
            return kind
        if patterns.is_label(run):
            found.append(Token("label", run, cut, end, "角色标签", role=patterns.label_role(run)))
        elif self._names.collectives.is_plain(run) or self._heads_list(
            run, flat.text[end + 1 : end + 1 + _LONGEST_START]
        ):
            found.append(Token("label", run, cut, end, "标签"))
        elif self._names.read(run):
            found.append(Token("name", run, cut, end, "冒号前的名称"))
        else:
            found.append(Token("remark", run, cut, end, "未知标签", remark="label"))
        return None

    def _heads_list(self, run: str, behind: str) -> bool:
        """县安委会成员单位：县应急局, 抢险救援组：县人武部: whose list it is, not one of them."""
        opened = self._patterns.before.match(behind)
        names = behind[opened.end() :] if opened else behind
        return run.endswith(self._patterns.headings) and self._names.begins_explicit(names)

    def _label_start(self, flat: Flat, start: int, end: int, remark: str | None) -> int:
        """Where the label before a colon begins: behind white space, or behind a name (…区财政局配合单位：)."""
        run = flat.text[start:end]
        patterns = self._patterns
        if patterns.is_label(run):
            return start
        ordinal = patterns.bracketed_ordinal.search(run)
        if ordinal and patterns.is_label(run[ordinal.end() :]):
            # （一）牵头单位：市民政局（二）配合单位：….
            return start + ordinal.end()
        aside = patterns.remark_label_start(run)
        for gap in _between(flat.gaps, start, end):
            if patterns.is_label(run[gap - start :]) or (aside and gap - start == aside):
                return gap
        if named := self._named_before(run, aside, _between(flat.gaps, start, start + (aside or len(run))), start):
            return start + named
        behind = patterns.label_end.search(run)
        apart = behind is not None and (remark is not None or self._is_apart(run, run[: behind.start()]))
        return start + behind.start() if behind is not None and apart else start

    def _named_before(self, run: str, aside: int, gaps: list[int], start: int) -> int:
        """Where a name ends before the label of a remark that begins at ``aside``, or at white space before it: in
        市水利局 项目责任人：, the label has words before those that tell it; or before one of no role: 冠名单位：. 0 if
        none does."""
        cuts = [gap - start for gap in reversed(gaps)]
        ends = [aside, *cuts] if aside else [cut for cut in cuts[:1] if self._patterns.ends_noun(run[cut:])]
        return next((end for end in ends if self._names.read(run[:end]) is not None), 0)

    def _is_apart(self, run: str, words: str) -> bool:
        """Whether the words before a label are none of it: 李明责任部门, 市委网信办责任单位; 各项目牵头单位 is one."""
        if self._patterns.is_person(words) or self._patterns.remark(words) == "person":
            return True
        before = self._names.read(words)
        known = before is not None and before.known and before.kind != "collective"
        return known or self._names.read(run) is None

    def _run(
        self, flat: Flat, masked: str, start: int, end: int, depth: int, found: list[Token], remark: str | None
    ) -> None:
        """Words between two separators, or behind the label of a ``remark``.

        The same words are read once; they read the same wherever they stand.
        """
        run = flat.text[start:end]
        told: Token | None = None
        if remark:
            told = Token("remark", run, 0, len(run), "标签后的说明", remark=remark)
        elif found and found[-1].rule is _COLON:
            told = self._behind_colon(run, found[-1])
        if told is not None:
            found.append(told.moved(start))
            return
        gaps = frozenset([gap - start for gap in _between(flat.gaps, start, end)]) if flat.gaps else _NO_GAPS
        first = not [token for token in found[-3:] if token.kind in _NAMING]
        kept = not gaps and depth == 0
        tokens = self._runs.get((run, first)) if kept else None
        if tokens is None:
            tokens = tuple(self._read_run(run, masked[start:end], gaps, depth, first))
            if kept:
                if len(self._runs) > _KEPT_RUNS:
                    self._runs.clear()
                self._runs[run, first] = tokens
        found.extend([token.moved(start) for token in tokens])

    def _behind_colon(self, run: str, colon: Token) -> Token | None:
        """县住建局：王强, 区应急局：综合协调: what stands behind a colon and names nobody."""
        if self._patterns.is_person(run) and self._names.read(run) is None:
            return Token("remark", run, 0, len(run), "人名", remark="person")
        if colon.kind == "comma" and self._is_duty(run):
            return Token("role", run, 0, len(run), "冒号后的分工", role="responsible")
        return None

    def _is_duty(self, run: str) -> bool:
        """Whether words behind a name and a colon name nobody, so that they say what the body does."""
        plain = len(run) > 1 and run.isalpha() and self._patterns.remark(run) is None
        if not plain or self._names.bodies.ends_like_body(run):
            return False
        return not any(token.kind != "name" or token.known for token in self._pieces.read(run))

    def _read_run(self, run: str, masked: str, gaps: frozenset[int], depth: int, first: bool) -> list[Token]:
        if self._patterns.first_leads.match(run):
            return [Token("first_leads", run, 0, len(run), "排位定牵头")]
        name = self._names.read(run)
        if name and name.known and not gaps and not self._patterns.is_marked(run):
            return [Token("name", run, 0, len(run), "名称（词表）")]
        tokens: list[Token] = []
        clauses = ClauseReader(self._patterns, self._names, partial(self._plain_run, depth=depth))
        parted = self._gaps.parts(run, gaps, clauses.names_in) if gaps else []
        if parted and all(part.kind in _WHOLE and not self._patterns.is_label(part.text) for part in parted):
            at = 0
            for part in parted:
                read = clauses.read(part.text, at > 0) if part.kind == "clause" else []
                if not read:
                    self._name(part.text, mask_brackets(part.text), 0, len(part.text), frozenset(), depth, read)
                tokens.extend([token.moved(at) for token in read])
                at += len(part.text)
            return tokens
        name_start = 0
        for mark in self._marks.accepted(run, masked, first):
            if mark.start > name_start:
                self._name(run, masked, name_start, mark.start, gaps, depth, tokens)
            tokens.append(mark)
            name_start = mark.end
        if name_start < len(run):
            self._name(run, masked, name_start, len(run), gaps, depth, tokens)
        return tokens

    def _plain_run(self, run: str, first: bool, depth: int) -> list[Token]:
        """The tokens of a run without gaps."""
        return self._read_run(run, mask_brackets(run), _NO_GAPS, depth, first)

    def _name(
        self, run: str, masked: str, start: int, end: int, gaps: frozenset[int], depth: int, tokens: list[Token]
    ) -> None:
        piece = run[start:end]
        inner = frozenset(gap - start for gap in gaps if start < gap < end)
        if MASK in masked[start:end]:
            nested = partial(self._nested, depth=depth)
            # 区财政局 区委组织部（区委编办） 区审计局: what has no bracket of its own is read alone.
            for part in self._gaps.parts(piece, inner) if inner else ():
                read = self._brackets.read(part.text, mask_brackets(part.text), nested)
                tokens.extend([token.moved(start) for token in read])
                start += len(part.text)
            for name in self._split(run[start:end]) if start < end else ():
                read = self._brackets.read(name, mask_brackets(name), nested)
                tokens.extend([token.moved(start) for token in read])
                start += len(name)
            return
        after_role = bool(tokens) and tokens[-1].kind == "role"
        if after_role and end == len(run) and self._is_matter(piece, tokens):
            tokens.append(Token("remark", piece, start, end, "角色词的事项", remark="object"))
            return
        tokens.extend([token.moved(start) for token in self._pieces.read(piece, inner, after_role)])

    def _is_matter(self, piece: str, tokens: list[Token]) -> bool:
        """医疗机构 at the end of 县卫健局负责医疗机构."""
        return tokens[0].kind == "name" and self._names.collectives.is_plain(piece)

    def _nested(self, content: str, depth: int) -> list[Token]:
        """The tokens inside a bracket."""
        if depth >= _DEEPEST:
            return [Token("name", content, 0, len(content), "括号太深", known=False)]
        return self.read(Flat(content, range(len(content)), frozenset()), depth + 1)


def _between(gaps: frozenset[int], start: int, end: int) -> list[int]:
    """Those of the gaps that stand inside a stretch, in order, without looking at more than either holds."""
    if end - start < len(gaps):
        return [at for at in range(start + 1, end) if at in gaps]
    return sorted(gap for gap in gaps if start < gap < end)
