"""总览: the counts, the sections, every body's balance, and the points of the body."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from pipeline.diff.balances import Load
from pipeline.diff.comparison import Comparison
from pipeline.diff.obligation import Obligation
from pipeline.exporters.diff_words import KIND_NAMES, KIND_NOTES, year_name
from pipeline.exporters.sheet import Column, Row, Sheet, Value, flowing_rows
from pipeline.model.change import Change, Edition

NAME: Final = "总览"
EXCERPT: Final = 24
HEADS: Final = ("新增", "取消", "变化", "不变", "新增、取消的是哪些任务（第几项）")
COLUMNS: Final = (
    Column("", 36),
    Column("", 11, "正文居中"),
    Column("", 11, "正文居中"),
    Column("", 11, "正文居中"),
    Column("", 11, "正文居中"),
    Column("", 66),
)


def overview_sheet(comparison: Comparison, starts: Mapping[str, int], target: str) -> Sheet:
    """``starts`` leads from a body's name to its block on the sheet ``target``."""
    diff = comparison.diff
    rows = [
        Row([f"{_name(diff.old)}  →  {_name(diff.new)}"], "标题", 34.0),
        Row([_sentence(comparison)], "注", 22.0),
        Row([""], "注", 10.0),
        *_counts(comparison),
    ]
    links: dict[str, str] = {}
    if comparison.loads:
        _add_units(comparison, starts, target, rows, links)
    rows += _sections(comparison)
    rows += _points(comparison)
    return Sheet(NAME, COLUMNS, rows, heads=0, links=links)


def _counts(comparison: Comparison) -> list[Row]:
    rows = [Row(["变化情况"], "小标题", 28.0), Row(["变化", "项数", "说明"], ["表头", "表头", "小标题"])]
    for kind, name in KIND_NAMES.items():
        count: int = getattr(comparison.diff.summary, kind)
        rows.append(Row([name, count, KIND_NOTES[kind]], ["正文", "正文居中", "注"]))
    return [*rows, Row(["一项任务可以同时有几种变化，分别计数。"], "注", 20.0)]


def _add_units(
    comparison: Comparison, starts: Mapping[str, int], target: str, rows: list[Row], links: dict[str, str]
) -> None:
    """Adds every body's balance, those that gained or lost most first, and the link to its block."""
    titles = _titles(comparison.old), _titles(comparison.new)
    rows.append(Row(["各单位变化（变化多的在前）"], "小标题", 32.0))
    for title, collective in (("单位（点击查看）", False), ("集合称谓", True)):
        loads = sorted((load for load in comparison.loads if load.collective is collective), key=_turmoil)
        rows += [Row([title, *HEADS], "表头")] if loads else []
        for load in loads:
            links[f"A{len(rows) + 1}"] = f"'{target}'!A{starts[load.direct.name]}"
            rows += flowing_rows(COLUMNS, _balance(load, *titles))


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
    """Most changed first; what a body gained or lost weighs before what was only reworded."""
    direct = load.direct
    return -(1000 * (len(direct.added) + len(direct.dropped)) + len(direct.changed))


def _balance(load: Load, old: Mapping[int, str], new: Mapping[int, str]) -> list[Value]:
    direct, through = load.direct, load.through
    which = [
        f"{word}{'；'.join(f'第{number}项 {titles[number]}' for number in chosen)}"
        for word, chosen, titles in (("＋ ", direct.added, new), ("－ ", direct.dropped, old))
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
    return [direct.name, *(count or "" for count in counts), "\n".join([*which, *through_words])]


def _sections(comparison: Comparison) -> list[Row]:
    """Each section of either notice, in the new one's order: how many tasks it had and has."""
    rows = [Row(["各类别（章节）"], "小标题", 32.0)]
    rows.append(Row(["类别", "原有", "现有", "新增", "取消", "从哪里来、到哪里去"], "表头"))
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
        rows += flowing_rows(COLUMNS, [name, *(count or "" for count in counts), "；".join(note)])
    return rows


def _count(obligations: Iterable[Obligation], section: str) -> int:
    return sum(1 for item in obligations if item.section == section)


def _tally(texts: Iterable[str | None]) -> list[tuple[str | None, int]]:
    found: dict[str | None, int] = {}
    for text in texts:
        found[text] = found.get(text, 0) + 1
    return list(found.items())


def _points(comparison: Comparison) -> list[Row]:
    """The body's points that came, went or read differently; nothing where the diff is about points anyway."""
    if not comparison.points:
        return []
    rows = [
        Row(["正文要点"], "小标题", 32.0),
        Row(["要点", "原序号", "现序号", "变化"], ["表头", "表头", "表头", "小标题"]),
    ]
    old = {item.number: item.task for item in comparison.old_points}
    new = {item.number: item.task for item in comparison.new_points}
    changed = [change for change in comparison.points if change.kind != ("kept",)]
    for change in changed:
        rows.append(Row(_point(change, old, new), ["正文", "正文居中", "正文居中", "注"]))
    if not changed:
        rows.append(Row(["各要点没有变化"], "注"))
    return rows


def _point(change: Change, old: Mapping[int, str | None], new: Mapping[int, str | None]) -> Sequence[Value]:
    before = "；".join(old[number] or "" for number in change.old)
    after = "；".join(new[number] or "" for number in change.new)
    words = "、".join(name for kind, name in KIND_NAMES.items() if kind in change.kind)
    if before and after and before != after:
        words += f"：原为“{before}”"
    numbers = ("、".join(map(str, side)) for side in (change.old, change.new))
    return [after or before, *numbers, words]
