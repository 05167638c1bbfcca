"""The public face of comparisons; its examples run as they stand."""

from __future__ import annotations

import doctest
import shutil
from pathlib import Path

import pytest

import pipeline.comparing
from tests import ROOT

pytestmark = pytest.mark.process


def test_the_examples(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(tmp_path)
    shutil.copytree(ROOT / "input", tmp_path / "input")
    failed, tried = doctest.testmod(pipeline.comparing, optionflags=doctest.NORMALIZE_WHITESPACE)
    assert tried and not failed, capfd.readouterr().out
