"""The imprint (版记, GB/T 9704-2012, 7.4): copies sent to, printing organ and date of printing."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from pipeline.extractors.body.document_signs import DocumentSigns
from pipeline.extractors.body.paragraphs import Paragraph, is_finished

_FULL = 2.0
"""Ems at the end of a line up to which it is full."""


def find_imprint(paragraphs: Sequence[Paragraph], marks: Sequence[str], document: DocumentSigns) -> list[int]:
    """Indexes of its paragraphs: those with its marks, lines of the list between them, the organ beside the date."""
    marked = [index for index, mark in enumerate(marks) if mark == "imprint"]
    found = set(marked)
    for before, after in pairwise(marked):
        if after - before <= 8 and all(marks[i] == "plain" for i in range(before + 1, after)):
            found |= set(range(before, after))
    for index in marked:
        after = index + 1
        while after < len(marks) and marks[after] == "plain" and _goes_on(paragraphs[after - 1]):
            found.add(after)
            after += 1
        found |= _wrapped(paragraphs, marks, index, document.forms.copies)
        if paragraphs[index].level and index and marks[index - 1] == "plain":
            found.add(index - 1)
    return sorted(found)


def _goes_on(paragraph: Paragraph) -> bool:
    """Whether a list of organs goes on below: it stopped at a mark between two, or in a full line."""
    full = paragraph.page != 0 and paragraph.slack < _FULL and not is_finished(paragraph.text)
    return full or paragraph.text.endswith(("，", "、"))


def _wrapped(paragraphs: Sequence[Paragraph], marks: Sequence[str], index: int, lists: tuple[str, ...]) -> set[int]:
    """The lines up to the list's 。 in plain text, where nothing else tells that a line was wrapped."""
    if paragraphs[index].page or not paragraphs[index].text.startswith(lists):
        return set()
    for end in range(index, min(index + 6, len(marks))):
        if end > index and marks[end] != "plain":
            break
        if is_finished(paragraphs[end].text):
            return set(range(index, end + 1))
    return set()
