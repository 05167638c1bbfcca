"""From a table's stitched rows to tasks. Knows no pages and no rules but the table's own columns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import regex
from msgspec.structs import replace

from pipeline.extractors.table.column_labels import UNIT_ROLES, ColumnRole, ColumnRules
from pipeline.extractors.table.columns import Column
from pipeline.extractors.table.group_rows import group_heading, is_total, remarks_of
from pipeline.extractors.table.line_ends import margin_of, read_breaks
from pipeline.extractors.table.stitched import Stitched, section_of
from pipeline.model import Evidence, Finding, RawTask, Structure, Traced, UnitCell
from pipeline.model.evidence import around
from pipeline.model.layout import Box
from pipeline.text.clean import SPACE
from pipeline.text.ordinals import CIRCLED, HAN_NUMBER

_ORDINAL = regex.compile(
    rf"(?:第{HAN_NUMBER}[章节条项部篇](?:分)?[、：]?|{HAN_NUMBER}[、.．]|（{HAN_NUMBER}）[、.．]?|"
    rf"（\d+）[、.．]?|\d+[）)]|\d+(?:[.．]\d+)*[.．、](?!\d)|[{CIRCLED}])\s*"
)
_DOTTED = regex.compile(r"\d{1,2}(?:[.．]\d{1,2})+(?!\d|[.．]\d)\s*(?=\p{Han})")
_LEVELS = tuple(regex.compile(one) for one in (r"第.+?[章部篇]", f"{HAN_NUMBER}[、.．]|第.+?节", f"（{HAN_NUMBER}）"))
_CONTINUED = regex.compile(r"[（(]续[表上]?[)）]$")


class RowReader:
    """Turns stitched rows into tasks, one after the other; remembers the section rows above and who claimed what.

    Section rows give what the columns leave open. With neither category nor task column the uppermost section is the
    category and the lowest, where there are two levels, the task; with a task column the lowest is the category; a
    category column without a task column is the task of its section; with both columns, the section is ``extra``.
    """

    def __init__(self, columns: Sequence[Column], rules: ColumnRules) -> None:
        self.columns = columns
        self.rules = rules
        self.tasks: list[RawTask] = []
        self.structure: list[Structure] = []
        self.findings: list[Finding] = []
        self._sections: list[tuple[int, Traced]] = []
        self._before: list[Stitched | None] = []
        self._seen_sections: set[int] = set()
        self._seen_repeats: set[int] = set()
        self._labelled_from: set[int] = set()
        self._dotted: set[str] = set()
        # A header over merged columns gives them one label: they are one column in pieces.
        self._labelled = len({column.label for column in columns if column.role in UNIT_ROLES}) > 1
        self._roles = {column.role for column in columns}
        self._margins: dict[int, float] = {}
        self._above: Sequence[Stitched | None] = ()

    def read_all(self, rows: Sequence[Sequence[Stitched | None]]) -> None:
        """Takes a table's rows from top to bottom."""
        for index, column in enumerate(self.columns):
            cells = dict.fromkeys(row[index] for row in rows)
            texts = [cell.text for cell in cells if cell is not None and cell.text]
            if column.role in UNIT_ROLES:
                self._margins[index] = margin_of([piece for cell in cells if cell for _, piece in cell.pieces])
            dotted = sum(bool(_DOTTED.match(text)) for text in texts)
            if dotted > 1 and 2 * dotted > len(texts):
                self._dotted.add(column.role)
        for row in rows:
            self.read(row)
        self._finish(rows)

    def read(self, row: Sequence[Stitched | None]) -> None:
        """Takes one row: a section row, a note, a further row of the same task, or a new task."""
        cells = [cell for cell in row if cell is not None]
        if not cells:
            return
        self._note_repeats(cells)
        above, self._above = self._above, row
        whole = section_of(row, self.columns)
        if whole is not None:
            self._read_section(whole)
            return
        if is_total(row, above, self.rules.totals):
            self._set_apart("total_row", [cell for cell in cells if cell not in above])
            return
        heading = group_heading(row, above, self.columns)
        if heading is not None:
            numbers = [
                c for c, column in zip(row, self.columns, strict=True) if column.role == "number" and c is not None
            ]
            self._read_section(heading, "".join(cell.text for cell in numbers))
            said = [cell for cell in remarks_of(row, self.columns) if cell is not heading]
            rest = [cell for cell in cells if cell is not heading and cell not in above and cell not in said]
            self._set_apart("section_row", rest)
            return
        own = [
            cell
            for cell, column in zip(row, self.columns, strict=True)
            if column.role in UNIT_ROLES or column.role in ("requirement", "number", "deadline")
        ]
        if self._before and all(a is b for a, b in zip(own, self._before, strict=True)):
            self._add_extras(row)
            return
        self._before = list(own)
        if any(cell is not None and cell.text for cell in own):
            self.tasks.append(self._task(row))

    def _finish(self, rows: Sequence[Sequence[Stitched | None]]) -> None:
        """Accounts for what no task took: section rows that head nothing, cells in rows without an obligation."""
        used = {i for task in self.tasks for content in _contents(task) for i in content.ids}
        used |= {i for piece in self.structure for i in piece.ids} | {SPACE}
        for cell in dict.fromkeys(cell for row in rows for cell in row if cell is not None):
            left = tuple(i for i in cell.content.ids if i not in used)
            if not left:
                continue
            used.update(left)
            if id(cell) in self._seen_sections:
                self.structure.append(Structure("section_row", left))
                continue
            self.structure.append(Structure("unread_cell", left))
            message = f"表格里的这些文字没有归入任何任务，请核对：{cell.text}"
            self.findings.append(Finding.of("table.unread_cell", message, evidence=_evidence([cell])))

    def _set_apart(self, reason: str, cells: Sequence[Stitched]) -> None:
        for cell in dict.fromkeys(cells):
            if cell.text and id(cell) not in self._seen_sections:
                self._seen_sections.add(id(cell))
                self.structure.append(Structure(reason, _claims(cell.content)))

    def _read_section(self, cell: Stitched, number: str = "") -> None:
        if id(cell) in self._seen_sections:
            return
        self._seen_sections.add(id(cell))
        self._before = []
        content = cell.content
        if content.text.startswith(self.rules.note_starts):
            self.structure.append(Structure("table_note", _claims(content)))
            note = f"表内附注未作为任务：{content.text}"
            self.findings.append(Finding.of("table.note", note, evidence=_evidence([cell])))
            return
        level = next((n for n, one in enumerate(_LEVELS) if one.match(number + content.text)), len(_LEVELS))
        mark = _CONTINUED.search(content.text)
        if mark:
            self.structure.append(Structure("repeated_cell", _claims(content.cut(mark.start()))))
            content = content.cut(0, mark.start())
        heading = self._without_ordinal(content, False)
        if any(above.text == heading.text for _, above in self._sections):
            self.structure.append(Structure("repeated_cell", _claims(heading)))
            return
        self._sections = [one for one in self._sections if one[0] < level] + [(level, heading)]

    def _without_ordinal(self, content: Traced, dotted: bool) -> Traced:
        found = _ORDINAL.match(content.text) or (_DOTTED.match(content.text) if dotted else None)
        if not found or found.end() >= len(content):
            return content
        if content.ids[0] not in self._labelled_from:
            self._labelled_from.add(content.ids[0])
            self.structure.append(Structure("label", _claims(content.cut(0, found.end()))))
        return content.cut(found.end())

    def _note_repeats(self, cells: Sequence[Stitched]) -> None:
        for cell in cells:
            for repeat in cell.repeats:
                if repeat.ids and repeat.ids[0] not in self._seen_repeats:
                    self._seen_repeats.add(repeat.ids[0])
                    self.structure.append(Structure("repeated_cell", _claims(repeat)))

    def _add_extras(self, row: Sequence[Stitched | None]) -> None:
        """A further line of the task above may have a remark of its own."""
        more = [one for one in self._extras(row) if self.tasks and one not in self.tasks[-1].extra]
        if more:
            self.tasks[-1] = replace(self.tasks[-1], extra=(*self.tasks[-1].extra, *more))

    def _extras(self, row: Sequence[Stitched | None]) -> list[tuple[str, Traced]]:
        found = {
            id(cell): (column.label, cell.content)
            for cell, column in zip(row, self.columns, strict=True)
            if cell is not None and column.role == "extra" and cell.text
        }
        return list(found.values())

    def _headings(self, category: Traced, task: Traced) -> tuple[Traced, Traced, list[tuple[str, Traced]]]:
        """Category and task, with what the section rows above say."""
        above = [heading for _, heading in self._sections]
        if not above:
            return category, task, []
        if "category" in self._roles and "task" in self._roles:
            return category, task, [("分组", heading) for heading in above]
        if "category" in self._roles:
            return above[-1], category, [("分组", heading) for heading in above[:-1]]
        if "task" in self._roles:
            return above[-1], task, [("分组", heading) for heading in above[:-1]]
        lower = above[-1] if len(above) > 1 else Traced()
        return above[0], lower, [("分组", heading) for heading in above[1:-1]]

    def _task(self, row: Sequence[Stitched | None]) -> RawTask:
        cells = {column.role: cell for cell, column in zip(row, self.columns, strict=True) if cell is not None}
        number, deadline = cells.get("number"), cells.get("deadline")
        category, task, apart = self._headings(self._heading(cells, "category"), self._heading(cells, "task"))
        units: dict[int, UnitCell] = {}
        for index, (cell, column) in enumerate(zip(row, self.columns, strict=True)):
            if cell is not None and id(cell) not in units and column.role in UNIT_ROLES:
                role = UNIT_ROLES[column.role]
                if self._labelled and column.role == "units":
                    role = "responsible"
                pieces = [piece for _, piece in cell.pieces]
                breaks = read_breaks(pieces, cell.content, self._margins.get(index, 0.0))
                units[id(cell)] = UnitCell(column.label, role, cell.content, breaks)
        return RawTask(
            category=category,
            task=task,
            requirement=cells["requirement"].content if "requirement" in cells else Traced(),
            label=number.content if number and number.text else None,
            units=tuple(units.values()),
            labelled=self._labelled,
            deadline=deadline.content if deadline and deadline.text else None,
            extra=(*apart, *self._extras(row)),
            evidence=_evidence([cell for cell in row if cell is not None]),
        )

    def _heading(self, cells: Mapping[ColumnRole, Stitched], role: ColumnRole) -> Traced:
        cell = cells.get(role)
        return self._without_ordinal(cell.content, role in self._dotted) if cell is not None else Traced()


def _contents(task: RawTask) -> list[Traced]:
    found = [task.category, task.task, task.requirement, task.label, task.deadline]
    found += [cell.content for cell in task.units] + [content for _, content in task.extra]
    return [content for content in found if content is not None]


def _claims(content: Traced) -> tuple[int, ...]:
    return tuple(i for i in content.ids if i != SPACE)


def _evidence(cells: Sequence[Stitched]) -> tuple[Evidence, ...]:
    """Where a row stands: the box of its own cells on each page, and of merged cells' text where that stands.

    In a source with places: the row (or rows) of its own cells, and each merged cell.
    """
    own: dict[int, list[Box]] = {}
    rows: list[Evidence] = []
    merged: list[Evidence] = []
    for cell in dict.fromkeys(cells):
        shared = cell.last - cell.first > 1 and cell.last - cell.first > min(c.last - c.first for c in cells)
        for page, piece in cell.pieces:
            if piece.place is not None:
                place = piece.place if shared or len(cells) == 1 else replace(piece.place, column=None)
                (merged if shared else rows).append(Evidence(place=place))
            elif not shared:
                own.setdefault(page, []).append(piece.box)
            elif piece.lines:
                merged.append(around(page, [line.box for line in piece.lines]))
    return tuple(dict.fromkeys([*rows, *(around(page, boxes) for page, boxes in sorted(own.items())), *merged]))
