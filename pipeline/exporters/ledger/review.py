"""校核意见: what a person should look at before the ledger is used, the gravest first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from pipeline.exporters.role_names import title_of
from pipeline.exporters.titles import CHECKED, PLACE, REVIEW, SAID
from pipeline.exporters.whereabouts import own_places, pages
from pipeline.exporters.workbook.sheet import (
    Sheet,
    SheetColumn,
    SheetRow,
    Value,
    filter_range,
    flowing_rows,
    heading,
    widened,
)
from pipeline.model import Evidence, Finding, Notice, Point, Task
from pipeline.model.finding_codes import SEVERITY_NAMES, Severity, kind_of

NAME: Final = REVIEW
CHECKED_BY_FILE: Final = "已核对（记在更正文件里）"
COLUMNS: Final = (
    SheetColumn("序号", 6, "正文居中"),
    SheetColumn("级别", 8),
    SheetColumn(PLACE, 20, "正文居中", "表头", 40),
    SheetColumn("页码", 10, "正文居中", "表头", 30),
    SheetColumn(SAID, 66, "正文", "表头", 100),
    SheetColumn("处理办法", 36, "正文", "表头", 60),
    SheetColumn(CHECKED, 16, "填写", "表头填写", 40),
)


def review_sheet(notice: Notice) -> Sheet:
    """One row a finding, with a column for what people note of it; a single line that says so if there is none."""
    grave = list(SEVERITY_NAMES)
    findings = sorted(notice.findings, key=lambda finding: grave.index(finding.severity))
    tasks = {task.number: task for task in notice.tasks}
    points = {point.number: point for point in notice.points()}
    table = [
        _values(number, finding, _places(finding, tasks.get(finding.task or 0), points.get(finding.point or 0)))
        for number, finding in enumerate(findings, 1)
    ]
    _shorten_repeats(table)
    for values in table:
        values.append(None)
    columns = widened(COLUMNS, table)
    rows = [heading(columns)]
    for finding, values in zip(findings, table, strict=True):
        # A finding is the same on every run if it stands at the same place and says the same.
        key = f"{values[2]}|{finding.message}"
        further = enumerate(flowing_rows(columns, values, repeated=(0, 1, 2, 3)))
        rows += [_coloured(row, finding.severity, f"{key}+{at}" if at else key) for at, row in further]
    if not findings:
        rows += flowing_rows(columns, [None, None, None, None, "没有需要核对的问题", None, None])
    return Sheet(
        name=NAME,
        columns=columns,
        rows=rows,
        title=f"{title_of(notice)}　校核意见",
        filtered=filter_range(columns, rows),
    )


def _shorten_repeats(table: Sequence[list[Value]]) -> None:
    """What to do is said once; further rows lead to the first one by its number, however the sheet is sorted."""
    first: dict[Value, Value] = {}
    for values in table:
        number = first.setdefault(values[5], values[0])
        if number != values[0]:
            values[5] = f"同第 {number} 条"


def _values(number: int, finding: Finding, evidence: Sequence[Evidence]) -> list[Value]:
    return [
        number,
        SEVERITY_NAMES[finding.severity],
        _place(finding),
        pages(evidence),
        finding.message,
        CHECKED_BY_FILE if finding.checked is True else kind_of(finding.code).advice_zh,
    ]


def _place(finding: Finding) -> str:
    places = [f"要点第 {finding.point} 条"] if finding.point is not None else []
    places += [f"任务第 {finding.task} 项"] if finding.task is not None else []
    return "\n".join(places) or "全文"


def _places(finding: Finding, task: Task | None, point: Point | None) -> Sequence[Evidence]:
    """Where to look: at the finding's own places, else at those of the task or point that it is about; not at the cells
    beside a task's own that are merged over many rows."""
    own = own_places(task.evidence) if task else ()
    if not finding.evidence:
        return own or (point.evidence if point else ())
    shared = [place for place in task.evidence if place not in own] if task else []
    return [place for place in finding.evidence if place not in shared]


def _coloured(row: SheetRow, severity: Severity, key: str) -> SheetRow:
    styles = [column.style for column in COLUMNS]
    styles[1] = SEVERITY_NAMES[severity]
    return SheetRow(row.values, styles, row.height, key)
