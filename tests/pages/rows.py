"""Reads the tables of a drawn file, and checks that every character of theirs is claimed exactly once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

from pipeline.extractors.table.column_labels import ColumnRules, load_columns
from pipeline.extractors.table.task_tables import Tables, find_tables, read_tables
from pipeline.model import Grid, Layout, Line, RawTask
from pipeline.normalisers.units.assignments import AssignmentReader
from pipeline.normalisers.units.registry.registry import load_registry
from pipeline.rules.roles import load_roles
from pipeline.sources.pdf.reader import read_pdf
from tests import RULES

Row = tuple[str, ...]


@lru_cache(maxsize=1)
def rules() -> tuple[ColumnRules, AssignmentReader]:
    """The project's own column rules and its reader of units."""
    return load_columns(RULES, load_roles(RULES)), AssignmentReader(load_registry(RULES, None, None))


def read(path: Path, sections: Iterable[str] = (), points: Iterable[str] = ()) -> tuple[Layout, Tables]:
    """A file's layout and tables; headings of the body's sections and points as a notice would give them."""
    layout = read_pdf(path)
    columns, words = rules()
    found = find_tables(layout, columns, words.reads_like_units)
    tables = read_tables(found, columns, words, (frozenset(sections), frozenset(points)))
    _check_claims(layout, tables)
    return layout, tables


def rows(path: Path, sections: Iterable[str] = (), points: Iterable[str] = ()) -> list[Row]:
    """Each task as (label, category, task, requirement, units, deadline, extra), absent ones empty, none at the end."""
    return [row_of(task) for task in read(path, sections, points)[1].tasks]


def row_of(task: RawTask) -> Row:
    units = "|".join(cell.content.text for cell in task.units)
    extra = "|".join(f"{label}:{content.text}" for label, content in task.extra)
    label, deadline = (one.text if one else "" for one in (task.label, task.deadline))
    return label, task.category.text, task.task.text, task.requirement.text, units, deadline, extra


def codes(tables: Tables) -> list[str]:
    """Codes of the findings, in order."""
    return [finding.code for finding in tables.findings]


def lines_of(layout: Layout) -> list[str]:
    """The lines outside grids."""
    return [block.text for page in layout.pages for block in page.blocks if isinstance(block, Line)]


def grids_of(layout: Layout) -> list[Grid]:
    return [block for page in layout.pages for block in page.blocks if isinstance(block, Grid)]


def _fields(task: RawTask) -> Iterator[int]:
    parts = [task.category, task.task, task.requirement, task.label, task.deadline]
    parts += [cell.content for cell in task.units] + [content for _, content in task.extra]
    yield from (i for part in parts if part is not None for i in part.ids if i >= 0)


def _check_claims(layout: Layout, tables: Tables) -> None:
    outside = [i for page in layout.pages for b in page.blocks if isinstance(b, Line) for i in b.content.ids]
    other = [i for g in tables.others for cell in g.cells for line in cell.lines for i in line.content.ids]
    furniture = [i for piece in layout.furniture for i in piece.ids]
    structure = [i for piece in tables.structure for i in piece.ids]
    fields = {i for task in tables.tasks for i in _fields(task)}
    claims = Counter(i for i in [*outside, *other, *furniture, *structure, *fields] if i >= 0)
    text = "".join(layout.chars[i].text for i in range(len(layout.chars)) if claims[i] != 1)
    assert text == "", f"not claimed exactly once: {text}"
