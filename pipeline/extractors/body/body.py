"""Everything outside the task tables: head, sections, points, closing, and the tasks of responsibility clauses.

Every printed character of the lines is claimed once: by a field of the answer or by a structure with its reason.
Labels (``RawSection.label``, ``RawPoint.label`` of a point) are structure, as are the 。 that close a heading; labels
of items are part of their point's text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from pipeline.extractors.body.clause_signs import ClauseSigns
from pipeline.extractors.body.clauses import ends_with_clause, is_clause_paragraph, read_tasks
from pipeline.extractors.body.document_signs import DocumentSigns
from pipeline.extractors.body.head import read_head
from pipeline.extractors.body.outline import (
    Node,
    build_outline,
    cut_at_colons,
    list_unnumbered,
    passed_over,
    settle,
)
from pipeline.extractors.body.paragraphs import Paragraph, body_size, read_paragraphs
from pipeline.extractors.body.parts import NoticePart, read_parts
from pipeline.extractors.body.points import Points, closing_of
from pipeline.extractors.body.title_signs import TitleSigns
from pipeline.model import Finding, Grid, Layout, Line, RawHead, RawSection, RawTask, Structure
from pipeline.model.evidence import evidence_of
from pipeline.model.layout import lines_over_grids
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
    document: DocumentSigns,
    reads_like_units: Callable[[str], float],
    want_clauses: bool,
) -> Body:
    """Head, sections and points of all lines outside tables, in reading order; clause tasks if wanted.

    What is no running text of a point and cannot be understood is left unclaimed, with a finding ``body.unread``.
    """
    paragraphs = read_paragraphs(layout, lines, document)
    if not paragraphs:
        return Body(RawHead(), (), (), (), ())
    over = _over_tables(layout, lines)
    parts = read_parts(
        paragraphs,
        body_size(lines),
        document,
        lambda one: layout.file_of(one.content.ids),
        lambda one: one.content.ids[-1] in over,
    )
    works = [part for part in parts if part.outline]
    signs = ClauseSigns(roles, document.due, reads_like_units, document.titles.organ_end)
    numbered = bool(works)
    if not numbered:
        parts, works = _unnumbered(parts, document.titles, want_clauses)

    def is_clause(text: str) -> bool:
        return is_clause_paragraph(text, signs)

    points = Points(layout.chars, over)
    sections: tuple[RawSection, ...] = ()
    closing: list[Paragraph] = []
    for part in works:
        nodes, rest = _outline(part, numbered, is_clause, lambda one: ends_with_clause(one.text, signs))
        closing += rest
        sections += points.sections(nodes, start=len(sections))
    frame = read_head(parts, works, closing, layout.chars, document, tabled=not want_clauses)
    tasks, findings = read_tasks(points.leaves, layout.chars, signs) if want_clauses else ((), ())
    structure = _claims(("label", points.labels), ("punctuation", points.stops), *frame.structure)
    unread = tuple(_unread(one, layout) for one in frame.unread)
    inside = tuple(_label_in_text(one, layout) for part in works if numbered for one in passed_over(part.outline))
    before = tuple(_before_points(works, signs, layout)) if want_clauses and tasks else ()
    return Body(frame.head, sections, tasks, structure, findings + unread + inside + before)


def _before_points(works: Sequence[NoticePart], signs: ClauseSigns, layout: Layout) -> Iterator[Finding]:
    """A finding for each paragraph before the first point that ends with a clause: a point whose number is not read."""
    for one in (one for part in works for one in part.intro):
        if ends_with_clause(one.text, signs):
            yield Finding.of(
                "clause.before_points",
                f"第一个要点之前的这段文字写有责任单位，没有列入任务：“{one.text[:30]}”。请人工核对。",
                evidence=evidence_of(layout.chars, one.content.ids),
            )


def _over_tables(layout: Layout, lines: Sequence[Line]) -> frozenset[int]:
    """The last characters of those of the lines that stand over a table with no other of them between."""
    kept = set(map(id, lines))
    blocks = [one for page in layout.pages for one in page.blocks if isinstance(one, Grid) or id(one) in kept]
    return frozenset(above.content.ids[-1] for above in lines_over_grids(blocks) if above.text)


def _label_in_text(paragraph: Paragraph, layout: Layout) -> Finding:
    return Finding.of(
        "numbering.label_in_text",
        f"“{paragraph.text[:30]}”像是一个要点，但序号与前后不连续，已作为上一要点的内容，请对照原文核对。",
        evidence=evidence_of(layout.chars, paragraph.content.ids),
    )


def _unnumbered(
    parts: Sequence[NoticePart], titles: TitleSigns, alone: bool
) -> tuple[list[NoticePart], list[NoticePart]]:
    """The parts with the outline of work points that have no numbers, each paragraph one; and those that hold any.

    Only where the text of a part is more than what hands it over or introduces a table: three paragraphs that hold
    sentences. The first is the preamble if it says why or on what ground. A letter that hands over a table (``alone``
    is false) holds none, whatever it says besides; nor does an order that has no numbers (嘉奖令).
    """
    parts = list(parts)
    for index in sorted(range(len(parts)), key=lambda one: -sum(len(p.text) for p in parts[one].intro)):
        part = parts[index]
        if sum("。" in one.text for one in part.intro) < 3 or part.title_text.endswith(titles.orders):
            continue
        if not alone and part.is_notice(titles) and titles.handed.search(part.intro[0].text):
            continue
        first = 1 if titles.opens.search(part.intro[0].text) else 0
        parts[index] = replace(part, intro=part.intro[:first], outline=part.intro[first:])
        return parts, [parts[index]]
    return parts, []


def _outline(
    part: NoticePart, numbered: bool, is_clause: Callable[[str], bool], stays: Callable[[Paragraph], bool]
) -> tuple[list[Node], list[Paragraph]]:
    """The numbered paragraphs of one part as a settled tree, and the closing behind them, from which what ``stays``
    belongs to the last point."""
    nodes = build_outline(part.outline) if numbered else list_unnumbered(part.outline)
    closing = closing_of(nodes, stays) if numbered else []
    cut_at_colons(nodes)
    settle(nodes, is_clause)
    return nodes, closing


def _claims(*claims: tuple[str, Sequence[int]]) -> tuple[Structure, ...]:
    """Which characters are structure and why; those that no page has are left out."""
    return tuple(Structure(reason, tuple(one for one in ids if one >= 0)) for reason, ids in claims if ids)


def _unread(paragraph: Paragraph, layout: Layout) -> Finding:
    return Finding.of(
        "body.unread",
        f"这段文字没有读懂，没有收入结果：“{paragraph.text[:60]}”。请人工核对。",
        evidence=evidence_of(layout.chars, paragraph.content.ids),
    )
