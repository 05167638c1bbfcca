"""``notice.xlsx``: all sheets of a notice, and the keeping of what people wrote into an earlier one."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from msgspec.structs import replace

from pipeline.exporters import titles
from pipeline.exporters.atomic import write_bytes
from pipeline.exporters.involvement import unit_tasks
from pipeline.exporters.keeping.own_sheets import adder
from pipeline.exporters.keeping.placing_back import Carried, UserEntries, UserEntry, carry
from pipeline.exporters.keeping.read_back import read_user_entries
from pipeline.exporters.keeping.rewriting import Built, WorkbookOutcome, rewrite
from pipeline.exporters.ledger import about, ledger, matrix, review, unit_list
from pipeline.exporters.ledger import point_list as points
from pipeline.exporters.ledger.left_over import left_over_sheet
from pipeline.exporters.role_names import title_of
from pipeline.exporters.workbook.sheet import Sheet
from pipeline.exporters.workbook.xlsx import xlsx_bytes
from pipeline.model import Notice, Unit

NAMES: Final = (ledger.NAME, matrix.NAME, unit_list.NAME, points.NAME, review.NAME, about.NAME)
_NO_NOTES: Final[Mapping[str, str]] = {}


def workbook_bytes(
    notice: Notice,
    units: Mapping[str, Unit],
    kept: UserEntries | None = None,
    notes: Mapping[str, str] = _NO_NOTES,
    page: str = "",
) -> bytes:
    """The workbook's content. The same arguments give the same bytes.

    ``units`` has what the registry knows of the parties' units and members. ``kept`` is what people wrote into an
    earlier workbook; ``notes`` are further lines for the sheet 说明 (name and text); ``page`` the name of the notice's
    page beside it, to which the tasks are linked.
    """
    return _built(notice, units, kept or UserEntries(), notes, page).content


def _built(
    notice: Notice, units: Mapping[str, Unit], kept: UserEntries, notes: Mapping[str, str], page: str = ""
) -> Built:
    program = ledger.program_part(notice, page)
    carried = _carried(kept, notice, program)
    bodies = unit_tasks(notice, units)
    task_ledger = ledger.ledger_sheet(notice, program, carried.filled)
    sheets: list[Sheet] = [
        task_ledger,
        matrix.matrix_sheet(notice, bodies, ledger.places(task_ledger)),
        unit_list.unit_list_sheet(notice, bodies),
        points.points_sheet(notice),
        review.review_sheet(notice, kept.checked),
        about.about_sheet(notice, len(bodies), notes),
    ]
    title = title_of(notice)
    if carried.left_over:
        sheets.append(left_over_sheet(carried.left_over, title))
    content = xlsx_bytes(sheets, title, adder(kept.content, kept.own_sheets, program.prints()))
    return Built(content, carried.messages)


def _carried(kept: UserEntries, notice: Notice, program: ledger.ProgramPart) -> Carried:
    notes = [
        UserEntry("", None, review.NAME, place, said, {titles.CHECKED: note})
        for (place, said), note in review.gone(notice, kept.checked).items()
    ]
    kept = replace(kept, left_over=(*kept.left_over, *notes))
    return carry(kept, notice.tasks, program.titles, program.rows)


def write_workbook(
    notice: Notice,
    units: Mapping[str, Unit],
    path: Path,
    kept: UserEntries | None = None,
    notes: Mapping[str, str] = _NO_NOTES,
) -> None:
    """Write the workbook to ``path``, whatever stands there, whole or not at all. An OutputError if that cannot be."""
    write_bytes(path, workbook_bytes(notice, units, kept, notes))


def update_workbook(
    notice: Notice,
    units: Mapping[str, Unit],
    path: Path,
    notes: Mapping[str, str] = _NO_NOTES,
    page: str = "",
) -> WorkbookOutcome:
    """Write the workbook to ``path`` and keep what people wrote into the one that stands there. ``page``: the name of
    the notice's page beside it, if there is one.

    A workbook that is open, unreadable or not this program's is never written over: the new one goes beside it, and the
    outcome says so. An OutputError only if neither place can be written.
    """

    def build(kept: UserEntries) -> Built:
        return _built(notice, units, kept, notes, page)

    return rewrite(path, lambda: read_user_entries(path, ledger.NAME, NAMES), build)
