"""A task table saved as CSV: title, merged cells, paragraphs of a field, odd files."""

from __future__ import annotations

from pathlib import Path

import pytest

import yaodian
from pipeline.sources.csv_table import read_csv
from pipeline.sources.plain_text import TextRules

TABLE = """2023年甲县政务公开任务分解表,,,
类别,工作任务,具体要求,责任单位
财政公开,公开预算,"按时公开部门预算，
接受社会监督。","县财政局
县审计局"
,公开决算,"按时公开决算，做到""应公开尽公开""。",县财政局
"""


def test_rows_become_tasks(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text(TABLE, encoding="gb18030")
    notice = yaodian.read(path)
    assert notice.notice.title == "2023年甲县政务公开任务分解表"
    assert [(task.category, task.task) for task in notice.tasks] == [("财政公开", "公开预算"), ("财政公开", "公开决算")]
    assert notice.tasks[0].requirement == "按时公开部门预算，接受社会监督。"
    assert [party.text for party in notice.tasks[0].assignment.parties] == ["县财政局", "县审计局"]
    assert notice.coverage.unaccounted == 0


@pytest.mark.parametrize(
    ("content", "reason"), [(b"", "没有文字"), (b",,\n,,\n", "没有文字"), (b"\xff\xff\xff", "不是能读的文本文件")]
)
def test_what_is_no_table(tmp_path: Path, content: bytes, reason: str) -> None:
    path = tmp_path / "table.csv"
    path.write_bytes(content)
    with pytest.raises(yaodian.SourceError, match=f"table.csv：.*{reason}"):
        read_csv(path, TextRules())


def test_a_field_of_any_length(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text("任务,要求\n甲," + "按时公开。" * 40_000, encoding="utf-8")
    assert len(read_csv(path, TextRules()).chars) > 200_000
