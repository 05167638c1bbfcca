"""The files of 回头看: a workbook, a Word file and JSON of last year's unfinished tasks and what became of each."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Final, Literal

import msgspec
from msgspec import Struct

from pipeline.diff.obligation import Obligation
from pipeline.exporters.report.report_files import read_template
from pipeline.exporters.report.report_values import day, progress_of
from pipeline.exporters.report.word_template import Values, filled
from pipeline.exporters.workbook.fitting import one_line
from pipeline.exporters.workbook.sheet import Sheet, SheetColumn, SheetRow, Value, filter_range, flowing_rows, heading
from pipeline.exporters.workbook.xlsx import xlsx_bytes
from pipeline.progress.looking_back import FATES, Fate, LookedBack

NAME: Final = "回头看"
LOOK_BACK_SCHEMA: Final[Literal["yaodian/review/1"]] = "yaodian/review/1"
FATE_NAMES: Final[Mapping[Fate, str]] = {
    "kept": "继续",
    "reworded": "改写后继续",
    "handed": "移交别的单位",
    "dropped": "不再列入",
    "own": "台账自加",
}
LOOK_BACK_FILES: Final[dict[str, str]] = {
    "回头看.xlsx": "last year's unfinished tasks, one a row: how it stands, what became of it",
    "回头看.docx": "the same to be printed, from a template",
    "回头看.json": "the same (`yaodian schema review`)",
}
"""What is written, for the README."""
_GIST_EM: Final = 30


class LookBack(Struct, frozen=True):
    """Two notices' titles, the day, how many tasks there were, and what is not finished of them."""

    old: str
    new: str
    on: date
    tasks: int
    found: Sequence[LookedBack]
    rules: Path


class ReviewedRow(Struct, frozen=True):
    """A row of last year's ledger that is not finished. ``number`` is what stands there, ``key`` the row's; both may be
    missing in a row that people added. ``old_ids`` and ``new_ids`` are ids of tasks as in notice.json (several for a
    split or a merge), ``new`` the numbers of the new ones, ``new_units`` who answers now, where others do."""

    number: str
    key: str | None
    task: str
    requirement: str
    section: str
    units: str
    due: date | None
    standing: str
    progress: str
    fates: tuple[Fate, ...]
    new: tuple[int, ...]
    new_units: tuple[str, ...]
    old_ids: tuple[str, ...]
    new_ids: tuple[str, ...]


class ReviewFile(Struct, frozen=True, kw_only=True):
    """The whole of ``回头看.json``: titles of both notices, as of which day, how many rows the old ledger has."""

    schema: Literal["yaodian/review/1"] = LOOK_BACK_SCHEMA
    old: str
    new: str
    on: date
    tasks: int
    unfinished: tuple[ReviewedRow, ...]


def look_back_files(made: LookBack) -> Iterator[tuple[str, bytes]]:
    """Each file's name and content; the same look back gives the same bytes. RulesError for a broken template."""
    book, word, data = LOOK_BACK_FILES
    yield book, _workbook(made)
    template = f"{NAME}.docx"
    yield word, filled(read_template(made.rules, template), _values(made), template)
    rows = tuple(_row(one) for one in made.found)
    content = ReviewFile(old=made.old, new=made.new, on=made.on, tasks=made.tasks, unfinished=rows)
    yield data, msgspec.json.format(msgspec.json.encode(content), indent=2) + b"\n"


def look_back_schema() -> str:
    """The JSON Schema of ``回头看.json``, as text."""
    return json.dumps(msgspec.json.schema(ReviewFile), ensure_ascii=False, indent=2)


def sentence(made: LookBack) -> str:
    """The counts; a task with two fates counts in both."""
    counts = ((name, sum(fate in one.fates for one in made.found)) for fate, name in FATE_NAMES.items())
    told = "，".join(f"{name}{count}项" for name, count in counts if count)
    return (
        f"{made.old}（含台账自加的）共{made.tasks}项任务，截至{day(made.on)}未完成{len(made.found)}项"
        f"{'，在' + made.new + '中：' + told if told else ''}。"
    )


def short_table(made: LookBack) -> list[tuple[str, ...]]:
    """A line a task for a screen, with titles; nothing where there is none."""
    rows = [
        (
            f"  {one.state.entry.number}",
            one_line(one.state.entry.requirement or one.state.entry.task, 30),
            one.state.standing,
            _fate_label(one),
            "、".join(str(item.number) for item in one.new),
        )
        for one in made.found
    ]
    return [("  序号", "任务", "状态", "今年去向", "今年序号"), *rows] if rows else []


def _fate_label(one: LookedBack) -> str:
    """All that became of a task, for one cell."""
    return "、".join(FATE_NAMES[fate] for fate in FATES if fate in one.fates)


def _row(one: LookedBack) -> ReviewedRow:
    entry, place = one.state.entry, one.state.place
    return ReviewedRow(
        number=entry.number,
        key=entry.key,
        task=entry.task,
        requirement=entry.requirement,
        section=place.section,
        units=place.said,
        due=entry.due,
        standing=one.state.standing,
        progress=progress_of(one.state),
        fates=one.fates,
        new=tuple(item.number for item in one.new),
        new_units=one.bodies,
        old_ids=one.change.old_ids if one.change else (),
        new_ids=one.change.new_ids if one.change else (),
    )


def _values(made: LookBack) -> Values:
    rows = [
        {
            "序号": one.state.entry.number,
            "任务": one.state.entry.task or one.state.entry.requirement,
            "要求": one.state.entry.requirement,
            "摘要": one_line(one.state.entry.requirement, _GIST_EM),
            "单位": one.state.place.said,
            "状态": one.state.standing,
            "进展": progress_of(one.state),
            "去向": _fate_label(one),
            "今年": _now(one),
        }
        for one in made.found
    ]
    return {
        "旧标题": made.old,
        "新标题": made.new,
        "截至日期": day(made.on),
        "概况": sentence(made),
        "没有": "" if made.found else "没有未完成的任务。",
        "任务": rows,
    }


def _now(one: LookedBack) -> str:
    """Where it stands in the new notice, and with whom, if with others."""
    parts = [f"第{'、'.join(str(item.number) for item in one.new)}项"] if one.new else []
    parts += [f"改由{'、'.join(one.bodies)}"] if one.bodies else []
    return "，".join(parts)


def _workbook(made: LookBack) -> bytes:
    columns = [
        SheetColumn("上年\n序号", 7, "正文居中"),
        SheetColumn("上年任务", 20),
        SheetColumn("上年要求", 44, widest=70),
        SheetColumn("上年责任单位", 22, "次要"),
        SheetColumn("完成时限", 12, "正文居中"),
        SheetColumn("状态", 11, "正文居中"),
        SheetColumn("上年进展", 28),
        SheetColumn("今年去向", 14, "正文加粗"),
        SheetColumn("今年\n序号", 8, "正文居中"),
        SheetColumn("今年要求", 44, widest=70),
        SheetColumn("改由", 20),
    ]
    rows: list[SheetRow] = [heading(columns)]
    for one in made.found:
        entry = one.state.entry
        values: list[Value] = [
            int(entry.number) if entry.number.isdecimal() else entry.number,
            entry.task,
            entry.requirement,
            one.state.place.said,
            entry.due or entry.due_text,
            one.state.standing,
            progress_of(one.state),
            _fate_label(one),
            "、".join(str(item.number) for item in one.new),
            _requirements(one.new),
            "、".join(one.bodies),
        ]
        rows += flowing_rows(columns, values, repeated=(0, 7))
    if not made.found:
        rows += flowing_rows(columns, [None, "没有未完成的任务", *[None] * (len(columns) - 2)])
    filtered = filter_range(columns, rows)
    blank: list[Value] = [None] * (len(columns) - 1)
    rows.append(SheetRow([sentence(made), *blank], "注"))
    return xlsx_bytes([Sheet(NAME, columns, rows, f"{made.old}{NAME}", filtered=filtered)], f"{made.old}{NAME}")


def _requirements(items: Sequence[Obligation]) -> str:
    return "\n".join(item.requirement for item in items)
