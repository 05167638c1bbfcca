"""A job goes to another machine as bytes and comes back as bytes: the same files as if it had been done here."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from pipeline.batch.parcels import Parcel, Reply, answer_of, pack, take_in, unpack
from pipeline.batch.single import Job, Outcome
from pipeline.settings import Settings
from pipeline.sources.beside import Beside
from tests.batch import standins


@pytest.fixture
def job(tmp_path: Path) -> Job:
    """A notice with corrections, an attachment from elsewhere, and results that a clerk wrote into."""
    for name, text in (
        ("in/甲.txt", "some words"),
        ("in/甲.corrections.yaml", "texts: []"),
        ("elsewhere/甲.txt", "attached"),
        ("staged/notice.xlsx", "old\nclerk was here"),
        ("staged/gone.json", "{}"),
    ):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    beside = Beside((tmp_path / "elsewhere/甲.txt",), sure=True)
    corrections = tmp_path / "in/甲.corrections.yaml"
    return Job(tmp_path / "in/甲.txt", tmp_path / "staged", Settings(Path("/rules")), corrections, beside)


def done(parcel: Parcel, folder: Path) -> Reply:
    """What another machine does."""
    parcel = pickle.loads(pickle.dumps(parcel))
    there = unpack(parcel, folder, Path("/other/rules"))
    assert there.settings.rules == Path("/other/rules")
    outcome = parcel.convert(there)
    (there.folder / "gone.json").unlink()
    return answer_of(outcome, parcel, folder)


def test_what_a_job_writes_comes_back(job: Job, tmp_path: Path) -> None:
    answer = done(pack(standins.convert, job), tmp_path / "far")
    take_in(answer, job.folder)
    assert sorted(path.name for path in job.folder.iterdir()) == sorted(standins.FILES)
    assert (job.folder / "notice.xlsx").read_text(encoding="utf-8") == "notice.xlsx of some words\nclerk was here"
    assert answer.outcome.counts.tasks == 2


def test_what_it_may_read_goes_there(job: Job, tmp_path: Path) -> None:
    there = unpack(pack(standins.convert, job), tmp_path / "far", tmp_path)
    assert there.source.read_text(encoding="utf-8") == "some words"
    assert there.corrections is not None and there.corrections.read_text(encoding="utf-8") == "texts: []"
    assert there.corrections.parent == there.source.parent
    # Both are called the same, and are two files.
    assert [path.read_text(encoding="utf-8") for path in there.beside.attached] == ["attached"] and there.beside.sure
    assert tmp_path / "far" in there.folder.parents


def test_what_did_not_change_is_not_sent_back(job: Job, tmp_path: Path) -> None:
    parcel = pack(standins.convert, job)
    unpack(parcel, tmp_path / "far", tmp_path)
    assert answer_of(Outcome(), parcel, tmp_path / "far").files == {}


def test_messages_name_files_by_where_they_stand_here(job: Job, tmp_path: Path) -> None:
    parcel = pack(standins.convert, job)
    there = unpack(parcel, tmp_path / "far", tmp_path)
    said = answer_of(Outcome(reason=f"{there.corrections} 第 3 行"), parcel, tmp_path / "far").outcome.reason
    assert said == f"{job.corrections} 第 3 行"


def test_a_source_that_is_gone_is_the_systems_error(job: Job) -> None:
    job.source.unlink()
    with pytest.raises(FileNotFoundError):
        pack(standins.convert, job)
