"""A person's workbook made into the new one: the parts that the program owns are put together anew, all others stay.

Working on the person's file, not on a new one, is what keeps charts, pictures, pivot tables, macros and whatever else
this program knows nothing of: nobody has to copy them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from pipeline.exporters import titles
from pipeline.exporters.keeping.anchors import move_anchors
from pipeline.exporters.keeping.around import book_names, move_elsewhere, recompute
from pipeline.exporters.keeping.carried_record import put_record
from pipeline.exporters.keeping.cell_placing import PlacedSheet, place_cells
from pipeline.exporters.keeping.chart_parts import draw_all_anew
from pipeline.exporters.keeping.leftovers import (
    LeftEntry,
    guests_of,
    homeless,
    kept_before,
    left_over_sheet,
    put_back,
)
from pipeline.exporters.keeping.likening import Kin
from pipeline.exporters.keeping.merging import plan_sheet
from pipeline.exporters.keeping.new_sheets import NewSheet, add_sheet, remove_sheet
from pipeline.exporters.keeping.program_rules import add_rules
from pipeline.exporters.keeping.recognising import matched_sheets
from pipeline.exporters.keeping.sheet_links import Target
from pipeline.exporters.keeping.sheet_work import (
    Guest,
    OldSheet,
    SheetWork,
    aligned,
    read_old,
    read_shared,
    version_of,
)
from pipeline.exporters.keeping.snapshot import RowSnapshot, SheetSnapshot, Snapshot, snapshot_of
from pipeline.exporters.workbook.book_package import BookPackage
from pipeline.exporters.workbook.references import Maps
from pipeline.exporters.workbook.sheet import Sheet
from pipeline.exporters.workbook.style_book import StyleBook
from pipeline.exporters.workbook.xlsx import xlsx_bytes
from pipeline.model import Finding

BOTH_CHANGED: Final = "workbook.both_changed"
_SAID: Final = 120
Build = Callable[[Sequence[Finding]], list[Sheet]]
"""The program's sheets as it would write them now, with these findings among the notice's."""


class MergedBook(Struct, frozen=True):
    """The new workbook, what to tell the user, and where each cell of a person's went: by sheet (name and part) the old
    row and column with the new ones. ``removed``: parts that held nothing of a person's any more."""

    content: bytes
    snapshot: Snapshot
    messages: tuple[str, ...] = ()
    kept: tuple[tuple[str, str, dict[tuple[int, int], tuple[int, int]]], ...] = ()
    removed: frozenset[str] = frozenset()


def merge_book(content: bytes, base: Snapshot, build: Build, kind: str, title: str) -> MergedBook:
    """The workbook of ``content`` with what the program would write now. Raises DamagedPartError if it cannot be
    read."""
    return _Merger(BookPackage(content), base, build, kind, title).merge()


class _Merger:
    def __init__(self, package: BookPackage, base: Snapshot, build: Build, kind: str, title: str) -> None:
        self._package, self._base, self._kind, self._title = package, base, kind, title
        self._build = build
        self._shared = read_shared(package)
        entries = [entry for entry in package.sheets() if entry.is_grid]
        self._old: dict[str, OldSheet] = matched_sheets(
            [read_old(package, entry, self._shared) for entry in entries], base
        )
        self._kin = Kin()
        self._works: dict[str, SheetWork] = {}
        self._clashes: list[Finding] = []
        self._guests: dict[tuple[int, int], Guest] = {}

    def merge(self) -> MergedBook:
        sheets = self._build(())
        self._plan(sheets)
        self._clashes = [finding for work in self._works.values() for finding in _findings(work)]
        if self._clashes:
            sheets = self._build(self._clashes)
            self._plan(sheets)
        stayed, new = self._left_over()
        if stayed or new or self._persons_left_over():
            sheets = [*sheets, self._left_over_sheet(stayed, new)]
            self._guests = guests_of(new, sheets[-1], len(stayed))
            self._plan(sheets[-1:])
        return self._write(sheets, len(stayed) + len(new))

    # --- planning -----------------------------------------------------------------------------------------------------

    def _plan(self, sheets: Sequence[Sheet]) -> None:
        if len(sheets) > 1:
            self._kin.reworded = 0
        ours = snapshot_of(sheets, self._kind)
        places = {sheet.name: at for at, sheet in enumerate(self._base.sheets)}
        for at, sheet in enumerate(sheets):
            old = self._old.get(sheet.name)
            if old is None:
                continue
            base = version_of(self._base, places[sheet.name])
            alignment = aligned(old, base)
            now = version_of(ours, at)
            is_left = sheet.name == titles.LEFT_OVER
            kin = None if is_left else self._kin.of_sheet(old, base, alignment, sheet)
            plan = plan_sheet(old.cells, old.present(), alignment, base, now, old.merged, kin, old.notes.notes)
            guests = dict(self._guests) if is_left else {}
            self._works[sheet.name] = SheetWork(old, base, now, sheet, alignment, plan, guests)

    def _left_over(self) -> tuple[list[LeftEntry], list[LeftEntry]]:
        """What has no home now: what had none before and did not find one, and what lost its row."""
        before = kept_before(self._planned_left_over(), self._package)
        stayed = [entry for entry in before if not put_back(entry, self._works, self._kin)]
        return stayed, [entry for work in self._works.values() for entry in homeless(work, self._package)]

    def _planned_left_over(self) -> SheetWork | None:
        """The sheet 未对应 as it is, planned against itself, to be read."""
        old = self._old.get(titles.LEFT_OVER)
        if old is None:
            return None
        at = next(n for n, sheet in enumerate(self._base.sheets) if sheet.name == titles.LEFT_OVER)
        base = version_of(self._base, at)
        alignment = aligned(old, base)
        plan = plan_sheet(old.cells, old.present(), alignment, base, base, old.merged)
        return SheetWork(old, base, base, Sheet(titles.LEFT_OVER, (), []), alignment, plan)

    def _persons_left_over(self) -> bool:
        """Whether the sheet 未对应 holds words of a person's apart from its rows."""
        work = self._planned_left_over()
        return work is not None and any(
            work.plan.before.get(row) is None or not work.plan.before[row] for row, _ in work.plan.mine
        )

    def _left_over_sheet(self, stayed: Sequence[LeftEntry], new: Sequence[LeftEntry]) -> Sheet:
        known = [sheet.columns for sheet in self._base.sheets if sheet.name == titles.LEFT_OVER]
        return left_over_sheet(stayed, new, known[0] if known else (), self._title)

    # --- writing ------------------------------------------------------------------------------------------------------

    def _write(self, sheets: Sequence[Sheet], left: int) -> MergedBook:
        package = self._package
        snapshot = snapshot_of(sheets, self._kind)
        fresh = BookPackage(xlsx_bytes(sheets, self._title))
        part = package.lead(package.book, "styles")
        styles_root = package.tree(part or "")
        styles = StyleBook(styles_root, fresh.tree("xl/styles.xml"))
        maps: Maps = {work.old.entry.name: work.plan.moved for work in self._works.values()}
        placed = {name: place_cells(work, styles) for name, work in self._works.items()}
        changed = any(one.changed for one in placed.values())
        names = self._names(sheets)
        places = {sheet.name: at for at, sheet in enumerate(sheets)}
        links = {name: Target(names[name], self._rows_now(name)) for name in names}
        for name, work in self._works.items():
            placed[name].changed = changed
            move_anchors(work, placed[name], maps, package, links)
            add_rules(work, fresh, fresh.sheets()[places[name]].part, styles)
            package.parts[work.old.entry.part] = work.old.part.content()
        owned = {work.old.entry.part for work in self._works.values()}
        move_elsewhere(package, maps, owned)
        for at, sheet in enumerate(sheets):
            if sheet.name not in self._works:
                guests = self._guests if sheet.name == titles.LEFT_OVER else {}
                add_sheet(package, NewSheet(fresh, at, sheet, guests), names, styles, links)
                changed = True
        draw_all_anew(package, self._works, fresh)
        removed = self._drop_left_over(sheets)
        book_names(package, maps)
        if changed:
            recompute(package)
        if part is not None:
            package.put(part, styles_root)
        put_record(package, _as_written(snapshot, self._works, placed))
        return MergedBook(
            package.content(),
            snapshot,
            self._messages(left),
            tuple((w.old.entry.name, w.old.entry.part, placed[n].kept) for n, w in self._works.items()),
            removed,
        )

    def _names(self, sheets: Sequence[Sheet]) -> dict[str, str]:
        """What each of the program's sheets is called in this workbook."""
        taken = {entry.name for entry in self._package.sheets()}
        names: dict[str, str] = {}
        for sheet in sheets:
            old = self._old.get(sheet.name)
            name = sheet.name if old is None else old.entry.name
            number = 2
            while old is None and name in taken:
                name = f"{sheet.name}（{number}）"
                number += 1
            taken.add(name)
            names[sheet.name] = name
        return names

    def _rows_now(self, name: str) -> dict[int, int]:
        work = self._works.get(name)
        if work is None:
            return {}
        return {line.ours + 1: line.now for line in work.plan.rows if line.ours is not None}

    def _drop_left_over(self, sheets: Sequence[Sheet]) -> frozenset[str]:
        """Take the sheet 未对应 out when nothing is left on it; gives the parts that were it."""
        old = self._old.get(titles.LEFT_OVER)
        if old is None or any(sheet.name == titles.LEFT_OVER for sheet in sheets):
            return frozenset()
        before = set(self._package.parts)
        remove_sheet(self._package, old.entry)
        return frozenset(before - self._package.parts.keys())

    def _messages(self, left: int) -> tuple[str, ...]:
        found = (
            (self._kin.reworded, "条填写内容是按文字相近对应到任务的，请核对"),
            (len(self._clashes), f"格您改过，程序这次的内容也变了，没有覆盖，见“{titles.REVIEW}”表"),
            (left, f"条填写内容找不到对应的任务，已放在“{titles.LEFT_OVER}”表"),
        )
        return tuple(f"有 {count} {words}" for count, words in found if count)


def _findings(work: SheetWork) -> list[Finding]:
    found = []
    number = {line.ours: line for line in work.plan.rows}
    # In the order of the new table, not of the old one, in which rows may still move: the next run tells the same.
    for clash in sorted(work.plan.clashes, key=lambda clash: (clash.ours_row, clash.ours_column)):
        row = work.sheet.rows[clash.ours_row]
        value = str(row.values[clash.ours_column])
        value = value if len(value) <= _SAID else f"{value[: _SAID - 1]}…"
        task = row.values[0] if work.sheet.columns[0].title == titles.NUMBER and number else None
        words = "" if isinstance(task, int) else f"“{str(row.values[0] or '')[:20]}”一行的"
        cell = f"“{work.old.entry.name}”表{words}“{work.sheet.columns[clash.ours_column].title}”"
        said = f"{cell}您改过，没有覆盖；程序现在的内容是：{value}"
        is_ledger = isinstance(task, int) and work.sheet.name == titles.LEDGER
        found.append(Finding.of(BOTH_CHANGED, said, task=task if is_ledger and isinstance(task, int) else None))
    return found


def _as_written(snapshot: Snapshot, works: dict[str, SheetWork], placed: dict[str, PlacedSheet]) -> Snapshot:
    """The snapshot as the next run needs it: heights and widths as they were written, and, where a person's cell stands
    against the program's, what the program had written before the person did. A column that the program gave up and a
    person's words hold is still known by its titles."""
    values = list(snapshot.values)
    numbers = {value: at for at, value in enumerate(values)}

    def number(value: str) -> int:
        if value not in numbers:
            numbers[value] = len(values)
            values.append(value)
        return numbers[value]

    sheets: list[SheetSnapshot] = []
    for sheet in snapshot.sheets:
        work, done = works.get(sheet.name), placed.get(sheet.name)
        if work is None or done is None:
            sheets.append(sheet)
            continue
        rows = [replace(row, height=round(done.heights.get(at, row.height), 1)) for at, row in enumerate(sheet.rows)]
        for clash in work.plan.clashes:
            at = clash.ours_row
            rows[at] = _with_value(rows[at], clash.ours_column, number(clash.before))
        widths = [round(done.usual_widths.get(at, width), 1) for at, width in enumerate(sheet.widths)]
        columns = list(sheet.columns)
        for before in _given_up(work):
            for at in range(min(sheet.heads, work.base.sheet.heads)):
                rows[at] = _with_value(rows[at], len(columns), number(work.base.value(at, before)))
            columns.append(work.base.sheet.columns[before])
            widths.append(work.base.sheet.widths[before])
        sheets.append(replace(sheet, rows=rows, widths=widths, columns=columns))
    return replace(snapshot, values=values, sheets=sheets)


def _given_up(work: SheetWork) -> list[int]:
    """The columns (as they were written last) that the program does not write any more and a person's words hold."""
    lines = (line for line in work.plan.columns if line.ours is None)
    found = (work.plan.columns_before.get(line.old or 0) for line in lines)
    return [at for at in found if at is not None]


def _with_value(row: RowSnapshot, column: int, value: int) -> RowSnapshot:
    values = [*row.values, *[0] * (column + 1 - len(row.values))]
    values[column] = value
    return replace(row, values=values)
