"""A workbook for each unit with its own tasks, ready to be sent to it and to come back filled in."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from pipeline.exporters import titles
from pipeline.exporters.involvement import Involvement, UnitTasks, unit_tasks
from pipeline.exporters.keeping.recognising import is_ours
from pipeline.exporters.keeping.rewriting import Program, WorkbookOutcome, rewrite
from pipeline.exporters.kept_record import is_beside
from pipeline.exporters.ledger import ledger, unit_list
from pipeline.exporters.ledger.answer_sheet import recipients
from pipeline.exporters.ledger.known_progress import Known, known_of
from pipeline.exporters.role_names import title_of
from pipeline.exporters.safe_names import safe_name
from pipeline.exporters.workbook.sheet import (
    Sheet,
    SheetColumn,
    SheetRow,
    Value,
    flowing_rows,
)
from pipeline.model import Notice, Unit
from pipeline.model.task_ids import id_start

NAME: Final = "任务清单"
HOW_TO: Final = (
    f"底色为黄的表头（{'、'.join(titles.USER_COLUMNS)}）请贵单位填写，填好后报回。",
    "“直接点名”是文件中写明贵单位的任务；“经由集合称谓”是以“各……”一类称谓包括贵单位的任务；"
    "“待明确”是文件中以“等……”一类文字没有列全单位的任务，请与牵头单位确认是否涉及。",
    f"“{titles.UNIT}”和隐藏的“{titles.KEY}”两列是对照台账用的，请勿改动、删除。",
)
# A unit answers in a sentence or two, and nothing widens the column while it types.
_ANSWER_WIDTH: Final = 24.0


def write_packs(notice: Notice, units: Mapping[str, Unit], folder: Path) -> list[WorkbookOutcome]:
    """One workbook a unit that has any task, with what the ledger beside the folder knows; what was filled in before is
    kept. A collective is nobody to whom a list can be sent.

    A unit's workbook that is open, unreadable or not this program's is not written over (see ``rewriting``). An
    OutputError if the folder cannot be written.
    """
    all_bodies = unit_tasks(notice, units)
    bodies = recipients(all_bodies)
    names = file_names(bodies)
    known = known_of(notice, all_bodies, folder.parent)
    made = [
        _write_pack(notice, unit, known.get(unit.id, {}), folder / name)
        for unit, name in zip(bodies, names, strict=True)
    ]
    return [*made, *_without_tasks(folder, names)]


def _without_tasks(folder: Path, names: Sequence[str]) -> list[WorkbookOutcome]:
    """What to say of lists that earlier runs wrote for units that have no task now, or that are nobody."""
    return [
        WorkbookOutcome(path, (f"{folder.name}/{path.name}：是旧的，这个单位现在没有任务；填过的请另存后删除",))
        for path in sorted(folder.glob("*.xlsx"))
        if path.name not in names and not is_beside(path.stem) and is_ours(path.read_bytes())
    ]


def file_names(bodies: Sequence[UnitTasks]) -> list[str]:
    """A file name for each unit, fit for any system, no two alike even where letters' case does not count.

    Names hold no number: a unit's file keeps its name when other units come or go.
    """
    names: list[str] = []
    taken: set[str] = set()
    for unit in bodies:
        name = safe_name(unit.name, "单位")
        if name.casefold() in taken:
            name = f"{name}-{hashlib.sha256(unit.id.encode('utf-8', 'replace')).hexdigest()[:6]}"
        taken.add(name.casefold())
        names.append(f"{name}.xlsx")
    return names


def _write_pack(notice: Notice, unit: UnitTasks, known: Known, path: Path) -> WorkbookOutcome:
    title = f"{title_of(notice)}　{unit.name}任务清单"
    sheets = [ledger.filled_sheet(NAME, title, _program_part(unit, known)), _about_sheet(notice, unit)]
    return rewrite(path, Program(lambda _: sheets, f"pack/{unit.id}", title))


def _program_part(unit: UnitTasks, known: Known) -> ledger.ProgramPart:
    """The unit's tasks as the program writes them, by row key, and the columns that they stand in."""
    involved = _involved(unit)
    keys = titles.row_keys([involvement.task for _, involvement in involved])
    rows = {
        key: {**_program_values(block, involvement, key), **known.get(key, {}), titles.UNIT: unit.name}
        for (block, involvement), key in zip(involved, keys, strict=True)
    }
    columns = [
        SheetColumn(titles.BLOCK, 8, "正文居中"),
        SheetColumn(titles.NUMBER, 5, "正文居中"),
        SheetColumn(titles.CATEGORY, 12, "正文", "表头", 40),
        SheetColumn(titles.TASK, 14, "正文", "表头", 40),
        SheetColumn(titles.REQUIREMENT, 44, "正文", "表头", 80),
        SheetColumn(titles.ROLE, 7, "正文居中"),
        SheetColumn(titles.THROUGH, 10, "正文居中", "表头", 30),
        SheetColumn(titles.RAW, 16, "次要", "表头", 60),
        *ledger.deadline_columns(),
        *ledger.user_columns(progress=_ANSWER_WIDTH),
        SheetColumn(titles.UNIT, 9, "次要", "表头", 12),
        ledger.key_column(keys),
    ]
    return ledger.ProgramPart(rows, columns)


def _involved(unit: UnitTasks) -> list[tuple[str, Involvement]]:
    """The unit's tasks in order, each with its block."""
    return [(block, involvement) for block, tasks in unit_list.blocks(unit) for involvement in tasks]


def _program_values(block: str, involvement: Involvement, key: str) -> dict[str, Value]:
    return {
        **unit_list.involvement_values(involvement, block),
        titles.CATEGORY: involvement.task.category,
        titles.TASK: involvement.task.task,
        titles.KEY: key,
    }


def _about_sheet(notice: Notice, unit: UnitTasks) -> Sheet:
    columns = (SheetColumn("项目", 16, "分块"), SheetColumn("内容", 100))
    counts = "，".join(f"{name} {len(block)} 项" for name, block in unit_list.blocks(unit))
    lines = [
        (titles.UNIT, unit.name),
        ("任务", counts),
        (titles.BASED_ON, notice.notice.full_title or title_of(notice)),
        (titles.DOCUMENT, id_start(notice.notice)),
        ("填写说明", "\n".join(HOW_TO)),
        ("源文件", notice.source.file),
        ("源文件 SHA-256", notice.source.sha256),
        (titles.MAKER, f"{titles.PROGRAM} {notice.generator.version}"),
    ]
    rows = [SheetRow([f"{unit.name}任务清单"], "标题", 34.0)]
    for name, text in lines:
        rows += flowing_rows(columns, [name, text], repeated=(0,))
    return Sheet(name=titles.ABOUT, columns=columns, rows=rows, heads=0)
