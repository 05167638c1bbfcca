"""Whether a list of attachments has a file, by its name."""

from __future__ import annotations

import re

import pytest

from pipeline.matching.attached_names import is_named

LABEL = re.compile(r"附件\d*[：:]?\s*")
TITLES = ["2031年政务公开工作任务分解表", "公开平台建设标准"]


def _end(name: str) -> int:
    found = LABEL.match(name)
    return found.end() if found else 0


@pytest.mark.parametrize(
    ("stem", "named"),
    [
        ("附件1", True),
        ("附件2：公开平台建设标准", True),
        ("附件3", False),
        ("附件", False),
        ("附件1：植树造林计划", False),
        ("2031年政务公开工作任务分解表", True),
        ("甲区《政务公开工作任务分解表》（定稿）", True),
        ("通知-附件1", True),
        ("通知（附件2）", True),
        ("通知", False),
        ("表", False),
    ],
)
def test_by_title_or_number(stem: str, named: bool) -> None:
    assert is_named(TITLES, stem, "通知", _end) is named


def test_the_only_attachment_needs_no_number() -> None:
    assert is_named(TITLES[:1], "附件", "通知", _end)
    assert not is_named([], "附件", "通知", _end)
