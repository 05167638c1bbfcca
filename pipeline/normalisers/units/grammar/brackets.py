"""Reads a piece with a bracket: alias, gloss, part of a collective; a role; task（unit）; a clause of its own."""

from __future__ import annotations

from collections.abc import Callable

from pipeline.normalisers.units.grammar.flat import MASK
from pipeline.normalisers.units.grammar.patterns import Patterns
from pipeline.normalisers.units.grammar.pieces import PieceReader
from pipeline.normalisers.units.grammar.tokens import SEPARATORS, Token, TokenKind
from pipeline.normalisers.units.lexicon.names import NameReader

# Behind a bracket so much is looked at: no name goes on for longer.
_LONGEST_BEHIND = 2_000
_SAYS_ROLE = frozenset({"role", "label", "joining", "tail"})


Nested = Callable[[str], list[Token]]
"""Gives the tokens of a bracket's content."""


class BracketReader:
    """Reads one piece at a time; who asks also says how a bracket's content is read (``nested``)."""

    def __init__(self, patterns: Patterns, names: NameReader) -> None:
        self._patterns = patterns
        self._names = names
        self._pieces = PieceReader(patterns, names, lambda text: [text])

    def read(self, piece: str, masked: str, nested: Nested) -> list[Token]:
        """The tokens of a piece, which cover it; ``masked`` covers its outermost brackets."""
        tokens = self._pieces.opening(piece)
        if tokens and MASK in masked[: tokens[-1].end]:
            # What opens a clause stands before the bracket, not in it.
            tokens = []
        at = tokens[-1].end if tokens else 0
        while masked.find(MASK, at) >= 0:
            start = masked.index(MASK, at)
            end = self._close(piece, start)
            read = self._first(piece[at : end + _LONGEST_BEHIND], start - at, end - at, nested)
            tokens.extend([token.moved(at) for token in read])
            at += read[-1].end
        if at < len(piece):
            tokens.extend([token.moved(at) for token in self._pieces.read(piece[at:])])
        return tokens

    def _first(self, piece: str, start: int, end: int, nested: Nested) -> list[Token]:
        """The tokens up to the end of the first bracket, or beyond it where the name goes on."""
        before, inside, behind = piece[:start], piece[start + 1 : end - 1], piece[end:]
        if self._patterns.is_label(before) and self._patterns.label_role(before):
            content = nested(inside)
            if _names_someone(content):
                # 牵头单位（市教育局）、责任单位（…）.
                label = Token("label", before, 0, start, "角色标签", role=self._patterns.label_role(before))
                return [label, *_bracketed(content, start, end)]
        told = self._patterns.mark.match(inside) or self._patterns.sets_apart(inside)
        whole = piece[: piece.rindex("（")] if behind and self._patterns.is_marked(piece) else piece
        if not told and self._is_name(whole, before, whole[end:]):
            return [Token("name", whole, 0, len(whole), "括号是名称的一部分")]
        tokens: list[Token] = []
        content = nested(inside) if inside else []
        if not self._special(before, inside, behind, content, tokens):
            self._clause_or_alias(before, inside, behind, content, tokens)
        return tokens

    @staticmethod
    def _close(piece: str, start: int) -> int:
        """The end of the bracket that opens at ``start``."""
        depth = 0
        for at in range(start, len(piece)):
            depth += {"（": 1, "）": -1}.get(piece[at], 0)
            if depth == 0:
                return at + 1
        return len(piece)

    def _is_name(self, piece: str, before: str, behind: str) -> bool:
        """各县（市、区）民政局, 中国（上海）自由贸易试验区管委会: the bracket is inside the name."""
        if self._names.collectives.is_short_kind(before):
            # 局（公司） of 市直各委、办、局（公司） is no task before its unit.
            return not (behind or self._names.explicit(piece[len(before) + 1 : -1]))
        whole = piece[: piece.rindex("（")] if piece.endswith("）") and behind else piece
        name = self._names.read(piece) or self._names.read(whole)
        if name is None or not before:
            return False
        if name.kind == "collective":
            return True
        stem = self._names.read(before)
        return bool(behind) and (stem is None or (stem.kind == "clipped" and name.known))

    def _special(self, before: str, inside: str, behind: str, content: list[Token], tokens: list[Token]) -> bool:
        """（牵头） behind a name, （6月底前）, （排在第一位的为牵头单位）."""
        start = len(before)
        end = start + len(inside) + 2
        bracket = f"（{inside}）"
        special: Token | None = None
        if self._patterns.first_leads.match(inside):
            special = Token("first_leads", bracket, start, end, "排位定牵头")
        elif told := self._role_told(before, inside, behind, content):
            special = told.moved(start)
        elif kind := self._aside(before, inside, behind, content):
            special = Token("remark", bracket, start, end, "括号内的说明", remark=kind)
        if special is None:
            return False
        tokens.extend(self._pieces.read(before) if before else [])
        tokens.append(special)
        return True

    def _role_told(self, before: str, inside: str, behind: str, content: list[Token]) -> Token | None:
        """The bracket as a role of whom it stands beside, if it says one: （牵头）, （负责数据汇总）."""
        bracket = f"（{inside}）"
        size = len(bracket)
        if self._patterns.mark.match(inside):
            # （牵头）市财政局、（配合）市审计局 speaks of whom it stands before.
            kind: TokenKind = "mark" if before or not behind else "label"
            return Token(kind, bracket, 0, size, "括号内的角色", role=self._patterns.label_role(inside))
        if self._patterns.phrase.fullmatch(inside) and self._patterns.role(inside):
            return Token("role", bracket, 0, size, "括号内的角色词", role=self._patterns.role(inside))
        does = self._patterns.does(inside) if before and not _names_someone(content) else ""
        if does:
            return Token("mark", bracket, 0, size, "括号内的分工", role=self._patterns.role(does), remark="scope")
        return None

    def _aside(self, before: str, inside: str, behind: str, content: list[Token]) -> str | None:
        """The kind of remark of a bracket that holds no alias: （6月底前）, （联系人：李强）, （李强）."""
        # 市工信局牵头（原经贸局职责）, 市城市管理局（以下简称市城管局）.
        duties = not before and not behind and self._patterns.includes.match(inside)
        if duties or self._patterns.is_aside(inside):
            return "text"
        if _names_someone(content):
            return None
        kind = self._patterns.remark(inside)
        if kind in ("deadline", "ordinal"):
            return kind
        aside = all(token.kind == "remark" or token.kind in SEPARATORS for token in content)
        if aside and any(token.remark == "person" for token in content):
            return "person"
        person = self._patterns.is_person(inside) and self._names.read(before) is not None
        return "person" if person and self._names.read(inside) is None else None

    def _clause_or_alias(
        self, before: str, inside: str, behind: str, content: list[Token], tokens: list[Token]
    ) -> None:
        """An alias of the name before it, or words of their own: a clause with roles, the unit of a task."""
        start = len(before)
        end = start + len(inside) + 2
        opening = self._pieces.read(before) if before else []
        named = bool(opening) and opening[-1].kind == "name" and opening[-1].known
        says_role = any(token.kind in _SAYS_ROLE for token in content) and any(t.kind == "name" for t in content)
        if named and before.endswith(self._patterns.groups) and self._is_list(before, content):
            # 后勤保障组（县财政局、县发改局）: whose they are.
            tokens.append(Token("remark", before, 0, start, "括号前的工作组", remark="task"))
            tokens.extend(_bracketed(content, start, end))
            return
        if named and not says_role:
            alias = self._alias(opening[-1], inside, behind)
            tokens.extend(opening[:-1])
            if len(alias.text) > len(opening[-1].text) + len(inside) + 2 or not self._is_scope(inside, content):
                tokens.append(alias)
                return
            remark = Token("remark", f"（{inside}）", start, end, "括号内的范围", remark="scope")
            tokens.extend([opening[-1], remark])
            return
        if before and not named and not says_role and not _only_names(content):
            kind = self._patterns.remark(before)
            whole = before + f"（{inside}）"
            unread = Token("name", whole, 0, end, "未识别", known=False)
            tokens.append(Token("remark", whole, 0, end, "说明文字", remark=kind) if kind else unread)
            return
        matter = len(opening) == 1 and opening[0].kind == "role"
        if before and not named and (matter or all(token.kind == "name" for token in opening)):
            opening = [Token("remark", before, 0, start, "括号前的任务", remark="task")]
        tokens.extend(opening)
        tokens.extend(_bracketed(content, start, end))

    def _is_list(self, group: str, content: list[Token]) -> bool:
        """Whether a bracket lists who is in a group that says no level of its own."""
        name = self._names.read(group)
        apart = name is not None and not name.head and len(content) > 1
        return apart and _only_names(content) and self._names.explicit(content[0].text)

    def _is_scope(self, inside: str, content: list[Token]) -> bool:
        """Whether a bracket behind a name says for what it answers (算力、通信), and is no body's name.

        Words that only name a field (通信, 中小企业) are scope; 含… and 各… are of bodies.
        """
        if not inside or self._patterns.includes.match(inside) or "各" in inside:
            return False
        return all(self._is_field(token.text) for token in content if token.kind == "name")

    def _is_field(self, text: str) -> bool:
        name = self._names.read(text)
        if name is None:
            return len(text) > 1 and not self._names.bodies.ends_like_body(text)
        return name.kind == "clipped" or self._names.collectives.is_plain(text)

    def _alias(self, name: Token, inside: str, behind: str) -> Token:
        """A name with an alias, a list or a gloss in brackets; the name may go on behind them (…（…）办公室)."""
        text = f"{name.text}（{inside}）"
        part = (
            self._names.read(behind) is None
            or self._names.bodies.is_ending(behind)
            or self._names.bodies.is_inner(behind)
        )
        # 黑龙江省（区）人民政府.
        part = part or (self._names.collectives.is_government_body(behind) and self._names.is_division(name.text))
        goes_on = behind and part and self._names.read(name.text + behind)
        text += behind if goes_on else ""
        rule = "括号是名称的一部分" if goes_on else "名称带括号"
        return Token("name", text, name.start, name.start + len(text), rule)


def _bracketed(content: list[Token], start: int, end: int) -> list[Token]:
    """The tokens of a bracket from ``start`` to ``end`` with what stands in it."""
    inside = [token.moved(start + 1) for token in content]
    return [
        Token("bracket", "（", start, start + 1, "括号"),
        *inside,
        Token("bracket", "）", end - 1, end, "括号"),
    ]


def _only_names(tokens: list[Token]) -> bool:
    """Whether there are names that were understood, and nothing but separators beside them."""
    clean = all((token.kind == "name" and token.known) or token.kind in SEPARATORS for token in tokens)
    return clean and _names_someone(tokens)


def _names_someone(tokens: list[Token]) -> bool:
    """Whether a name among the tokens was understood."""
    return any(token.kind == "name" and token.known for token in tokens)
