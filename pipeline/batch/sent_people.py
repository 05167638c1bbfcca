"""What last year's ledger offers to a job that another machine did: only here are last year's results, and only what
was read of the notice says which they are."""

from __future__ import annotations

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from pipeline.batch.parcels import Reply
from pipeline.batch.record import LastYear
from pipeline.batch.single import Job, Outcome
from pipeline.batch.summary import earlier_by_place
from pipeline.batch.taking_over import last_year, take_over
from pipeline.exporters.inherited_file import read_inherited
from pipeline.model import Notice
from pipeline.result_names import NOTICE_JSON


class Offer(Struct, frozen=True):
    """``last_year``: what to record of it; ``told``: words on it; ``fresh``: people were put into the job's folder."""

    last_year: LastYear | None
    told: tuple[str, ...] = ()
    fresh: bool = False


def offered_here(job: Job, answer: Reply) -> Offer:
    """Put what last year's ledger offers into the job's folder, as the job itself does where it is done here."""
    outcome = answer.outcome
    if outcome.problem is not None or job.output is None:
        return Offer(job.last_year)
    rows = earlier_by_place(job.output)
    if last_year(outcome.head, job.last_year, rows, job.output) is None:
        return Offer(job.last_year)
    kept = read_inherited(job.folder)
    now, told = take_over(_read(job, answer), outcome.head, job.folder, job.last_year, rows, job.output)
    return Offer(now, told, read_inherited(job.folder) != kept)


def with_people(outcome: Outcome, offer: Offer | None) -> Outcome:
    """The outcome as if the job had been done here."""
    if offer is None or outcome.problem is not None:
        return outcome
    return replace(outcome, last_year=offer.last_year, messages=(*offer.told, *outcome.messages))


def _read(job: Job, answer: Reply) -> Notice:
    """The notice that was read there; where no JSON was asked for, it is read here again."""
    if NOTICE_JSON in answer.files:
        return msgspec.json.decode(answer.files[NOTICE_JSON], type=Notice)
    from pipeline.batch.single import read_beside
    from pipeline.conversion import read_source

    corrections = read_beside(job.corrections, job.source.name) if job.corrections else None
    return read_source(job.source, job.settings, corrections, job.beside).notice
