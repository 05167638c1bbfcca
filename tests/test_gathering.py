"""The public face of datasets; its examples run as they stand."""

from __future__ import annotations

import doctest
import shutil
from pathlib import Path

import pytest

import pipeline.gathering
import yaodian
from tests import ROOT, RULES
from tests.dataset.places import usual

pytestmark = pytest.mark.process


def test_the_examples(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(tmp_path)
    shutil.copytree(ROOT / "input", tmp_path / "input")
    failed, tried = doctest.testmod(pipeline.gathering, optionflags=doctest.NORMALIZE_WHITESPACE)
    assert tried and not failed, capfd.readouterr().out


def test_frames_of_a_dataset_are_those_of_its_notices(tmp_path: Path) -> None:
    usual(tmp_path / "output")
    yaodian.collect(tmp_path / "output", tmp_path / "ds", rules=RULES)
    ours, theirs = yaodian.frames(tmp_path / "ds"), yaodian.frames(tmp_path / "output", rules=RULES)
    assert ours.matrix is None and theirs.matrix is not None
    for name in ("notices", "tasks", "parties", "units", "deadlines", "points", "findings"):
        mine, other = getattr(ours, name), getattr(theirs, name)
        by = [column for column in ("notice", "task", "position", "unit", "point", "code") if column in mine]
        mine, other = (frame.sort_values(by).reset_index(drop=True) for frame in (mine, other))
        assert mine.equals(other) and list(mine.dtypes) == list(other.dtypes), name
