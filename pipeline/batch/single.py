"""One file from source to staged results: the task that a worker runs. What can go wrong comes back as an Outcome."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from msgspec import Struct
from msgspec.structs import replace

from pipeline.batch.record import Counts, RecordedHead
from pipeline.errors import CorrectionsError, OutputError, RulesError, SourceError

if TYPE_CHECKING:
    from pipeline.conversion import Reading, Settings
    from pipeline.corrections import Corrections
    from pipeline.model import Notice

Problem = Literal["source", "password", "corrections", "rules", "output", "limit", "crash", "interrupted"]


class Options(Struct, frozen=True):
    """What the user chose for a run, as far as results depend on it. ``rules`` is a folder that exists."""

    rules: Path
    jurisdiction: str | None = None
    packs: bool = False
    debug: bool = False


class Job(Struct, frozen=True):
    """A file to convert into ``folder`` (a staging folder); ``corrections`` is a file that exists, or None."""

    source: Path
    folder: Path
    options: Options
    corrections: Path | None = None
    passwords: tuple[str, ...] = ()


class Outcome(Struct, frozen=True):
    """What became of a file. ``reason`` is plain Chinese and set with ``problem``; ``messages`` are hints. ``aside``: a
    workbook could not be replaced and the new one stands beside it, so that the next run should try again."""

    counts: Counts = Counts()
    messages: tuple[str, ...] = ()
    problem: Problem | None = None
    reason: str = ""
    seconds: float = 0.0
    trace: str = ""
    head: RecordedHead = RecordedHead()
    aside: bool = False


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
        outcome = Outcome(problem="password" if _needs_password(error) else "source", reason=str(error))
    return replace(outcome, seconds=round(time.perf_counter() - started, 2))


def check_rules(rules: Path) -> str:
    """Read all rules once; gives what is wrong with them (file and line), or an empty string."""
    from pipeline.conversion import check_rules as check

    try:
        check(rules)
    except RulesError as error:
        return str(error)
    return ""


def read_unlocked(
    source: Path, settings: Settings, corrections: Corrections | None, passwords: Sequence[str]
) -> tuple[Reading, Settings]:
    """The file read with the first password that opens it, and the settings with that password.

    Raises PasswordError if none does, else what ``conversion.read_source`` raises.
    """
    from pipeline.conversion import read_source
    from pipeline.sources.pdf.unreadable import PasswordError

    for password in passwords or ("",):
        tried = replace(settings, password=password)
        try:
            return read_source(source, tried, corrections), tried
        except PasswordError as error:
            last = error
    if not passwords:
        raise last
    raise PasswordError(
        f"{source.name}：密码不对，打不开（给出的密码都试过了）；请核对密码，或索取没有密码的文件。"
    ) from last


def read_beside(corrections: Path, notice: str) -> Corrections:
    """A person's corrections of the file named ``notice``. Raises CorrectionsError, which names file and line."""
    from pipeline.corrections import read_corrections

    try:
        return read_corrections(corrections, notice)
    except RulesError as error:
        raise CorrectionsError(str(error)) from error


def _convert(job: Job) -> Outcome:
    from pipeline.conversion import Settings, write_outputs

    options = job.options
    try:
        corrections = read_beside(job.corrections, job.source.name) if job.corrections else None
    # The rules are in order; this is one person's file for one notice, and no reason to stop the others.
    except CorrectionsError as error:
        return Outcome(problem="corrections", reason=str(error))
    settings = Settings(options.rules, options.jurisdiction, options.packs, options.debug)
    reading, settings = read_unlocked(job.source, settings, corrections, job.passwords)
    written = write_outputs(reading, job.folder, settings)
    return Outcome(count(reading.notice), written.messages, head=head_of(reading.notice), aside=written.aside)


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
    )


def head_of(notice: Notice) -> RecordedHead:
    """By what people know the notice."""
    head = notice.notice
    where = head.jurisdiction
    return RecordedHead(
        head.title or head.full_title or "", head.year, "".join((*where.parents, where.name)) if where else ""
    )


def _needs_password(error: SourceError) -> bool:
    from pipeline.sources.pdf.unreadable import PasswordError

    return isinstance(error, PasswordError)
