"""进展通报.xlsx: the figures as tables, and charts that Excel draws from them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from pipeline.exporters.report.report_values import GROUPS, Subject, day, overview, progress_of
from pipeline.exporters.workbook.sheet import Sheet, SheetColumn, SheetRow, Value, filter_range, flowing_rows, heading
from pipeline.exporters.workbook.sheet_charts import SheetChart
from pipeline.exporters.workbook.xlsx import xlsx_bytes
from pipeline.model.progress import DONE, OVERDUE
from pipeline.progress.figures import Tally, TaskState, YearFigures
from pipeline.progress.standing import IN_TIME, LATE, SOON

NAME: Final = "进展通报"
_COLUMNS: Final = (
    SheetColumn("名称", 36),
    SheetColumn("任务", 9, "正文居中"),
    *(SheetColumn(name, 10, "正文居中") for name, *_ in GROUPS),
    SheetColumn("其中按时", 9, "正文居中"),
    SheetColumn("其中逾期完成", 9, "正文居中"),
    SheetColumn("其中未写日期", 9, "正文居中"),
    SheetColumn("完成率（%）", 9, "正文居中"),
)
_ALL: Final = "全部"
# Charts stand right of the tables.
_CHART_COLUMN: Final = "M"


def report_xlsx(subject: Subject, figures: YearFigures) -> bytes:
    """The workbook's content; the same figures give the same bytes."""
    sheets = [
        overview_sheet(subject, figures),
        _tasks("逾期任务", figures.standing(OVERDUE), "逾期天数"),
        _tasks("将到期任务", figures.standing(SOON), "剩余天数"),
        _tasks("全部任务", figures.states, ""),
    ]
    return xlsx_bytes(sheets, f"{subject.title}{NAME}")


def overview_sheet(subject: Subject, figures: YearFigures) -> Sheet:
    """The numbers of all tasks, by section and by unit, each table with a chart beside it."""
    rows = [
        SheetRow([f"{subject.title}落实情况"], "标题", 34.0, "标题"),
        SheetRow([f"截至{day(figures.on)}。{overview(figures)}"], "注", 22.0, "概况"),
        heading(_COLUMNS),
    ]
    heads = len(rows)
    charts: list[SheetChart] = []
    tables = ((_ALL, [("全部任务", figures.total)]), ("按工作类别", figures.sections), ("按责任单位", figures.units))
    for title, tallies in tables:
        rows.append(SheetRow([title], "小标题", 30.0, title))
        first = len(rows) + 1
        for name, tally in tallies:
            for at, row in enumerate(flowing_rows(_COLUMNS, [name, *_numbers(tally)])):
                row.key = f"{title}|{name}+{at}"
                rows.append(row)
        if len(rows) >= first:
            charts.append(_chart(title, heads, first, len(rows)))
    return Sheet(NAME, _COLUMNS, rows, f"{subject.title}{NAME}", heads=heads, charts=charts)


def _chart(title: str, heads: int, first: int, last: int) -> SheetChart:
    colors = tuple(color for _, _, color in GROUPS)
    parts = (3, 2 + len(GROUPS))
    return SheetChart(f"{title}进展", heads, first, last, parts, colors, _CHART_COLUMN, first == last and title == _ALL)


def _numbers(tally: Tally) -> list[Value]:
    groups = [tally.of(*standings) for _, standings, _ in GROUPS]
    return [tally.tasks, *groups, tally.of(IN_TIME), tally.of(LATE), tally.of(DONE), tally.percent]


def _tasks(name: str, states: Sequence[TaskState], days: str) -> Sheet:
    columns = [
        SheetColumn("序号", 8, "正文居中"),
        SheetColumn("类别", 18, "次要"),
        SheetColumn("工作任务", 24),
        SheetColumn("具体要求", 50, widest=80),
        SheetColumn("责任单位", 26),
        SheetColumn("完成时限", 13, "正文居中"),
        SheetColumn("完成日期", 13, "正文居中"),
        SheetColumn("状态", 12, "正文居中"),
        SheetColumn(days or "天数", 9, "正文居中"),
        SheetColumn("进展情况", 30),
        SheetColumn("责任领导", 10, "正文居中"),
        SheetColumn("联系人", 12, "正文居中"),
    ]
    if not days:
        del columns[8]
    rows = [heading(columns)]
    for one in states:
        entry = one.entry
        values: list[Value] = [
            int(entry.number) if entry.number.isdecimal() else entry.number,
            one.place.section,
            entry.task,
            entry.requirement,
            one.place.said,
            entry.due or entry.due_text,
            entry.done_on or entry.done_text,
            one.standing,
            one.days,
            progress_of(one),
            entry.leader,
            entry.contact,
        ]
        if not days:
            del values[8]
        rows += flowing_rows(columns, values, repeated=(0,))
    if not states:
        rows += flowing_rows(columns, [None, None, f"没有{name}", *[None] * (len(columns) - 3)])
    return Sheet(name, columns, rows, name, filtered=filter_range(columns, rows))
