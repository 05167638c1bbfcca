"""How the year's work stands, from the ledger in a folder of results. Wiring; nothing here prints."""

from __future__ import annotations

from datetime import date
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from pipeline.batch.year_before import result_folder
from pipeline.errors import SourceError
from pipeline.result_names import LEDGER_BOOK

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pipeline.exporters.report.look_back_files import LookBack
    from pipeline.model import Notice
    from pipeline.model.progress import EntryDoubt
    from pipeline.progress.figures import YearFigures

AnyPath = str | PathLike[str]


class Reported(Struct, frozen=True):
    """A report that was made: its numbers, where its files are, what could not be read of the ledger, files that went
    beside one that somebody had changed, and what is odd about the ledger."""

    figures: YearFigures
    folder: Path
    files: tuple[Path, ...]
    doubts: tuple[EntryDoubt, ...] = ()
    beside: tuple[Path, ...] = ()
    messages: tuple[str, ...] = ()


def report(
    result: AnyPath, on: date | None = None, output: AnyPath | None = None, *, rules: AnyPath | None = None
) -> Reported:
    """The report of a notice's ledger on a day (default: today): 领导摘要, 通报, 督办单 and 进展通报.

    ``result``: the folder of a notice's results. ``output``: where the report goes (default: 报告-DATE within). Raises
    UsageError (no such folder, no ledger in it), SourceError (a ledger that cannot be read or has no task), RulesError
    (a broken template), OutputError.

    >>> import yaodian
    >>> from datetime import date
    >>> results = yaodian.convert("input/2021-兰山区政务公开工作要点.pdf", "output")
    >>> made = yaodian.report("output/2021-兰山区政务公开工作要点", date(2021, 10, 8))
    >>> made.figures.total.tasks, made.figures.total.done
    (34, 0)
    """
    from pipeline.batch.kept_files import write_kept
    from pipeline.exporters.report.report_files import Report, report_files
    from pipeline.exporters.report.report_values import Subject
    from pipeline.face import folder_for, load
    from pipeline.progress.figures import missing_told
    from pipeline.rules.loading import find_rules

    folder, on = result_folder(result), on or date.today()
    notice = load(folder)
    home = find_rules(None if rules is None else Path(rules))
    numbers, doubts = _stood(folder / LEDGER_BOOK, notice, home, on)
    if not numbers.states:
        raise SourceError(f"{notice.source.file}：没有任务，台账里也没有自己加的行，没有可报告的。")
    target = folder_for(output if output is not None else folder / f"报告-{on.isoformat()}")
    written, beside = write_kept(dict(report_files(Report(Subject.of(notice), numbers, home))), target)
    return Reported(numbers, target, written, doubts, beside, missing_told(numbers.missing))


def _stood(ledger: Path, notice: Notice, rules: Path, on: date) -> tuple[YearFigures, tuple[EntryDoubt, ...]]:
    """How the work of a ledger stands on a day, its people's own rows included, and what could not be read of it."""
    from pipeline.known_bodies import units_named
    from pipeline.normalisers.units.registry.registry import Knowledge
    from pipeline.own_tasks import own_tasks
    from pipeline.progress.figures import figures, gone_doubts
    from pipeline.progress.own_rows import own_rows
    from pipeline.progress.reading import entries_in
    from pipeline.progress.task_places import placed
    from pipeline.sources.sheets.cell_texts import read_sheets

    sheets, knowledge = read_sheets(ledger), Knowledge(rules)
    found = entries_in(ledger.name, sheets)
    own = own_tasks(own_rows(sheets), notice, knowledge)
    stood = figures(found.entries, placed(notice, units_named(notice, knowledge), own), on)
    return stood, (*found.doubts, *gone_doubts(ledger.name, stood.gone))


class Reviewed(Struct, frozen=True):
    """A look back that was made, where its files are, what could not be read of the ledger, files that went beside one
    that somebody had changed, and what is odd about the notices or the ledger."""

    made: LookBack
    folder: Path
    doubts: tuple[EntryDoubt, ...] = ()
    beside: tuple[Path, ...] = ()
    messages: tuple[str, ...] = ()


def review(
    old: AnyPath,
    new: Notice | AnyPath,
    on: date | None = None,
    output: AnyPath | None = None,
    *,
    rules: AnyPath | None = None,
    passwords: str | Iterable[str] = (),
) -> Reviewed:
    """回头看: last year's tasks that are not finished, and what became of each in the new notice.

    ``old``: the folder of last year's results, with the ledger; ``new``: whatever ``compare`` takes. ``on``: as of
    which day (default: today). ``output``: where the files go (default: 回头看-YEAR in the folder ``old``). Raises what
    :func:`report` and ``compare`` raise; SourceError where a notice has no tasks.

    >>> import yaodian
    >>> from datetime import date
    >>> results = yaodian.convert("input/2021-兰山区政务公开工作要点.pdf", "output")
    >>> new = sorted(Path("input").glob("2022*.pdf"))[0]
    >>> made = yaodian.review("output/2021-兰山区政务公开工作要点", new, date(2022, 3, 1)).made
    >>> len(made.found), sum("dropped" in one.fates for one in made.found)
    (34, 2)
    """
    from pipeline.batch.kept_files import write_kept
    from pipeline.comparing import compare_with
    from pipeline.exporters.report.look_back_files import LookBack, look_back_files
    from pipeline.exporters.role_names import title_of
    from pipeline.exporters.titles import row_keys
    from pipeline.face import folder_for, load, open_notice, settings_of
    from pipeline.progress.figures import missing_told
    from pipeline.progress.looking_back import look_back

    folder, on = result_folder(old), on or date.today()
    settings, _ = settings_of(rules, None, passwords)
    before, after = load(folder), open_notice(new, settings)
    if not before.tasks or not after.tasks:
        name = (after if before.tasks else before).source.file
        raise SourceError(f"{name}：没有任务分解表，无法逐项回头看；请用 yaodian diff 对照正文要点。")
    stood, doubts = _stood(folder / LEDGER_BOOK, before, settings.rules, on)
    numbers = {key: task.number for key, task in zip(row_keys(before.tasks), before.tasks, strict=True)}
    left = look_back(stood.states, numbers, compare_with([before, after], None, settings))
    made = LookBack(title_of(before), title_of(after), on, len(stood.states), left, settings.rules)
    target = folder_for(output if output is not None else folder / f"回头看-{after.notice.year or '新文件'}")
    _, beside = write_kept(dict(look_back_files(made)), target)
    told = (*_out_of_order(before.notice.year, after.notice.year), *missing_told(stood.missing))
    return Reviewed(made, target, doubts, beside, told)


def _out_of_order(old: int | None, new: int | None) -> tuple[str, ...]:
    if old is None or new is None or new > old:
        return ()
    return (f"上年的通知是 {old} 年的，今年的是 {new} 年的，请核对两份有没有写反。",)
