"""One file from source to staged results: the task that a worker runs. What can go wrong comes back as an Outcome."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Final, Literal

from msgspec import Struct

from pipeline.batch.record import Counts
from pipeline.errors import OutputError, RulesError, SourceError

Problem = Literal["source", "password", "corrections", "rules", "output", "limit", "crash", "interrupted"]
ASIDE: Final = "写在旁边"
"""Words by which an exporter says that it could not replace a workbook (``exporters/rewriting.py``)."""


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
    """What became of a file. ``reason`` is plain Chinese and set with ``problem``; ``messages`` are hints."""

    counts: Counts = Counts()
    messages: tuple[str, ...] = ()
    problem: Problem | None = None
    reason: str = ""
    seconds: float = 0.0
    trace: str = ""


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
    return Outcome(
        outcome.counts, outcome.messages, outcome.problem, outcome.reason, round(time.perf_counter() - started, 2)
    )


def check_rules(rules: Path) -> str:
    """Read all rules once; gives what is wrong with them (file and line), or an empty string."""
    from pipeline.conversion import check_rules as check

    try:
        check(rules)
    except RulesError as error:
        return str(error)
    return ""


def _convert(job: Job) -> Outcome:
    from pipeline.conversion import Settings, read_source, write_outputs
    from pipeline.corrections import read_corrections

    options = job.options
    try:
        corrections = read_corrections(job.corrections, job.source.name) if job.corrections else None
    # The rules are in order; this is one person's file for one notice, and no reason to stop the others.
    except RulesError as error:
        return Outcome(problem="corrections", reason=str(error))
    for password in job.passwords or ("",):
        settings = Settings(options.rules, options.jurisdiction, options.packs, options.debug, password)
        try:
            reading = read_source(job.source, settings, corrections)
            break
        except SourceError as error:
            last = error
            if not _needs_password(error):
                raise
    else:
        raise last
    return Outcome(count(reading.notice), write_outputs(reading, job.folder, settings))


def count(notice: object) -> Counts:
    """How much the notice holds."""
    from pipeline.model import Notice

    assert isinstance(notice, Notice)
    severities = [finding.severity for finding in notice.findings]
    return Counts(
        points=len(notice.points()),
        tasks=len(notice.tasks),
        units=len({party.unit or party.text for task in notice.tasks for party in task.assignment.parties}),
        errors=severities.count("error"),
        warnings=severities.count("warning"),
        infos=severities.count("info"),
    )


def _needs_password(error: SourceError) -> bool:
    from pipeline.sources.pdf.faults import PasswordError

    return isinstance(error, PasswordError)
