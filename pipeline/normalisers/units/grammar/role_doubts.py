"""Where the roles of a string may be others: labels with nobody behind them, words that reach over a comma.

And role words that stand in what was read as something else. Each is a finding; knows tokens and parties only.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model import Finding
from pipeline.normalisers.units.grammar.patterns import Patterns
from pipeline.normalisers.units.grammar.role_groups import ReadString
from pipeline.normalisers.units.grammar.tokens import SEPARATORS, UNSEPARATED, Token
from pipeline.normalisers.units.lexicon.names import NameReader

_WORKS = frozenset({"responsible", "oversee"})
_TOLD = frozenset({"lead", "support"})
_PASSED = SEPARATORS | {"remark", "before"}
_NAMED = frozenset({"name", "tail"})
_UNREAD = frozenset({"text", "object", "scope"})


class RoleDoubts:
    """Finds doubts about who has which role."""

    def __init__(self, patterns: Patterns, names: NameReader) -> None:
        self._patterns = patterns
        self._names = names

    def doubts(self, reading: ReadString) -> Iterator[Finding]:
        """A finding ``unit.doubtful`` for each doubt."""
        roles = {party.role for party in reading.parties}
        if None in roles and roles & _WORKS and not roles & _TOLD:
            first = next(party for party in reading.parties if party.role is None)
            yield _doubt(f"“{first.text}”没有写明分工，同一处别的单位写明了；也可能分工相同。")
        if reading.led_over:
            yield _doubt(f"“{reading.led_over}”按逗号后面的“牵头”读；也可能只有逗号后面的单位牵头。")
        for party in reading.parties:
            written = party.token.text
            if party.kind == "collective" and self._patterns.is_role_label(written):
                yield _doubt(f"“{written}”按单位读；也可能是分工的标签。")
            elif party.kind == "collective" and self._patterns.speaks(written):
                yield _doubt(f"“{written}”按一个单位读；里面有分工用语，也可能不止一个单位。")
        yield from self._words(reading.tokens)

    def _words(self, tokens: list[Token]) -> Iterator[Finding]:
        """What is told of single tokens; most are names and signs, of which nothing is."""
        for at, token in enumerate(tokens):
            if token.kind == "label" and not _names_behind(tokens, at):
                yield _doubt(f"“{token.text}”后面没有读出单位。")
            elif token.kind == "remark" and token.remark in _UNREAD and self._patterns.tells(token.text):
                yield _doubt(f"“{token.text}”按说明读；里面有分工用语，也可能说的是谁牵头、谁配合。")
            elif token.rule == UNSEPARATED and at and tokens[at - 1].kind == "name" and self._is_bare(token.text):
                before = tokens[at - 1].text
                yield _doubt(f"“{before}”和“{token.text}”中间没有分隔，按两个单位读；也可能是一个单位。")

    def _is_bare(self, text: str) -> bool:
        name = self._names.read(text)
        return name is not None and not name.head and not name.alone and name.kind != "collective"


def _names_behind(tokens: list[Token], at: int) -> bool:
    """Whether a label is followed by names."""
    kinds = (token.kind for token in tokens[at + 1 :] if token.kind not in _PASSED)
    return next(kinds, "label") in _NAMED


def _doubt(message: str) -> Finding:
    return Finding.of("unit.doubtful", f"{message}已按前一种处理，请核对。")
