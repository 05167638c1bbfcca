"""One file from source to staged results: the task that a worker runs. What can go wrong comes back as an Outcome."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from msgspec import Struct
from msgspec.structs import replace

from pipeline.batch.kinds import corrections_beside
from pipeline.batch.record import Counts, LastYear, RecordedHead
from pipeline.batch.summary import earlier_by_place
from pipeline.batch.taking_over import take_over
from pipeline.batch.typed_ledger import keep_outcomes, typed_into
from pipeline.errors import CorrectionsError, NotRegularError, OutputError, PasswordError, RulesError, SourceError
from pipeline.model.layout import ReadBy
from pipeline.result_names import LEDGER_BOOK
from pipeline.settings import Settings
from pipeline.sources.beside import NOTHING_BESIDE, Beside

if TYPE_CHECKING:
    from pipeline.batch.inputs import Input
    from pipeline.corrections import Corrections
    from pipeline.model import Notice

Problem = Literal["source", "password", "corrections", "rules", "output", "limit", "crash", "interrupted"]


class Job(Struct, frozen=True):
    """A file to convert into ``folder`` (a staging folder), with what stands beside it; ``corrections`` is a file that
    exists, or None. ``output``: the folder of all results, where last year's may be; ``last_year``: what is recorded of
    those, or which a person named."""

    source: Path
    folder: Path
    settings: Settings
    corrections: Path | None = None
    beside: Beside = NOTHING_BESIDE
    output: Path | None = None
    last_year: LastYear | None = None


class Outcome(Struct, frozen=True):
    """What became of a file. ``reason`` is plain Chinese and set with ``problem``; ``messages`` are hints. ``aside``: a
    workbook could not be replaced and the new one stands beside it, so that the next run should try again. ``read_by``:
    what read the file, where there is a choice. ``attached``: names of the files that were read as parts of it.
    ``last_year``: whose ledger was looked at for people to take over."""

    counts: Counts = Counts()
    messages: tuple[str, ...] = ()
    problem: Problem | None = None
    reason: str = ""
    seconds: float = 0.0
    trace: str = ""
    head: RecordedHead = RecordedHead()
    aside: bool = False
    read_by: ReadBy | None = None
    attached: tuple[str, ...] = ()
    last_year: LastYear | None = None


Convert = Callable[[Job], Outcome]
"""What a batch runs for each file; by default :func:`convert`."""


def convert(job: Job) -> Outcome:
    """Read the file, apply a person's corrections, write all results into the job's folder."""
    started = time.perf_counter()
    try:
        outcome = _convert(job)
    except OutputError as error:
        outcome = Outcome(problem="output", reason=str(error))
    except RulesError as error:
        outcome = Outcome(problem="rules", reason=str(error))
    except SourceError as error:
        outcome = Outcome(problem="password" if isinstance(error, PasswordError) else "source", reason=str(error))
    return replace(outcome, seconds=round(time.perf_counter() - started, 2))


def check_rules(rules: Path) -> str:
    """Read all rules once; gives what is wrong with them (file and line), or an empty string."""
    from pipeline.conversion import check_rules as check

    try:
        check(rules)
    except RulesError as error:
        return str(error)
    return ""


def corrections_of(one: Input) -> Corrections | None:
    """A person's corrections of a file, if there are any. Raises CorrectionsError."""
    try:
        beside = one.known_corrections
    except NotRegularError as error:
        raise CorrectionsError(f"{one.path.name}：更正文件 {error.filename} 不是普通文件，请换成文本文件。") from error
    return read_beside(beside, one.path.name) if beside else None


def read_beside(corrections: Path, notice: str) -> Corrections:
    """A person's corrections of the file named ``notice``. Raises CorrectionsError, which names file and line."""
    from pipeline.corrections import read_corrections

    beside = [place.name for place in corrections_beside(corrections.with_name(notice))]
    if len(beside) > 1:
        raise CorrectionsError(
            f"{notice}：旁边有几个更正文件（{'、'.join(beside)}），不知道用哪一个。请合并成一个，名为 {beside[0]}。"
        )
    try:
        return read_corrections(corrections, notice)
    except RulesError as error:
        raise CorrectionsError(str(error)) from error


def _convert(job: Job) -> Outcome:
    from pipeline.conversion import knowledge_of, read_source
    from pipeline.exporters.exports import chosen, write_notice
    from pipeline.own_tasks import own_tasks

    try:
        corrections = read_beside(job.corrections, job.source.name) if job.corrections else None
    # The rules are in order; this is one person's file for one notice, and no reason to stop the others.
    except CorrectionsError as error:
        return Outcome(problem="corrections", reason=str(error))
    typed = typed_into(job.folder)
    if typed.corrections:
        from pipeline.corrections import with_typed

        corrections = with_typed(corrections, typed.corrections, LEDGER_BOOK)
    reading = read_source(job.source, job.settings, corrections, job.beside)
    own = own_tasks(typed.own, reading.notice, knowledge_of(job.settings.rules))
    reading = replace(reading, own=own, on=date.today())
    keep_outcomes(typed.corrections, reading.outcomes, job.folder)
    head, before = head_of(reading.notice), job.last_year
    told = typed.told
    if job.output is not None:
        rows = earlier_by_place(job.output)
        before, taken = take_over(reading.notice, head, job.folder, job.last_year, rows, job.output)
        told = (*typed.told, *taken)
    written = write_notice(reading, job.folder, chosen(job.settings.exports))
    return Outcome(
        count(reading.notice),
        (*told, *written.messages),
        head=head,
        aside=written.aside,
        read_by=reading.read_by,
        attached=tuple(one.file for one in reading.notice.source.attached),
        last_year=before,
    )


def count(notice: Notice) -> Counts:
    """How much the notice holds."""
    severities = [finding.severity for finding in notice.findings]
    return Counts(
        points=len(notice.points()),
        tasks=len(notice.tasks),
        units=len({party.unit or party.text for task in notice.tasks for party in task.assignment.parties}),
        errors=severities.count("error"),
        warnings=severities.count("warning"),
        infos=severities.count("info"),
        checked=sum(finding.checked is True and finding.severity != "info" for finding in notice.findings),
    )


def head_of(notice: Notice) -> RecordedHead:
    """By what people know the notice."""
    head = notice.notice
    where = head.jurisdiction
    return RecordedHead(
        head.title or head.full_title or "",
        head.year,
        "".join((*where.parents, where.name)) if where else "",
        (where.code if where else None) or "",
        head.document_number or "",
        "；".join(head.issuers),
        head.issued_on or "",
    )
