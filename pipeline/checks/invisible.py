"""Characters that print nothing but could make one name look like another."""

from __future__ import annotations

import unicodedata
from collections import Counter
from typing import Final

from pipeline.model import Finding, Layout
from pipeline.model.evidence import evidence_of, in_words

_MOST: Final = 10
"""Places named in the finding; the rest is only counted."""
# A soft hyphen is an ordinary mark of word processors, and nobody's trick.
_HARMLESS: Final = "\u00ad"
_TURNING: Final = frozenset(("RLO", "LRO", "RLE", "LRE", "RLI", "LRI", "FSI", "PDF", "PDI", "R", "AL"))


def check_invisible(layout: Layout) -> tuple[Finding, ...]:
    """A finding ``text.invisible`` if zero-width characters or direction signs were set apart.

    Graver where signs turn the direction of what follows, since then the page shows another order than the file has.
    """
    found = [
        one
        for item in layout.furniture
        if item.reason == "invisible"
        for one in item.ids
        if any(_is_sign(character) for character in layout.chars[one].text)
    ]
    if not found:
        return ()
    signs = Counter(sign for one in found for sign in layout.chars[one].text if _is_sign(sign))
    turned = any(_turns(sign) for sign in signs)
    named = "、".join(f"{_name(sign)} {count} 个" for sign, count in sorted(signs.items()))
    first = in_words(evidence_of(layout.chars, found[:1])[0])
    message = f"文件里夹有看不见的字符（{named}；最先见于{first}），已去掉，没有进入任何文字和名称。"
    message += "其中的方向符会让页面显示的字序与实际不同，请对照原件核对。" if turned else ""
    evidence = tuple(place for one in found[:_MOST] for place in evidence_of(layout.chars, [one]))
    return (Finding.of("text.invisible", message, evidence=evidence, exceptional=turned),)


def _is_sign(character: str) -> bool:
    return unicodedata.category(character) == "Cf" and character not in _HARMLESS


def _turns(character: str) -> bool:
    return unicodedata.bidirectional(character) in _TURNING


def _name(character: str) -> str:
    kind = "方向符" if _turns(character) else "零宽字符"
    return f"{kind} U+{ord(character):04X}"
