"""Charts of a sheet as plain data, and as Excel draws them: from the sheet's own cells, no number is written twice."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from msgspec import Struct

_USUAL, _GAP, _POINTS_PER_CM = 15.0, 12.0, 28.35
_WIDTH, _LEAST, _MOST, _ROW_CM = 17.0, 7.0, 60.0, 0.8


class SheetChart(Struct, frozen=True):
    """A chart of rows ``first`` to ``last``, whose titles stand in row ``heads``: a bar a row, named in column A and
    parted by the columns of ``parts`` (first and last); ``ring``: a single row as a ring. It stands at ``column``."""

    title: str
    heads: int
    first: int
    last: int
    parts: tuple[int, int]
    colors: tuple[str, ...]
    column: str
    ring: bool = False


def draw_charts(page: Any, charts: Sequence[SheetChart], heights: Sequence[float]) -> None:
    """Put the charts into openpyxl's sheet, each as tall as its table, within bounds (centimetres), and beside it, but
    below the chart before. ``heights``: those of the sheet's rows in points."""
    end = 0.0
    for one in charts:
        chart = _ring(page, one) if one.ring else _bars(page, one)
        chart.title = one.title
        chart.width = _WIDTH
        chart.height = min(_MOST, max(_LEAST, (one.last - one.first + 3) * _ROW_CM))
        row = max(1, one.first - 1, _row_at(end, heights))
        end = sum(heights[: row - 1]) + max(0, row - 1 - len(heights)) * _USUAL + chart.height * _POINTS_PER_CM + _GAP
        page.add_chart(chart, f"{one.column}{row}")


def _row_at(points: float, heights: Sequence[float]) -> int:
    """The first row (from 1) that begins so far down, or below."""
    top = 0.0
    for row, height in enumerate(heights, 1):
        if top >= points:
            return row
        top += height
    return len(heights) + 1 + max(0, math.ceil((points - top) / _USUAL))


def _ring(page: Any, one: SheetChart) -> Any:
    from openpyxl.chart import DoughnutChart, Reference
    from openpyxl.chart.label import DataLabelList
    from openpyxl.chart.marker import DataPoint

    chart: Any = DoughnutChart(holeSize=55)
    left, right = one.parts
    chart.add_data(Reference(page, left, one.first, right, one.first), from_rows=True, titles_from_data=False)
    chart.set_categories(Reference(page, left, one.heads, right, one.heads))
    for at, color in enumerate(one.colors):
        point: Any = DataPoint(idx=at)
        point.graphicalProperties.solidFill = color[1:]
        chart.series[0].dPt.append(point)
    labels: Any = DataLabelList()
    labels.showVal, labels.showPercent, labels.showSerName, labels.showCatName = True, False, False, False
    labels.showLegendKey = labels.showLeaderLines = False
    chart.dataLabels = labels
    return chart


def _bars(page: Any, one: SheetChart) -> Any:
    from openpyxl.chart import BarChart, Reference, Series
    from openpyxl.chart.data_source import StrRef
    from openpyxl.chart.series import SeriesLabel

    chart: Any = BarChart()
    chart.type, chart.grouping, chart.overlap, chart.gapWidth = "bar", "stacked", 100, 50
    for at, color in enumerate(one.colors):
        column = one.parts[0] + at
        series: Any = Series(Reference(page, column, one.first, column, one.last))
        series.tx = SeriesLabel(strRef=StrRef(str(Reference(page, column, one.heads))))
        series.graphicalProperties.solidFill = color[1:]
        chart.series.append(series)
    chart.set_categories(Reference(page, 1, one.first, 1, one.last))
    # The first row of the table is the upmost bar.
    chart.x_axis.scaling.orientation = "maxMin"
    chart.x_axis.delete = chart.y_axis.delete = False
    chart.y_axis.majorGridlines = None
    chart.y_axis.number_format = "0"
    chart.legend.position = "b"
    return chart
