"""``yaodian learn``: a file is proposed, and none is written over."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from pipeline.cli.door import main
from tests import RULES
from tests.learning.places import write_years


def test_on_the_screen_and_into_a_new_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_years(tmp_path)
    assert main(["learn", str(tmp_path), "--rules", str(RULES)]) == 0
    shown = capsys.readouterr()
    assert yaml.safe_load(shown.out)["code"] == "430112" and "待确认 1 个" in shown.err
    made = tmp_path / "430112.yaml"
    assert main(["learn", str(tmp_path), "--rules", str(RULES), "-o", str(made)]) == 0
    assert made.read_text(encoding="utf-8") == shown.out and "已写入" in capsys.readouterr().out
    made.write_text("mine", encoding="utf-8")
    assert main(["learn", str(tmp_path), "--rules", str(RULES), "-o", str(made)]) == 2
    assert made.read_text(encoding="utf-8") == "mine" and "没有改动" in capsys.readouterr().err


def test_a_broken_file_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_years(tmp_path)
    (tmp_path / "broken.docx").write_bytes(b"nothing")
    assert main(["learn", str(tmp_path), "--rules", str(RULES)]) == 3
    assert "broken.docx" in capsys.readouterr().err
