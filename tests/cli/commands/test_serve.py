from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from pipeline.cli import main
from pipeline.serving.listening import PORT
from tests.serving.site import place


def test_results_of_another_version_are_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = place(tmp_path)
    (root / "output/甲县/.yaodian.json").write_text(json.dumps({"schema": "yaodian/record/7"}), encoding="utf-8")
    assert main(["serve", str(root / "output")]) == 2
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 1 and "另一版本" in lines[0]


def test_a_missing_extra_is_one_line(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setitem(sys.modules, "pipeline.serving.listening", None)
    assert main(["serve"]) == 2
    assert "make serve" in capsys.readouterr().err


def test_the_port_is_a_port(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["serve", "--port", "70000"]) == 2
    assert "端口不对" in capsys.readouterr().err


def test_the_default_port_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["serve", "--help"]) == 0
    assert str(PORT) in capsys.readouterr().out
