"""Readings and pages for this room's tests."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from pipeline.conversion import read_source
from pipeline.exporters.page.notice_html import notice_html
from pipeline.model.reading import Reading
from pipeline.settings import Settings
from tests import ROOT, RULES

SEED = next((ROOT / "input").glob("2021*.pdf"))
TEXT = """2030年测试区政务公开工作要点

一、公开
（一）政策。发布政策文件，6月底前完成。（区财政局牵头，区审计局、区统计局配合）
（二）解读。做好政策解读工作。（责任单位：区司法局等部门）
"""


@cache
def seed() -> Reading:
    """The real notice, read with its way."""
    return read_source(SEED, Settings(RULES, exports=("html",)))


def page_of(reading: Reading, folder: Path) -> Path:
    """The page of a reading in a file, by a name that an address must quote."""
    path = folder / "原文 对照#1.html"
    path.write_bytes(notice_html(reading))
    return path


TABLE = """2030年测试区政务公开工作要点

序号\t工作任务\t具体要求\t责任单位
1\t公开\t公开财政预决算。\t区财政局、区审计局
2\t解读\t做好解读。\t区司法局
"""


def text_reading(folder: Path, text: str = TEXT) -> Reading:
    """A notice copied from a web page, read with its way."""
    source = folder / "notice.txt"
    source.write_text(text, encoding="utf-8")
    return read_source(source, Settings(RULES, exports=("html",)))
