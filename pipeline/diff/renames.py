"""Names of bodies that changed between the years, so that a text that follows them counts as the same."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.diff.bodies import Bodies, key
from pipeline.diff.obligation import Obligation
from pipeline.matching.folding import fold
from pipeline.model import Party

SHORTEST = 3
"""Characters of a name that may be looked for in running text; 两字 stand in too many words."""


class Renames:
    """Puts one sign in the place of every name of a body that both notices know under different names."""

    def __init__(self, old: Iterable[Obligation], new: Iterable[Obligation], bodies: Bodies) -> None:
        before, after = _parties(old), _parties(new)
        pairs = [
            (one, other)
            for one, was in before.items()
            for other, is_now in after.items()
            if bodies.same(one, other) and not was & is_now
        ]
        signs: dict[str, str] = {}
        for number, (one, other) in enumerate(pairs):
            for name in before[one] | after[other]:
                signs.setdefault(name, chr(0xE000 + number))
        self._signs = sorted(signs.items(), key=lambda entry: (-len(entry[0]), entry[0]))

    def __call__(self, text: str) -> str:
        """The text with those names replaced; unchanged where there are none."""
        if not self._signs:
            return text
        text = fold(text)
        for name, sign in self._signs:
            text = text.replace(name, sign)
        return text


def _parties(obligations: Iterable[Obligation]) -> dict[str, frozenset[str]]:
    """Every form of each body's name."""
    found: dict[str, frozenset[str]] = {}
    for party in (party for item in obligations for party in item.parties):
        if party.kind != "collective":
            found[key(party)] = found.get(key(party), frozenset()) | _forms(party)
    return found


def _forms(party: Party) -> frozenset[str]:
    """The name, the text, and both without the place in front (区 or 兰山区)."""
    full, text = fold(party.name or party.text), fold(party.text)
    bare = {text[1:]} if text[:1] in "省市区县旗州" else set()
    for place in range(1, len(full) - SHORTEST):
        if full[place - 1] in "省市区县旗州":
            bare |= {full[place:], full[place - 1 :]}
    return frozenset(name for name in {full, text} | bare if len(name) >= SHORTEST)
