"""``yaodian packs``."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from pipeline.cli.door import main
from tests.exporters.notices import notice_of, party_of, task_of
from tests.progress.books import converted


def test_lists_are_made(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    result = converted(notice_of(task_of(1, "一", party_of("乙局"), party_of("丙局"))), tmp_path / "output" / "测试")
    for path in (result / "packs").iterdir():
        path.unlink()
    assert main(["packs", str(result)]) == 0
    assert "2 个单位各一份任务清单" in capsys.readouterr().out
    assert sorted(path.name for path in (result / "packs").iterdir()) == ["甲丙局.xlsx", "甲乙局.xlsx"]


def test_lists_are_counted_and_nothing_beside_them(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    result = converted(
        notice_of(task_of(1, "一", party_of("乙局（大队）"), party_of("丙局"))), tmp_path / "output" / "测试"
    )
    for name in ("甲丙局（上一版）.xlsx", "甲丙局（新2）.xlsx"):
        shutil.copy(result / "packs" / "甲丙局.xlsx", result / "packs" / name)
    assert main(["packs", str(result)]) == 0
    assert "2 个单位各一份任务清单" in capsys.readouterr().out
    nobody = converted(notice_of(task_of(1, "一")), tmp_path / "output" / "无")
    assert main(["packs", str(nobody)]) == 0
    assert "没有责任单位，没有清单可发" in capsys.readouterr().out


def test_no_result(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["packs", str(tmp_path)]) == 2
    assert "不是一份通知的结果文件夹" in capsys.readouterr().err
