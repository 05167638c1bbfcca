"""Cuts Chinese text into words for comparison: numbers, dates and 《》 titles stay whole."""

from __future__ import annotations

import logging
import re
import warnings
from collections.abc import Callable, Iterable, Iterator
from functools import cache

from pipeline.text.ordinals import HAN_DIGITS

Cutter = Callable[[str], Iterable[str]]

_DIGITS = r"[0-9０-９]+(?:[.,．，][0-9０-９]+)*"
_HAN = f"{HAN_DIGITS}十"
WHOLE = re.compile(
    "|".join(
        (
            r"《[^《》]*》",
            r"〔[0-9０-９]{4}〕[0-9０-９]+号",
            rf"(?:{_DIGITS}[年月日号时分点]|[{_HAN}]{{1,4}}[年月日](?![期历经]))+(?:{_DIGITS}|[初末底])?",
            rf"{_DIGITS}\s*(?:[%％‰℃]|[年月日号次项个条家种类批份件天元倍岁]|[A-Za-z]+)?",
            r"[A-Za-z][A-Za-z0-9+.\-]*",
        )
    )
)
"""Never cut: a title, a document number, a date (2021年10月31日), a number with its measure (100%, 5G), Latin."""

_PUNCTUATION = re.compile(r"[^\w\s]|\s+")


def cut(text: str, cutter: Cutter | None = None) -> list[str]:
    """The words of the text, punctuation marks each by itself; joined they are the text.

    ``cutter`` splits the stretches between whole items; by default jieba's general dictionary, loaded at first use.
    """
    words: list[str] = []
    for stretch, whole in _stretches(text):
        words += [stretch] if whole else _plain(stretch, cutter)
    return words


def _stretches(text: str) -> Iterator[tuple[str, bool]]:
    """The text in pieces, each with whether it must stay whole."""
    at = 0
    for match in WHOLE.finditer(text):
        if match.start() > at:
            yield text[at : match.start()], False
        yield match.group(), True
        at = match.end()
    if at < len(text):
        yield text[at:], False


def _plain(stretch: str, cutter: Cutter | None) -> list[str]:
    words: list[str] = []
    at = 0
    for mark in _PUNCTUATION.finditer(stretch):
        words += _between(stretch[at : mark.start()], cutter)
        words.append(mark.group())
        at = mark.end()
    return words + _between(stretch[at:], cutter)


def _between(run: str, cutter: Cutter | None) -> list[str]:
    return list((cutter or general_words())(run)) if run else []


@cache
def general_words() -> Cutter:
    """A cutter over jieba's general dictionary (about a second to load, once in a process).

    The dictionary is read straight from the package: no cache file in the shared temp folder, which another user or
    a broken run may have left unreadable, and no chatter on standard error. New words are not guessed (``HMM``), so
    that the same characters are cut the same way in both texts.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import jieba
    jieba.setLogLevel(logging.CRITICAL)
    tokenizer = jieba.Tokenizer()
    tokenizer.FREQ, tokenizer.total = tokenizer.gen_pfdict(tokenizer.get_dict_file())
    tokenizer.initialized = True

    def words(run: str) -> Iterable[str]:
        return tokenizer.cut(run, HMM=False)  # type: ignore[no-any-return]

    return words
