"""The year of the clerk's guide: its commands work in their order, and give what it says."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from pipeline.progress.reading import read_ledger
from tests import ROOT
from tests.whole.year_story import commands, play

pytestmark = [pytest.mark.slow, pytest.mark.process]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A folder with notices and rules, and the program where the guide calls it."""
    for name in ("input", "rules"):
        shutil.copytree(ROOT / name, tmp_path / name)
    program = tmp_path / ".venv/bin/yaodian"
    program.parent.mkdir(parents=True)
    called = f'#!/bin/sh\nPYTHONPATH="{ROOT}" exec "{sys.executable}" -m pipeline.cli "$@"\n'
    program.write_text(called, encoding="utf-8")
    program.chmod(0o755)
    return tmp_path


def test_the_year_as_the_guide_tells_it(home: Path) -> None:
    def run(script: str) -> None:
        done = subprocess.run(["sh", "-ec", script], cwd=home, capture_output=True, text=True, env=dict(os.environ))
        assert done.returncode == 0, f"{script}\n{done.stdout}{done.stderr}"

    entered = play(home, run)
    assert len(commands()) == 6 and len(entered) > 500
    old, new = (next((home / "output").glob(f"{year}*")) for year in (2021, 2022))
    found = Counter((one.unit, one.key) for one in read_ledger(old / "notice.xlsx").entries if one.unit)
    assert found == Counter(entered.keys())
    days = ("2021-06-30", "2021-09-30", "2021-12-31")
    assert all((old / f"报告-{day}/领导摘要.docx").is_file() for day in days)
    leaders = [entry.leader for entry in read_ledger(new / "notice.xlsx").entries if entry.leader]
    assert len(leaders) > 20 and all(leader.endswith("（承2021年）") for leader in leaders)
    looked = json.loads((old / "回头看-2022/回头看.json").read_bytes())
    assert looked["tasks"] == 34 and 0 < len(looked["unfinished"]) < 34
    assert {fate for row in looked["unfinished"] for fate in row["fates"]} >= {"kept", "reworded"}
    changes = json.loads(next((home / "output").glob("diff-*/diff.json")).read_bytes())["changes"]
    assert sum(bool(change["progress"]) for change in changes) > 20
