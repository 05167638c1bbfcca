"""A table of which only the header was seen is told of as an error; words that only look like labels are not."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.conversion import read_source
from pipeline.extractors.table.column_labels import load_columns
from pipeline.extractors.table.unframed import find_unframed
from pipeline.model import Layout, Line, Page, Traced
from pipeline.settings import Settings
from tests import RULES
from tests.extractors.reading import ROLES

COLUMNS = load_columns(RULES, ROLES)


def found(*lines: tuple[float, float, str], page: int = 1) -> list[str]:
    """The messages about a page with these lines, each at (left, top)."""
    made = tuple(
        Line(page, (x, top, x + 10 * len(text), top + 10), Traced(text, tuple(range(len(text)))))
        for x, top, text in lines
    )
    return [one.message for one in find_unframed(Layout("pdf", (Page(page, 600, 800, made),), ()), COLUMNS)]


@pytest.mark.parametrize(
    "lines",
    [
        [(10, 100, "序号"), (60, 100, "重点任务"), (200, 103, "责任单位")],
        [(10, 100, "序号重点任务具体要求责任单位完成时限")],
        [(10, 100, "重点任务 具体要求 责任单位")],
    ],
)
def test_a_header_in_running_text(lines: list[tuple[float, float, str]]) -> None:
    (message,) = found(*lines)
    assert message.startswith("第 1 页") and "重点任务" in message and "责任单位" in message


@pytest.mark.parametrize(
    "lines",
    [
        [(10, 100, "序号"), (10, 120, "重点任务"), (10, 140, "责任单位")],
        [(10, 100, "重点任务具体要求")],
        [(10, 100, "各责任单位要明确重点任务、具体要求。")],
        [(10, 100, "责任单位责任单位重点任务")],
        [(10, 100, "序号重点任务完成时限")],
    ],
)
def test_what_is_no_header(lines: list[tuple[float, float, str]]) -> None:
    assert found(*lines) == []


def test_an_error_in_a_notice_whose_table_lost_its_columns(tmp_path: Path) -> None:
    path = tmp_path / "notice.txt"
    path.write_text(
        "2023年甲县工作要点\n\n一、公开\n（一）规划。做好规划公开。（县财政局负责）\n\n"
        "序号 重点任务 具体要求 责任单位\n",
        encoding="utf-8",
    )
    notice = read_source(path, Settings(RULES)).notice
    (finding,) = [one for one in notice.findings if one.code == "table.unframed"]
    assert finding.severity == "error" and finding.message.startswith("第 6 行")
