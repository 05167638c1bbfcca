"""From the characters of a line's picture to glyphs in points: boxes, and one size for all that were set in one."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from pipeline.sources.pdf.glyphs import Glyph
from pipeline.sources.scan.finding_lines import Area, runs_of
from pipeline.sources.scan.picture import Grey
from pipeline.sources.scan.reading_lines import Sign

_INK: Final = 0.93
"""The share of its size that the ink of a line of Chinese characters is high."""
_ALIKE: Final = 0.07
"""The share by which measures of one size of type differ."""
_TELLING: Final = 8
"""Characters of a line by which a size of type becomes known."""
_SPACED: Final = 1.35
"""Sizes from one character to the next from which on a line is spaced out."""
_NARROW: Final = 0.55
_REACH: Final = 0.62
"""Sizes from the middle of a full-width character to where its ink may end: places are known to a sixth."""
_STROKES: Final = 0.25
"""Sizes that strokes of one character are apart at most."""
_MISSING: Final = 1.7
"""Sizes from the middle of one character to that of the next between which a further one stood."""
_REST: Final = 0.2
"""Sizes that what is left of it is wide at least."""
_FAINT: Final = 0.06
"""The share of a line's height that is inked where anything stands."""


class ReadLine(NamedTuple):
    """A line that was read: its box in pixels, the box of its ink, and its characters."""

    area: Area
    ink: Area
    signs: tuple[Sign, ...]

    @property
    def middles(self) -> list[float]:
        """Where the middle of each character stands, in pixels from the page's left."""
        left, _, right, _ = self.area
        return [left + sign.at * (right - left) for sign in self.signs]


def measure(line: ReadLine) -> float:
    """The size of type of a line in pixels: the mean distance of full-width characters, or by the height of the ink.

    Distances beside punctuation do not count: it may be set half as wide.
    """
    high = (line.ink[3] - line.ink[1]) / _INK
    middles = line.middles
    pitches = [
        after - before
        for before, after, one, other in zip(middles, middles[1:], line.signs, line.signs[1:], strict=False)
        if _is_letter(one.text) and _is_letter(other.text)
    ]
    if len(pitches) < 3:
        return high
    usual = median(pitches)
    # A place is known to a sixth of a character: only many of them together tell.
    near = [pitch for pitch in pitches if 0.7 * usual < pitch < 1.3 * usual]
    pitch = sum(near) / len(near)
    return pitch if 0.8 * high < pitch < _SPACED * high else high


class Sizes:
    """The sizes of type of a document in points. What measures nearly the same is the same."""

    def __init__(self) -> None:
        self._known: list[float] = []

    def learn(self, measured: Sequence[tuple[float, int]]) -> None:
        """Takes the sizes of a page's lines, each with its number of characters; long lines make sizes known."""
        waiting = sorted((size, count) for size, count in measured if count >= _TELLING)
        while waiting:
            cluster = [waiting.pop(0)]
            while waiting and waiting[0][0] <= cluster[0][0] * (1 + _ALIKE):
                cluster.append(waiting.pop(0))
            middle = median([size for size, _ in cluster])
            if self._near(middle) is None:
                self._known.append(round(middle, 1))

    def of(self, size: float) -> float:
        """The known size that a measure means, or the measure itself."""
        near = self._near(size)
        return round(size, 1) if near is None else near

    def _near(self, size: float) -> float | None:
        near = min(self._known, key=lambda one: abs(one - size), default=None)
        return near if near is not None and abs(near - size) <= _ALIKE * size else None


def glyphs_of(line: ReadLine, size: float, scale: float, first_id: int) -> list[Glyph]:
    """The line's characters in points; ``size`` is that of the type, in points."""
    middles = [middle * scale for middle in line.middles]
    left, top, right, bottom = (value * scale for value in line.ink)
    level = (top + bottom) / 2
    # Commas and dashes alone say nothing of where the line is; characters fill its height.
    above, below = level - size / 2, level + size / 2
    glyphs: list[Glyph] = []
    for at, (sign, middle) in enumerate(zip(line.signs, middles, strict=True)):
        half = size * (0.5 if is_wide(sign.text) else _NARROW / 2)
        x0 = max(middle - half, (middles[at - 1] + middle) / 2 if at else left - 0.2 * size)
        if at and _is_one_word(line.signs[at - 1], sign) and middle - middles[at - 1] < size:
            # Latin letters differ in width; only white space that was read parts them.
            x0 = glyphs[-1].x1
        x1 = min(middle + half, (middles[at + 1] + middle) / 2 if at + 1 < len(middles) else right + 0.5 * size)
        glyphs.append(Glyph(first_id + at, sign.text, x0, above, max(x1, x0 + 0.1), below, size, "", False, None))
    return glyphs


def _is_one_word(before: Sign, sign: Sign) -> bool:
    return before.text.isascii() and sign.text.isascii() and not sign.spaced


def unread_ink(line: ReadLine, size: float, ink: Grey) -> list[Area]:
    """Stretches of the line's ink at which no character stands, each as wide as half a character at least, or less
    where one is missing between two.

    ``size`` is that of the type in pixels; ``ink`` is the page's.
    """
    left, top, right, bottom = line.ink
    inked: NDArray[np.bool_] = np.asarray(ink[top:bottom, left:right].sum(axis=0) > _FAINT * (bottom - top))
    free = inked.copy()
    for sign, middle in zip(line.signs, line.middles, strict=True):
        half = size * (_REACH if is_wide(sign.text) else _REACH * _NARROW * 1.4)
        free[max(0, round(middle - half) - left) : max(0, round(middle + half) - left)] = False
    found = [run for run in runs_of(free, round(_STROKES * size)) if run[1] - run[0] >= 0.5 * size]
    for start, stop in _gaps(line, size):
        within = inked.copy()
        within[: max(0, start - left)] = within[max(0, stop - left) :] = False
        rest = [run for run in runs_of(within, round(_STROKES * size)) if run[1] - run[0] >= _REST * size]
        found += [run for run in rest if not any(run[0] < other[1] and other[0] < run[1] for other in found)]
    return [(left + start, top, left + stop, bottom) for start, stop in sorted(found)]


def _gaps(line: ReadLine, size: float) -> Iterator[tuple[int, int]]:
    """Where a character is missing between two full-width ones, or before the first or behind the last: from the edge
    of one to that of the next."""
    if not all(is_wide(sign.text) for sign in line.signs):
        return
    half = size / 2
    for one, other in pairwise([line.ink[0] - half, *line.middles, line.ink[2] + half]):
        if other - one > _MISSING * size:
            yield round(one + half), round(other - half)


def is_wide(text: str) -> bool:
    """Whether a character takes up the whole size of type."""
    return unicodedata.east_asian_width(text[0]) in "WF"


def _is_letter(text: str) -> bool:
    return is_wide(text) and unicodedata.category(text[0]).startswith("L")
