"""How a notice is built: head, sections and points, task tables, responsibility clauses. Layout to RawNotice.

Knows no canonical names and no exports; rules come in as plain arguments.
"""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from pipeline.extractors.body.body import Body, read_body
from pipeline.extractors.body.document_signs import DocumentSigns, document_signs
from pipeline.extractors.table.column_labels import ColumnRules, load_columns
from pipeline.extractors.table.section_tables import under_headings
from pipeline.extractors.table.task_tables import find_tables, hold_tasks, marks_table, read_tables, title_over
from pipeline.extractors.table.unframed import find_unframed
from pipeline.extractors.table.unit_words import UnitWords
from pipeline.model import Finding, Grid, Layout, Line, RawNotice, RawSection, Structure
from pipeline.model.evidence import around_grid, in_words
from pipeline.model.layout import lines_over_grids
from pipeline.rules.document import load_document
from pipeline.rules.roles import RoleRules
from pipeline.text.clean import SPACE

__all__ = ["extract"]


class ExtractorRules(Struct, frozen=True):
    """The rules that tell how a notice is built."""

    columns: ColumnRules
    roles: RoleRules
    document: DocumentSigns


def load_extractor_rules(rules: Path, roles: RoleRules) -> ExtractorRules:
    """Those of a rules folder, whose ``roles`` were read. Raises RulesError naming file and line."""
    return ExtractorRules(load_columns(rules, roles), roles, document_signs(load_document(rules)))


def extract(layout: Layout, rules: ExtractorRules, words: UnitWords) -> RawNotice:
    """Everything the layout says, each printed character claimed by one field, structure or furniture.

    ``words`` tells what is a unit. Where no table holds tasks, they are taken from clauses in the points.
    """
    found = find_tables(layout, rules.columns, words.reads_like_units)
    tabled = hold_tasks(found)
    asides = _asides(layout, rules.columns)
    apart = set(map(id, asides))
    lines = [one for page in layout.pages for one in page.blocks if isinstance(one, Line) and id(one) not in apart]
    body = read_body(layout, lines, rules.roles, rules.document, words.reads_like_units, want_clauses=not tabled)
    head = body.head
    if head.title is None:
        head = replace(head, title=title_over(found, rules.document.titles.document.search))
    tables = read_tables(found, rules.columns, words, _headings(body.sections), head.title)
    untold = (*_about_others(tables.others, body, tabled), *find_unframed(layout, rules.columns))
    return RawNotice(
        head=head,
        sections=body.sections,
        tasks=under_headings(tables.tasks, layout, body.sections) if tabled else body.tasks,
        structure=(
            *body.structure,
            *tables.structure,
            *(_other(grid) for grid in tables.others),
            *(Structure("cover_line", line.content.ids) for line in asides),
        ),
        findings=(*layout.findings, *body.findings, *tables.findings, *untold),
    )


def _asides(layout: Layout, columns: ColumnRules) -> list[Line]:
    """Lines right over a table that say in what it counts, or who fills it in (单位：万元)."""
    over = (line for page in layout.pages for line in lines_over_grids(page.blocks))
    return [line for line in over if marks_table(line.text, columns)]


def _headings(sections: tuple[RawSection, ...]) -> tuple[frozenset[str], frozenset[str]]:
    """The headings of all sections and of all points."""
    above: set[str] = set()
    points: set[str] = set()
    waiting = list(sections)
    while waiting:
        section = waiting.pop()
        above.add(section.heading.text)
        points.update(point.heading.text for point in section.points)
        waiting += section.sections
    return frozenset(above), frozenset(points)


def _other(grid: Grid) -> Structure:
    ids = tuple(i for cell in grid.cells for line in cell.lines for i in line.content.ids if i != SPACE)
    return Structure("other_table", ids)


def _about_others(others: tuple[Grid, ...], body: Body, tabled: bool) -> list[Finding]:
    if not others:
        return []
    places = tuple(map(around_grid, others))
    where = "、".join(dict.fromkeys(map(in_words, places)))
    return [
        Finding.of(
            "table.not_tasks",
            f"{where}{'起' if places[0].lines else ''}的表格里没有认出任务列和责任单位列，未作为任务。"
            "如果它是任务分解表，请把表头名称加进 rules/columns.yaml。",
            evidence=places,
            exceptional=tabled or bool(body.tasks),
        )
    ]
