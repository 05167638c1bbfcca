"""Paragraphs that are parts of an official document by their form (GB/T 9704-2012), whatever stands around them."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

import regex

from pipeline.extractors.body.title_signs import ORDER_NUMBER
from pipeline.rules.document import FormWords
from pipeline.rules.words import any_of, listed
from pipeline.text.dates import YEAR, is_date
from pipeline.text.ordinals import COUNT

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

_ALONE = frozenset[Mark](
    {"document_number", "signatory", "imprint", "date", "dated", "note", "caption", "contents", "toc_entry"}
)
_LONGEST = 400
"""Characters from which only a list of whom copies go to is more than plain text."""
_DATED = regex.compile(rf"（.{{0,6}}?{YEAR}年[^（）]{{2,8}}日.{{0,4}}）")
_TOC_ENTRY = regex.compile(r".{2,80}?(?:[.．…·‥]{2,}|[.…·]\s)\s*[-—–(（]?\d{1,3}[-—–)）]?")


class Forms:
    """What kind of paragraph a text is, by the words of ``rules/document.yaml`` and the marks of the standard."""

    def __init__(self, words: FormWords) -> None:
        signatory = f"{any_of(words.signatory)}[：:]"
        attachments, colon = any_of(words.attachments), "[：:]"
        self._number = regex.compile(
            rf"{any_of(words.number)}?[：:]?"
            rf"((?:\p{{Han}}[\p{{Han}}A-Za-z]{{0,14}})?[〔\[［（(【]\d{{4}}[〕\]］）)】]第?\d{{1,5}}号)({signatory}.*)?"
        )
        self._before = regex.compile(
            r"(\p{Han}[\p{Han}A-Za-z]{0,14}[〔\[［（(【]\d{4}[〕\]］）)】]第?\d{1,5}号)(?=\p{Han})"
        )
        self._order_number = regex.compile(f"（?({ORDER_NUMBER})）?")
        imprint = (
            f"{any_of(words.copies, words.copies_in_a_line)}{colon}.*",
            rf".{{0,30}}\d{{4}}年\d{{1,2}}月\d{{1,2}}日{any_of(words.printed)}",
            f"（?(?:{words.printed_copies})）?",
            f"{any_of(words.proofread)}{colon}.{{2,12}}",
            any_of(words.printed_alone),
        )
        self._patterns: tuple[tuple[Mark, regex.Pattern[str]], ...] = (
            ("document_number", self._number),
            ("document_number", self._order_number),
            ("signatory", regex.compile(f"{signatory}.{{2,20}}")),
            ("dated", _DATED),
            ("note", regex.compile(f"（[^（）]*{any_of(words.note)}[^（）]*）")),
            ("imprint", regex.compile("|".join(imprint))),
            ("caption", regex.compile(rf"{_spaced(words.captions)}\s*{COUNT}?\s*[：:]?")),
            ("attachments", regex.compile(rf"{attachments}{COUNT}?\s*[：:].+|{attachments}[：:]")),
            ("contents", regex.compile(_spaced(words.contents))),
            ("toc_entry", _TOC_ENTRY),
        )
        # A line is looked at as itself, and as the one above the next.
        self._mark_of = lru_cache(maxsize=4096)(self._read_mark)
        self.attachments_label = regex.compile(rf"{attachments}{COUNT}?\s*[：:]?\s*")
        """What stands before the titles of attachments."""
        self.copies = tuple(word + mark for word in listed(words.copies) for mark in "：:")
        """How a list of those begins whom copies go to."""

    def mark_of(self, text: str) -> Mark:
        """What kind of paragraph the text is by its form alone; ``plain`` if its form says nothing."""
        if len(text) > _LONGEST:
            return "imprint" if text.startswith(self.copies) else "plain"
        return self._mark_of(text)

    def _read_mark(self, text: str) -> Mark:
        if is_date(text):
            return "date"
        return next((mark for mark, pattern in self._patterns if pattern.fullmatch(text)), "plain")

    def number_span(self, text: str) -> tuple[int, int] | None:
        """Where the document number stands in a paragraph that :meth:`mark_of` calls one."""
        found = self._number.fullmatch(text) or self._order_number.fullmatch(text)
        return found.span(1) if found else None

    def number_before(self, title: str) -> int:
        """How long the document number is with which a line begins that goes on with its title; 0 if it has none."""
        found = self._before.match(title)
        return found.end() if found else 0

    def stands_alone(self, text: str) -> bool:
        """Whether a line of this form is a paragraph of its own, whatever the lines beside it."""
        return len(text) <= 60 and self.mark_of(text) in _ALONE


def _spaced(words: str) -> str:
    """An expression for any of the words, white space between their characters or not: 附  件."""
    return "(?:" + "|".join(r"\s*".join(map(regex.escape, word)) for word in listed(words)) + ")"
