"""Which title of a list of attachments a file has, by its name."""

from __future__ import annotations

import re

import pytest

from pipeline.matching.attached_names import named_title

LABEL = re.compile(r"附件\d*[：:]?\s*")
TITLES = ["2031年政务公开工作任务分解表", "公开平台建设标准"]


def _end(name: str) -> int:
    found = LABEL.match(name)
    return found.end() if found else 0


@pytest.mark.parametrize(
    ("stem", "title"),
    [
        ("附件1", 0),
        ("附件2：公开平台建设标准", 1),
        ("附件3", None),
        ("附件", None),
        ("附件1：植树造林计划", None),
        ("2031年政务公开工作任务分解表", 0),
        ("《2031年政务公开工作任务分解表》", 0),
        ("2030年政务公开工作任务分解表", None),
        ("2031年防汛工作任务分解表", None),
        ("通知-附件1", 0),
        ("通知（附件2）", 1),
        ("通知", None),
        ("表", None),
    ],
)
def test_by_title_or_number(stem: str, title: int | None) -> None:
    assert named_title(TITLES, stem, "通知", _end) == title


def test_the_only_attachment_needs_no_number() -> None:
    assert named_title(TITLES[:1], "附件", "通知", _end) == 0
    assert named_title([], "附件", "通知", _end) is None
