"""A text that lost its line breaks when it was copied: cut where its numbers run on, and where blanks follow a stop.

Pure: strings in, strings out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from pipeline.text.numerals import read_numeral
from pipeline.text.ordinals import HAN

_LONG: Final = 200
"""Characters that a line which is the whole text has at least."""
_SHARE: Final = 0.6
"""How much of the text stands in that line at least."""
_FEWEST: Final = 2
"""Labels that run on at least, so that they are no chance numerals."""
_LABEL: Final = re.compile(
    rf"(?:(?<=[。；：:;！？)）】〕”])|(?<=\s))(?:(?P<han>[{HAN}]{{1,3}})、|(?P<arabic>\d{{1,3}})[.．、](?!\d))"
    rf"|[（(](?P<bracket>[{HAN}]{{1,3}})[)）]"
)
_BLANK: Final = re.compile(r"(?<=[。：:；！？])\s+(?=[^\s\d])")


def run_on_line(lines: Sequence[str]) -> int | None:
    """The line (from 0) that is nearly the whole text and holds several numbered paragraphs; None if none is."""
    longest = max(range(len(lines)), key=lambda at: len(lines[at]), default=None)
    if longest is None or "\t" in lines[longest]:
        return None
    length = len(lines[longest].strip())
    whole = length >= _LONG and length >= _SHARE * sum(len(line.strip()) for line in lines)
    return longest if whole and len(list(_labels(lines[longest]))) >= _FEWEST else None


def parted(line: str) -> list[str]:
    """The paragraphs of such a line."""
    cuts = sorted({0, *_labels(line), *(found.end() for found in _BLANK.finditer(line)), len(line)})
    return [line[start:stop].strip() for start, stop in pairwise(cuts) if line[start:stop].strip()]


def _labels(line: str) -> Iterator[int]:
    """Where labels stand whose numbers run on in their style."""
    last: dict[str, int] = {}
    for found in _LABEL.finditer(line):
        style = found.lastgroup or ""
        number = read_numeral(found[style])
        if number == last.get(style, 0) + 1 or (number == 1 and style != "han"):
            last[style] = number
            yield found.start()
