"""A string without white space and with full-width punctuation, whose characters know where they stood.

The grammar works on flat strings; spans are told in the string as given. White space counts for nothing inside a name
(经开 区), but where it stood two names may part, so the gaps are kept.
"""

from __future__ import annotations

from msgspec import Struct

_WIDE = str.maketrans(
    {",": "，", ";": "；", ":": "：", "(": "（", ")": "）", "﹑": "、", "､": "、", "〔": "（", "〕": "）"}
)
_WIDE |= str.maketrans({"【": "（", "】": "）", "[": "（", "]": "）", "［": "（", "］": "）", "﹙": "（", "﹚": "）"})
MASK = "\ue000"
GLUE = "\ue001"


class Flat(Struct, frozen=True):
    """``index[i]`` is where character ``i`` of ``text`` stands in the source; ``gaps`` are places after white space."""

    text: str
    index: tuple[int, ...] | range
    gaps: frozenset[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where ``text[start:end]`` (not empty) stands in the source."""
        return self.index[start], self.index[end - 1] + 1


def flatten(source: str) -> Flat:
    """The flat form of a string."""
    # Of all white space only the ASCII blank is printable.
    if source.isprintable() and " " not in source:
        return Flat(source.translate(_WIDE), range(len(source)), frozenset())
    kept: list[int] = []
    gaps: set[int] = set()
    for at, character in enumerate(source):
        if character.isspace() or not (character.isprintable() or character > "\x7f"):
            gaps.add(len(kept))
        else:
            kept.append(at)
    text = "".join(source[at] for at in kept).translate(_WIDE)
    return Flat(text, tuple(kept), frozenset(gaps - {0, len(kept)}))


def mask_brackets(text: str) -> str:
    """The text with every complete outermost bracket （…） covered by ``MASK``, so that nothing inside it separates."""
    if "（" not in text:
        return text
    opened: list[int] = []
    groups: list[tuple[int, int]] = []
    for at, character in enumerate(text):
        if character == "（":
            opened.append(at)
        elif character == "）" and opened:
            start = opened.pop()
            while groups and groups[-1][0] > start:
                groups.pop()
            groups.append((start, at + 1))
    masked = text
    for start, end in groups:
        masked = masked[:start] + MASK * (end - start) + masked[end:]
    return masked
