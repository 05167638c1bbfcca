"""Task tables: which grids make one table, and what it says. Touches only the model and the column rules."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Literal

from msgspec import Struct

from pipeline.extractors.table.column_labels import ColumnRole, ColumnRules
from pipeline.extractors.table.columns import Column, name_columns, settle_any
from pipeline.extractors.table.doubts import Doubt
from pipeline.extractors.table.header import (
    Header,
    Table,
    TablePart,
    alike,
    find_header,
    same_columns,
    same_width,
    set_header_apart,
    text_of,
)
from pipeline.extractors.table.purpose import holds_tasks, tells_itself
from pipeline.extractors.table.rows import RowReader
from pipeline.extractors.table.seam_signs import BEGINS_NOWHERE
from pipeline.extractors.table.stitch import stitch
from pipeline.extractors.table.unit_words import UnitWords
from pipeline.model import Finding, Grid, Layout, Line, RawTask, Structure, Traced
from pipeline.model.evidence import in_words
from pipeline.text.clean import flow
from pipeline.text.punctuation import CLOSERS, HALF_STOPS, STOPS

Headings = tuple[frozenset[str], frozenset[str]]
_Units = Callable[[str], float]


class Tables(Struct, frozen=True):
    """What the tables of a document say. ``others`` are grids that hold no tasks; their lines belong to the body."""

    tasks: tuple[RawTask, ...] = ()
    structure: tuple[Structure, ...] = ()
    findings: tuple[Finding, ...] = ()
    others: tuple[Grid, ...] = ()


class FoundTable(Struct, frozen=True):
    """One table of the document over its pages. ``columns`` is None where it holds no tasks; ``texts`` are the cells of
    each column."""

    parts: tuple[TablePart, ...]
    table: Table
    columns: tuple[Column, ...] | None
    texts: tuple[tuple[str, ...], ...]


def find_tables(layout: Layout, rules: ColumnRules, reads_like_units: _Units) -> list[FoundTable]:
    """All tables, in reading order, each with its header set apart and its columns named."""
    found: list[FoundTable] = []
    for parts in _chains(layout, rules):
        table = set_header_apart(parts, rules)
        texts = _column_texts(table)
        columns = _task_columns(table, texts, rules, reads_like_units)
        found.append(FoundTable(tuple(parts), table, columns, texts))
    return found


def hold_tasks(tables: Sequence[FoundTable]) -> bool:
    """Whether any table of a document holds tasks: a requirement, and units or a deadline."""
    return any(table.columns is not None for table in tables)


def read_tables(
    tables: Sequence[FoundTable],
    rules: ColumnRules,
    words: UnitWords,
    headings: Headings,
    title: Traced | None = None,
) -> Tables:
    """All tasks of all task tables, in reading order. ``headings`` are those of the body's sections and points;
    ``title``: the document's, which one of the tables may have in a row."""
    claimed = frozenset(title.ids if title else ())
    tasks: list[RawTask] = []
    structure: list[Structure] = []
    findings: list[Finding] = []
    others: list[Grid] = []
    for found in tables:
        if found.columns is None:
            others += [part.grid for part in found.parts]
            continue
        columns = settle_any(found.columns, found.texts, headings)
        read = _read_table(found.table, columns, rules, words, headings)
        structure += [Structure("table_header", found.table.header)] if found.table.header else []
        cover = tuple(one for one in found.table.cover if one not in claimed)
        structure += [Structure("cover_line", cover)] if cover else []
        tasks += read.tasks
        structure += read.structure
        findings += read.findings
    return Tables(tuple(tasks), tuple(structure), tuple(findings), tuple(others))


def title_over(tables: Sequence[FoundTable], is_title: Callable[[str], object]) -> Traced | None:
    """The title of the document where it is printed as a row of its first task table, above the header."""
    for found in tables:
        first = found.parts[0]
        if found.columns is None or first.header is None:
            continue
        cells = [cell for cell in first.grid.cells if cell.row < first.header.top and cell.lines]
        for title in (flow([line.content for line in cell.lines]) for cell in cells):
            if is_title(title.text):
                return title
    return None


def _chains(layout: Layout, rules: ColumnRules) -> list[list[TablePart]]:
    """The grids that make one table, in reading order.

    A grid goes on with the one before it where nothing but a note or a mark (续表) stands between and it spans the same
    width, has the same columns, or repeats the header; under other text where it has the same columns and no header. A
    grid with a header of its own begins a table.
    """
    found: list[list[TablePart]] = []
    header: Header | None = None
    file = 0
    for grid, above, below in _grids(layout):
        own = find_header(grid, rules)
        before, file = (
            file,
            layout.file_of(one for cell in grid.cells for line in cell.lines for one in line.content.ids),
        )
        if found and file == before and (joint := _follows(found[-1][-1].grid, grid, header, own, above, below, rules)):
            found[-1].append(TablePart(grid, own, fresh=joint == "fresh"))
            header = header or own
        else:
            found.append([TablePart(grid, own)])
            header = own
    return found


def _grids(layout: Layout) -> Iterator[tuple[Grid, list[Line], list[Line]]]:
    """Each grid with the lines since the grid before it: those on earlier pages, and those on its own page."""
    above: list[Line] = []
    for page in layout.pages:
        here: list[Line] = []
        for block in page.blocks:
            if isinstance(block, Line):
                here.append(block)
            else:
                yield block, above, here
                above, here = [], []
        above += here


def _follows(
    last: Grid,
    grid: Grid,
    header: Header | None,
    own: Header | None,
    above: list[Line],
    here: list[Line],
    rules: ColumnRules,
) -> Literal["on", "fresh"] | None:
    """Whether the grid is a further part of the table that ``last`` ended: one whose rows may go ``on``, or whose first
    row begins ``fresh`` under text; None where it begins another."""
    repeats = own is not None and header is not None and alike(own, header)
    quiet = all(_is_aside(line, rules) for line in (*above, *here))
    later = grid.page != last.page
    columns = same_columns(last, grid)
    if own is not None and not repeats:
        begins = header is not None or own.top > 0
        return "on" if not begins and quiet and same_width(last, grid) else None
    if quiet:
        return "on" if same_width(last, grid) or columns or (later and repeats) else None
    if later and not here and columns:
        return "on"
    return "fresh" if own is None and header is not None and columns else None


def _is_aside(line: Line, rules: ColumnRules) -> bool:
    """A note to the table, or a mark that it goes on."""
    return line.text.startswith(rules.note_starts) or marks_table(line.text, rules)


def marks_table(line: str, rules: ColumnRules) -> bool:
    """Whether a line between the parts of a table, or over it, says nothing of what is in it (续表, 单位：万元)."""
    return any(re.fullmatch(one, line) for one in rules.continued)


def _read_table(
    table: Table, columns: Sequence[Column], rules: ColumnRules, words: UnitWords, headings: Headings
) -> Tables:
    """The tasks of one table whose columns are known."""
    known = frozenset(headings[0] | headings[1])
    rows, doubts = stitch(table.sheets, columns, rules, words, known)
    reader = RowReader(columns, rules)
    reader.read_all(rows)
    findings = [_unknown_label(column) for column in columns if column.guessed and column.role != "extra"]
    findings += [_doubtful(one) for one in doubts]
    findings += [_torn(task) for task in _torn_rows(reader.tasks)]
    return Tables(tuple(reader.tasks), tuple(reader.structure), (*findings, *reader.findings))


def _column_texts(table: Table) -> tuple[tuple[str, ...], ...]:
    """The texts of the cells of each column that stand in no other, from top to bottom."""
    texts: list[list[str]] = [[] for _ in table.labels]
    for sheet in table.sheets:
        for _, _, left, right, cell in sheet.cells:
            if right - left == 1 and cell.lines:
                texts[left].append(text_of(cell))
    return tuple(map(tuple, texts))


def _task_columns(
    table: Table, texts: Sequence[Sequence[str]], rules: ColumnRules, reads_like_units: _Units
) -> tuple[Column, ...] | None:
    """What the columns hold; None where they hold no tasks (no units, or no text)."""
    if not table.header and not tells_itself(texts, reads_like_units):
        return None
    columns = name_columns(table.labels, texts, rules, reads_like_units)
    return tuple(columns) if holds_tasks(columns, texts, rules, reads_like_units) else None


_ROLE_NAMES: dict[ColumnRole, str] = {
    "number": "序号",
    "category": "工作任务",
    "task": "重点任务",
    "any": "任务",
    "requirement": "具体要求",
    "units": "责任单位",
    "lead": "牵头单位",
    "support": "配合单位",
    "oversee": "指导单位",
    "deadline": "完成时限",
    "extra": "其他",
}


def _unknown_label(column: Column) -> Finding:
    what = f"表头“{column.label}”不在规则里" if column.label else "表格的一列没有表头"
    return Finding.of(
        "table.unknown_label",
        f"{what}，按内容当作“{_ROLE_NAMES[column.role]}”列处理。请核对；如无误，可把这个表头加进 rules/columns.yaml。",
    )


def _torn_rows(tasks: Sequence[RawTask]) -> Iterator[RawTask]:
    """Rows without units and the end of a sentence, in a table whose other rows have units: parts of others.

    Or without an ordinal, where most of the rows have one; or with what no text begins with.
    """
    numbered = 2 * sum(one.label is not None for one in tasks) > len(tasks)
    answered = any(map(_answered, tasks))
    for task in tasks:
        ended = task.requirement.text[-1:] in f"{STOPS}{HALF_STOPS}{CLOSERS}"
        unlike = (numbered and task.label is None) or (answered and not ended and not _answered(task))
        if unlike or _begins_nowhere(task):
            yield task


def _answered(task: RawTask) -> bool:
    return task.deadline is not None or any(cell.content for cell in task.units)


def _begins_nowhere(task: RawTask) -> bool:
    texts = (task.requirement.text, *(cell.content.text for cell in task.units))
    return any(text[:1] in BEGINS_NOWHERE for text in texts if text)


def _torn(task: RawTask) -> Finding:
    place = task.evidence[-1:] if task.evidence else ()
    where = f"第 {place[0].page} 页表格的一行" if place and place[0].page else "表格的一行"
    said = task.requirement.text or "".join(cell.content.text for cell in task.units)
    kind = "没有序号，其他行大多有"
    if _begins_nowhere(task):
        kind = "的文字以标点开头"
    elif not _answered(task):
        kind = "没有责任单位和时限，文字也没有写完"
    return Finding.of(
        "table.doubtful_break",
        f"{where}{kind}：“{said[:30]}”，可能是上一行或下一行的一部分。已作为单独一行，请核对。",
        evidence=place,
    )


def _doubtful(one: Doubt) -> Finding:
    place = one.place
    where = f"{in_words(place)}{'表格开头的一行' if place.page else '的表格行'}"
    return Finding.of(
        "table.doubtful_break",
        f"{where}有两种读法：{one.taken}；或者，{one.other}。已按前一种处理，请核对。",
        evidence=(place,),
    )
