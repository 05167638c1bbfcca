"""The Makefile's targets: what they would run, what they say when something is missing. Nothing is downloaded here."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests import ROOT

RUN = ("requirements.lock", "pyproject.toml", "setup.py")

pytestmark = [
    pytest.mark.process,
    pytest.mark.skipif(shutil.which("make") is None, reason="make is not there"),
]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The Makefile with a stand-in for the environment: its programs say how they were called."""
    for name in ("Makefile", "requirements-dev.lock", *RUN):
        shutil.copy(ROOT / name, tmp_path / name)
    (tmp_path / "benchmarks").mkdir()
    (tmp_path / "benchmarks/diff.py").touch()
    programs = tmp_path / ".venv/bin"
    programs.mkdir(parents=True)
    for name in ("pip", "python", "yaodian", "ruff", "mypy"):
        program = programs / name
        program.write_text(
            f'#!/bin/sh\necho {name} "$@" >> calls\nfor word in "$@"; do echo "<$word>" >> words; done\n'
        )
        program.chmod(0o755)
    return tmp_path


def make(project: Path, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    command = ["make", f"PYTHON={sys.executable}", *words]
    # These tests may themselves be run by make with variables of its own (make test MARKS=…).
    outer = {name: value for name, value in os.environ.items() if name not in ("MAKEFLAGS", "MAKEOVERRIDES", "MARKS")}
    return subprocess.run(command, cwd=project, capture_output=True, text=True, env={**outer, **environment})


def calls(project: Path) -> list[str]:
    path = project / "calls"
    found = path.read_text().splitlines() if path.exists() else []
    path.unlink(missing_ok=True)
    return found


def test_make_sets_up_once_and_converts(project: Path) -> None:
    assert make(project).returncode == 0
    first = calls(project)
    assert [call.split()[0] for call in first] == ["pip", "pip", "yaodian"]
    assert first[-1] == "yaodian convert input --output output"
    assert make(project).returncode == 0
    assert calls(project) == ["yaodian convert input --output output"]
    time.sleep(0.01)
    (project / "requirements.lock").touch()
    assert make(project).returncode == 0
    assert len(calls(project)) == 3


@pytest.mark.parametrize(
    ("target", "said"),
    [
        (["test"], ["python -m pytest -m not slow -n auto --dist loadfile"]),
        (
            ["coverage"],
            [
                "python -m coverage run -m pytest -m not slow -n auto --dist loadfile",
                "python -m coverage combine --quiet",
                "python -m coverage json --quiet -o .coverage.json",
                "python -m tests.coverage_bars .coverage.json",
            ],
        ),
        (["lint"], ["ruff check .", "ruff format --check .", "mypy"]),
        (["bench"], ["python -m benchmarks.diff"]),
        (["packs", "RESULT=output/甲 乙"], ["yaodian packs output/甲 乙"]),
        (["diff", "OLD=2021", "NEW=2022"], ["yaodian diff --input input --years 2021 2022"]),
        (
            ["diff", "OLD=2021", "NEW=2022", "DISTRICT=兰山区"],
            ["yaodian diff --input input --years 2021 2022 --district 兰山区"],
        ),
    ],
)
def test_targets(target: list[str], said: list[str], project: Path) -> None:
    assert make(project, *target).returncode == 0
    assert [call for call in calls(project) if not call.startswith("pip")] == said


def test_nothing_in_a_district_reaches_the_shell(project: Path) -> None:
    name = "a'b; touch hacked `id`"
    assert make(project, "diff", "OLD=2021", "NEW=2022", f"DISTRICT={name}").returncode == 0
    assert f"<{name}>" in (project / "words").read_text()
    assert not (project / "hacked").exists()


def test_a_failure_is_the_targets(project: Path) -> None:
    make(project)
    (project / ".venv/bin/yaodian").write_text("#!/bin/sh\nexit 3\n")
    assert make(project).returncode != 0


@pytest.mark.parametrize(
    ("script", "said"),
    [
        (None, "缺少 Python 3.11"),
        ("exit 1", "需要 Python 3.11"),
        ('case "$2" in *ensurepip*) exit 1;; esac', "缺少 python3-venv"),
    ],
)
def test_what_is_missing_is_one_line(script: str | None, said: str, project: Path) -> None:
    python = project / "fake-python"
    if script is not None:
        python.write_text(f"#!/bin/sh\n{script}\n")
        python.chmod(0o755)
    told = make(project, f"PYTHON={python}")
    lines = [line for line in told.stderr.splitlines() if not line.startswith("make")]
    assert told.returncode == 2 and len(lines) == 1 and said in lines[0]


def test_measuring_leaves_nothing_behind(project: Path) -> None:
    for left in (".coverage", ".coverage.host.1"):
        (project / left).write_text("", encoding="utf-8")
    assert make(project, "coverage").returncode == 0
    assert list(project.glob(".coverage*")) == []


def test_years_are_asked_for(project: Path) -> None:
    told = make(project, "diff", "OLD=2021")
    assert told.returncode == 2 and "OLD=2021 NEW=2022" in told.stderr


def test_clean_leaves_results(project: Path) -> None:
    (project / "output").mkdir()
    (project / "output/notice.xlsx").touch()
    assert make(project, "clean").returncode == 0
    assert not (project / ".venv").exists() and (project / "output/notice.xlsx").exists()


def test_lock_files_pin_everything_once() -> None:
    import tomllib

    run, dev = ((ROOT / name).read_text().splitlines() for name in ("requirements.lock", "requirements-dev.lock"))
    pins = [line for line in (*run, *dev) if not line.startswith(("#", "-r"))]
    names = [pin.partition("==")[0] for pin in pins]
    assert all("==" in pin for pin in pins) and len(names) == len(set(names))
    described = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [*described["dependencies"], *described["optional-dependencies"]["dev"]]
    plain = {name.lower().replace("_", "-") for name in names}
    assert [need for need in wanted if need.partition(">=")[0].lower().replace("_", "-") not in plain] == []
    assert set(described["dependencies"]) and not {"pytest", "mypy"} & {line.partition("==")[0] for line in run}
