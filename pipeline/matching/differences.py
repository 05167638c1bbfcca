"""The few words in which a text differs from its place in a longer one, each with enough around it to be read."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from itertools import pairwise

from rapidfuzz.fuzz import partial_ratio_alignment

from pipeline.matching.words import WHOLE

SLACK = 12
"""Characters by which the place in the longer text may stick out on each side beyond the length of the part."""
_GLUE = 3
"""Equal characters between two differences up to which they are read as one."""
_EDGE = re.compile(r"[\W的和及与并等将各]|\s")
"""Context stops before punctuation and before words that only join."""
_SUFFIX = frozenset("前后内中上下末底初间")

Edit = tuple[int, int, int, int]


def differences(part: str, whole: str) -> list[tuple[str, str]]:
    """Pairs (words in the part, words at that place of the whole), in order; empty if the part stands there as it is.

    Both texts are cleaned. Works on characters with no dictionary: a difference is widened to its neighbours (two
    characters, or four where there is nothing on the other side) up to punctuation, and never cuts a number, a date or
    a 《》 title. Differences of punctuation alone are none. Meant for parts that are known to be like their place;
    for unrelated texts the pairs say nothing useful.
    """
    if not part or part in whole:
        return []
    place = _place(part, whole)
    edits = _join(_edits(part, place))
    found: list[tuple[str, str]] = []
    for edit in _join([_widen(edit, part, place) for edit in edits], 0):
        pair = (part[edit[0] : edit[1]], place[edit[2] : edit[3]])
        if pair not in found and pair[0] != pair[1]:
            found.append(pair)
    return found


def all_differences(one: str, other: str) -> list[tuple[str, str]]:
    """Pairs (words here, words there) of two texts that should be the same, in order; with what only one of them has.

    As :func:`differences`, but neither text is part of the other: what is missing at an end counts too.
    """
    blocks = SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks()
    edits: list[Edit] = []
    here = there = 0
    for block in blocks:
        edits.append((here, block.a, there, block.b))
        here, there = block.a + block.size, block.b + block.size
    edits = [edit for edit in edits if _says_something(one[edit[0] : edit[1]], other[edit[2] : edit[3]])]
    widened = _join([_widen(edit, one, other) for edit in _join(edits)], 0)
    return [(one[edit[0] : edit[1]], other[edit[2] : edit[3]]) for edit in widened]


def _place(part: str, whole: str) -> str:
    """The stretch of the whole that the part is most like, with some slack on both sides."""
    if len(part) >= len(whole):
        return whole
    window = partial_ratio_alignment(part, whole)
    if window is None:
        return whole
    slack = SLACK + len(part) // 5
    return whole[max(0, window.dest_start - slack) : window.dest_end + slack]


def _edits(part: str, place: str) -> list[Edit]:
    """Changed spans ``(part start, end, place start, end)``, without what the place has before and after the part."""
    blocks = [b for b in SequenceMatcher(None, part, place, autojunk=False).get_matching_blocks() if b.size]
    while len(blocks) > 1 and blocks[0].size < blocks[1].b - blocks[0].b - blocks[0].size:
        blocks = blocks[1:]
    while len(blocks) > 1 and blocks[-1].size < blocks[-1].b - blocks[-2].b - blocks[-2].size:
        blocks = blocks[:-1]
    if not blocks:
        return [(0, len(part), 0, len(place))]
    edits: list[Edit] = []
    if blocks[0].a:
        edits.append((0, blocks[0].a, max(0, blocks[0].b - blocks[0].a), blocks[0].b))
    for left, right in pairwise(blocks):
        edits.append((left.a + left.size, right.a, left.b + left.size, right.b))
    end, stop = blocks[-1].a + blocks[-1].size, blocks[-1].b + blocks[-1].size
    if end < len(part):
        edits.append((end, len(part), stop, min(len(place), stop + len(part) - end)))
    return [edit for edit in edits if _says_something(part[edit[0] : edit[1]], place[edit[2] : edit[3]])]


def _says_something(gone: str, come: str) -> bool:
    return gone != come and any(character.isalnum() for character in gone + come)


def _join(edits: list[Edit], glue: int = _GLUE) -> list[Edit]:
    joined: list[Edit] = []
    for edit in edits:
        if joined and (edit[0] - joined[-1][1] <= glue or edit[2] - joined[-1][3] <= glue):
            joined[-1] = (joined[-1][0], edit[1], joined[-1][2], edit[3])
        else:
            joined.append(edit)
    return joined


def _widen(edit: Edit, part: str, place: str) -> Edit:
    """With its neighbours: whole numbers, dates and titles, then equal characters on the left and right."""
    i1, i2, j1, j2 = _whole(edit, part, place)
    tail = (part[i1:i2] or place[j1:j2])[-1:]
    right = 0 if tail in _SUFFIX else _context(part[i2:], place[j2:], 2)
    left = _context(part[:i1][::-1], place[:j1][::-1], 2 if right else 4)
    if not left and not right:
        right = _context(part[i2:], place[j2:], 4)
    return _whole((i1 - left, i2 + right, j1 - left, j2 + right), part, place)


def _whole(edit: Edit, part: str, place: str) -> Edit:
    """Widened until no whole item is cut."""
    i1, i2, j1, j2 = edit
    before = max(_reach(part, i1)[0], _reach(place, j1)[0])
    after = max(_reach(part, i2)[1], _reach(place, j2)[1])
    return max(0, i1 - before), min(len(part), i2 + after), max(0, j1 - before), min(len(place), j2 + after)


def _context(a: str, b: str, most: int) -> int:
    """How many of the first characters are the same in both and worth showing."""
    count = 0
    while count < min(most, len(a), len(b)) and a[count] == b[count] and not _EDGE.match(a[count]):
        count += 1
    return count


def _reach(text: str, at: int) -> tuple[int, int]:
    """How far the whole item (number, date, title) that a cut at ``at`` would go through reaches left and right."""
    for match in WHOLE.finditer(text):
        if match.start() < at < match.end():
            return at - match.start(), match.end() - at
    return 0, 0
