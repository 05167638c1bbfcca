"""进展通报 in the ledger itself: the figures of the day on which it was written, from what stands in it then."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from pipeline.errors import SourceError
from pipeline.exporters.report.report_values import Subject
from pipeline.exporters.report.report_xlsx import NAME, overview_sheet
from pipeline.exporters.workbook.sheet import Sheet
from pipeline.model import Notice, Unit
from pipeline.model.reading import OwnTasks
from pipeline.progress.figures import figures
from pipeline.progress.reading import entries_in, ledger_sheets
from pipeline.progress.task_places import placed


def progress_sheet(notice: Notice, units: Mapping[str, Unit], own: OwnTasks, ledger: Path, on: date) -> Sheet | None:
    """The sheet for a ledger as it stands; None where there is none yet, or where nobody has entered anything and there
    never was such a sheet. ``own``: rows that people added to the ledger."""
    if not ledger.is_file():
        return None
    try:
        sheets = ledger_sheets(ledger)
        entries = entries_in(ledger.name, sheets).entries
    except SourceError:
        return None
    if not any(entry.is_filled for entry in entries) and all(sheet.name != NAME for sheet in sheets):
        return None
    return overview_sheet(Subject.of(notice), figures(entries, placed(notice, units, own), on))
