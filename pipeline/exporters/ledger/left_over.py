"""未对应: what people wrote that belongs to no task any more, as a sheet of its own."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.exporters import titles
from pipeline.exporters.keeping.handwork import applied, fitted
from pipeline.exporters.keeping.placing_back import UserEntry, used_titles
from pipeline.exporters.ledger import ledger
from pipeline.exporters.workbook.sheet import Sheet, SheetColumn, Value, filter_range, heading, widened


def left_over_sheet(left_over: Sequence[UserEntry], title: str) -> Sheet:
    """未对应: the entries that belong to no task, with the task that they were written for."""
    used = used_titles(left_over)
    own = [name for name in used if name not in (*titles.USER_COLUMNS, titles.OTHER)]
    columns = [
        SheetColumn(titles.NUMBER, 6, "正文居中"),
        SheetColumn(titles.CATEGORY, 13, "正文", "表头", 40),
        SheetColumn(titles.TASK, 15, "正文", "表头", 40),
        SheetColumn(titles.REQUIREMENT, 48, "正文", "表头", 80),
        *(SheetColumn(name, 12, "填写", "表头填写", 60) for name in titles.USER_COLUMNS),
        *(SheetColumn(name, 14, "填写", "表头填写", 60) for name in own),
    ]
    if titles.OTHER in used:
        columns.append(SheetColumn(titles.OTHER, 24, "正文", "表头", 60))
    columns.append(ledger.key_column(entry.key for entry in left_over))
    table = [[_values(entry).get(column.title) for column in columns] for entry in left_over]
    columns = fitted(widened(columns, table), table, titles.theirs(own), {})
    rows = [heading(columns), *ledger.ledger_rows(columns, table)]
    keys = [str(number) for number in range(len(table))]
    comments = applied(columns, rows, [entry.handwork for entry in left_over], keys)
    return Sheet(
        name=titles.LEFT_OVER,
        columns=columns,
        rows=rows,
        title=f"{title}　未对应的填写内容",
        filtered=filter_range(columns, rows),
        comments=comments,
    )


def _values(entry: UserEntry) -> dict[str, Value]:
    return {
        **entry.values,
        titles.NUMBER: entry.number,
        titles.CATEGORY: entry.category,
        titles.TASK: entry.task,
        titles.REQUIREMENT: entry.requirement,
        titles.KEY: entry.key,
    }
