"""How much room a text needs in a cell: lines, row heights, and where to cut what no single row can show.

Widths of columns are in Excel's unit (one digit of the standard font, 8 pixels at 96 dpi); everything else is in points
or, for text, in em: a full-width character is one em, a half-width one is counted as 0.6 (the widest common case).
"""

from __future__ import annotations

import math
from functools import lru_cache
from typing import Final

from pipeline.exporters.workbook.style import LOOKS
from pipeline.text.punctuation import STOPS

POINTS_PER_UNIT: Final = 6.0
CELL_PADDING: Final = 4.0
INDENT: Final = 7.0
ASCII_EM: Final = 0.6
# The tallest common CJK fonts set lines at 1.45 em, 仿宋 at 1.2: counted with the former, text is whole anywhere.
LINE_EM: Final = 1.45
TALLEST: Final = 400.0
SHORTEST: Final = 22.0
ROW_PADDING: Final = 6.0
# Excel's limit is 32,767 UTF-16 units a cell; a character outside the basic plane takes two.
LONGEST_CELL: Final = 32_767
_SENTENCE_ENDS: Final = f"\n{STOPS}"


def em_width(text: str) -> float:
    """How wide one line of text is, in em."""
    half = len(text.encode("ascii", "ignore"))
    return (len(text) - half) + half * ASCII_EM


@lru_cache(maxsize=1024)
def capacity(width: float, style: str) -> int:
    """How many full-width characters stand on one line of a column of ``width`` units in that style."""
    look = LOOKS[style]
    room = width * POINTS_PER_UNIT - CELL_PADDING - (INDENT if look.indented else 0)
    return max(1, int(room / look.size))


@lru_cache(maxsize=4096)
def one_line(text: str, room: int) -> str:
    """As much of a text's first line as ``room`` em show, with … where it is cut."""
    text = text.partition("\n")[0]
    if em_width(text) <= room:
        return text
    width, end = 0.0, 0
    for character in text:
        width += ASCII_EM if character.isascii() else 1.0
        if width > room - 1:
            break
        end += 1
    return f"{text[:end]}…"


@lru_cache(maxsize=4096)
def line_count(text: str, per_line: int) -> int:
    """Lines that ``text`` takes at ``per_line`` em a line, counting what 禁则 and unbroken words cost."""
    return sum(_lines(em_width(part), per_line) for part in text.split("\n"))


def _lines(width: float, per_line: int) -> int:
    if width <= per_line:
        return 1
    # No line may begin with 、or 。, so now and then a line ends one character early: 0.3 em a line on average.
    return math.ceil(width / max(0.7, per_line - 0.3))


def line_height(size: float) -> float:
    return math.ceil(size * LINE_EM * 2) / 2


@lru_cache(maxsize=4096)
def text_height(text: str, width: float, style: str) -> float:
    """Points that ``text`` needs in a column of ``width`` units in that style; one that is turned, no more than the
    tallest row has."""
    look = LOOKS[style]
    if look.rotation:
        return min(TALLEST, max(map(em_width, text.split("\n"))) * look.size + ROW_PADDING)
    lines = line_count(text, capacity(width, style)) if look.wrap else text.count("\n") + 1
    return lines * line_height(look.size) + ROW_PADDING


@lru_cache(maxsize=64)
def most_lines(style: str) -> int:
    """Lines that the tallest row shows."""
    return int((TALLEST - ROW_PADDING) / line_height(LOOKS[style].size))


def pieces(text: str, width: float, style: str) -> list[str]:
    """``text`` cut so that each piece fits the tallest row; joined they are the text again. At least one piece."""
    most, per_line = most_lines(style), capacity(width, style)
    found: list[str] = []
    while len(text) > 1 and line_count(text, per_line) > most:
        end = _cut(text, most, per_line)
        found.append(text[:end])
        text = text[end:]
    return [*found, text]


def _cut(text: str, most: int, per_line: int) -> int:
    """Where to end a piece: as far as ``most`` lines reach, and at the end of a sentence if one is near."""
    low, high = 1, min(len(text), most * per_line * 2)
    while low < high:
        middle = (low + high + 1) // 2
        if line_count(text[:middle], per_line) <= most:
            low = middle
        else:
            high = middle - 1
    sentence = max(text.rfind(mark, low * 2 // 3, low) for mark in _SENTENCE_ENDS) + 1
    return sentence or low
