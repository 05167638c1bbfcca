"""What changed between two wordings, in words that a person can read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Literal

from rapidfuzz.distance import LCSseq

from pipeline.matching.words import WHOLE, Cutter, cut
from pipeline.text.punctuation import PAUSES, STOPS

Piece = tuple[Literal["equal", "delete", "insert"], str]
Words = Sequence[str]
Change = tuple[Words, Words]
"""What was deleted and what stands in its place; either may be empty."""

_STOPS = frozenset(STOPS + PAUSES)
_STRONG = frozenset(STOPS)
ANCHOR = 8
"""Characters of a common run that hold the two texts together, whatever stands around it."""
PHRASE = 6
"""Characters of an equal stretch that are worth reading by themselves, however much changed around them."""
CRUMB = 3
"""An equal stretch of up to this many characters between two changes is swallowed: islands like 的 are confetti."""


def wording(old: str, new: str, cutter: Cutter | None = None) -> list[Piece]:
    """The pieces of both wordings in order: equal and deleted ones joined are ``old``, equal and inserted ones ``new``.

    Changes are by words (``cutter``, by default jieba's general dictionary, loaded only if the texts differ); numbers,
    dates and 《》 titles are never cut. Short equal stretches between changes are joined to them, and an insertion
    that could stand in several places stands where it forms whole clauses. A delete comes before its insert.
    """
    if old == new:
        return [("equal", old)] if old else []
    a, b = cut(old, cutter), cut(new, cutter)
    pieces: list[Piece] = []
    for item in _slide(_swallow(_trim(_align(a, b)))):
        if isinstance(item, tuple):
            gone, come = "".join(item[0]), "".join(item[1])
            pieces += [("delete", gone)] if gone else []
            pieces += [("insert", come)] if come else []
        elif item:
            pieces.append(("equal", "".join(item)))
    return pieces


Stretch = list[str] | Change
"""A list of equal words, or a change."""


def _align(a: Words, b: Words) -> list[Stretch]:
    """Equal words and changes by turns, beginning and ending with (perhaps no) equal words."""
    stretches: list[Stretch] = [[]]
    for old, new, equal in _spans(a, b):
        last = stretches[-1]
        if equal:
            if isinstance(last, tuple):
                stretches.append(list(old))
            else:
                last += old
        elif isinstance(last, tuple):
            stretches[-1] = ([*last[0], *old], [*last[1], *new])
        else:
            stretches.append((list(old), list(new)))
    if isinstance(stretches[-1], tuple):
        stretches.append([])
    return stretches


def _spans(a: Words, b: Words) -> Iterator[tuple[Words, Words, bool]]:
    """Spans of both texts in order, each with whether it is equal: long common runs first, then what fits between.

    A longest common subsequence alone would rather save scattered words than one whole sentence that moved.
    """
    matcher = SequenceMatcher(None, a, b, autojunk=False)
    left = [(0, len(a), 0, len(b))]
    while left:
        i1, i2, j1, j2 = left.pop()
        run = matcher.find_longest_match(i1, i2, j1, j2)
        i, j, end, stop = run.a, run.b, run.a + run.size, run.b + run.size
        if (i1, i2, j1, j2) == (i, end, j, stop):
            yield a[i1:i2], b[j1:j2], True
        elif run.size and _length(a[i:end]) >= ANCHOR:
            left += [(end, i2, stop, j2), (i, end, j, stop), (i1, i, j1, j)]
        else:
            for code in LCSseq.opcodes(a[i1:i2], b[j1:j2]):
                old = a[i1 + code.src_start : i1 + code.src_end]
                yield old, b[j1 + code.dest_start : j1 + code.dest_end], code.tag == "equal"


def _trim(stretches: list[Stretch]) -> list[Stretch]:
    """Gives back to the equal stretches what only looks changed because the two texts were cut differently.

    落|实惠|企业 against 做好|惠|企业: 惠 is a word in the second text and the end of a word in the first. What is left
    of a change is compared anew.
    """
    kept: list[Stretch] = [stretches[0]]
    for at in range(1, len(stretches) - 1, 2):
        before, change, after = kept[-1], stretches[at], stretches[at + 1]
        assert isinstance(before, list) and isinstance(change, tuple) and isinstance(after, list)
        gone, come = list(change[0]), list(change[1])
        left, right = _given_back(gone, come)
        rest: list[Stretch] = _align(gone, come) if left or right else [[], (gone, come), []]
        first, last = rest[0], rest[-1]
        assert isinstance(first, list) and isinstance(last, list)
        if len(rest) == 1:
            kept[-1] = [*before, *left, *first, *right, *after]
        else:
            kept[-1] = [*before, *left, *first]
            kept += [*rest[1:-1], [*last, *right, *after]]
    return kept


def _given_back(gone: list[str], come: list[str]) -> tuple[list[str], list[str]]:
    """Takes the words off both lists that they share at their beginning and at their end."""
    left: list[str] = []
    right: list[str] = []
    while (word := _shared(gone, come, -1)) is not None:
        right.insert(0, word)
    while (word := _shared(gone, come, 0)) is not None:
        left.append(word)
    return left, right


def _shared(gone: list[str], come: list[str], end: int) -> str | None:
    """Takes off both lists, at one end, a word of the one that the other begins (0) or ends (-1) with; None if none."""
    if not gone or not come:
        return None
    for one, other in ((gone, come), (come, gone)):
        word, longer = one[end], other[end]
        fits = longer.startswith(word) if end == 0 else longer.endswith(word)
        if fits and (word == longer or not WHOLE.search(longer)):
            rest = longer[len(word) :] if end == 0 else longer[: len(longer) - len(word)]
            one.pop(end)
            other[end : end + 1 or None] = [rest] if rest else []
            return word
    return None


def _swallow(stretches: list[Stretch]) -> list[Stretch]:
    """Without crumbs: an equal stretch between two changes is kept only if it is worth reading by itself.

    It is if it is a phrase, or longer than a crumb and not lost between what changed around it, or a whole sentence;
    between words that were only struck, or only added, a word is enough.
    """
    kept = list(stretches)
    at = 2
    while at < len(kept) - 2:
        before, equal, after = kept[at - 1], kept[at], kept[at + 1]
        assert isinstance(before, tuple) and isinstance(after, tuple) and isinstance(equal, list)
        if _worth(equal, before, after):
            at += 2
            continue
        joined = ([*before[0], *equal, *after[0]], [*before[1], *equal, *after[1]])
        kept[at - 1 : at + 2] = [joined]
        at = max(2, at - 2)
    return kept


def _worth(equal: Words, before: Change, after: Change) -> bool:
    length = _length(equal)
    if any(word in _STRONG for word in equal) and length > 1:
        return True
    if _one_sided(before, after):
        return length > 1
    around = min(max(_length(before[0]), _length(before[1])), max(_length(after[0]), _length(after[1])))
    return length > CRUMB and (length >= PHRASE or 2 * length > around)


def _one_sided(before: Change, after: Change) -> bool:
    """Whether both only take words away, or both only add some: words struck here and there are easy to read."""
    return (not before[0] and not after[0]) or (not before[1] and not after[1])


def _length(words: Words) -> int:
    return sum(len(word) for word in words if word not in _STOPS)


def _slide(stretches: list[Stretch]) -> list[Stretch]:
    """Moves a pure insertion or deletion to where it ends with a mark, if its words allow it.

    Between 甲。 and 乙。 an inserted 丙。 may be seen as 。丙 or as 丙。: the second is what a person means.
    """
    moved = list(stretches)
    for at in range(1, len(moved) - 1, 2):
        before, change, after = moved[at - 1], moved[at], moved[at + 1]
        assert isinstance(before, list) and isinstance(change, tuple) and isinstance(after, list)
        if change[0] and change[1]:
            continue
        before, words, after = _best_place(before, [*change[0], *change[1]], after)
        moved[at - 1 : at + 2] = [before, (words, []) if change[0] else ([], words), after]
    return moved


def _best_place(before: list[str], words: list[str], after: list[str]) -> tuple[list[str], list[str], list[str]]:
    steps = 0
    while steps < len(before) and before[len(before) - 1 - steps] == words[len(words) - 1 - steps % len(words)]:
        steps += 1
    line = [*before, *words, *after]
    start = len(before) - steps
    best, best_rank = len(before), (-1, 0)
    while True:
        rank = (_rank(line, start, start + len(words)), -abs(start - len(before)))
        if rank > best_rank:
            best, best_rank = start, rank
        if start + len(words) >= len(line) or line[start] != line[start + len(words)]:
            break
        start += 1
    return line[:best], line[best : best + len(words)], line[best + len(words) :]


def _rank(line: list[str], start: int, end: int) -> int:
    """How natural a piece ``[start, end)`` is: whole sentences, then clauses, then a clause with its mark in front."""
    first = start == 0 or line[start - 1] in _STRONG
    if first and line[end - 1] in _STRONG:
        return 4
    if (start == 0 or line[start - 1] in _STOPS) and line[end - 1] in _STOPS:
        return 3
    if line[start] in _STOPS and (end == len(line) or line[end] in _STOPS):
        return 2
    return 1 if line[end - 1] in _STOPS else 0
