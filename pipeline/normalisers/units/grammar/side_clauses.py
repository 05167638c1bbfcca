"""Clauses of a string that give nobody a task, whatever they name: a leader's fields, what is reported to whom."""

from __future__ import annotations

from pipeline.normalisers.units.grammar.patterns import Patterns
from pipeline.normalisers.units.grammar.tokens import Token
from pipeline.normalisers.units.lexicon.names import NameReader


class SideClauseReader:
    """Finds such clauses among the tokens of a whole string."""

    def __init__(self, patterns: Patterns, names: NameReader) -> None:
        self._patterns = patterns
        self._names = names

    def put(self, text: str, found: list[Token]) -> list[Token]:
        """The tokens with those clauses as remarks that give nobody a task."""
        for clause in self._patterns.fields.finditer(text):
            inside = [token for token in found if clause.start() <= token.start < clause.end()]
            if not any(token.kind == "name" and self._names.explicit(token.text) for token in inside):
                # 负责教育、体育等方面工作: what a leader is there for.
                aside = Token("remark", clause.group(), *clause.span(), "分管的领域", remark="scope")
                found = _put(found, aside)
        ahead = self._patterns.ahead.match(text)
        if ahead is not None and not any(self._is_body(token) for token in found if token.start < ahead.end()):
            # 纪检、监察、巡察；分管县委巡察办.
            found = _put(found, Token("remark", ahead.group(), 0, ahead.end(), "分管的领域", remark="scope"))
        for clause in self._patterns.notes.finditer(text):
            found = _put(found, Token("remark", clause.group(), *clause.span(), "不分派任务的话", remark="scope"))
        return found

    def _is_body(self, token: Token) -> bool:
        """Whether it names a body, in more than a word for its field."""
        if token.kind != "name":
            return token.kind in ("role", "mark", "label", "tail")
        name = self._names.read(token.text)
        return name is not None and name.kind != "clipped"


def _put(tokens: list[Token], clause: Token) -> list[Token]:
    """The tokens with one for all that stand in a clause; as they are where one of them reaches over its ends."""
    start, end = clause.start, clause.end
    if sum(len(token.text) for token in tokens if start <= token.start and token.end <= end) != end - start:
        return tokens
    before = [token for token in tokens if token.end <= start]
    return [*before, clause, *(token for token in tokens if token.start >= end)]
