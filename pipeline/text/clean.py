"""CJK text clean-up as named small steps. Pure; every step keeps each character's trace and never touches wording."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

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
_BESIDE = regex.compile(rf"(?<=[{_CJK}])\s+|\s+(?=[{_CJK}])")
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
    if " " not in text and not regex.search(r"\s", text):
        return traced
    keep = [True] * len(text)
    for found in _BESIDE.finditer(text):
        keep[found.start() : found.end()] = [False] * (found.end() - found.start())
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
    while _HALF.search(text):
        wide = _widened(text)
        if wide == text:
            break
        text = wide
    return traced if text == traced.text else Traced(text, traced.ids)


def _widened(text: str) -> str:
    wide = list(text)
    opened: list[int] = []
    for at, character in enumerate(text):
        if character not in _WIDE:
            continue
        before, after = text[:at].rstrip()[-1:], text[at + 1 :].lstrip()[:1]
        beside = (before and is_cjk(before)) or (after and is_cjk(after))
        if beside and not _in_number(text, at):
            wide[at] = _WIDE[character]
        if character == "(":
            opened.append(at)
        elif character == ")" and opened:
            start = opened.pop()
            if wide[at] == "）" or wide[start] == "（":
                wide[start], wide[at] = "（", "）"
    return "".join(wide)


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
