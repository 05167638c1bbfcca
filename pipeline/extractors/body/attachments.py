"""The list of attachments (附件说明, GB/T 9704-2012, 7.3.4): 附件： and titles, numbered if there are several."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.extractors.body.document_signs import DocumentSigns
from pipeline.extractors.body.paragraphs import Paragraph
from pipeline.model import Traced
from pipeline.model.traced import join

_NUMBER = re.compile(r"(\d{1,2})[.．、]\s*(?!\d{1,3}(?!\d))")
_HANGING = 2.5
"""Ems from which a line under the list goes on with the title above it."""

_SIGNED = 4
"""Lines from a signature on among which the date stands: several organs may sign."""


def listed_after(
    paragraphs: Sequence[Paragraph], marks: Sequence[str], index: int, document: DocumentSigns
) -> list[int]:
    """Indexes of the list that begins at ``index``: its first line, further numbers, hanging lines of a long title."""
    found = [index]
    for after in range(index + 1, len(paragraphs)):
        one, before = paragraphs[after], paragraphs[after - 1]
        if marks[after] == "attachments" and one.page == before.page:
            found.append(after)
            continue
        if (
            marks[after] != "plain"
            or len(one.text) > 120
            or "。" in one.text[:-1]
            or _signs(one, marks[after : after + _SIGNED], document)
        ):
            break
        numbered = _NUMBER.match(one.text)
        bare = not document.forms.attachments_label.sub("", paragraphs[index].text)
        hanging = one.page == before.page != 0 and one.indent > _HANGING and before.slack < 2 and not one.centred
        if not (numbered or hanging or (bare and after == index + 1)):
            break
        found.append(after)
    return found


def _signs(one: Paragraph, marks: Sequence[str], document: DocumentSigns) -> bool:
    """Whether it is an organ that signs: it stands right before the date, where a long title would go on. ``marks``:
    its own and those after it."""
    after = next((mark for mark in marks[1:] if mark != "plain"), "")
    return after == "date" and bool(document.titles.organ.search(one.text)) and not _NUMBER.match(one.text)


def read_attachments(
    paragraphs: Sequence[Paragraph], document: DocumentSigns
) -> tuple[tuple[Traced, ...], tuple[int, ...]]:
    """The titles, and the ids of labels and numbers around them."""
    titles: list[Traced] = []
    structure: list[int] = []
    for paragraph in paragraphs:
        content = paragraph.content
        label = document.forms.attachments_label.match(content.text)
        if label:
            structure += content.ids[: label.end()]
            content = content.cut(label.end())
        pieces = _split(content, len(titles))
        if pieces is None:
            if not titles or label:
                titles.append(content)
            else:
                titles[-1] = join([titles[-1], content])
            continue
        for number, title in pieces:
            structure += number.ids
            titles.append(title)
    done: list[Traced] = []
    for title in titles:
        end = len(title.text.rstrip("。；;"))
        structure += title.ids[end:]
        if end:
            done.append(title.cut(0, end))
    return tuple(done), tuple(structure)


def _split(content: Traced, count: int) -> list[tuple[Traced, Traced]] | None:
    """Number and title for each numbered title in the text, or None where it begins with no number."""
    if not _NUMBER.match(content.text):
        return None
    starts: list[re.Match[str]] = []
    for found in _NUMBER.finditer(content.text):
        expected = count + len(starts) + 1
        if found.start() == 0 or int(found.group(1)) == expected:
            starts.append(found)
    ends = [found.start() for found in starts[1:]] + [len(content)]
    return [
        (content.cut(found.start(), found.end()), content.cut(found.end(), end))
        for found, end in zip(starts, ends, strict=True)
    ]
