"""Reads a test layout and checks what always holds: every character claimed, and by one kind only."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from pipeline.extractors.body.body import Body, read_body
from pipeline.extractors.body.document_signs import document_signs
from pipeline.extractors.body.paragraphs import Paragraph
from pipeline.model import Line, RawPoint, RawSection, Traced
from pipeline.rules.document import load_document
from pipeline.rules.roles import load_roles
from tests import RULES
from tests.extractors.pages import Sheets

ROLES = load_roles(RULES)
DOCUMENT = document_signs(load_document(RULES))
_WHOLE = re.compile(r"各[^各]*(镇|部门|街道)|[省市县区](政府|委|委?[^省市县区局委办]{2,8}(局|委|办公室|部))")
_UNITS = ("局", "委", "办公室", "各镇", "各乡镇", "各部门", "街道")


def reads_like_units(text: str) -> float:
    """Stands in for the registry: how many of the names in the text end like bodies."""
    names = [
        name
        for part in text.replace("，", "、").replace("；", "、").replace("会同", "、").split("、")
        if (name := part.split("：")[-1].removeprefix("由"))
    ]
    plain = [
        name.removesuffix("按职责分工负责")
        .removesuffix("开展")
        .removesuffix("牵头")
        .removesuffix("配合")
        .removesuffix("负责")
        for name in names
    ]
    return sum(name.endswith(_UNITS) or name.startswith("各") for name in plain) / max(1, len(names))


class Words:
    """Stands in for the registry; a whole name says its level."""

    def reads_like_units(self, text: str) -> float:
        return reads_like_units(text)

    def is_one_name(self, text: str) -> bool:
        return _WHOLE.fullmatch(text) is not None

    def begins_name(self, text: str) -> bool:
        return any(self.is_one_name(text[:end]) for end in range(2, len(text) + 1))


def paragraphs(*texts: str, page: int = 0) -> list[Paragraph]:
    """Paragraphs of one line each, ids from 0; on page 0 as plain text gives them."""
    found: list[Paragraph] = []
    first = 0
    for number, text in enumerate(texts, start=1):
        content = Traced(text, tuple(range(first, first + len(text))))
        first += len(text)
        line = Line(page, (0.0, float(number), float(len(text)), number + 1.0), content)
        found.append(Paragraph(content, (line,)))
    return found


def marks(found: Sequence[Paragraph]) -> list[str]:
    """The form of each paragraph by itself."""
    return [DOCUMENT.forms.mark_of(one.text) for one in found]


def read(sheets: Sheets, clauses: bool = False, unread: bool = False) -> Body:
    """The body; asserts the claims unless something is meant to stay ``unread``."""
    layout = sheets.layout()
    body = read_body(layout, sheets.lines, ROLES, DOCUMENT, reads_like_units, clauses)
    structure = Counter(one for item in body.structure for one in item.ids)
    fields = {one for field in fields_of(body) for one in field.ids if one >= 0}
    assert not [one for one, times in structure.items() if times > 1]
    assert not fields & set(structure)
    if not unread:
        left = set(range(len(layout.chars))) - fields - set(structure)
        assert "".join(layout.chars[one].text for one in sorted(left)) == ""
    return body


def fields_of(body: Body) -> Iterator[Traced]:
    for name in body.head.__struct_fields__:
        value = getattr(body.head, name)
        yield from (value if isinstance(value, tuple) else [value] if value is not None else [])
    for section in walk(body.sections):
        yield section.heading
        if section.text is not None:
            yield section.text
    for point in points(body):
        yield from (point.heading, point.text)


def walk(sections: tuple[RawSection, ...]) -> Iterator[RawSection]:
    for section in sections:
        yield section
        yield from walk(section.sections)


def points(body: Body) -> list[RawPoint]:
    found = [point for section in walk(body.sections) for point in section.points]
    return sorted(found, key=lambda point: point.number)


def outline(body: Body) -> list[str]:
    """Sections as ``# label heading``, one mark a level, and points as ``number label heading | text``."""

    def lines(sections: tuple[RawSection, ...], depth: int) -> Iterator[str]:
        for section in sections:
            yield f"{'#' * depth} {section.label}{section.heading}"
            yield from lines(section.sections, depth + 1)
            for point in section.points:
                yield f"{point.number} {point.label}{point.heading}|{point.text}"

    return list(lines(body.sections, 1))
