"""From the picture of a line to its characters, each with its place in the line and how sure it is."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from itertools import pairwise
from statistics import median
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


_FORMS: Final = str.maketrans(
    "強減決況涼淨沖內輿戶戸吳呂別沒黃稅脫悅敎査歩徳淸靑眞値産產溫冊並兌侶宮郞旣槪卽晩錄録緑祿彥顏爭靜毀柵刪奐換喚煥奧",
    "强减决况凉净冲内舆户户吴吕别没黄税脱悦教查步德清青真值产产温册并兑侣宫郎既概即晚录录绿禄彦颜争静毁栅删奂换唤焕奥",
)
"""Forms of one character that differ by little: a network that knows all of them wavers between them."""
_HALF: Final = 0.6
_SURE: Final = 0.9
PAIRS: Final = dict(zip("(（[［〔【《〈“‘「『", ")）]］〕】》〉”’」』", strict=True))
"""Brackets by the sign that opens them."""


class Sign(NamedTuple):
    """One character: where its middle stands, as a share of the line's width; how likely it is (0 to 1), and what else
    it might be. ``spaced``: white space was read before it."""

    text: str
    at: float
    confidence: float
    other: str = ""
    spaced: bool = False


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
    start, spaced = 0, False
    while start < len(best):
        stop = start + 1
        while stop < len(best) and best[stop] == best[start]:
            stop += 1
        text = signs[best[start]] if best[start] else ""
        if text and not text.isspace():
            peak = start + int(answer[start:stop, best[start]].argmax())
            meant, confidence, other = _sureness(answer[peak], signs, int(best[start]))
            found.append(Sign(meant, min(1.0, (start + stop) / 2 / steps), confidence, other, spaced))
        spaced = text.isspace() or (spaced and not text)
        start = stop
    return tuple(paired(unsplit([_simplified(sign) for sign in found])))


def _simplified(sign: Sign) -> Sign:
    """A doubtful sign, or what else it may be where that alone is in GB 2312, as simplified Chinese is (決, 决)."""
    if sign.confidence < _SURE and sign.other and not _in_gb2312(sign.text) and _in_gb2312(sign.other):
        return sign._replace(text=sign.other, other=sign.text)
    return sign


def _in_gb2312(text: str) -> bool:
    try:
        text.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


def unsplit(signs: Sequence[Sign]) -> list[Sign]:
    """The signs without those that were read of a part of their neighbour (加 as 力 and 加): nearer to it than half the
    usual distance. What stays has little confidence then."""
    pitches = [after.at - before.at for before, after in pairwise(signs) if _is_full(before) and _is_full(after)]
    if len(pitches) < 4:
        return list(signs)
    least = _HALF * median(pitches)
    kept: list[Sign] = []
    for sign in signs:
        before = kept[-1] if kept else None
        if before is None or not (_is_full(before) and _is_full(sign)) or sign.at - before.at >= least:
            kept.append(sign)
            continue
        stays, goes = sorted((before, sign), key=lambda one: -one.confidence)
        kept[-1] = stays._replace(confidence=min(stays.confidence, 1 - goes.confidence), other=goes.text)
    return kept


def _is_full(sign: Sign) -> bool:
    return unicodedata.category(sign.text[0]) == "Lo"


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


def _sureness(likely: Numbers, signs: Sequence[str], best: int) -> tuple[str, float, str]:
    """The sign that is meant, how likely it is with its twins, and the likeliest other that is none of them.

    Of two forms of one character that were both thought of, the one of GB 2312 is meant.
    """
    meant, confidence, other = signs[best], float(likely[best]), ""
    if confidence > 0.995:
        return meant, confidence, other
    same = plain(meant)
    top = np.argpartition(likely, -4)[-4:]
    for one in top[np.argsort(likely[top])[::-1]]:
        if one in (best, 0) or not signs[one].strip():
            continue
        if plain(signs[one]) == same:
            confidence += float(likely[one])
            meant = signs[one] if likely[one] > 0.1 and not _in_gb2312(meant) else meant
        elif not other and likely[one] > 0.01:
            other = signs[one]
    return meant, min(1.0, confidence), other


def plain(text: str) -> str:
    """A sign without regard to its width, or to which of several forms of one character it is (強, 强)."""
    return unicodedata.normalize("NFKC", text).translate(_FORMS)
