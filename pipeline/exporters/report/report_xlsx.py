"""进展通报.xlsx: the figures as tables, and charts that Excel draws from them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from openpyxl import Workbook
from openpyxl.chart import BarChart, DoughnutChart, Reference
from openpyxl.chart.label import DataLabelList
from openpyxl.chart.marker import DataPoint

from pipeline.exporters.report.report_values import GROUPS, Subject, day, overview, progress_of
from pipeline.exporters.workbook.sheet import Sheet, SheetColumn, SheetRow, Value, filter_range, flowing_rows, heading
from pipeline.exporters.workbook.xlsx import sheet_name, xlsx_bytes
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
# Charts stand right of the tables, each as tall as its table, within these bounds (centimetres).
_CHART_COLUMN: Final = "M"
_WIDTH, _LEAST, _MOST, _ROW_CM = 17.0, 7.0, 60.0, 0.8


def report_xlsx(subject: Subject, figures: YearFigures) -> bytes:
    """The workbook's content; the same figures give the same bytes."""
    sheet, blocks = _overview(subject, figures)
    sheets = [
        sheet,
        _tasks("逾期任务", figures.standing(OVERDUE), "逾期天数"),
        _tasks("将到期任务", figures.standing(SOON), "剩余天数"),
        _tasks("全部任务", figures.states, ""),
    ]
    return xlsx_bytes(sheets, f"{subject.title}{NAME}", lambda book: _draw(book, blocks))


_Block = tuple[str, int, int]
"""A table's heading, and its first and last row without the titles."""


def _overview(subject: Subject, figures: YearFigures) -> tuple[Sheet, list[_Block]]:
    rows = [
        SheetRow([f"{subject.title}落实情况"], "标题", 34.0),
        SheetRow([f"截至{day(figures.on)}。{overview(figures)}"], "注", 22.0),
    ]
    blocks: list[_Block] = []
    tables = (("全部", [("全部任务", figures.total)]), ("按工作类别", figures.sections), ("按责任单位", figures.units))
    for title, tallies in tables:
        rows += [SheetRow([title], "小标题", 30.0), heading(_COLUMNS)]
        first = len(rows) + 1
        for name, tally in tallies:
            rows += flowing_rows(_COLUMNS, [name, *_numbers(tally)])
        blocks.append((title, first, len(rows)))
        if len(rows) - first < 8:
            # Room for the chart beside a short table.
            rows += [SheetRow([None], "注", 22.0) for _ in range(8 - (len(rows) - first))]
    return Sheet(NAME, _COLUMNS, rows, f"{subject.title}{NAME}", heads=0), blocks


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


def _draw(book: Workbook, blocks: Sequence[_Block]) -> None:
    page: Any = book[sheet_name(NAME)]
    for title, first, last in blocks:
        chart: Any = _whole(page, first) if first == last and title == blocks[0][0] else _bars(page, first, last)
        chart.title = f"{title}进展"
        chart.width = _WIDTH
        chart.height = min(_MOST, max(_LEAST, (last - first + 3) * _ROW_CM))
        page.add_chart(chart, f"{_CHART_COLUMN}{first - 2}")


def _whole(page: Any, row: int) -> Any:
    """All tasks as a ring."""
    chart: Any = DoughnutChart(holeSize=55)
    chart.add_data(Reference(page, 3, row, 2 + len(GROUPS), row), from_rows=True, titles_from_data=False)
    chart.set_categories(Reference(page, 3, row - 1, 2 + len(GROUPS), row - 1))
    for at, (_, _, colour) in enumerate(GROUPS):
        point: Any = DataPoint(idx=at)
        point.graphicalProperties.solidFill = colour[1:]
        chart.series[0].dPt.append(point)
    labels: Any = DataLabelList()
    labels.showVal, labels.showPercent, labels.showSerName, labels.showCatName = True, False, False, False
    labels.showLegendKey = labels.showLeaderLines = False
    chart.dataLabels = labels
    return chart


def _bars(page: Any, first: int, last: int) -> Any:
    """A bar a row, parted by how the tasks stand."""
    chart: Any = BarChart()
    chart.type, chart.grouping, chart.overlap, chart.gapWidth = "bar", "stacked", 100, 50
    for at, (_, _, colour) in enumerate(GROUPS):
        chart.add_data(Reference(page, 3 + at, first - 1, 3 + at, last), titles_from_data=True)
        chart.series[at].graphicalProperties.solidFill = colour[1:]
    chart.set_categories(Reference(page, 1, first, 1, last))
    # The first row of the table is the upmost bar.
    chart.x_axis.scaling.orientation = "maxMin"
    chart.x_axis.delete = chart.y_axis.delete = False
    chart.y_axis.majorGridlines = None
    chart.y_axis.number_format = "0"
    chart.legend.position = "b"
    return chart
