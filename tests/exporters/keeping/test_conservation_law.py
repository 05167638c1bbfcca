"""What people do to a workbook, one by one and in sequences: every word is there afterwards, once, with its look."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.exporters.ledger.ledger_workbook import update_workbook
from tests.exporters.keeping import people
from tests.exporters.keeping.people import ACTIONS, Desk, lost
from tests.exporters.keeping.sequences import play
from tests.exporters.keeping.versions import CHANGED, CHANGES, given_notice

SEQUENCES = 100


@pytest.fixture(scope="module")
def start(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workbook in which nobody has written."""
    path = tmp_path_factory.mktemp("start") / "start.xlsx"
    update_workbook(given_notice(), {}, path)
    return path


def test_there_are_enough_of_them() -> None:
    assert len(ACTIONS) >= 40 and len(CHANGES) >= 6


@pytest.mark.parametrize("name", ACTIONS)
def test_each(name: str, start: Path, tmp_path: Path) -> None:
    path = tmp_path / "notice.xlsx"
    path.write_bytes(start.read_bytes())
    desk = Desk(path, 1)
    if "left over" in name:
        desk.work(people.note("备注"))
        desk.work(people.note("备注"), people.note("责任领导"))
        update_workbook(given_notice(given_notice().tasks[3]), {}, path)
    desk.work(ACTIONS[name])
    for change in (CHANGED["other words"], CHANGED["fewer"], CHANGED["nothing"]):
        outcome = update_workbook(change(given_notice()), {}, path)
        assert not outcome.aside, outcome.messages
        assert lost(path, desk.words) == []


@settings(
    max_examples=SEQUENCES, deadline=None, database=None, derandomize=True, suppress_health_check=list(HealthCheck)
)
@given(seed=st.integers(0, 1 << 32))
def test_sequences(seed: int, start: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:
        wrong, done = play(seed, Path(folder), start)
    assert wrong == [], done


@pytest.mark.office
@pytest.mark.slow
@pytest.mark.parametrize("seed", range(4))
def test_sequences_with_another_program_in_between(seed: int, start: Path, tmp_path: Path) -> None:
    wrong, done = play(seed, tmp_path, start, offices=0.7)
    assert wrong == [], done
