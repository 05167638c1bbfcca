"""``notice.xlsx``: all sheets of a notice, and the keeping of what people wrote into an earlier one."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Final

from msgspec.structs import replace

from pipeline.exporters.answers_file import read_answers
from pipeline.exporters.atomic import write_bytes
from pipeline.exporters.inherited_file import Offered, read_inherited
from pipeline.exporters.involvement import unit_tasks
from pipeline.exporters.keeping.rewriting import Program, WorkbookOutcome, rewrite
from pipeline.exporters.keeping.snapshot import short_key
from pipeline.exporters.ledger import about, correction_sheet, ledger, matrix, review, unit_list
from pipeline.exporters.ledger import point_list as points
from pipeline.exporters.ledger.answer_sheet import answer_sheet, with_answers
from pipeline.exporters.outcomes_file import RowOutcomes, read_outcomes
from pipeline.exporters.role_names import title_of
from pipeline.exporters.workbook.sheet import Sheet, Value
from pipeline.model import Finding, Notice, Unit
from pipeline.model.reading import OwnTasks
from pipeline.model.unit_answers import NO_ANSWERS, Answers

NAMES: Final = (ledger.NAME, matrix.NAME, unit_list.NAME, points.NAME, review.NAME, correction_sheet.NAME, about.NAME)
KIND: Final = "ledger"
_NO_NOTES: Final[Mapping[str, str]] = {}
_NOTHING_OFFERED: Final[Offered] = {}
_NONE_OF_THEIR_OWN: Final = OwnTasks()
_NOTHING_TYPED: Final[RowOutcomes] = {}


def workbook_bytes(
    notice: Notice, units: Mapping[str, Unit], notes: Mapping[str, str] = _NO_NOTES, page: str = ""
) -> bytes:
    """The content of a workbook in which nobody has written. The same arguments give the same bytes.

    ``units`` has what the registry knows of the parties' units and members; ``notes`` are further lines for the sheet
    说明 (name and text); ``page`` the name of the notice's page beside it, to which the tasks are linked.
    """
    return _program(notice, units, notes, page).fresh()


def _program(
    notice: Notice,
    units: Mapping[str, Unit],
    notes: Mapping[str, str],
    page: str,
    own: OwnTasks = _NONE_OF_THEIR_OWN,
    answers: Answers = NO_ANSWERS,
    offered: Offered = _NOTHING_OFFERED,
    outcomes: RowOutcomes = _NOTHING_TYPED,
    progress: Sheet | None = None,
) -> Program:
    bodies = unit_tasks(notice, units)
    program = with_answers(ledger.with_offered(ledger.program_part(notice, page), offered), notice, bodies, answers)
    task_ledger = ledger.ledger_sheet(notice, program)
    # Rows that people added stand in the ledger as they are; by unit they count with the others.
    whole = replace(notice, tasks=(*notice.tasks, *own.tasks)) if own.tasks else notice
    of_all = unit_tasks(whole, {**units, **own.units}) if own.tasks else bodies
    before: list[Sheet] = [
        task_ledger,
        *matrix.matrix_sheets(whole, of_all, ledger.places(task_ledger)),
        unit_list.unit_list_sheet(whole, of_all),
        points.points_sheet(notice),
    ]
    if answers.answers:
        before.append(answer_sheet(notice, title_of(notice), bodies, answers))
    if progress is not None:
        before.append(progress)
    corrections = correction_sheet.correction_sheet(title_of(notice), outcomes)
    last = about.about_sheet(notice, len(bodies), notes)

    def build(findings: Sequence[Finding]) -> list[Sheet]:
        told = replace(notice, findings=(*notice.findings, *own.findings, *findings))
        return [*before, review.review_sheet(told), corrections, last]

    return Program(build, KIND, title_of(notice))


def write_workbook(notice: Notice, units: Mapping[str, Unit], path: Path, notes: Mapping[str, str] = _NO_NOTES) -> None:
    """Write the workbook to ``path``, whatever stands there, whole or not at all. An OutputError if that cannot be."""
    write_bytes(path, workbook_bytes(notice, units, notes))


def update_workbook(
    notice: Notice,
    units: Mapping[str, Unit],
    path: Path,
    notes: Mapping[str, str] = _NO_NOTES,
    page: str = "",
    own: OwnTasks = _NONE_OF_THEIR_OWN,
    on: date | None = None,
    given: Collection[tuple[str, str]] = (),
) -> WorkbookOutcome:
    """Write the workbook to ``path`` and keep what people wrote into the one that stands there. ``page``: the name of
    the notice's page beside it, if there is one; ``own``: what people added to the ledger. What
    units answered, what last year's ledger offers, what became of the rows of the sheet 更正 is read from beside it.
    ``on``: the day of the sheet 进展通报, which is not written without. ``given``: cells of the tasks' own rows, by key
    and title, into which the program writes though a person did.

    A workbook that is open, unreadable or not this program's is never written over: the new one goes beside it, and the
    outcome says so. An OutputError only if neither place can be written.
    """
    beside = path.parent
    known = read_answers(beside), read_inherited(beside), read_outcomes(beside)
    cells = {ledger.NAME: {(short_key(key), title) for key, title in given}} if given else {}

    def program(progress: Sheet | None = None) -> Program:
        return replace(_program(notice, units, notes, page, own, *known, progress), given=cells)

    if on is None:
        return rewrite(path, program())
    from pipeline.exporters.ledger.progress_sheet import progress_sheet

    told: tuple[str, ...] = ()
    progress = progress_sheet(notice, units, own, path, on)
    while True:
        outcome = rewrite(path, program(progress))
        told = tuple(dict.fromkeys((*told, *outcome.messages)))
        now = progress_sheet(notice, units, own, outcome.path_written, on)
        # What was written may be other than what stood there: answers and dates came in with it.
        if outcome.aside or _says(now) == _says(progress):
            return replace(outcome, messages=told)
        progress = now


def _says(sheet: Sheet | None) -> list[list[Value]] | None:
    return None if sheet is None else [list(row.values) for row in sheet.rows]
