"""A printed table of contents: lines that repeat headings, most with leaders and a page number."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.extractors.body.paragraphs import Paragraph

_TAIL = re.compile(r"[\s.．…·‥\-—–（()）]*\d{0,3}[\s\-—–()）]*$")


def find_contents(paragraphs: Sequence[Paragraph], marks: Sequence[str]) -> list[int]:
    """Indexes of the paragraphs that are a table of contents: 目录, and the entries after it or with leaders."""
    entries = [index for index, mark in enumerate(marks) if mark == "toc_entry"]
    found = set(entries) if len(entries) > 1 else set()
    for index, mark in enumerate(marks):
        if mark != "contents":
            continue
        found.add(index)
        for after in range(index + 1, len(paragraphs)):
            if after in found:
                continue
            name = _TAIL.sub("", paragraphs[after].text)
            repeated = name and any(later.text.startswith(name) for later in paragraphs[after + 1 :])
            if not repeated or len(paragraphs[after].text) > 80:
                break
            found.add(after)
    return sorted(found)
