"""Clauses between two gaps: names with what joins them or says their part (区财政局和区审计局, 区财政局牵头)."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from pipeline.normalisers.units.grammar.patterns import Patterns
from pipeline.normalisers.units.grammar.tokens import GUESSED, Token
from pipeline.normalisers.units.lexicon.names import NameReader

_KINDS = frozenset({"name", "joint", "role", "mark", "joining", "tail"})
_OPEN = 2
"""Characters of a tail that no noun closes yet."""
RunReader = Callable[[str, bool], list[Token]]
"""Reads a run without gaps; the flag says that no name stands before it."""


class ClauseReader:
    """Tells such clauses, and reads them."""

    def __init__(self, patterns: Patterns, names: NameReader, run: RunReader) -> None:
        self._patterns = patterns
        self._names = names
        self._run = run

    def names_in(self, text: str, inner: bool) -> list[str]:
        """The names of a text that is such a clause, none of any other; ``inner``: others stand before it."""
        joint = self._joint(text, inner)
        if not joint and self._is_name(text):
            return []
        tokens = self.read(text, inner)
        names = [token for token in tokens if token.kind == "name"]
        joined = tokens[0].kind != "joint" or joint
        if not joined or len(names) == len(tokens) or not all(map(self._fits, tokens)):
            return []
        # 等 or 等区 at a gap waits for what closes it behind the gap: 等区 政府相关部门.
        if tokens[-1].kind == "tail" and len(tokens[-1].text) <= _OPEN:
            return []
        # Nothing between two names: there the gap within them would part them.
        parted = not any(one.kind == other.kind == "name" for one, other in pairwise(tokens))
        return [token.text for token in names] if parted else []

    def _fits(self, token: Token) -> bool:
        """Whether a token is a word of such clauses, or a whole name."""
        if token.kind not in _KINDS or token.rule is GUESSED:
            return False
        return token.kind != "name" or (token.known and self._is_whole(token.text))

    def read(self, text: str, inner: bool) -> list[Token]:
        """The tokens of a clause; behind others it may begin with what joins it to them: 和区审计局."""
        joint = self._joint(text, inner)
        if not joint:
            return self._run(text, not inner)
        size = len(joint)
        rest = [token.moved(size) for token in self._run(text[size:], False)]
        return [Token("joint", joint, 0, size, "连词"), *rest]

    def _joint(self, text: str, inner: bool) -> str:
        """What joins the clause to others; 和县财政局 behind others is the county's, not that of a place so called."""
        joint = next((one for one in self._patterns.joints if inner and text.startswith(one)), "")
        rest = text[len(joint) :]
        whole = self._names.read(rest) if joint else None
        led = self._names.bodies.begins_with_level(rest) or (whole is not None and bool(whole.level))
        return joint if joint and led else ""

    def _is_name(self, text: str) -> bool:
        name = self._names.read(text)
        return name is not None and name.known and name.kind != "clipped"

    def _is_whole(self, text: str) -> bool:
        name = self._names.read(text.split("（")[0]) or self._names.read(text)
        return name is None or name.kind != "clipped"
