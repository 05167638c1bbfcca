"""总览: the counts, the sections, every body's balance, and the points of the body."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from msgspec import Struct

from pipeline.diff.balances import Load
from pipeline.diff.comparison import Comparison
from pipeline.diff.obligation import Obligation
from pipeline.exporters.comparison.change_words import KIND_NAMES, KIND_NOTES, number_cell, year_name
from pipeline.exporters.workbook.sheet import Sheet, SheetColumn, SheetRow, Value, flowing_rows
from pipeline.exporters.workbook.style import band
from pipeline.model.change import Change, Edition

NAME: Final = "总览"
EXCERPT: Final = 24
HEADS: Final = ("新增", "取消", "变化", "不变", "新增、取消的是哪些任务（第几项）")
COLUMNS: Final = (
    SheetColumn("", 27),
    SheetColumn("", 10, "正文居中"),
    SheetColumn("", 10, "正文居中"),
    SheetColumn("", 10, "正文居中"),
    SheetColumn("", 10, "正文居中"),
    SheetColumn("", 72),
)

# The columns' 139 units fit A4 landscape at this scale with any font; a page then holds so many points of rows.
SCALE: Final = 80
ROOM: Final = 590.0
_SPREAD: Final = ("正文", "正文居中", *band("正文通栏", 4))
_SPREAD_HEAD: Final = ("表头", "表头", *band("表头通栏", 4))


class _Block(Struct):
    """A table of the sheet: its heading, its titles (repeated on every page), its rows, and whose some of them are."""

    title: str
    head: SheetRow
    rows: list[SheetRow]
    names: dict[int, str] = {}


def overview_sheet(comparison: Comparison, starts: Mapping[str, int], target: str) -> Sheet:
    """``starts`` leads from a body's name to its block on the sheet ``target``."""
    diff = comparison.diff
    rows = [
        SheetRow([f"{_name(diff.old)}  →  {_name(diff.new)}"], "标题", 34.0),
        SheetRow([_sentence(comparison)], "注", 22.0),
    ]
    room = ROOM - sum(row.height for row in rows)
    blocks = [_counts(comparison), *_unit_blocks(comparison), _sections(comparison), _points(comparison)]
    links: dict[str, str] = {}
    breaks: list[int] = []
    for block in blocks:
        for at, row in enumerate(block.rows):
            head = [] if at else [SheetRow([block.title], "小标题", 30.0), block.head]
            needed = row.height + sum(one.height for one in head)
            if needed > room:
                breaks.append(len(rows))
                head = head or [block.head]
                room = ROOM - sum(one.height for one in head)
                needed = row.height
            rows += [*head, row]
            room -= needed
            name = block.names.get(at)
            if name is not None:
                links[f"A{len(rows)}"] = f"'{target}'!A{starts[name]}"
    return Sheet(NAME, COLUMNS, rows, title="变化总览", heads=0, links=links, row_breaks=breaks, scale=SCALE)


def _counts(comparison: Comparison) -> _Block:
    rows = [
        SheetRow([name, getattr(comparison.diff.summary, kind), KIND_NOTES[kind], None, None, None], _SPREAD)
        for kind, name in KIND_NAMES.items()
    ]
    rows.append(SheetRow(["一项任务可以同时有几种变化，分别计数。"], "注", 20.0))
    return _Block("变化情况", SheetRow(["变化", "项数", "说明", None, None, None], _SPREAD_HEAD), rows)


def _unit_blocks(comparison: Comparison) -> list[_Block]:
    """Every body's balance, those with most changes first; the names lead to their blocks."""
    titles = _titles(comparison.old), _titles(comparison.new)
    years = year_name(comparison.diff.old.year, "上年"), year_name(comparison.diff.new.year, "今年")
    found = []
    for title, collective in (("单位（点击查看）", False), ("集合称谓", True)):
        loads = sorted((load for load in comparison.loads if load.collective is collective), key=_turmoil)
        if loads:
            rows: list[SheetRow] = []
            names: dict[int, str] = {}
            for load in loads:
                names[len(rows)] = load.direct.name
                rows += flowing_rows(COLUMNS, _balance(load, titles, years))
            heading = "各集合称谓变化" if collective else "各单位变化"
            found.append(_Block(f"{heading}（变化多的在前）", SheetRow([title, *HEADS], "表头"), rows, names))
    return found


def _name(edition: Edition) -> str:
    return edition.title or year_name(edition.year, "（无标题）")


def _sentence(comparison: Comparison) -> str:
    what = "项任务" if comparison.level == "tasks" else "个要点"
    note = "" if comparison.level == "tasks" else "有一份没有任务分解表，按正文要点比较。"
    summary = comparison.diff.summary
    changed = sum(1 for change in comparison.diff.changes if not {"kept", "added", "dropped"} & set(change.kind))
    return (
        f"由 {len(comparison.old)} {what}变为 {len(comparison.new)} {what}："
        f"新增 {summary.added}，取消 {summary.dropped}，有变化 {changed}，不变 {summary.kept}。{note}"
    )


def _titles(obligations: Iterable[Obligation]) -> dict[int, str]:
    """The beginning of each requirement: several tasks share one heading, so that would not say which is meant."""
    return {
        item.number: item.requirement if len(item.requirement) <= EXCERPT else f"{item.requirement[:EXCERPT]}…"
        for item in obligations
    }


def _turmoil(load: Load) -> int:
    """Most changes first."""
    return -(len(load.direct.added) + len(load.direct.dropped) + len(load.direct.changed))


def _balance(load: Load, titles: tuple[Mapping[int, str], Mapping[int, str]], years: tuple[str, str]) -> list[Value]:
    direct, through = load.direct, load.through
    which = [
        f"{word}：{'；'.join(f'{years[new]}第{number}项 {titles[new][number]}' for number in chosen)}"
        for word, chosen, new in (("新增", direct.added, 1), ("取消", direct.dropped, 0))
        if chosen
    ]
    more = [
        f"{word} {count}"
        for word, count in (
            ("新增", len(through.added)),
            ("取消", len(through.dropped)),
            ("变化", len(through.changed)),
            ("不变", through.kept),
        )
        if count
    ]
    through_words = [f"经由集合称谓另有：{'　'.join(more)}"] if more else []
    counts = (len(direct.added), len(direct.dropped), len(direct.changed), direct.kept)
    return [direct.name, *counts, "\n".join([*which, *through_words])]


def _sections(comparison: Comparison) -> _Block:
    """Each section of either notice, in the new one's order: how many tasks it had and has."""
    rows: list[SheetRow] = []
    years = year_name(comparison.diff.old.year, "原"), year_name(comparison.diff.new.year, "现")
    names = dict.fromkeys(item.section for item in (*comparison.new, *comparison.old) if item.section)
    for name in names:
        came = [c for c in comparison.diff.changes if c.section.new == name and c.section.old not in (None, name)]
        went = [c for c in comparison.diff.changes if c.section.old == name and c.section.new not in (None, name)]
        counts = (
            _count(comparison.old, name),
            _count(comparison.new, name),
            sum(1 for c in comparison.diff.changes if c.kind == ("added",) and c.section.new == name),
            sum(1 for c in comparison.diff.changes if c.kind == ("dropped",) and c.section.old == name),
        )
        note = [*(f"来自“{text}”{n}项" for text, n in _tally(c.section.old for c in came)),
                *(f"转入“{text}”{n}项" for text, n in _tally(c.section.new for c in went))]  # fmt: skip
        rows += flowing_rows(COLUMNS, [name, *counts, "；".join(note) or "没有任务转入转出"])
    head = ["类别", *(f"{year}有" for year in years), "新增", "取消", "从哪里来、到哪里去"]
    return _Block("各类别（章节）", SheetRow(head, "表头"), rows)


def _count(obligations: Iterable[Obligation], section: str) -> int:
    return sum(1 for item in obligations if item.section == section)


def _tally(texts: Iterable[str | None]) -> list[tuple[str | None, int]]:
    found: dict[str | None, int] = {}
    for text in texts:
        found[text] = found.get(text, 0) + 1
    return list(found.items())


def _points(comparison: Comparison) -> _Block:
    """The body's points that came, went or read differently; nothing where the diff is about points anyway."""
    old = {item.number: item.task for item in comparison.old_points}
    new = {item.number: item.task for item in comparison.new_points}
    changed = [change for change in comparison.points if change.kind != ("kept",)]
    styles = ("正文", "正文居中", "正文居中", *band("正文通栏", 3))
    rows = [SheetRow([*_point(change, old, new), None, None], styles) for change in changed]
    if comparison.points and not changed:
        rows.append(SheetRow(["各要点没有变化"], "注"))
    years = year_name(comparison.diff.old.year, "原"), year_name(comparison.diff.new.year, "现")
    heads = ("表头", "表头", "表头", *band("表头通栏", 3))
    return _Block("正文要点", SheetRow(["要点", *(f"{year}序号" for year in years), "变化", None, None], heads), rows)


def _point(change: Change, old: Mapping[int, str | None], new: Mapping[int, str | None]) -> Sequence[Value]:
    before = "；".join(old[number] or "" for number in change.old)
    after = "；".join(new[number] or "" for number in change.new)
    words = "、".join(name for kind, name in KIND_NAMES.items() if kind in change.kind)
    if before and after and before != after:
        words += f"：原为“{before}”"
    return [after or before, number_cell(change.old), number_cell(change.new), words]
