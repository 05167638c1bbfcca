"""What a machine of a cluster does with a parcel, without a cluster."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

pytest.importorskip("distributed")

from pipeline.batch.cluster import zipped
from pipeline.batch.cluster_worker import OtherVersionError, Workplace
from pipeline.batch.limits import Limits
from pipeline.batch.parcels import pack
from pipeline.batch.pool import WorkerDiedError
from pipeline.batch.single import Job
from pipeline.own_code import hash_program
from pipeline.settings import Settings
from tests import RULES
from tests.batch import standins

pytestmark = pytest.mark.process


@pytest.fixture
def machine(tmp_path: Path) -> SimpleNamespace:
    (tmp_path / "machine").mkdir()
    return SimpleNamespace(local_directory=str(tmp_path / "machine"), state=SimpleNamespace(nthreads=1))


@pytest.fixture
def workplace(machine: SimpleNamespace) -> Iterator[Workplace]:
    workplace = Workplace("run", hash_program(), zipped(RULES), Limits(60, 1024))
    workplace.setup(machine)
    yield workplace
    workplace.teardown(machine)


def job(tmp_path: Path, text: str) -> Job:
    (tmp_path / "staged").mkdir(exist_ok=True)
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    return Job(tmp_path / "a.txt", tmp_path / "staged", Settings(RULES))


def test_each_job_is_done_in_a_process_apart(workplace: Workplace, tmp_path: Path) -> None:
    answer = workplace.do(pack(standins.convert, job(tmp_path, "words")))
    assert answer.error is None and set(answer.files) == set(standins.FILES)
    died = workplace.do(pack(standins.convert, job(tmp_path, "die")))
    assert isinstance(died.error, WorkerDiedError) and not died.files
    crashed = workplace.do(pack(standins.convert, job(tmp_path, "crash")))
    assert isinstance(crashed.error, KeyError) and "standins" in crashed.trace


def test_nothing_is_left_there(workplace: Workplace, machine: SimpleNamespace, tmp_path: Path) -> None:
    workplace.do(pack(standins.convert, job(tmp_path, "words")))
    assert [path.name for path in Path(machine.local_directory).glob("*/*")] == ["rules"]
    workplace.teardown(machine)
    assert list(Path(machine.local_directory).iterdir()) == []


def test_another_version_of_the_program_does_nothing(machine: SimpleNamespace, tmp_path: Path) -> None:
    other = Workplace("run", "another", zipped(RULES), Limits())
    other.setup(machine)
    with pytest.raises(OtherVersionError):
        other.do(pack(standins.convert, job(tmp_path, "words")))
    other.teardown(machine)
