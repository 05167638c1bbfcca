"""The files of a report: one table of them, and how each is written."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from msgspec import Struct

from pipeline.errors import RulesError, system_reason
from pipeline.exporters.report.report_values import Subject, reminder_values, report_values, which
from pipeline.exporters.report.report_xlsx import report_xlsx
from pipeline.exporters.report.word_template import Values, filled
from pipeline.exporters.safe_names import safe_name
from pipeline.exporters.workbook.fitting import one_line
from pipeline.model.progress import OVERDUE
from pipeline.progress.figures import YearFigures

TEMPLATES: Final = "templates"
SUMMARY, BULLETIN, WORKBOOK, REMINDERS = "领导摘要.docx", "通报.docx", "进展通报.xlsx", "督办单"
REPORT_FILES: Final[dict[str, str]] = {
    SUMMARY: "one A4 page for the head: counts, by section and by unit with bars, the overdue tasks",
    BULLETIN: "the same for all: units in the official order, overdue tasks, those due in 30 days",
    WORKBOOK: "进展通报 with charts, 逾期任务, 将到期任务, 全部任务",
    f"{REMINDERS}/": "a 督办单 for each overdue task",
}
"""What is written, for the README."""
_LONGEST: Final = 20


class Report(Struct, frozen=True):
    """What a report says, whose it is, and the folder of rules with its templates."""

    subject: Subject
    figures: YearFigures
    rules: Path


def report_files(report: Report) -> Iterator[tuple[str, bytes]]:
    """Each file's name (with its folder) and content. The same report gives the same bytes.

    Raises RulesError where a template is missing, no Word file, or has a placeholder that stands for nothing.
    """
    values = report_values(report.subject, report.figures)
    for name in (SUMMARY, BULLETIN):
        yield name, _word(report, name, values)
    yield WORKBOOK, report_xlsx(report.subject, report.figures)
    for number, state in enumerate(report.figures.standing(OVERDUE), 1):
        of = one_line(state.entry.task or state.entry.requirement, _LONGEST).rstrip("…. ")
        called = safe_name(f"{number:02}-{one_line(which(state.entry), _LONGEST)}-{of}", REMINDERS)
        name = f"{REMINDERS}/{called}.docx"
        yield (
            name,
            _word(report, f"{REMINDERS}.docx", reminder_values(report.subject, state, report.figures.on, number)),
        )


def read_template(rules: Path, name: str) -> bytes:
    """A template of the rules. Raises RulesError where it cannot be read."""
    path = rules / TEMPLATES / name
    try:
        return path.read_bytes()
    except OSError as error:
        raise RulesError(f"模板读不出来：{path}（{system_reason(error)}）。请从原来的压缩包或仓库里恢复。") from error


def _word(report: Report, name: str, values: Values) -> bytes:
    return filled(read_template(report.rules, name), values, name)
