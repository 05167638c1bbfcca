"""Everything outside the task tables: head, sections, points, closing, and the tasks of responsibility clauses.

Every printed character of the lines is claimed once: by a field of the answer or by a structure with its reason.
Labels (``RawSection.label``, ``RawPoint.label`` of a point) are structure, as are the 。 that close a heading; labels
of items are part of their point's text.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec import Struct

from pipeline.extractors.body.clauses import ClauseSigns, is_clause_paragraph, read_tasks
from pipeline.extractors.body.head import read_head
from pipeline.extractors.body.outline import build_outline, cut_at_colons, list_unnumbered, settle
from pipeline.extractors.body.paragraphs import Paragraph, body_size, read_paragraphs
from pipeline.extractors.body.parts import read_parts
from pipeline.extractors.body.points import Points, closing_of
from pipeline.extractors.body.unnumbered import read_unnumbered
from pipeline.model import Finding, Layout, Line, RawHead, RawSection, RawTask, Structure
from pipeline.model.evidence import evidence_of
from pipeline.rules.roles import RoleRules


class Body(Struct, frozen=True):
    """What stands outside the tables. ``tasks`` holds those of clauses, if they were asked for."""

    head: RawHead
    sections: tuple[RawSection, ...]
    tasks: tuple[RawTask, ...]
    structure: tuple[Structure, ...]
    findings: tuple[Finding, ...]


def read_body(
    layout: Layout,
    lines: Sequence[Line],
    roles: RoleRules,
    reads_like_units: Callable[[str], float],
    want_clauses: bool,
) -> Body:
    """Head, sections and points of all lines outside tables, in reading order; clause tasks if wanted.

    What is no running text of a point and cannot be understood is left unclaimed, with a finding ``body.unread``.
    """
    paragraphs = read_paragraphs(layout, lines)
    if not paragraphs:
        return Body(RawHead(), (), (), (), ())
    parts = read_parts(paragraphs, body_size(lines))
    works = [part for part in parts if part.outline]
    points = Points(layout.chars)
    signs = ClauseSigns(roles, reads_like_units)
    sections: tuple[RawSection, ...] = ()
    closing: list[Paragraph] = []
    numbered = bool(works)
    if not numbered:
        parts, works = read_unnumbered(parts)

    def is_clause(text: str) -> bool:
        return is_clause_paragraph(text, signs)

    for part in works:
        nodes = build_outline(part.outline) if numbered else list_unnumbered(part.outline)
        if numbered:
            closing += closing_of(nodes, lambda one: is_clause(one.text))
        cut_at_colons(nodes)
        settle(nodes, is_clause)
        sections += points.sections(nodes, start=len(sections))
    frame = read_head(parts, works, closing, layout.chars)
    tasks: tuple[RawTask, ...] = ()
    findings: tuple[Finding, ...] = ()
    if want_clauses:
        tasks, findings = read_tasks(points.leaves, layout.chars, signs)
    claims = (("label", tuple(points.labels)), ("punctuation", tuple(points.stops)), *frame.structure)
    structure = tuple(Structure(reason, tuple(one for one in ids if one >= 0)) for reason, ids in claims if ids)
    unread = tuple(_unread(one, layout) for one in frame.unread)
    return Body(frame.head, sections, tasks, structure, findings + unread)


def _unread(paragraph: Paragraph, layout: Layout) -> Finding:
    return Finding.of(
        "body.unread",
        f"这段文字没有读懂，没有收入结果：“{paragraph.text[:60]}”。请人工核对。",
        evidence=evidence_of(layout.chars, paragraph.content.ids),
    )
