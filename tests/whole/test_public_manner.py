"""Notices in the manner of public ones, from the State Council's to a town's, read as a person reads them.

``tests/data/public`` holds each as text, or as a browser printed it, with the answer that a person wrote: ``points`` is
null where they do not count. A role may be one of several; separators at line breaks, and whether the heading stands
before the requirement, do not count.
"""

from __future__ import annotations

import json
import re
import unicodedata
from pathlib import Path
from typing import Any

import pytest

import yaodian
from pipeline.model import Task
from tests import DATA

FOLDER = DATA / "public"


def plain(text: str) -> str:
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text)).rstrip("。.;,")


def joined(text: str) -> str:
    """Without what parts units at line breaks."""
    return re.sub("[、,;]", "", plain(text))


@pytest.mark.parametrize("path", sorted([*FOLDER.glob("*.txt"), *FOLDER.glob("*.pdf")]), ids=lambda path: path.stem)
def test_as_a_person_reads_it(path: Path) -> None:
    gold = json.loads(path.with_suffix(".answer.json").read_text(encoding="utf-8"))
    notice = yaodian.read(path)
    assert plain(notice.notice.title or "") == plain(gold["title"])
    assert gold["points"] in (None, len(notice.points()))
    assert notice.coverage is not None and notice.coverage.unaccounted == 0
    assert len(notice.tasks) == len(gold["tasks"])
    for task, want in zip(notice.tasks, gold["tasks"], strict=True):
        check(task, want)


def check(task: Task, want: dict[str, Any]) -> None:
    heading = (task.task or "").rstrip("。")
    assert plain(want["requirement"]) in map(plain, (task.requirement, f"{heading}。{task.requirement}"))
    assert joined(task.assignment.raw) == joined(want["raw"])
    assert [plain(party.text) for party in task.assignment.parties] == [plain(text) for _, text in want["parties"]]
    for party, (role, _) in zip(task.assignment.parties, want["parties"], strict=True):
        assert party.role in role.split("|"), (task.assignment.raw, party)
