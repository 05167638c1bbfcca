"""Brackets of all kinds that close, the outermost of each nest."""

from __future__ import annotations

import re
from collections.abc import Iterator

_FLAT = re.compile(r"【[^【】]*】|〔[^〔〕]*〕|\[[^\[\]]*\]|［[^［］]*］")
"""Brackets that hold none of their kind; round ones may."""
OPENS = "（【〔[［"
_OPENER = re.compile(f"[{re.escape(OPENS)}]")
_ROUND = re.compile("[（）]")


def outer_brackets(text: str) -> Iterator[tuple[int, int]]:
    """Where brackets that close stand, the outermost of each nest, in reading order."""
    closed: dict[int, int] = {}
    opened: list[int] = []
    for found in _ROUND.finditer(text):
        if found.group() == "（":
            opened.append(found.start())
        elif opened:
            closed[opened.pop()] = found.end()
    at = 0
    while opener := _OPENER.search(text, at):
        at = opener.start()
        flat = _FLAT.match(text, at)
        end = flat.end() if flat else closed.get(at)
        if end is not None:
            yield at, end
        at = end if end is not None else at + 1
