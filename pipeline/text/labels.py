"""Numbering labels at the start of a paragraph: which style, which number, and what only looks like one.

Levels by GB/T 9704-2012, 7.3.3: 一、 （一） 1. （1）; ① and 一是 below them;
第X章 and 第X条 in rules; 1.1 and 1.1.1 in plans.
"""

from __future__ import annotations

import re

from msgspec import Struct

from pipeline.text.numerals import read_numeral
from pipeline.text.ordinals import BRACKETED, CIRCLED, HAN

_HAN = f"[{HAN}百零]{{1,5}}"
_MONTH = "(?:1[0-2]|[1-9])月"
_MEASURE = (
    "(?:[万亿千百倍米吨元亩克斤兆折月]|公(?:里|斤|顷|分)|平方|立方|小时|分钟|个(?:百分点|月|半|工作日)"
    "|日(?!常)|年(?![度底初内终])|级(?![别联])|度(?!假)|升(?!级))"
)
"""What a decimal counts (1.5公里), so that it is no number of two levels; 1.2公开, 1.1组织 are."""
_STYLES = tuple(
    (style, re.compile(pattern))
    for style, pattern in (
        ("part", rf"第({_HAN})[编部]分?"),
        ("chapter", rf"第({_HAN})章"),
        ("division", rf"第({_HAN})节"),
        ("article", rf"第({_HAN}|\d{{1,3}})条"),
        ("han", rf"({_HAN})[、．.](?!{_HAN}[、．.产])"),
        ("han_brackets", rf"[（(〔【\[]({_HAN})[）)〕】\]][、．.]?"),
        ("han_brackets", r"([㈠-㈩])"),
        ("third", rf"\d{{1,2}}\.\d{{1,2}}\.([1-9]|1[0-2])(?=[一-龥“《])(?!{_MEASURE})"),
        ("second", rf"\d{{1,2}}\.([1-9]|1[0-2])(?=[一-龥“《])(?!{_MEASURE})"),
        ("arabic", rf"(\d{{1,3}})(?:[．、]|\.(?!(?!{_MONTH})\d{{1,3}}(?!\d)))(?!\d+[、．])"),
        ("arabic", r"([⒈-⒛])"),
        ("arabic_brackets", r"[（(]?(\d{1,3})[）)][、．.]?(?=\D)"),
        ("arabic_brackets", f"([{BRACKETED}])"),
        ("circled", f"([{CIRCLED}])"),
        ("spoken", f"([{HAN}]{{1,2}})是(?!否)"),
    )
)
_OPENS = frozenset(f"第{HAN}百零（(〔【[㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩")
ITEM_STYLES = frozenset({"spoken"})
"""Styles that number parts of a sentence, never points."""


class Label(Struct, frozen=True):
    """A label that was read: its style, number, and how many characters it takes."""

    style: str
    number: int
    length: int


def read_label(text: str) -> Label | None:
    """The label that the text begins with, or None.

    No labels: 一号答 and 第一 (no mark follows), 2021. (a year), 1.5 (a decimal; but in 1.5月 a month is numbered),
    一、二、三产业 (a list of numerals); an entry of a table of contents is the caller's to set apart.
    """
    if not text or not (text[0] in _OPENS or text[0].isdigit() or "①" <= text[0] <= "⒛"):
        return None
    for style, pattern in _STYLES:
        found = pattern.match(text)
        if found is None:
            continue
        number = read_numeral(found.group(1))
        if number is not None and number > 0:
            return Label(style, number, found.end())
    return None
