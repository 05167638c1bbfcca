"""The README's commands do what it says, in a copy of the project that borrows the environment of the tests.

Blocks are marked by comments that no reader sees: ``test: file PATH`` writes the block there, ``test: run`` runs it,
``test: python`` is run by Python, ``test: output`` is what the run before printed, ``test: slow`` and ``test: years``
are run on their own.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import msgspec
import pytest

from pipeline.conversion import read_source
from pipeline.settings import Settings
from tests import ROOT

GUIDES = ("README.md", "README.zh-CN.md")
COPIED = ("Makefile", "pyproject.toml", "setup.py", "requirements.lock", "requirements-dev.lock", *GUIDES)
BLOCK = re.compile(r"^<!-- test: (\w+)(?: ([^>\n]*))? -->\n```\w*\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\((?!https?:)([^)#]+)\)")
UNSAID = {"evidence", "where", "findings", "coverage", "source", "generator"}


class Block(NamedTuple):
    kind: str
    path: str
    text: str


def blocks(name: str) -> list[Block]:
    return [Block(*found) for found in BLOCK.findall((ROOT / name).read_text(encoding="utf-8"))]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy in which ``.venv/bin/yaodian`` runs the copy's code, and make finds its environment ready."""
    for name in COPIED:
        shutil.copy(ROOT / name, tmp_path / name)
    for name in ("pipeline", "yaodian", "rules", "input"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    programs = tmp_path / ".venv/bin"
    programs.mkdir(parents=True)
    program = programs / "yaodian"
    program.write_text(
        f'#!/bin/sh\nPYTHONPATH="{tmp_path}" exec "{sys.executable}" -m pipeline.cli "$@"\n', encoding="utf-8"
    )
    program.chmod(0o755)
    (tmp_path / ".venv/.run").touch()
    return tmp_path


def run(project: Path, script: str) -> str:
    # make must not go back to a make that runs these tests.
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "MFLAGS"))}
    done = subprocess.run(["sh", "-ec", script], cwd=project, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, f"{script}\n{done.stdout}{done.stderr}"
    assert not done.stderr, done.stderr
    return done.stdout


@pytest.mark.parametrize("name", GUIDES)
@pytest.mark.process
def test_commands_and_examples(project: Path, name: str) -> None:
    output, ran = "", 0
    for block in blocks(name):
        if block.kind == "file":
            (project / block.path).write_text(block.text, encoding="utf-8")
        elif block.kind == "run":
            output, ran = run(project, block.text), ran + 1
        elif block.kind == "python":
            (project / "example.py").write_text(block.text, encoding="utf-8")
            output, ran = run(project, f'PYTHONPATH="{project}" "{sys.executable}" example.py'), ran + 1
        elif block.kind == "output":
            assert output == block.text
    assert ran


@pytest.mark.process
def test_the_corrections_of_the_example_fit(project: Path) -> None:
    for block in blocks("README.md"):
        if block.kind == "file":
            (project / block.path).write_text(block.text, encoding="utf-8")
    run(project, ".venv/bin/yaodian convert input/2021*.pdf")
    notice = next(project.glob("output/2021*/notice.json")).read_bytes()
    codes = [finding["code"] for finding in msgspec.json.decode(notice)["findings"]]
    assert codes.count("correction.applied") == 5 and "correction.not_found" not in codes


@pytest.mark.slow
@pytest.mark.process
@pytest.mark.skipif(shutil.which("make") is None, reason="make is not there")
def test_the_two_commands(project: Path) -> None:
    """``make test`` runs a stand-in for the tests: these would run themselves without end."""
    (project / "tests").mkdir()
    (project / "tests/test_stand_in.py").write_text("def test_it() -> None:\n    assert True\n", encoding="utf-8")
    (project / ".venv/.dev").touch()
    python = project / ".venv/bin/python"
    # No link: Python would look for its libraries beside the link.
    python.write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n', encoding="utf-8")
    python.chmod(0o755)
    (script,) = (block.text for block in blocks("README.md") if block.kind == "slow")
    printed = run(project, script)
    assert "任务 34 项" in printed and "1 passed" in printed
    assert len(list(project.glob("output/*/notice.xlsx"))) == 2


@pytest.mark.slow
@pytest.mark.process
@pytest.mark.skipif(shutil.which("make") is None, reason="make is not there")
def test_two_years_are_compared(project: Path) -> None:
    (script,) = (block.text for block in blocks("README.md") if block.kind == "years")
    assert "diff.xlsx" in run(project, script)
    assert len(list(project.glob("output/diff-*/diff.html"))) == 1


@pytest.mark.parametrize("name", GUIDES)
def test_links_lead_somewhere(name: str) -> None:
    targets = LINK.findall((ROOT / name).read_text(encoding="utf-8"))
    assert targets and [target for target in targets if not (ROOT / target).exists()] == []


def test_pictures_are_small() -> None:
    assert all(path.stat().st_size <= 200_000 for path in (ROOT / "docs").glob("*.png"))


def test_the_typeset_notice_is_the_published_one() -> None:
    """What the README says of ``input/``: both files read to the same notice, two repairs apart."""
    settings = Settings(ROOT / "rules")
    published = read_source(ROOT / "tests/data/lanshan-2021/source.txt", settings).notice
    typeset = read_source(next((ROOT / "input").glob("2021*.pdf")), settings).notice
    assert wording(msgspec.to_builtins(published)) == wording(msgspec.to_builtins(typeset))
    repairs = [finding for finding in published.findings if finding.code == "text.repaired"]
    assert len(repairs) == 2 and not any(finding.code == "text.repaired" for finding in typeset.findings)


def wording(value: object) -> object:
    """A notice without where things stand and how they were read."""
    if isinstance(value, dict):
        return {name: wording(inner) for name, inner in value.items() if name not in UNSAID}
    return [wording(inner) for inner in value] if isinstance(value, list | tuple) else value
