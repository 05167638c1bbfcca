"""Task tables: from grids on pages to rows with their columns' meaning. Touches only the model and the column rules."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import regex
from msgspec import Struct

from pipeline.extractors.columns import UNIT_ROLES, Column, ColumnRules, name_columns, role_of
from pipeline.extractors.stitching import Sheet, Stitched, stitch
from pipeline.model import Cell, Evidence, Finding, Grid, Layout, Line, RawTask, Structure, Traced, UnitCell
from pipeline.model.layout import Box
from pipeline.text import SPACE, flow

_EDGE = 6.0
"""Points within which the column edges of two pages are the same."""
_ORDINAL = regex.compile(
    r"(?:第[一二三四五六七八九十百]+[章条项]|[一二三四五六七八九十百]+、|（[一二三四五六七八九十百]+）、?|（\d+）、?|\d+[.．、]|[①-⑳])\s*"
)


class Table(Struct, frozen=True):
    """One table over all its pages, its header set apart."""

    grids: tuple[Grid, ...]
    edges: tuple[float, ...]
    labels: tuple[str, ...]
    sheets: tuple[Sheet, ...]
    header: tuple[int, ...]
    cover: tuple[int, ...]


class Tables(Struct, frozen=True):
    """What the tables of a document say. ``others`` are grids that hold no tasks; their lines belong to the body."""

    tasks: tuple[RawTask, ...] = ()
    structure: tuple[Structure, ...] = ()
    findings: tuple[Finding, ...] = ()
    others: tuple[Grid, ...] = ()


def read_tables(
    layout: Layout,
    rules: ColumnRules,
    reads_like_units: Callable[[str], float],
    headings: tuple[frozenset[str], frozenset[str]],
) -> Tables:
    """All tasks of all task tables, in reading order. ``headings`` are those of the body's sections and points."""
    tasks: list[RawTask] = []
    structure: list[Structure] = []
    findings: list[Finding] = []
    others: list[Grid] = []
    for chain in chains(layout):
        table = set_header_apart(chain, rules)
        read = _read_table(table, rules, reads_like_units, headings) if table else None
        if table is None or read is None:
            others += chain
            continue
        structure += [Structure("table_header", table.header)] if table.header else []
        structure += [Structure("cover_line", table.cover)] if table.cover else []
        tasks += read.tasks
        structure += read.structure
        findings += read.findings
    return Tables(tuple(tasks), tuple(structure), tuple(findings), tuple(others))


def is_task_table(grids: Sequence[Grid], rules: ColumnRules, reads_like_units: Callable[[str], float]) -> bool:
    """Whether a table's columns hold tasks: a requirement, and units or a deadline."""
    table = set_header_apart(grids, rules)
    return table is not None and _task_columns(table, rules, reads_like_units, (frozenset(), frozenset())) is not None


def chains(layout: Layout) -> list[list[Grid]]:
    """The grids that make one table: each follows the one before with no text between and spans the same width.

    A grid on a later page with other inner edges still goes on: merged cells hide edges. A grid with its own header
    and title starts a table of its own.
    """
    found: list[list[Grid]] = []
    between = True
    for page in layout.pages:
        for block in page.blocks:
            if isinstance(block, Line):
                between = True
                continue
            if found and not between and _same_width(found[-1][-1], block):
                found[-1].append(block)
            elif (
                found
                and between
                and block.page != found[-1][-1].page
                and _continues_below_text(found[-1][-1], block, page.blocks)
            ):
                found[-1].append(block)
            else:
                found.append([block])
            between = False
    return found


def _same_width(above: Grid, below: Grid) -> bool:
    return abs(above.box[0] - below.box[0]) <= 2 * _EDGE and abs(above.box[2] - below.box[2]) <= 2 * _EDGE


def _continues_below_text(above: Grid, below: Grid, blocks: Sequence[Line | Grid]) -> bool:
    """A table that goes on at the top of the next page although a note stood below it: same columns, nothing above."""
    return (
        blocks[0] is below
        and len(above.columns) == len(below.columns)
        and all(abs(a - b) <= _EDGE for a, b in zip(above.columns, below.columns, strict=True))
    )


def _edges(grids: Sequence[Grid]) -> tuple[float, ...]:
    """Column edges of all pages, those within a few points of one another as one."""
    edges: list[list[float]] = []
    for value in sorted(value for grid in grids for value in grid.columns):
        if edges and value - edges[-1][-1] <= _EDGE:
            edges[-1].append(value)
        else:
            edges.append([value])
    return tuple(sum(group) / len(group) for group in edges)


def _column_at(edges: Sequence[float], at: float) -> int:
    return min(range(len(edges)), key=lambda index: abs(edges[index] - at))


def _text(cell: Cell) -> str:
    return flow([line.content for line in cell.lines]).text


def _ids(cells: Iterable[Cell]) -> tuple[int, ...]:
    return tuple(i for cell in cells for line in cell.lines for i in line.content.ids if i != SPACE)


def set_header_apart(grids: Sequence[Grid], rules: ColumnRules) -> Table | None:
    """The table with its header rows, wherever they stand or repeat, and a title row above them set apart.

    None where no row of the first page reads like a header.
    """
    edges = _edges(grids)
    first = grids[0]
    top = _header_row(first, rules)
    if top is None:
        return None
    depth = _header_depth(first, top, rules)
    head = [cell for cell in first.cells if top <= cell.row < depth]
    labels = _labels(head, edges)
    printed = sorted(_text(cell) for cell in head)
    header = list(_ids(head))
    sheets: list[Sheet] = []
    for grid in grids:
        start = depth if grid is first else _repeated(grid, printed, rules)
        if grid is not first:
            header += _ids(cell for cell in grid.cells if cell.row < start)
        sheets.append(_sheet(grid, start, edges))
    cover = _ids(cell for cell in first.cells if cell.row < top)
    return Table(tuple(grids), edges, tuple(labels), tuple(sheets), tuple(header), cover)


def _header_row(grid: Grid, rules: ColumnRules) -> int | None:
    """The first row of which at least two cells and most are known labels."""
    for row in range(min(4, len(grid.rows) - 1)):
        cells = [cell for cell in grid.cells if cell.row == row and cell.lines]
        known = [cell for cell in cells if len(_text(cell)) <= 20 and role_of(_text(cell), rules)]
        if len(known) >= 2 and 2 * len(known) >= len(cells):
            return row
        if len(cells) > 1:
            return None
    return None


def _header_depth(grid: Grid, top: int, rules: ColumnRules) -> int:
    """The row after the header: header cells may span rows, and a further row may name the parts of a spanned one."""
    depth = max(cell.row + cell.row_span for cell in grid.cells if cell.row == top and cell.lines)
    while depth < len(grid.rows) - 1:
        below = [cell for cell in grid.cells if cell.row == depth]
        filled = [cell for cell in below if cell.lines]
        wide = [cell for cell in grid.cells if cell.row == top and cell.column_span > 1]
        under = all(any(w.column <= c.column < w.column + w.column_span for w in wide) for c in filled)
        if not filled or not wide or not under or not all(role_of(_text(cell), rules) for cell in filled):
            break
        depth += 1
    return depth


def _labels(head: Sequence[Cell], edges: Sequence[float]) -> list[str]:
    """Each column's label: the lowest header cell over it that has text, else the one above."""
    labels = [""] * (len(edges) - 1)
    for cell in sorted(head, key=lambda one: one.row):
        text = _text(cell)
        for column in range(_column_at(edges, cell.box[0]), _column_at(edges, cell.box[2])):
            labels[column] = text or labels[column]
    for column in range(1, len(labels)):
        if not labels[column]:
            labels[column] = labels[column - 1]
    return labels


def _repeated(grid: Grid, printed: list[str], rules: ColumnRules) -> int:
    """How many rows at a later page's top repeat the header."""
    for depth in (1, 2, 3):
        cells = [cell for cell in grid.cells if cell.row < depth and cell.lines]
        if cells and sorted(_text(cell) for cell in cells) == sorted(text for text in printed if text):
            return max(depth, *(cell.row + cell.row_span for cell in cells))
    row = _header_row(grid, rules)
    return _header_depth(grid, 0, rules) if row == 0 else 0


def _sheet(grid: Grid, start: int, edges: Sequence[float]) -> Sheet:
    cells = [
        (
            max(cell.row - start, 0),
            cell.row + cell.row_span - start,
            _column_at(edges, cell.box[0]),
            _column_at(edges, cell.box[2]),
            cell,
        )
        for cell in grid.cells
        if cell.row + cell.row_span > start
    ]
    return Sheet(grid.page, len(grid.rows) - 1 - start, cells)


def _read_table(
    table: Table,
    rules: ColumnRules,
    reads_like_units: Callable[[str], float],
    headings: tuple[frozenset[str], frozenset[str]],
) -> Tables | None:
    """The tasks of one table; None where its columns hold no tasks (no units, or no text)."""
    columns = _task_columns(table, rules, reads_like_units, headings)
    if columns is None:
        return None
    known = frozenset(headings[0] | headings[1])
    rows, doubtful = stitch(table.sheets, columns, rules, reads_like_units, known)
    reader = _RowReader(columns, rules)
    for row in rows:
        reader.read(row)
    findings = [_unknown_label(column) for column in columns if column.guessed and column.role != "extra"]
    findings += [_doubtful(page) for page, _ in doubtful]
    return Tables(tuple(reader.tasks), tuple(reader.structure), tuple([*findings, *reader.findings]))


def _task_columns(
    table: Table,
    rules: ColumnRules,
    reads_like_units: Callable[[str], float],
    headings: tuple[frozenset[str], frozenset[str]],
) -> list[Column] | None:
    width = len(table.labels)
    texts: list[list[str]] = [[] for _ in range(width)]
    for sheet in table.sheets:
        for _, _, left, right, cell in sheet.cells:
            if right - left == 1 and cell.lines:
                texts[left].append(_text(cell))
    columns = name_columns(table.labels, texts, rules, reads_like_units, headings)
    roles = {column.role for column in columns}
    if "requirement" not in roles or not roles & (set(UNIT_ROLES) | {"deadline"}):
        return None
    return columns


def _unknown_label(column: Column) -> Finding:
    return Finding(
        "table.unknown_label",
        "warning",
        f"表头“{column.label}”不在规则里，按内容当作“{column.role}”列处理。请核对；如无误，可把这个表头加进 rules/columns.yaml。",
    )


def _doubtful(page: int) -> Finding:
    return Finding(
        "table.doubtful_break",
        "info",
        f"第 {page} 页表格开头的一行，看不出是上一页末行的续行还是新的一行，已按新的一行处理。请核对。",
        evidence=(Evidence(page=page),),
    )


class _RowReader:
    """Turns stitched rows into tasks, one after the other; remembers the section row above and who claimed repeats."""

    def __init__(self, columns: Sequence[Column], rules: ColumnRules) -> None:
        self.columns = columns
        self.rules = rules
        self.tasks: list[RawTask] = []
        self.structure: list[Structure] = []
        self.findings: list[Finding] = []
        self._section: Traced | None = None
        self._before: list[object] = []
        self._seen: set[int] = set()
        self._labelled_from: set[int] = set()
        units = [column.role for column in columns if column.role in UNIT_ROLES]
        self._labelled = len(set(units)) > 1

    def read(self, row: Sequence[Stitched | None]) -> None:
        """Takes one row: a section row, a note, a further row of the same task, or a new task."""
        cells = [cell for cell in row if cell is not None]
        if not cells:
            return
        self._note_repeats(cells)
        whole = next((cell for cell in cells if cell.text and self._is_section(cell, row)), None)
        if whole is not None:
            self._read_section(whole)
            return
        own = [
            cell
            for cell, column in zip(row, self.columns, strict=True)
            if column.role in UNIT_ROLES or column.role in ("requirement", "number", "deadline")
        ]
        if self._before and all(a is b for a, b in zip(own, self._before, strict=True)):
            return
        self._before = list(own)
        if any(cell is not None and cell.text for cell in own):
            self.tasks.append(self._task(row))

    def _is_section(self, cell: Stitched, row: Sequence[Stitched | None]) -> bool:
        """One cell over the whole width, or over all but empty cells beside it."""
        beside = [other for other in row if other is not None and other is not cell and other.text]
        number = sum(column.role == "number" for column in self.columns)
        return not beside and cell.right - cell.left >= max(2, len(self.columns) - number)

    def _read_section(self, cell: Stitched) -> None:
        if id(cell) in self._seen:
            return
        self._seen.add(id(cell))
        content = cell.content
        if content.text.startswith(tuple(self.rules.note_starts)):
            self.structure.append(Structure("table_note", _claims(content)))
            self.findings.append(
                Finding("table.note", "info", f"表内附注未作为任务：{content.text}", evidence=_evidence([cell]))
            )
            return
        self._section = self._without_ordinal(cell)

    def _without_ordinal(self, cell: Stitched) -> Traced:
        content = cell.content
        found = _ORDINAL.match(content.text)
        if not found or found.end() >= len(content):
            return content
        if content.ids[0] not in self._labelled_from:
            self._labelled_from.add(content.ids[0])
            self.structure.append(Structure("label", _claims(content.cut(0, found.end()))))
        return content.cut(found.end())

    def _note_repeats(self, cells: Sequence[Stitched]) -> None:
        for cell in cells:
            for repeat in cell.repeats:
                if repeat.ids and repeat.ids[0] not in self._seen:
                    self._seen.add(repeat.ids[0])
                    self.structure.append(Structure("repeated_cell", _claims(repeat)))

    def _task(self, row: Sequence[Stitched | None]) -> RawTask:
        empty = Traced()
        cells = {column.role: cell for cell, column in zip(row, self.columns, strict=True) if cell is not None}
        category = cells.get("category")
        number, deadline, task = cells.get("number"), cells.get("deadline"), cells.get("task")
        units: list[UnitCell] = []
        extra: list[tuple[str, Traced]] = []
        done: set[int] = set()
        for cell, column in zip(row, self.columns, strict=True):
            if cell is None or id(cell) in done:
                continue
            if column.role in UNIT_ROLES:
                done.add(id(cell))
                role = UNIT_ROLES[column.role]
                if self._labelled and column.role == "units":
                    role = "responsible"
                units.append(UnitCell(column.label, role, cell.content))
            elif column.role == "extra" and cell.text:
                done.add(id(cell))
                extra.append((column.label, cell.content))
        return RawTask(
            category=self._without_ordinal(category) if category else self._section or empty,
            task=self._without_ordinal(task) if task else empty,
            requirement=cells["requirement"].content if "requirement" in cells else empty,
            label=number.content if number and number.text else None,
            units=tuple(units),
            labelled=self._labelled,
            deadline=deadline.content if deadline and deadline.text else None,
            extra=tuple(extra),
            evidence=_evidence([cell for cell in row if cell is not None]),
        )


def _claims(content: Traced) -> tuple[int, ...]:
    return tuple(i for i in content.ids if i != SPACE)


def _evidence(cells: Sequence[Stitched]) -> tuple[Evidence, ...]:
    """Where a row stands: the box of its own cells on each page, and of merged cells' text where that stands."""
    own: dict[int, list[Box]] = {}
    merged: list[Evidence] = []
    for cell in dict.fromkeys(cells):
        shared = cell.last - cell.first > 1 and cell.last - cell.first > min(c.last - c.first for c in cells)
        for page, piece in cell.pieces:
            if not shared:
                own.setdefault(page, []).append(piece.box)
            elif piece.lines:
                merged.append(_place(page, [line.box for line in piece.lines]))
    return tuple(dict.fromkeys([_place(page, boxes) for page, boxes in sorted(own.items())] + merged))


def _place(page: int, boxes: Sequence[Box]) -> Evidence:
    box = (
        min(one[0] for one in boxes),
        min(one[1] for one in boxes),
        max(one[2] for one in boxes),
        max(one[3] for one in boxes),
    )
    if page == 0:
        return Evidence(lines=(int(box[1]), max(int(box[1]), int(box[3]) - 1)))
    return Evidence(page=page, bbox=tuple(round(value, 1) for value in box))  # type: ignore[arg-type]
