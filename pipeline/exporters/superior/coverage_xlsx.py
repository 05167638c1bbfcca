"""``coverage.xlsx``: 总览, 任务与地区, 逐项明细, 自行增加."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from pipeline.exporters.atomic import write_bytes
from pipeline.exporters.superior.coverage_words import (
    LATER,
    MANNER_MARKS,
    MANNER_NAMES,
    MANNER_NOTES,
    OWN,
    deadlines,
    demand_names,
    legend,
    title_of,
)
from pipeline.exporters.workbook.redline import Cell, redlined_rows
from pipeline.exporters.workbook.sheet import Sheet, SheetColumn, SheetRow, filter_range, heading, text_row
from pipeline.exporters.workbook.xlsx import xlsx_bytes
from pipeline.superior.carrying_out import Superior
from pipeline.superior.manners import MANNERS

OVERVIEW: Final = "总览"
MATRIX: Final = "任务与地区"
DETAIL: Final = "逐项明细"


def coverage_xlsx(superior: Superior) -> bytes:
    """The workbook's content; the same comparison gives the same bytes."""
    sheets = [_overview(superior), _matrix(superior), _detail(superior), _own(superior)]
    return xlsx_bytes(sheets, title=title_of(superior))


def write_coverage_xlsx(superior: Superior, path: Path) -> None:
    """Write ``coverage.xlsx``, whole or not at all. An OutputError if that cannot be."""
    write_bytes(path, coverage_xlsx(superior))


def _overview(superior: Superior) -> Sheet:
    columns = [
        SheetColumn("地区", 22),
        SheetColumn("通知", 44),
        *(SheetColumn(MANNER_NAMES[manner], 10, "正文居中") for manner in MANNERS),
        SheetColumn(LATER, 10, "正文居中"),
        SheetColumn(OWN, 10, "正文居中"),
    ]
    rows = [heading(columns)]
    for one in superior.districts:
        counts = [one.count(manner) for manner in MANNERS]
        later = sum(answer.later for answer in one.answers)
        rows.append(
            text_row(
                columns,
                [one.place or one.file, one.title, *(count or None for count in (*counts, later, len(one.own)))],
            )
        )
    filtered = filter_range(columns, rows)
    notes = [f"上级任务共 {len(superior.demands)} 项（{superior.title or superior.file}）。"]
    notes += [f"{MANNER_MARKS[manner]} {MANNER_NAMES[manner]}：{MANNER_NOTES[manner]}。" for manner in MANNERS]
    blank: list[None] = [None] * (len(columns) - 1)
    rows += [SheetRow([note, *blank], "注") for note in notes]
    return Sheet(OVERVIEW, columns, rows, title_of(superior), filtered=filtered)


def _matrix(superior: Superior) -> Sheet:
    columns = [
        SheetColumn("序号", 6, "正文居中"),
        SheetColumn("上级任务", 40),
        SheetColumn("上级责任单位", 24, "次要"),
        *(SheetColumn(one.place, 4.2, "符号", "表头竖排") for one in superior.districts),
        SheetColumn("没有对应", 9, "正文居中"),
    ]
    rows = [heading(columns)]
    names = demand_names(superior)
    for at, demand in enumerate(superior.demands):
        marks = [MANNER_MARKS[one.answers[at].manner] for one in superior.districts]
        missing = sum(one.answers[at].manner == "missing" for one in superior.districts)
        rows.append(text_row(columns, [demand.number, names[demand.number], demand.units, *marks, missing or None]))
    title = f"{title_of(superior)}（{legend()}）"
    return Sheet(MATRIX, columns, rows, title, sides=2, filtered=filter_range(columns, rows))


def _detail(superior: Superior) -> Sheet:
    columns = [
        SheetColumn("地区", 14, "正文加粗"),
        SheetColumn("上级\n序号", 6, "正文居中"),
        SheetColumn("落实情况", 10, "正文居中"),
        SheetColumn("本地\n序号", 7, "正文居中"),
        SheetColumn("上级要求与本地要求（划去的是上级原文，加线的是本地文字）", 66),
        SheetColumn("上级责任单位", 22, "次要"),
        SheetColumn("本地责任单位", 22),
        SheetColumn("没有对口的单位", 20),
        SheetColumn("完成时限", 18),
    ]
    rows = [heading(columns)]
    for one in superior.districts:
        for demand, answer in zip(superior.demands, one.answers, strict=True):
            wording = answer.wording or (("equal", demand.requirement),)
            values: list[Cell] = [
                one.place,
                demand.number,
                MANNER_NAMES[answer.manner],
                "、".join(map(str, answer.tasks)) or None,
                wording,
                demand.units or None,
                answer.units,
                "、".join(answer.no_counterpart) or None,
                deadlines(demand, answer),
            ]
            rows += redlined_rows(columns, values, repeated=(0, 1, 2))
    return Sheet(DETAIL, columns, rows, title_of(superior), filtered=filter_range(columns, rows))


def _own(superior: Superior) -> Sheet:
    columns = [
        SheetColumn("地区", 16, "正文加粗"),
        SheetColumn("序号", 7, "正文居中"),
        SheetColumn("工作任务", 26),
        SheetColumn("要求", 70),
        SheetColumn("责任单位", 36),
    ]
    rows = [heading(columns)]
    table: Sequence[list[Cell]] = [
        [one.place, task.number, task.task, task.requirement, task.units or None]
        for one in superior.districts
        for task in one.own
    ]
    for values in table or [[None, None, None, "没有自行增加的任务", None]]:
        rows += redlined_rows(columns, values, repeated=(0, 1))
    return Sheet(OWN, columns, rows, f"各地{OWN}的任务", filtered=filter_range(columns, rows))
