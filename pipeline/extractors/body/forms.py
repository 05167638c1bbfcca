"""Paragraphs that are parts of an official document by their form (GB/T 9704-2012), whatever stands around them."""

from __future__ import annotations

from typing import Literal

import regex

from pipeline.text.dates import is_date
from pipeline.text.ordinals import COUNT, HAN_DIGITS

Mark = Literal[
    "document_number",
    "signatory",
    "date",
    "dated",
    "note",
    "imprint",
    "caption",
    "attachments",
    "contents",
    "toc_entry",
    "plain",
]

_NUMBER = regex.compile(
    r"(?:发文字号|文号)?[：:]?"
    r"(\p{Han}[\p{Han}A-Za-z]{0,14}[〔\[［（(【]\d{4}[〕\]］）)】]第?\d{1,5}号)(签发人[：:].*)?"
)
_SIGNATORY = regex.compile(r"签发人[：:].{2,20}")
_DATED = regex.compile(rf"（.{{0,6}}?(?:\d{{4}}|[{HAN_DIGITS}]{{4}})年[^（）]{{2,8}}日.{{0,4}}）")
_NOTE = regex.compile(r"（[^（）]*(?:公开|此件|联系|发至|传达|电话|登报)[^（）]*）")
_IMPRINT = regex.compile(
    r"(?:抄送|抄报|主送|分送|印送|报送)[：:].*|.{0,30}\d{4}年\d{1,2}月\d{1,2}日印(?:发|制)?|（?共印\d+份）?|校对[：:].{2,12}|印发"
)
_CAPTION = regex.compile(rf"附\s*(?:件|表|录)\s*{COUNT}?\s*[：:]?")
_ATTACHMENTS = regex.compile(rf"附(?:件|表){COUNT}?\s*[：:].+|附(?:件|表)[：:]")
_CONTENTS = regex.compile(r"目\s*[录次]")
_TOC_ENTRY = regex.compile(r".{2,80}?(?:[.．…·‥]{2,}|[.…·]\s)\s*[-—–(（]?\d{1,3}[-—–)）]?")


def mark_of(text: str) -> Mark:
    """What kind of paragraph the text is by its form alone; ``plain`` if its form says nothing."""
    if len(text) > 400:
        return "imprint" if text.startswith(("抄送：", "抄送:")) else "plain"
    if is_date(text):
        return "date"
    for mark, pattern in _PATTERNS:
        if pattern.fullmatch(text):
            return mark
    return "plain"


_PATTERNS: tuple[tuple[Mark, regex.Pattern[str]], ...] = (
    ("document_number", _NUMBER),
    ("signatory", _SIGNATORY),
    ("dated", _DATED),
    ("note", _NOTE),
    ("imprint", _IMPRINT),
    ("caption", _CAPTION),
    ("attachments", _ATTACHMENTS),
    ("contents", _CONTENTS),
    ("toc_entry", _TOC_ENTRY),
)


def number_span(text: str) -> tuple[int, int] | None:
    """Where the document number stands in a paragraph that :func:`mark_of` calls one."""
    found = _NUMBER.fullmatch(text)
    return found.span(1) if found else None


def stands_alone(text: str) -> bool:
    """Whether a line of this form is a paragraph of its own, whatever the lines beside it."""
    return len(text) <= 60 and mark_of(text) in _ALONE


_ALONE = frozenset(
    {"document_number", "signatory", "imprint", "date", "dated", "note", "caption", "contents", "toc_entry"}
)
