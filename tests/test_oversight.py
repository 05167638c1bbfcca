"""The public face of a superior's view; its examples run as they stand."""

from __future__ import annotations

import doctest
import shutil
from pathlib import Path

import pytest

import pipeline.oversight
import yaodian
from tests import ROOT, RULES
from tests.dataset.places import edition, put
from tests.diff.build import TEXTS, notice

pytestmark = pytest.mark.process


def test_the_examples(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(tmp_path)
    shutil.copytree(ROOT / "input", tmp_path / "input")
    failed, tried = doctest.testmod(pipeline.oversight, optionflags=doctest.NORMALIZE_WHITESPACE)
    assert tried and not failed, capfd.readouterr().out


def test_without_a_folder_nothing_is_written(tmp_path: Path) -> None:
    found = yaodian.coverage(edition("某市", 2021, TEXTS[0]), [edition("甲县", 2021, TEXTS[0])], rules=RULES)
    assert found.districts[0].count("verbatim") == 1 and not list(tmp_path.iterdir())


def test_what_holds_nothing_in_a_folder_is_left_out(tmp_path: Path) -> None:
    put(tmp_path, "甲", edition("甲县", 2021, TEXTS[0]))
    put(tmp_path, "空", notice([]))
    found = yaodian.coverage(edition("某市", 2021, TEXTS[0]), [tmp_path], rules=RULES)
    assert [one.place for one in found.districts] == ["甲县"]
    with pytest.raises(yaodian.SourceError):
        yaodian.coverage(edition("某市", 2021, TEXTS[0]), [tmp_path / "空"], rules=RULES)
