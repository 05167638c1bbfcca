"""A string without white space and with full-width punctuation, whose characters know where they stood.

The grammar works on flat strings; spans are told in the string as given. White space counts for nothing inside a name
(经开 区), but where it stood two names may part, so the gaps are kept. A line break is the end of a paragraph: there
two names do part.
"""

from __future__ import annotations

from msgspec import Struct

from pipeline.model.raw import NO_BREAKS, Breaks

_WIDE = str.maketrans(
    {
        ",": "，",
        ";": "；",
        ":": "：",
        "∶": "：",
        "︰": "：",
        "(": "（",
        ")": "）",
        "﹑": "、",
        "､": "、",
        "〔": "（",
        "〕": "）",
    }
)
_WIDE |= str.maketrans({"【": "（", "】": "）", "[": "（", "]": "）", "［": "（", "］": "）", "﹙": "（", "﹚": "）"})
# 各县〈市、区〉人民政府: within a bracket or a title the sign that others print round.
_WIDE |= str.maketrans({"〈": "（", "〉": "）", "＜": "（", "＞": "）", "<": "（", ">": "）"})
_LINE_ENDS = "\n\r\v\f\x85\u2028\u2029"
MASK = "\ue000"
GLUE = "\ue001"


class Flat(Struct, frozen=True, gc=False):
    """``index[i]`` is where character ``i`` of ``text`` stands in the source; ``gaps``, ``ends`` and ``wraps`` are the
    places of its breaks, counted in ``text``."""

    text: str
    index: tuple[int, ...] | range
    gaps: frozenset[int]
    ends: frozenset[int] = frozenset()
    wraps: frozenset[int] = frozenset()

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where ``text[start:end]`` (not empty) stands in the source."""
        return self.index[start], self.index[end - 1] + 1


def flatten(source: str, breaks: Breaks = NO_BREAKS) -> Flat:
    """The flat form of a string; ``breaks`` are places that its white space does not show."""
    # Of all white space only the ASCII blank is printable.
    if source.isprintable() and " " not in source and breaks is NO_BREAKS:
        return Flat(source.translate(_WIDE), range(len(source)), frozenset())
    kept: list[int] = []
    places: dict[str, set[int]] = {"ends": set(breaks.ends), "wraps": set(breaks.wraps), "gaps": set(breaks.gaps)}
    found: dict[str, set[int]] = {"ends": set(), "wraps": set(), "gaps": set()}
    for at, character in enumerate(source):
        for kind, given in places.items():
            if at in given:
                found[kind].add(len(kept))
        if character.isspace() or not (character.isprintable() or character > "\x7f"):
            found["ends" if character in _LINE_ENDS else "gaps"].add(len(kept))
        else:
            kept.append(at)
    text = "".join(source[at] for at in kept).translate(_WIDE)
    ends, wraps, gaps = (frozenset(found[kind] - {0, len(kept)}) for kind in ("ends", "wraps", "gaps"))
    return Flat(text, tuple(kept), gaps - ends, ends, wraps - ends)


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
    masked: list[str] = []
    at = 0
    for start, end in groups:
        masked += [text[at:start], MASK * (end - start)]
        at = end
    return "".join([*masked, text[at:]])
