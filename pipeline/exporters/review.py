"""校核意见: what a person should look at before the ledger is used, the gravest first."""

from __future__ import annotations

from typing import Final

from openpyxl.utils import get_column_letter

from pipeline.exporters.places import pages
from pipeline.exporters.sheet import Column, Row, Sheet, Value, flowing_rows, heading, widened
from pipeline.model import Finding, Notice
from pipeline.model.finding import Severity

NAME: Final = "校核意见"
SEVERITIES: Final[dict[Severity, str]] = {"error": "错误", "warning": "注意", "info": "提示"}
# What to do, by the first part of a finding's code; the finding's own message says what is the matter.
ADVICE: Final[dict[str, str]] = {
    "body_table": "对照原文，核对正文与任务分解表的不同之处，以正式印发的文本为准",
    "numbering": "对照原文，检查编号有无漏号、重号",
    "coverage": "打开原文相应页，核对有无漏读的文字",
    "claims": "打开原文相应页，核对有无漏读的文字",
    "unit": "确认单位的规范名称；今后还会出现的，请补充到规则文件",
    "units": "确认单位的规范名称；今后还会出现的，请补充到规则文件",
    "deadline": "对照原文，确认完成时限",
    "deadlines": "对照原文，确认完成时限",
}
FALLBACK: Final[dict[Severity, str]] = {
    "error": "对照原文逐字核对，改正后再使用",
    "warning": "对照原文核对",
    "info": "供参考，一般不需处理",
}
COLUMNS: Final = (
    Column("序号", 6, "正文居中"),
    Column("级别", 8),
    Column("位置", 20, "正文居中", "表头", 40),
    Column("页码", 8, "正文居中"),
    Column("校核意见", 62, "正文", "表头", 100),
    Column("处理办法", 36, "正文", "表头", 60),
    Column("代码", 22, "次要", "表头小", 40),
)


def review_sheet(notice: Notice) -> Sheet:
    """One row a finding; a single line that says so if there is none."""
    grave = list(SEVERITIES)
    findings = sorted(notice.findings, key=lambda finding: grave.index(finding.severity))
    table = [_values(number, finding) for number, finding in enumerate(findings, 1)]
    columns = widened(COLUMNS, table)
    rows = [heading(columns)]
    for finding, values in zip(findings, table, strict=True):
        rows += [_coloured(row, finding.severity) for row in flowing_rows(columns, values, repeated=(0, 1, 2, 3))]
    if not findings:
        rows += flowing_rows(columns, [None, None, None, None, "没有需要核对的问题", None, None])
    return Sheet(
        name=NAME,
        columns=columns,
        rows=rows,
        title=f"{notice.notice.title or notice.source.file}　校核意见",
        filtered=f"A1:{get_column_letter(len(columns))}{max(2, len(rows))}",
    )


def advice(finding: Finding) -> str:
    """What to do about a finding, in a few words."""
    return ADVICE.get(finding.code.partition(".")[0], FALLBACK[finding.severity])


def _values(number: int, finding: Finding) -> list[Value]:
    places = [f"要点第 {finding.point} 条"] if finding.point is not None else []
    places += [f"任务第 {finding.task} 项"] if finding.task is not None else []
    return [
        number,
        SEVERITIES[finding.severity],
        "\n".join(places) or "全文",
        pages(finding.evidence),
        finding.message,
        advice(finding),
        finding.code,
    ]


def _coloured(row: Row, severity: Severity) -> Row:
    styles = [column.style for column in COLUMNS]
    styles[1] = SEVERITIES[severity]
    return Row(row.values, styles, row.height)
