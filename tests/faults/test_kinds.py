"""Every kind of bad input in one batch: each named with its reason, the good ones converted, nothing half-written."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests import ROOT
from tests.faults.broken import NAMES, PASSWORD, make_all
from tests.faults.notices import make_notice


def yaodian(*words: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    """The program in a process of its own, as a user runs it."""
    command = [sys.executable, "-m", "pipeline.cli", *map(str, words)]
    environment = {"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"}
    return subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True)


def rows(output: Path) -> dict[str, dict[str, object]]:
    return {Path(row["file"]).name: row for row in json.loads((output / "summary.json").read_bytes())["files"]}


@pytest.mark.slow
@pytest.mark.process
def test_every_kind(tmp_path: Path) -> None:
    expected = make_all(tmp_path / "in")
    told = yaodian("convert", "in", "-o", "out", "-j", "2", "--time-limit", "30", "--memory-limit", "1000",
                   "--log", "log.txt", "--rules", ROOT / "rules", cwd=tmp_path)  # fmt: skip
    assert told.returncode == 3
    assert "Traceback" not in told.stdout + told.stderr
    found = rows(tmp_path / "out")
    assert set(found) == set(expected)
    for name, outcome in expected.items():
        problem = found[name]["problem"] or "done"
        assert problem in (("done", "source") if outcome == "any" else (outcome,)), (name, found[name])
        assert (found[name]["folder"] != "") == (problem == "done")
    assert len(told.stderr.splitlines()) == sum(row["status"] == "failed" for row in found.values())
    assert not (tmp_path / "out/.yaodian").exists()
    assert "Traceback" not in (tmp_path / "log.txt").read_text(encoding="utf-8")


@pytest.mark.process
def test_names(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for seed, name in enumerate(NAMES):
        make_notice(tmp_path / "in" / name, seed, tasks=2)
    visible = [name for name in NAMES if not name.startswith(".")]
    told = yaodian("convert", "in", "in/....pdf", "-o", "out", "-j", "2", "--rules", ROOT / "rules", cwd=tmp_path)
    assert (told.returncode, told.stderr) == (0, "")
    assert "共 10 个文件：本次转换 10 个" in told.stdout
    folders = {path.name for path in (tmp_path / "out").iterdir() if path.is_dir()}
    stems = {*(Path(name).stem for name in visible), "....pdf"}
    # The one name that is too long for a folder is cut, and told from others by a hash.
    (long,), (cut,) = stems - folders, folders - stems
    assert len(long.encode()) > 200 and long.startswith(cut.rpartition("-")[0])
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in", "out"]
    assert "\u202e" not in (tmp_path / "out/summary.csv").read_text(encoding="utf-8-sig")


@pytest.mark.process
def test_a_password_from_a_file(tmp_path: Path) -> None:
    from tests.faults.broken import KINDS

    KINDS["encrypted"][0](tmp_path / "locked.pdf")
    command = ("convert", "locked.pdf", "-j", "1", "--rules", ROOT / "rules")
    told = yaodian(*command, cwd=tmp_path)
    assert told.returncode == 3 and "密码" in told.stderr
    (tmp_path / "words").write_text("wrong\n", encoding="utf-8")
    told = yaodian(*command, "--password-file", "words", cwd=tmp_path)
    assert told.returncode == 3 and "密码不对" in told.stderr
    (tmp_path / "words").write_text(f"wrong\n{PASSWORD}\n", encoding="utf-8")
    told = yaodian(*command, "--password-file", "words", cwd=tmp_path)
    assert (told.returncode, told.stderr) == (0, "")
    written = b"".join(path.read_bytes() for path in (tmp_path / "output").rglob("*.json"))
    assert PASSWORD.encode() not in written


def test_the_table_of_faults_knows_no_crash() -> None:
    """``benchmarks/FAULTS.md`` is filled by a script; what it tells of must be what this program survives."""
    rows = [line for line in (ROOT / "benchmarks/FAULTS.md").read_text(encoding="utf-8").splitlines() if "|" in line]
    assert len(rows) > 30
    assert [row for row in rows if "| crash |" in row or "Traceback" in row] == []
