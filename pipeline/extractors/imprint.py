"""The imprint (版记, GB/T 9704-2012, 7.4): copies sent to, printing organ and date of printing."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from pipeline.extractors.paragraphs import Paragraph


def find_imprint(paragraphs: Sequence[Paragraph], marks: Sequence[str]) -> list[int]:
    """Indexes of its paragraphs: those with its marks, lines of the list between them, the organ beside the date."""
    marked = [index for index, mark in enumerate(marks) if mark == "imprint"]
    found = set(marked)
    for before, after in pairwise(marked):
        if after - before <= 8 and all(marks[i] == "plain" for i in range(before + 1, after)):
            found |= set(range(before, after))
    for index in marked:
        if paragraphs[index].level and index and marks[index - 1] == "plain":
            found.add(index - 1)
    return sorted(found)
