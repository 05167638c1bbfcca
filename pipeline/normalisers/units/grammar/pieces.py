"""Reads a piece between two marks that has no brackets: a name, several names run together, or a remark."""

from __future__ import annotations

import re
from collections.abc import Callable

from pipeline.normalisers.units.grammar.gaps import GapPart, GapReader
from pipeline.normalisers.units.grammar.patterns import Patterns
from pipeline.normalisers.units.grammar.tokens import BEFORE_DEED, BY_ENDING, DOING, GUESSED, UNSEPARATED, Token
from pipeline.normalisers.units.lexicon.names import NameReader
from pipeline.text.ordinals import BRACKETED, CIRCLED

_LONGEST_START = 24
_SHORTEST = 3
# 1. 2、 ① * before a name.
_ORDINAL = re.compile(rf"^(?:\d{{1,2}}[.．)）]|[{CIRCLED}{BRACKETED}]|[*★☆※●■▲◆]+)(?=.)")


class PieceReader:
    """``split`` cuts a text of several names without separators into names, or gives it back whole."""

    def __init__(self, patterns: Patterns, names: NameReader, split: Callable[[str], list[str]]) -> None:
        self._patterns = patterns
        self._names = names
        self._split = split
        self._gaps = GapReader(patterns, names)

    def read(self, piece: str, gaps: frozenset[int] = frozenset(), after_role: bool = False) -> list[Token]:
        """The tokens of a piece, which cover it. ``after_role``: it is what a role verb is about, if no name."""
        tokens: list[Token] = []
        at = self._opening(piece, tokens)
        rest = piece[at:]
        if not rest:
            return tokens
        if after_role and not self._is_party(rest):
            return [*tokens, Token("remark", rest, at, len(piece), "角色词的事项", remark="object")]
        starred = self._patterns.starred.search(rest)
        if starred and starred.start():
            cut = at + starred.start()
            tokens += [token.moved(at) for token in self.read(rest[: starred.start()])]
            return [*tokens, Token("remark", starred.group(), cut, len(piece), "记号", remark="ordinal")]
        counted = self._patterns.count.search(rest)
        if counted and self._names.read(rest[: counted.start()]):
            cut = at + counted.start()
            name = Token("name", piece[at:cut], at, cut, "名称（计数前）")
            return [*tokens, name, Token("remark", counted.group(), cut, len(piece), "计数", remark="count")]
        if gaps and (parted := self._gaps.parts(rest, frozenset(gap - at for gap in gaps if gap > at))):
            for stretch in parted:
                tokens.extend([token.moved(at) for token in self._parted(stretch)])
                at += len(stretch.text)
            return tokens
        if parts := self._parts(rest):
            for part, rule in parts:
                tokens.append(Token("name", part, at, at + len(part), rule))
                at += len(part)
            return tokens
        if doing := self._doing(rest) or self._dated(rest):
            return [*tokens, *(token.moved(at) for token in doing)]
        kind = self._patterns.remark(rest) or ("text" if self._names.bodies.is_reserved(rest) else None)
        role = None if kind else self._patterns.deed(rest)
        guess = self._guess(rest) if kind in (None, "text") and not role else []
        if guess:
            tokens.extend([token.moved(at) for token in guess])
        elif kind:
            tokens.append(Token("remark", rest, at, at + len(rest), "说明文字", remark=kind))
        elif role:
            tokens.append(Token("role", rest, at, at + len(rest), DOING, role=role))
        else:
            tokens.append(Token("name", rest, at, at + len(rest), "未识别", known=False))
        return tokens

    def _guess(self, text: str) -> list[Token]:
        """A body and words that nobody knows, which name no body: what it does, as it seems."""
        if self._names.bodies.ends_like_body(text):
            return []
        for end in range(min(len(text) - _SHORTEST - 1, _LONGEST_START), 1, -1):
            if text[end:].startswith(self._patterns.may):
                return []
            if self._acts(text[:end]) and not self._names.collectives.is_bare_land(text[end]):
                if self._is_longer(text, end):
                    return []
                return [
                    Token("name", text[:end], 0, end, BEFORE_DEED),
                    Token("role", text[end:], end, len(text), GUESSED, role="responsible"),
                ]
        return []

    def _acts(self, text: str) -> bool:
        """Whether it is a group of all of a kind, or a body that says its level and is no mere government."""
        name = self._names.read(text)
        if name is None or name.kind == "clipped":
            return False
        return bool(name.level and name.core) or self._names.collectives.is_of_all(text)

    def _doing(self, text: str) -> list[Token]:
        """A name and what it does, where no word of a role says so: 县公安局查处; nothing if it is no such clause."""
        starts = self._patterns.doing_starts(text)
        for end in (*starts, *range(min(len(text) - 2, _LONGEST_START), 1, -1)):
            role = self._patterns.deed(text[end:])
            name = self._names.read(text[:end]) if role else None
            # 信息技术部提供系统支持: a name that its ending tells only, before more than a word.
            shaped = end > _SHORTEST and len(text) - end > _SHORTEST
            if name is not None and name.kind != "clipped" and (name.known or name.head or shaped):
                if not name.core and self._is_longer(text, end):
                    continue
                return [
                    Token("name", text[:end], 0, end, BEFORE_DEED),
                    Token("role", text[end:], end, len(text), DOING, role=role),
                ]
        return []

    def _is_longer(self, text: str, end: int) -> bool:
        """Whether a known name goes on behind the end: 市委组织部, not 市委 that does 组织."""
        longer = (self._names.read(text[:stop]) for stop in range(end + 2, min(len(text), end + _SHORTEST + 2)))
        return any(name is not None and name.known and name.core for name in longer)

    def _dated(self, text: str) -> list[Token]:
        """A name and when it does its part: 市财政局6月底前完成; nothing if it is no such clause."""
        for end in range(min(len(text) - 2, _LONGEST_START), 1, -1):
            name = self._names.read(text[:end]) if self._patterns.when.match(text[end:]) else None
            if name is not None and name.kind != "clipped" and (name.known or name.head):
                return [
                    Token("name", text[:end], 0, end, "名称（时限之前）"),
                    Token("remark", text[end:], end, len(text), "时限", remark="deadline"),
                ]
        return []

    def _parted(self, part: GapPart) -> list[Token]:
        """The tokens of what stands between two gaps."""
        size = len(part.text)
        if part.kind == "person":
            return [Token("remark", part.text, 0, size, "人名", remark="person")]
        if part.kind == "name":
            return [Token("name", part.text, 0, size, "以空格分隔")]
        return self.read(part.text)

    def _is_party(self, text: str) -> bool:
        """Whether what follows a role verb is a party at all: a known one, not a matter like 审计监督 or 工作专班."""
        name = self._names.read(text)
        if name is None:
            return bool(self._split(text)[1:])
        return (name.known and name.kind != "clipped") or bool(name.head)

    def is_several(self, text: str) -> bool:
        """Whether it is several names without anything between them."""
        return bool(self._split(text)[1:])

    def ends_in_name(self, text: str) -> bool:
        """Whether a name ends the text behind an opening that belongs to no name (此项工作由县财政局)."""
        tokens: list[Token] = []
        at = self._opening(text, tokens)
        return (at > 0 and self._names.read(text[at:]) is not None) or bool(self._split(text)[1:])

    def opening(self, text: str) -> list[Token]:
        """What opens a clause before a name: 由, an ordinal, a date, 分管."""
        tokens: list[Token] = []
        self._opening(text, tokens)
        return tokens

    def name_start(self, text: str) -> int:
        """Where the name begins in a text before a mark: behind 由, an ordinal, a date, 分管."""
        return self._opening(text, [])

    def begins_with_name(self, text: str) -> bool:
        """Whether some beginning of the text is a complete name."""
        return any(self._names.read(text[:end]) for end in range(2, min(len(text), _LONGEST_START) + 1))

    def _opening(self, piece: str, tokens: list[Token]) -> int:
        """Adds what stands before the name (1. · 6月底前 · 此项工作由 · 分管) and gives back where the name begins."""
        at = 0
        whole = self._names.read(piece)
        # 有关计划由市财政局 begins and ends like a group.
        if whole and whole.known and not (whole.kind == "collective" and self._is_told(piece)):
            return at
        ordinal = _ORDINAL.match(piece)
        if ordinal:
            at = ordinal.end()
            tokens.append(Token("remark", piece[:at], 0, at, "序号或记号", remark="ordinal"))
        frame = self._patterns.frame.match(piece[at:])
        if frame and self._names.read(piece[at + frame.end() :]):
            tokens.append(Token("remark", frame.group(), at, at + frame.end(), "分工用语", remark="frame"))
            return at + frame.end()
        date = self._patterns.date.match(piece[at:])
        if (
            date
            and date.end() > 1
            and (self._is_name(piece[at + date.end() :]) or self._before(piece[at + date.end() :]))
        ):
            tokens.append(Token("remark", date.group(), at, at + date.end(), "时限", remark="deadline"))
            at += date.end()
        return self._by(piece, at, tokens)

    def _by(self, piece: str, at: int, tokens: list[Token]) -> int:
        """由, with a sentence's beginning before it (此项工作由)."""
        found = self._before(piece[at:])
        if found is None:
            return at
        start, end = at + found.start(), at + found.end()
        if start > at:
            kind = "task" if piece[at:start].endswith(self._patterns.groups) else "text"
            tokens.append(Token("remark", piece[at:start], at, start, "说明文字", remark=kind))
        tokens.append(Token("before", piece[start:end], start, end, "由"))
        return end

    def _before(self, text: str) -> re.Match[str] | None:
        every = list(self._patterns.before.finditer(text))
        for found in every:
            left, right = text[: found.start()], text[found.end() :]
            # 以上任务由市教育局: one that has a body that says its level behind it comes first.
            if not left and any(self._names.explicit(text[one.end() :]) for one in every[1:]):
                continue
            # 由 inside a name (自由贸易试验区管委会) has no complete name with a level of its own behind it.
            parts = not left or self._names.explicit(right) or self._is_said(left, text)
            matter = left.endswith(self._patterns.groups) or self._is_matter(left)
            matter = matter and self._names.explicit(right)
            named = self._is_name(right) or (not left and bool(self._doing(right)))
            if parts and named and (matter or not self._names.read(left)):
                return found
        return None

    def _is_told(self, text: str) -> bool:
        """Whether a body that says its level stands behind 由 and the words of a sentence: no 县级以上地方人民政府."""
        found = self._before(text)
        name = self._names.read(text[found.end() :]) if found is not None else None
        return name is not None and name.known and bool(name.level) and name.kind != "collective"

    def _is_said(self, left: str, text: str) -> bool:
        """Whether words before 由 begin a sentence (具体落实由安全部), so that they are no part of a name."""
        whole = self._names.read(text)
        return whole is None or (not whole.known and self._patterns.remark(left) is not None)

    def _is_matter(self, text: str) -> bool:
        """A级景区, 其他场所 before 由县文旅局负责: words that end like a body, but say neither level nor 各."""
        name = self._names.read(text)
        loose = name is not None and name.kind == "collective" and not text.startswith("各")
        return name is not None and not name.head and (loose or not name.known)

    def _is_name(self, text: str) -> bool:
        return self._names.read(text) is not None or bool(self._split(text)[1:])

    def _parts(self, text: str) -> list[tuple[str, str]]:
        """The name, or the names that stand without separators; none if it is not understood."""
        name = self._names.read(text)
        if name is None or not name.known:
            several = self._split(text)
            if len(several) > 1:
                return [(part, UNSEPARATED) for part in several]
        if name is None:
            return []
        return [(text, "名称（词表）" if name.known else BY_ENDING)]
