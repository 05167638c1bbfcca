"""Which known name a text that was not understood may be a typo of. A suggestion only: nothing is ever changed."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.normalisers.units.lexicon.vocabulary import Vocabulary, aliases

# One wrong character in a name of at least three; longer texts are no single names.
_SHORTEST, _LONGEST = 3, 20
_AT_MOST = 2
# Fuzzy search is slow against reading: a string of garbage gets no more than so many suggestions.
_BUDGET = 200


class Suggester:
    """Near misses among the names of the rules and of the place. rapidfuzz is loaded on first use."""

    def __init__(self, vocabulary: Vocabulary, local: Iterable[str]) -> None:
        self._vocabulary = vocabulary
        self._local = tuple(local)
        self._names: list[str] | None = None
        self._levels = tuple(vocabulary.words.levels.government.split())
        self._firms = tuple(vocabulary.bodies.types["firm"].split())
        self._shapes = tuple(vocabulary.bodies.shapes.split())
        self._offices = tuple(" ".join(vocabulary.words.levels.offices).split())
        self._inside = tuple(vocabulary.words.levels.inside.split())
        self._seen: dict[str, list[str]] = {}

    def near(self, text: str) -> list[str]:
        """At most two known names that differ from the text in one character; the level at its head is kept.

        None for a firm: its founders choose its name (市产投集团 is no slip of 市城投集团). None for a short office of
        a body (财务部, 校工会), which only that body names.
        """
        if not _SHORTEST <= len(text) <= _LONGEST or text.endswith(self._firms):
            return []
        if len(text) == _SHORTEST and (text.endswith(self._offices) or text.startswith(self._inside)):
            return []
        if text not in self._seen:
            if len(self._seen) >= _BUDGET:
                return []
            self._seen[text] = self._search(text)
        return self._seen[text]

    def _search(self, text: str) -> list[str]:
        from rapidfuzz import process
        from rapidfuzz.distance import Levenshtein

        if self._names is None:
            self._names = self._known()
        head = next((level for level in self._levels if text.startswith(level)), "")
        for prefix in (head, ""):
            core = text[len(prefix) :]
            if len(core) < _SHORTEST:
                break
            found = process.extract(core, self._names, scorer=Levenshtein.distance, score_cutoff=1, limit=20)
            near = [prefix + name for name, distance, _ in found if distance == 1 and len(name) == len(core)]
            # 区环卫所 is no slip of 区环卫局: what a body is called is not mistyped for another such word.
            near = [name for name in near if name[-1] == text[-1] or not text.endswith(self._shapes)]
            if near:
                # What begins alike is the likelier: people mistype the middle of a name.
                return sorted(near, key=lambda name: -_alike(name, text))[:_AT_MOST]
        return []

    def _known(self) -> list[str]:
        bodies = self._vocabulary.bodies
        names = [stem + ending for stem in aliases(bodies.departments) for ending in ("局", "委", "厅")]
        names += [*aliases(bodies.bodies), *bodies.nation]
        names += [f"委{organ}" for organ in aliases(bodies.party_organs)]
        return [name for name in dict.fromkeys([*self._local, *names]) if len(name) >= _SHORTEST]


def _alike(one: str, other: str) -> int:
    """How many characters two texts begin with alike."""
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
