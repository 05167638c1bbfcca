"""Lists of words as rule files have them: one scalar with spaces between, read a hundred times faster than a list."""

from __future__ import annotations

import re
from collections.abc import Iterable


def listed(words: str) -> list[str]:
    """The words of a list, longest first, so that an alternation of them takes the longest."""
    return sorted(set(words.split()), key=lambda word: (-len(word), word))


def any_of(*words: str | Iterable[str]) -> str:
    """A regular expression for any of the words (lists of the rules or words), longest first."""
    found: set[str] = set()
    for part in words:
        found.update(part.split() if isinstance(part, str) else part)
    return "(?:" + "|".join(re.escape(word) for word in sorted(found, key=lambda word: (-len(word), word))) + ")"
