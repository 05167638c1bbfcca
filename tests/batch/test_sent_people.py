"""What last year's ledger offers to a notice that another machine read."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

import yaodian
from pipeline.batch.parcels import Reply
from pipeline.batch.record import LastYear
from pipeline.batch.sent_people import Offer, offered_here, with_people
from pipeline.batch.single import Job, Outcome, convert, head_of
from pipeline.exporters.inherited_file import read_inherited
from pipeline.settings import Settings
from tests import RULES
from tests.batch.test_year_before import fill, notice

SETTINGS = Settings(rules=RULES, jurisdiction="临沂市兰山区", exports=("json",))


@pytest.fixture
def job(tmp_path: Path) -> Job:
    """This year's notice, and last year's results, nothing filled in."""
    yaodian.convert(
        notice(tmp_path, 2021), tmp_path / "out", exports=["json", "xlsx"], jurisdiction="临沂市兰山区", rules=RULES
    )
    (tmp_path / "staged").mkdir()
    return Job(notice(tmp_path, 2022), tmp_path / "staged", SETTINGS, output=tmp_path / "out")


def read_there(job: Job) -> Reply:
    return Reply(Outcome(head=head_of(yaodian.read(job.source, jurisdiction="临沂市兰山区", rules=RULES))))


@pytest.mark.process
def test_people_are_put_where_the_job_looks_for_them(job: Job) -> None:
    assert job.output is not None
    fill(job.output, 2021, 1, 责任领导="张三")
    offer = offered_here(job, read_there(job))
    assert offer.fresh and "承自“2021”" in offer.told[0]
    assert [list(values.values()) for values in read_inherited(job.folder).values()] == [["张三（承2021年）"]]
    # As the job itself would have told and recorded it.
    here = convert(replace(job, folder=_folder(job, "other")))
    assert (here.messages, here.last_year) == (offer.told, offer.last_year)


@pytest.mark.process
def test_nobody_named_is_recorded_and_costs_nothing(job: Job) -> None:
    offer = offered_here(job, read_there(job))
    assert offer.last_year is not None and not offer.last_year.people and not offer.fresh
    assert not (job.folder / "inherited.json").exists()


def test_a_failure_is_left_as_it_is() -> None:
    failed: Any = Outcome(problem="source", reason="坏")
    assert with_people(failed, Offer(LastYear("x"))) is failed
    assert with_people(Outcome(messages=("b",)), Offer(LastYear("x"), ("a",))).messages == ("a", "b")


def _folder(job: Job, name: str) -> Path:
    folder = job.folder.with_name(name)
    folder.mkdir()
    return folder
