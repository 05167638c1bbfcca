"""Single fields of the frame, each from the lines of its own kind (GB/T 9704-2012, 7.2 to 7.4).

Each gives its value and the characters around it, with the reason why they are no part of it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from pipeline.extractors.body.document_signs import DocumentSigns
from pipeline.extractors.body.paragraphs import Paragraph
from pipeline.model import Char, Traced

_BEHIND = re.compile(r"(.{4,})（([^（）]+)）")
_SPLIT = re.compile(r"[，；]")

Around = list[tuple[str, tuple[int, ...]]]
"""Characters that are no part of a field: reason and ids."""


def organs(paragraph: Paragraph, chars: tuple[Char, ...]) -> list[Traced]:
    """The organs of one signature line: cut where white space parts two names (7.3.5.1, several organs).

    A name that is letter-spaced has the same gap everywhere; between two names it is wider.
    """
    content = paragraph.content
    gaps = [_gap(chars, *pair) for pair in pairwise(content.ids)]
    wide = max(0.8 * (paragraph.size or 1.0), 2 * sorted(gaps)[len(gaps) // 2]) if gaps else 0.0
    cuts = [0]
    for at, gap in enumerate(gaps, start=1):
        if gap > wide and at - cuts[-1] >= 3 and len(content) - at >= 3:
            cuts.append(at)
    return [content.cut(start, end) for start, end in zip(cuts, [*cuts[1:], len(content)], strict=True)]


def _gap(chars: tuple[Char, ...], before: int, after: int) -> float:
    if before < 0 or after < 0 or chars[before].page != chars[after].page:
        return 0.0
    return chars[after].box[0] - chars[before].box[2]


def issuer_mark(paragraphs: Sequence[Paragraph], used: bool, document: DocumentSigns) -> tuple[list[Traced], Around]:
    """发文机关标志: the organs' names, with or without 文件; the issuers where nobody signed."""
    organs: list[Traced] = []
    around: Around = []
    for paragraph in paragraphs:
        content = paragraph.content
        name = content.cut(0, document.titles.without_red_head(content.text))
        if used and document.titles.organ.search(name.text):
            organs.append(name)
            around.append(("issuer_mark", content.ids[len(name) :]))
        else:
            around.append(("issuer_mark", content.ids))
    return organs, around


def issued_on(
    dates: Sequence[Paragraph], dated: Sequence[Paragraph], document: DocumentSigns
) -> tuple[Traced | None, Around]:
    """The first date of issue; one in brackets under the title counts if no other stands."""
    around: Around = []
    issued = dates[0].content if dates else None
    for one in dates[1:]:
        around.append(("date", one.content.ids))
    for one in dated:
        if issued is None and document.forms.mark_of(one.text) == "dated":
            issued = one.content.cut(1, -1)
            around.append(("punctuation", (one.content.ids[0], one.content.ids[-1])))
        else:
            around.append(("cover_line", one.content.ids))
    return issued, around


def number(paragraphs: Sequence[Paragraph], document: DocumentSigns) -> tuple[Traced | None, Around]:
    number: Traced | None = None
    around: Around = []
    for one in paragraphs:
        span = document.forms.number_span(one.text)
        if number is not None or span is None:
            around.append(("cover_line", one.content.ids))
            continue
        number = one.content.cut(*span)
        around.append(("label", one.content.ids[: span[0]]))
        around.append(("signatory", one.content.ids[span[1] :]))
    return number, around


def numbered_title(title: Traced | None, document: DocumentSigns) -> tuple[Traced | None, Traced | None, Around]:
    """A title, and the number that stands beside it in one line: before it, that of an order behind it
    (某省人民政府令第312号), or one in brackets (…的通知（甲政发〔2021〕2号）)."""
    if title is None:
        return None, None, []
    before = document.forms.number_before(title.text)
    if before:
        return title.cut(before), title.cut(0, before), []
    order = document.titles.order.match(title.text)
    if order is not None:
        return title.cut(*order.span(1)), title.cut(*order.span(2)), []
    behind = _BEHIND.fullmatch(title.text)
    if behind is None or document.forms.number_span(behind[2]) != (0, len(behind[2])):
        return title, None, []
    start, end = behind.span(2)
    return title.cut(0, start - 1), title.cut(start, end), [("punctuation", (title.ids[start - 1], title.ids[end]))]


def addressees(paragraphs: Sequence[Paragraph]) -> tuple[tuple[Traced, ...], Around]:
    """Split at ， and ； outside brackets (7.3.2); the marks and the colon are punctuation."""
    names: list[Traced] = []
    marks: list[int] = []
    for one in paragraphs:
        content, depth, start = one.content, 0, 0
        for at, character in enumerate(content.text):
            depth += (character in "（(《") - (character in "）)》")
            if (depth <= 0 and _SPLIT.match(character)) or (character == "：" and at == len(content) - 1):
                names.append(content.cut(start, at))
                marks.append(content.ids[at])
                start = at + 1
        names.append(content.cut(start))
    return tuple(name for name in names if name), [("punctuation", tuple(marks))]


def note(paragraphs: Sequence[Paragraph]) -> tuple[Traced | None, Around]:
    """附注 (7.3.6) without its brackets."""
    if not paragraphs:
        return None, []
    content = paragraphs[0].content
    around: Around = [("punctuation", (content.ids[0], content.ids[-1]))]
    around += [("cover_line", one.content.ids) for one in paragraphs[1:]]
    return content.cut(1, -1), around
