"""How large a notice may be, whatever form it has: what is larger is none, and reading it would only cost time."""

from __future__ import annotations

from typing import Final

from pipeline.errors import SourceError

MOST_LINES: Final = 50_000
MOST_COLUMNS: Final = 500
MOST_ROWS: Final = 20_000
"""Of one table, as on one page."""


def check_lines(name: str, count: int) -> None:
    """That a file has no more lines of text than any notice has. Raises SourceError naming both figures."""
    if count > MOST_LINES:
        raise SourceError(
            f"{name}：有 {count} 行文字，超过上限（{MOST_LINES} 行），不像一份通知。请只留下通知和任务分解表再试。"
        )


def check_table(name: str, rows: int, columns: int) -> None:
    """That a table has no more rows or columns than any task table has. Raises SourceError naming the figures."""
    for count, most, unit in ((rows, MOST_ROWS, "行"), (columns, MOST_COLUMNS, "列")):
        if count > most:
            raise SourceError(
                f"{name}：表格有 {count} {unit}，超过上限（{most} {unit}），不像任务分解表。请只留下要转换的部分再试。"
            )
