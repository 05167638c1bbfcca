"""CJK text clean-up as named small steps. Pure; every step keeps each character's trace and never touches wording."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence

import regex

from pipeline.model.traced import Traced
from pipeline.text.radicals import RADICALS

SPACE = -1
"""The id of white space that stands between Latin words: it was printed as a gap, so nothing claims it."""
BREAK = -2
"""The id of the line break between two paragraphs of one field; nothing claims it either."""

_CJK = (
    r"\p{Script=Han}\u3000-\u303f\uff01-\uff60\uffe0-\uffe6\u2e80-\u2fdf\u2018-\u201d\u2026\u2014\u00b7"
    r"\u2460-\u24ff\u25a0-\u25ff\u2715-\u27bf"
)
_SPACES = regex.compile(r"\s++")
_WIDE = {",": "，", ";": "；", ":": "：", "(": "（", ")": "）"}
_CJK_ONE = regex.compile(f"[{_CJK}]")
_SPACED_YEAR = regex.compile(r"(?<!\d)\d(?:\s\d){3}(?=\s*年)")
_HALF = regex.compile(r"[,;:()]")
_OLD_FORMS = regex.compile(r"[\u2e80-\u2fdf\uf900-\ufaff\U0002f800-\U0002fa1f]")
_INVISIBLE = regex.compile(r"[\p{Cf}\p{Cc}\p{Cs}\ufeff\ufff9-\ufffb]")


def is_cjk(character: str) -> bool:
    """A Chinese character or full-width punctuation: white space beside it means nothing."""
    return bool(_CJK_ONE.match(character))


def is_invisible(character: str) -> bool:
    """A control, formatting, bidirectional or zero-width character: it prints nothing and must reach no name."""
    return bool(_INVISIBLE.match(character))


def unify_radicals(traced: Traced) -> Traced:
    """Kangxi and CJK radical code points, and compatibility ideographs, become the ordinary characters."""
    if not _OLD_FORMS.search(traced.text):
        return traced
    text = "".join(RADICALS.get(c) or _compatible(c) for c in traced.text)
    return Traced(text, traced.ids)


def _compatible(character: str) -> str:
    if (
        "\u2f00" <= character <= "\u2fdf"
        or "\uf900" <= character <= "\ufaff"
        or "\U0002f800" <= character <= "\U0002fa1f"
    ):
        plain = unicodedata.normalize("NFKC", character)
        return plain if len(plain) == 1 else character
    return character


def drop_spaces(traced: Traced) -> Traced:
    """White space that line breaks, justification or digit spacing put beside CJK characters goes.

    So does that inside a letter-spaced year (2 0 2 2 年).
    """
    text = traced.text
    if not _SPACES.search(text):
        return traced
    keep = [True] * len(text)
    for found in _SPACES.finditer(text):
        start, end = found.span()
        if (start and is_cjk(text[start - 1])) or (end < len(text) and is_cjk(text[end])):
            keep[start:end] = [False] * (end - start)
    for found in _SPACED_YEAR.finditer(text):
        for at in range(*found.span()):
            keep[at] &= not text[at].isspace()
    left, right = len(text) - len(text.lstrip()), len(text.rstrip())
    chosen = [i for i in range(left, right) if keep[i]]
    return Traced("".join(text[i] for i in chosen), tuple(traced.ids[i] for i in chosen))


def widen(traced: Traced) -> Traced:
    """Half-width , ; : ( ) beside CJK become full-width; the two brackets of a pair change together.

    A mark that became full-width is CJK to the marks beside it.
    """
    text = traced.text
    wide = _wide_marks(text, [found.start() for found in _HALF.finditer(text)])
    if not wide:
        return traced
    return Traced("".join(_WIDE[sign] if at in wide else sign for at, sign in enumerate(text)), traced.ids)


def _wide_marks(text: str, marks: Sequence[int]) -> set[int]:
    """Those of the marks that are Chinese: each makes so the marks beside it and the other half of its pair."""
    beside, partners = _neighbours(text, marks), _pairs(text, marks)
    free = {at for at in marks if not _in_number(text, at)}
    waiting = [at for at in free if any(is_cjk(text[one]) for one in beside[at])]
    wide = set(waiting)
    while waiting:
        at = waiting.pop()
        for one in (*free.intersection(beside[at]), *partners.get(at, ())):
            if one not in wide:
                wide.add(one)
                waiting.append(one)
    return wide


def _neighbours(text: str, marks: Sequence[int]) -> dict[int, list[int]]:
    """Of each mark, where the characters before and behind it stand, white space aside."""
    found: dict[int, list[int]] = {}
    before = -1
    done = 0
    for at in marks:
        between = text[done:at].rstrip()
        before = done + len(between) - 1 if between else before
        found[at] = [before] if before >= 0 else []
        done, before = at + 1, at
    behind = -1
    done = len(text)
    for at in reversed(marks):
        between = text[at + 1 : done]
        blank = len(between) - len(between.lstrip())
        behind = at + 1 + blank if blank < len(between) else behind
        found[at] += [behind] if behind >= 0 else []
        done, behind = at, at
    return found


def _pairs(text: str, marks: Sequence[int]) -> dict[int, tuple[int]]:
    """Brackets by where the other half of their pair stands."""
    found: dict[int, tuple[int]] = {}
    opened: list[int] = []
    for at in marks:
        if text[at] == "(":
            opened.append(at)
        elif text[at] == ")" and opened:
            start = opened.pop()
            found[start], found[at] = (at,), (start,)
    return found


def _in_number(text: str, at: int) -> bool:
    """A comma or colon between two digits (1,000; 8:30)."""
    return text[at] in ",:" and 0 < at < len(text) - 1 and text[at - 1].isdigit() and text[at + 1].isdigit()


STEPS: tuple[Callable[[Traced], Traced], ...] = (unify_radicals, widen, drop_spaces)


def clean(traced: Traced) -> Traced:
    """All steps in order; cleaning what is clean changes nothing."""
    for step in STEPS:
        traced = step(traced)
    return traced


def flow(lines: list[Traced]) -> Traced:
    """Lines of one paragraph as one text: nothing between them, but a space where two Latin words would meet."""
    text: list[str] = []
    ids: list[int] = []
    for line in lines:
        if text and line.text and _latin(text[-1][-1:]) and _latin(line.text[0]):
            text.append(" ")
            ids.append(SPACE)
        if line.text:
            text.append(line.text)
            ids.extend(line.ids)
    return clean(Traced("".join(text), tuple(ids)))


def _latin(character: str) -> bool:
    return character.isascii() and character.isalpha()
