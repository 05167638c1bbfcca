"""按单位: what each body won, lost, has changed and kept; named directly and through collectives apart."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from pipeline.diff.balances import Load
from pipeline.diff.comparison import Comparison
from pipeline.diff.obligation import Obligation
from pipeline.exporters.comparison.change_words import KIND_NAMES, number_cell, numbers, year_name
from pipeline.exporters.comparison.entries import ChangeEntry, Pieces
from pipeline.exporters.role_names import ROLE_NAMES, role_name, role_word
from pipeline.exporters.workbook.redline import Cell, lines, redlined_rows, tinted
from pipeline.exporters.workbook.sheet import Sheet, SheetColumn, SheetRow, filter_range, heading
from pipeline.model.change import Kind, Piece, UnitBalance

NAME: Final = "按单位"
DIRECT: Final = "直接点名"
THROUGH: Final = "经由集合称谓"


def unit_sheet(comparison: Comparison, items: Sequence[ChangeEntry]) -> tuple[Sheet, dict[str, int]]:
    """The sheet, and the row at which each body's block begins (by its name)."""
    old, new = (year_name(edition.year, other) for edition, other in
                ((comparison.diff.old, "上年"), (comparison.diff.new, "今年")))  # fmt: skip
    columns = (
        SheetColumn("单位", 19, "次要"),
        SheetColumn("列入方式", 10, "次要居中"),
        SheetColumn("变化", 10, "正文加粗"),
        SheetColumn(f"{old}\n序号", 7, "正文居中"),
        SheetColumn(f"{new}\n序号", 7, "正文居中"),
        SheetColumn("工作任务", 22),
        SheetColumn("要求", 62),
        SheetColumn("本单位职责", 14, "正文居中"),
        SheetColumn("完成时限", 12, "正文居中"),
    )
    book = _Entries(comparison, items)
    rows: list[SheetRow] = [heading(columns)]
    starts: dict[str, int] = {}
    for load in comparison.loads:
        starts.setdefault(load.direct.name, len(rows) + 1)
        rows += redlined_rows(columns, _head(load), styles=["单位"] * len(columns))
        for values in (*_direct(load, book), *_through(load, book)):
            rows += redlined_rows(columns, values, repeated=(0, 1, 2))
    title = f"各单位任务变化（{old}—{new}）"
    return Sheet(NAME, columns, rows, title, heads=1, filtered=filter_range(columns, rows)), starts


class _Entries:
    """Entries by the numbers of their tasks, and the tasks' headings."""

    def __init__(self, comparison: Comparison, items: Sequence[ChangeEntry]) -> None:
        self.old = {number: entry for entry in items for number in entry.change.old}
        self.new = {number: entry for entry in items for number in entry.change.new}
        self.old_titles, self.new_titles = _titles(comparison.old), _titles(comparison.new)
        self.years = year_name(comparison.diff.old.year, "上年"), year_name(comparison.diff.new.year, "今年")


def _titles(obligations: Iterable[Obligation]) -> dict[int, str]:
    return {item.number: item.task or item.requirement[:20] for item in obligations}


def balance_words(balance: UnitBalance) -> str:
    """新增 2　取消 1　变化 3　不变 4."""
    counts = (len(balance.added), len(balance.dropped), len(balance.changed), balance.kept)
    return "　".join(f"{word} {count}" for word, count in zip(("新增", "取消", "变化", "不变"), counts, strict=True))


def _head(load: Load) -> list[Cell]:
    parts = [f"{DIRECT}：{balance_words(load.direct)}"] if _any(load.direct) else []
    parts += [f"{THROUGH}：{balance_words(load.through)}"] if _any(load.through) else []
    return [load.direct.name, None, None, None, None, None, "\n".join(parts), None, None]


def _any(balance: UnitBalance) -> bool:
    return bool(balance.added or balance.dropped or balance.changed or balance.kept)


def _direct(load: Load, book: _Entries) -> list[list[Cell]]:
    """One row a task that came, went or changed, and one for all that stayed."""
    balance = load.direct
    rows = [_row(load, "新增", book.new[number]) for number in balance.added]
    rows += [_row(load, "取消", book.old[number]) for number in balance.dropped]
    seen: set[tuple[int, ...]] = set()
    for number in balance.changed:
        entry = book.new[number]
        if entry.change.new not in seen:
            seen.add(entry.change.new)
            rows.append(_row(load, entry.label, entry))
    kept = [number for number in load.new if book.new[number].change.kind == ("kept",)]
    stayed = [n for n in kept if _named(load, n) and not {n} & {*balance.added, *balance.changed}]
    return rows + _together(load, DIRECT, "不变", stayed, book.new_titles, book.years, new=True)


def _named(load: Load, number: int) -> bool:
    return any(role in ROLE_NAMES for role in load.new[number])


def _row(load: Load, word: str, entry: ChangeEntry) -> list[Cell]:
    change = entry.change
    return [
        load.direct.name,
        DIRECT,
        tinted(word if word in entry.label else f"{word}（任务{entry.label}）", _kinds(word)),
        number_cell(change.old),
        number_cell(change.new),
        lines(entry.task),
        (*entry.wording, *_beside(entry)),
        _roles(load, change.old, change.new),
        lines(entry.deadline),
    ]


def _kinds(word: str) -> tuple[Kind, ...]:
    return tuple(kind for kind, name in KIND_NAMES.items() if name == word)


def _beside(entry: ChangeEntry) -> Pieces:
    """Who else came or went: a task whose text stayed would look unchanged without it."""
    if not entry.unit_lines:
        return ()
    marked: list[Piece] = [("equal", "\n【单位变化】")]
    for at, (kind, text) in enumerate(entry.unit_lines):
        marked += [("equal", "；")] if at else []
        marked.append((kind, text))
    return tuple(marked)


def _roles(load: Load, old: Sequence[int], new: Sequence[int]) -> str:
    before, after = (
        [role for number in side for role in roles.get(number, ())]
        for side, roles in ((old, load.old), (new, load.new))
    )
    if before and after and set(before) != set(after):
        return "→".join("、".join(dict.fromkeys(role_name(role) for role in side)) for side in (before, after))
    return "、".join(dict.fromkeys(role_word(role) for role in after or before))


def _through(load: Load, book: _Entries) -> list[list[Cell]]:
    """A row for all tasks that came through a collective, one for those that went, changed, stayed."""
    balance = load.through
    special = {*balance.added, *balance.changed}
    stayed = [
        number
        for number in load.new
        if not _named(load, number) and number not in special and book.new[number].change.kind == ("kept",)
    ]
    return [
        *_together(load, THROUGH, "新增", balance.added, book.new_titles, book.years, new=True),
        *_together(load, THROUGH, "取消", balance.dropped, book.old_titles, book.years, new=False),
        *_together(load, THROUGH, "变化", balance.changed, book.new_titles, book.years, new=True),
        *_together(load, THROUGH, "不变", stayed, book.new_titles, book.years, new=True),
    ]


def _together(
    load: Load,
    way: str,
    word: str,
    chosen: Sequence[int],
    titles: Mapping[int, str],
    years: tuple[str, str],
    *,
    new: bool,
) -> list[list[Cell]]:
    if not chosen:
        return []
    names = load.new if new else load.old
    role = "、".join(dict.fromkeys(role_word(name) for number in chosen for name in names.get(number, ())))
    grouped: dict[str, list[int]] = {}
    for number in chosen:
        grouped.setdefault(titles[number], []).append(number)
    text = "；".join(f"{years[new]}第{numbers(group)}项 {title}" for title, group in grouped.items())
    count = f"{len(chosen)}项"
    return [
        [
            load.direct.name,
            way,
            tinted(word, _kinds(word)),
            None if new else count,
            count if new else None,
            None,
            text,
            role,
            None,
        ]
    ]
