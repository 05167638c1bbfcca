"""From the picture of a line to its characters, each with its place in the line and how sure it is."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import Final, NamedTuple

import numpy as np

from pipeline.sources.scan.finding_lines import normed
from pipeline.sources.scan.networks import Network, Numbers
from pipeline.sources.scan.picture import Pixels

_HEIGHT: Final = 48
_NARROWEST: Final = 320
"""Pixels that a line is high and at least wide for the network."""
_WIDEST: Final = 4000
_STEP: Final = 8
"""Pixels of the network's line to one of its answers."""
_TOGETHER: Final = 6
"""Lines read at once: more take more memory and no less time."""


PAIRS: Final = dict(zip("(（[［〔【《〈“‘「『", ")）]］〕】》〉”’」』", strict=True))
"""Brackets by the sign that opens them."""


class Sign(NamedTuple):
    """One character: where its middle stands, as a share of the line's width; how likely it is (0 to 1), and what else
    it might be."""

    text: str
    at: float
    confidence: float
    other: str = ""


def read_lines(lines: Sequence[Pixels], network: Network) -> list[tuple[Sign, ...]]:
    """The characters of each line's picture, white space left out. Lines of like width are read together."""
    signs = network.signs
    result: list[tuple[Sign, ...]] = [()] * len(lines)
    order = sorted(range(len(lines)), key=lambda one: lines[one].shape[1] / lines[one].shape[0])
    for start in range(0, len(order), _TOGETHER):
        batch = order[start : start + _TOGETHER]
        pictures = [_resized(lines[one]) for one in batch]
        widest = max(_NARROWEST, *(picture.shape[2] for picture in pictures))
        stack = np.zeros((len(batch), 3, _HEIGHT, widest), np.float32)
        for at, picture in enumerate(pictures):
            stack[at, :, :, : picture.shape[2]] = picture
        answers = network(stack)
        for one, picture, answer in zip(batch, pictures, answers, strict=True):
            result[one] = decode(answer, signs, picture.shape[2] / _STEP)
    return result


def _resized(line: Pixels) -> Numbers:
    import cv2

    width = min(_WIDEST, max(_STEP, round(_HEIGHT * line.shape[1] / line.shape[0])))
    return normed(cv2.resize(line, (width, _HEIGHT)))


def decode(answer: Numbers, signs: Sequence[str], steps: float) -> tuple[Sign, ...]:
    """The characters of one line from the likelihood of each sign at each step; class 0 stands between characters.

    ``steps`` are those that the line itself takes up. A full-width sign and its half-width twin count as one.
    """
    best = answer.argmax(axis=1)
    found: list[Sign] = []
    start = 0
    while start < len(best):
        stop = start + 1
        while stop < len(best) and best[stop] == best[start]:
            stop += 1
        text = signs[best[start]] if best[start] else ""
        if text and not text.isspace():
            peak = start + int(answer[start:stop, best[start]].argmax())
            confidence, other = _sureness(answer[peak], signs, int(best[start]))
            found.append(Sign(text, min(1.0, (start + stop) / 2 / steps), confidence, other))
        start = stop
    return tuple(paired(found))


def paired(signs: Sequence[Sign]) -> list[Sign]:
    """The signs, where brackets that do not match but nearly were read as a pair (〔2021], of which ] may be 〕) do."""
    result = list(signs)
    opened: list[int] = []
    for at, sign in enumerate(result):
        if sign.text in PAIRS:
            opened.append(at)
        elif sign.text in PAIRS.values() and opened:
            fitting = plain(PAIRS[result[opened.pop()].text])
            if plain(sign.text) != fitting == plain(sign.other):
                result[at] = sign._replace(text=sign.other, other=sign.text)
    return result


def _sureness(likely: Numbers, signs: Sequence[str], best: int) -> tuple[float, str]:
    """How likely a sign is, with its twins, and the likeliest other that is none of them."""
    confidence, other = float(likely[best]), ""
    if confidence > 0.995:
        return confidence, other
    same = plain(signs[best])
    top = np.argpartition(likely, -4)[-4:]
    for one in top[np.argsort(likely[top])[::-1]]:
        if one in (best, 0) or not signs[one].strip():
            continue
        if plain(signs[one]) == same:
            confidence += float(likely[one])
        elif not other and likely[one] > 0.01:
            other = signs[one]
    return min(1.0, confidence), other


def plain(text: str) -> str:
    """A sign without regard to its width."""
    return unicodedata.normalize("NFKC", text)
