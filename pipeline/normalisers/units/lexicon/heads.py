"""The places that stand at the head of a name: 临沂市兰山区 + 财政局."""

from __future__ import annotations

import re
from collections.abc import Callable

_PLACE_LONGEST = 12


def heads(text: str, front: re.Pattern[str], place_of: Callable[[str], bool | None]) -> list[tuple[str, str, bool]]:
    """Places at the head of a name, what follows them, and whether the last place is told in full.

    The longest first: 济南市公安 + 局 before 济南市 + 公安局. As many as there are, a short one only as the last.
    ``front`` is what may stand before them (中共临沂市委). ``place_of`` tells a place's full (True) or short (False)
    name.
    """
    before = front.match(text)
    at = before.end() if before else 0
    found: list[tuple[str, str, bool]] = []
    short = False
    while True:
        if place_of(text[at:]):
            return [(text[:at], text[at:], True), *found]
        if at and not short:
            found.insert(0, (text[:at], text[at:], True))
        for end in range(min(len(text) - 1, at + _PLACE_LONGEST), at + 1, -1):
            full = place_of(text[at:end])
            if full:
                at, short = end, False
                break
            if full is False and _goes_on(text, end, place_of):
                # 临沂兰山区财政局: the short name is only the first of two places.
                at, short = end, True
                break
            if full is False:
                return [(text[:end], text[end:], False), *found]
        else:
            return found


def _goes_on(text: str, at: int, place_of: Callable[[str], bool | None]) -> bool:
    """Whether a place told in full stands behind another one."""
    return any(place_of(text[at:end]) for end in range(at + 2, min(len(text) - 1, at + _PLACE_LONGEST) + 1))
