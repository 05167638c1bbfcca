"""A small task table and the rows that it holds, and files with one table on them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tests.pages.laying import UP, Style, draw_table
from tests.pages.paper import Paper

HEAD = ["序号", "工作任务", "具体要求", "责任单位", "完成时限"]
LONG = "做好重点领域的信息公开工作，按时更新政府网站栏目内容。"
BODY = [
    ["1", "深化公开", LONG, "区财政局、区审计局", "6月底前"],
    ["2", UP, "办理依申请公开事项，规范答复文书格式。", "区司法局", "年底前"],
    ["3", "强化服务", "推进基层标准化规范化建设。", "各镇街道", "持续推进"],
]
MATRIX = [HEAD, *BODY]
WIDTHS = [35.0, 80.0, 200.0, 100.0, 70.0]
ROWS = [
    ("1", "", "深化公开", LONG, "区财政局、区审计局", "6月底前", ""),
    ("2", "", "深化公开", "办理依申请公开事项，规范答复文书格式。", "区司法局", "年底前", ""),
    ("3", "", "强化服务", "推进基层标准化规范化建设。", "各镇街道", "持续推进", ""),
]


def table(
    folder: Path, matrix: Sequence[Sequence[str]], widths: Sequence[float], style: Style | None = None, **options: Any
) -> Path:
    """A file with one table, over as many pages as it needs."""
    paper = Paper(folder / "page.pdf").page()
    draw_table(paper, matrix, widths, style, **options)
    return paper.save()
