"""工作要点: the notice's numbered points in reading order, under the headings that they stand under."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from pipeline.exporters.role_names import title_of
from pipeline.exporters.whereabouts import pages, runs
from pipeline.exporters.workbook.sheet import Sheet, SheetColumn, Value, filter_range, flowing_rows, heading, widened
from pipeline.model import Notice, Point, Section

NAME: Final = "工作要点"
COLUMNS: Final = (
    SheetColumn("序号", 6, "正文居中"),
    SheetColumn("所属部分", 22, "正文", "表头", 40),
    SheetColumn("编号", 9, "正文居中", "表头", 20),
    SheetColumn("标题", 26, "正文加粗", "表头", 60),
    SheetColumn("内容", 66, "正文", "表头", 84),
    SheetColumn("完成时限", 13, "正文居中", "表头", 30),
    SheetColumn("页码", 6, "次要居中"),
    SheetColumn("对应任务", 10, "正文居中", "表头", 30),
)


def points_sheet(notice: Notice) -> Sheet:
    """One row a point; a section that has words of its own has a row too, without a number."""
    tasks: dict[int, list[int]] = defaultdict(list)
    for task in notice.tasks:
        if task.point is not None:
            tasks[task.point].append(task.number)
    table = list(_rows(notice.sections, "", tasks))
    columns = widened(COLUMNS, table)
    rows = [heading(columns)]
    for values in table:
        for at, row in enumerate(flowing_rows(columns, values, repeated=(0, 1, 2, 3))):
            row.key = f"{values[2]}|{values[3]}+{at}"
            rows.append(row)
    return Sheet(
        name=NAME,
        columns=columns,
        rows=rows,
        title=title_of(notice),
        filtered=filter_range(columns, rows),
    )


def _rows(sections: tuple[Section, ...], above: str, tasks: dict[int, list[int]]) -> Iterator[list[Value]]:
    for section in sections:
        place = f"{section.label}{section.heading}"
        path = f"{above}\n{place}" if above else place
        if section.text:
            yield [None, path, section.label, section.heading, section.text, None, None, None]
        for point in section.points:
            yield _point_row(point, path, tasks)
        yield from _rows(section.sections, path, tasks)


def _point_row(point: Point, path: str, tasks: dict[int, list[int]]) -> list[Value]:
    carried = tasks.get(point.number, [])
    return [
        point.number,
        path,
        point.label,
        point.heading,
        point.text,
        "；".join(dict.fromkeys(deadline.raw for deadline in point.deadlines)),
        pages(point.evidence),
        carried[0] if len(carried) == 1 else runs(carried),
    ]
