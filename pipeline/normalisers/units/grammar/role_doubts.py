"""Where the roles of a string may be others: labels with nobody behind them, words that reach over a comma.

And role words that stand in what was read as something else. Each is a finding; knows tokens and parties only.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model import Finding
from pipeline.normalisers.units.grammar.patterns import Patterns
from pipeline.normalisers.units.grammar.role_groups import ReadString
from pipeline.normalisers.units.grammar.tokens import BEFORE_DEED, BY_ENDING, GUESSED, SEPARATORS, UNSEPARATED, Token
from pipeline.normalisers.units.lexicon.names import NameReader

_WORKS = frozenset({"responsible", "oversee"})
_TOLD = frozenset({"lead", "support"})
_PASSED = SEPARATORS | {"remark", "before"}
_NAMED = frozenset({"name", "tail"})
_LOOKED = frozenset({"label", "remark", "mark", "role"})
_LISTING = frozenset({"item", "joint"})
_ENDING = frozenset({"role", "strong", "label"})
_KEPT = 20_000
_READ_SO = frozenset({BEFORE_DEED, BY_ENDING})
_NO_BODIES = frozenset({"clipped", "collective"})
_UNREAD = frozenset({"text", "object", "scope"})


class RoleDoubts:
    """Finds doubts about who has which role. Keeps what it found of a group: the same groups come often."""

    def __init__(self, patterns: Patterns, names: NameReader) -> None:
        self._patterns = patterns
        self._names = names
        self._groups: dict[str, tuple[Finding, ...]] = {}

    def doubts(self, reading: ReadString) -> list[Finding]:
        """A finding ``unit.doubtful`` for each doubt."""
        found: list[Finding] = []
        for party in reading.parties:
            if party.kind == "collective" or party.token.rule in _READ_SO:
                written = party.token.text
                known = self._groups.get(written)
                found += self._party(written, party.kind) if known is None else known
        tokens = reading.tokens
        looked = [at for at, token in enumerate(tokens) if token.kind in _LOOKED or token.rule is UNSEPARATED]
        if looked:
            found += self._words(tokens, looked)
            found += self._roles(reading)
        return found

    @staticmethod
    def _roles(reading: ReadString) -> Iterator[Finding]:
        """Roles that some have and others not, or that reach over a comma."""
        roles = {party.role for party in reading.parties}
        if None in roles and roles & _WORKS and not roles & _TOLD:
            first = next(party for party in reading.parties if party.role is None)
            yield _doubt(f"“{first.text}”没有写明分工，同一处别的单位写明了；也可能分工相同。")
        if reading.led_over:
            yield _doubt(f"“{reading.led_over}”按逗号后面的“牵头”读；也可能只有逗号后面的单位牵头。")

    def _party(self, written: str, kind: str) -> tuple[Finding, ...]:
        """The doubts about a party by itself, of a kind that may be something else."""
        if len(self._groups) > _KEPT:
            self._groups.clear()
        found: tuple[Finding, ...] = ()
        if kind != "collective":
            if self._acts(written, group=False):
                found = (_doubt(f"“{written}”按一个单位读；也可能是前面的单位做什么。"),)
        elif self._patterns.is_role_label(written):
            found = (_doubt(f"“{written}”按单位读；也可能是分工的标签。"),)
        elif self._acts(written):
            found = (_doubt(f"“{written}”按一个集合读；也可能是前面的单位做什么。"),)
        elif self._is_organised(written):
            found = (_doubt(f"“{written}”按一个集合读；也可能是前面的单位对它做什么。"),)
        elif self._patterns.speaks(written):
            found = (_doubt(f"“{written}”按一个单位读；里面有分工用语，也可能不止一个单位。"),)
        self._groups[written] = found
        return found

    def _acts(self, written: str, *, group: bool = True) -> bool:
        """市财政局走访企业, 市财政局为企业, 市教育局对学校: a body and what it does may be read as a party.

        Behind a body, what makes a group is one by itself: 直属单位 of 市财政局直属单位.
        """
        if group and self._is_sure(written):
            return False
        for cut in range(len(written) - 2, 2, -1):
            name = self._names.read(written[:cut])
            if name is not None and name.known and name.level and name.kind not in _NO_BODIES:
                rest = written[cut:]
                towards = self._patterns.towards.match(rest) is not None
                if towards or not group:
                    return towards
                grouped = self._names.read(rest)
                return grouped is None or not grouped.known or self._patterns.deed(rest) is not None
        return group and self._acts_bare(written)

    def _acts_bare(self, written: str) -> bool:
        """法制办提出公开承诺单位: a body without its level, which the body before it has, and what it does."""
        for cut in range(len(written) - 2, 2, -1):
            name = self._names.read(written[:cut]) if self._names.bodies.ends_like_body(written[:cut]) else None
            if name is not None and name.known and self._patterns.deed(written[cut:]):
                return True
        return False

    def _is_sure(self, written: str) -> bool:
        """Whether it begins with 各, is a group for the 各 before it only, or one of two kinds with a joint between."""
        name = self._names.read(written)
        ends = (written.find(joint) + len(joint) for joint in self._patterns.joints if joint in written)
        joined = any(self._names.bodies.begins_with_level(written[end:]) for end in ends)
        grouped = name is not None and (name.kind != "collective" or joined)
        return grouped or self._names.collectives.is_of_all(written)

    def _is_organised(self, written: str) -> bool:
        """组织相关单位: a verb of more than a character, which begins names too, and a group."""
        verb = self._patterns.towards.match(written)
        name = self._names.read(written[verb.end() :]) if verb is not None and verb.end() > 1 else None
        return name is not None and name.kind == "collective"

    def _words(self, tokens: list[Token], places: list[int]) -> Iterator[Finding]:
        """What is told of single tokens."""
        for at in places:
            doubt = self._cut(tokens, at) if tokens[at].rule is UNSEPARATED else self._said(tokens, at)
            if doubt is not None:
                yield doubt

    def _cut(self, tokens: list[Token], at: int) -> Finding | None:
        """The doubt about a name that nothing parts from the one before it."""
        text = tokens[at].text
        if not (at and tokens[at - 1].kind == "name" and self._is_bare(text)):
            return None
        return _doubt(f"“{tokens[at - 1].text}”和“{text}”中间没有分隔，按两个单位读；也可能是一个单位。")

    def _said(self, tokens: list[Token], at: int) -> Finding | None:
        """The doubt about a label, a remark, a mark or a role word, if there is one."""
        token = tokens[at]
        if token.kind == "label":
            return None if _names_behind(tokens, at) else _doubt(f"“{token.text}”后面没有读出单位。")
        if token.kind == "remark":
            tells = token.remark in _UNREAD and self._patterns.tells(token.text)
            if not tells:
                return None
            return _doubt(f"“{token.text}”按说明读；里面有分工用语，也可能说的是谁牵头、谁配合。")
        if token.kind == "mark":
            last = token.role == "lead" and _several_before(tokens, at)
            before = tokens[at - 1].text
            return _doubt(f"“{token.text}”按只说“{before}”读；也可能说的是前面几个单位。") if last else None
        return self._role(tokens, at)

    def _role(self, tokens: list[Token], at: int) -> Finding | None:
        """The doubt about a role word, if there is one."""
        token = tokens[at]
        if token.rule is GUESSED:
            before = tokens[at - 1].text if at else ""
            return _doubt(f"“{token.text}”按“{before}”做的事读；也可能是名称的一部分，或另一个单位。")
        weak = token.role == "oversee" and not self._patterns.is_strong(token.text)
        if weak and _joined_before(tokens, at) and not _is_about(tokens, at):
            return _doubt(f"“{token.text}”前面有“会同”，按都{token.text}读；也可能前牵头、后配合。")
        if token.role == "oversee" and self._patterns.supervises(token.text):
            return _doubt(f"“{token.text}”按指导督促读；也可能是由它负责监管。")
        if token.role == "support" and not self._patterns.is_strong(token.text) and _is_about(tokens, at):
            return _doubt(f"“{token.text}{tokens[at + 1].text}”按配合读；也可能就是由它做的事。")
        if token.role == "responsible" and self._patterns.shares(token.text) and _joined_before(tokens, at):
            return _doubt(f"“{token.text}”前面有“会同”，按前牵头、后配合读；也可能各自负责。")
        return None

    def _is_bare(self, text: str) -> bool:
        name = self._names.read(text)
        return name is not None and not name.head and not name.alone and name.kind != "collective"


def _several_before(tokens: list[Token], at: int) -> bool:
    """Whether a list of names, none of them marked, stands right before."""
    return at > 2 and tokens[at - 1].kind == tokens[at - 3].kind == "name" and tokens[at - 2].kind in _LISTING


def _is_about(tokens: list[Token], at: int) -> bool:
    """Whether what a role word is about stands right behind it: 支持企业发展."""
    return any(token.remark == "object" for token in tokens[at + 1 : at + 2])


def _joined_before(tokens: list[Token], at: int) -> bool:
    """Whether 会同 stands in the clause that a role word ends."""
    # Each token in its place: a copy of those before, for every role word, would take the square of a long string.
    kinds = (tokens[before].kind for before in range(at - 1, -1, -1))
    return next((kind for kind in kinds if kind == "joining" or kind in _ENDING), "") == "joining"


def _names_behind(tokens: list[Token], at: int) -> bool:
    """Whether a label is followed by names."""
    kinds = (tokens[behind].kind for behind in range(at + 1, len(tokens)))
    return next((kind for kind in kinds if kind not in _PASSED), "label") in _NAMED


def _doubt(message: str) -> Finding:
    return Finding.of("unit.doubtful", f"{message}已按前一种处理，请核对。")
