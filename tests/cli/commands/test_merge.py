"""``yaodian merge``: shown first, then written."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from pipeline.cli.door import main
from pipeline.progress.reading import read_ledger
from tests.exporters.notices import notice_of, party_of, task_of
from tests.progress.books import converted, fill


@pytest.fixture
def places(tmp_path: Path) -> tuple[Path, Path]:
    result = converted(notice_of(task_of(1, "一", party_of("乙局"), party_of("丙局"))), tmp_path / "output" / "测试")
    sent = Path(shutil.copy(result / "packs" / "甲乙局.xlsx", tmp_path / "乙.xlsx"))
    fill(sent, {"key1": {"进展情况": "推进中"}})
    return result, sent


def test_without_a_terminal_it_is_only_shown(places: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    result, sent = places
    assert main(["merge", str(result), str(sent)]) == 1
    said = capsys.readouterr().out
    assert "1 个单位有 1 处新内容" in said
    assert "未报回 1 个单位：甲丙局" in said
    assert "没有写入" in said
    assert not (result / "answers.json").exists()


def test_yes_writes(places: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    result, sent = places
    assert main(["merge", str(result), str(sent), "--yes"]) == 0
    assert "已写入" in capsys.readouterr().out
    assert [entry.progress for entry in read_ledger(result / "notice.xlsx").entries if entry.unit] == ["推进中"]
    fill(sent, {"key1": {"进展情况": "另一批"}})
    assert main(["merge", str(result), str(sent), "--preview"]) == 0
    said = capsys.readouterr().out
    assert "冲突（台账里的没有改动） 1 条：" in said
    assert "甲乙局 序号 1 进展情况：台账“推进中”，报回“另一批”（乙.xlsx“任务清单”表第 2 行）" in said


def test_a_file_that_cannot_be_taken(places: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    result, sent = places
    sent.write_bytes(b"PK")
    assert main(["merge", str(result), str(sent), "--yes"]) == 3
    assert "收不进来的文件 1 条：" in capsys.readouterr().out
