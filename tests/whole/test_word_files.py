"""The notice as a Word file, with typed and with automatic numbers, is the notice of its PDF, field by field."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import msgspec
import pytest

import yaodian
from tests import DATA, ROOT, RULES

FOLDER = DATA / "lanshan-2021"
PLACES = {"generator", "source", "coverage", "evidence", "where"}


def fields(value: Any) -> Any:
    """Without what tells where it stands and what file it came from."""
    if isinstance(value, dict):
        return {key: fields(one) for key, one in value.items() if key not in PLACES}
    return [fields(one) for one in value] if isinstance(value, list | tuple) else value


@pytest.mark.parametrize("name", ["word.docx", "word-automatic-numbers.docx"])
def test_same_as_the_pdf(name: str, tmp_path: Path) -> None:
    # Alone: the same in older formats lies beside it, and would be compared.
    notice = yaodian.read(shutil.copy(FOLDER / name, tmp_path), rules=RULES)
    printed = yaodian.read(ROOT / "input" / "2021-兰山区政务公开工作要点.pdf", rules=RULES)
    assert fields(msgspec.to_builtins(notice)) == fields(msgspec.to_builtins(printed))
    assert len(notice.tasks) == 34 and notice.coverage.unaccounted == 0
    assert all(one.place for task in notice.tasks for one in task.evidence)
