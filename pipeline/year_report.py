"""How the year's work stands, from the ledger in a folder of results. Wiring; nothing here prints."""

from __future__ import annotations

from datetime import date
from hashlib import sha256
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Final

import msgspec

from pipeline.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pipeline.exporters.involvement import UnitTasks
    from pipeline.model import Assignment, Notice, Unit
    from pipeline.model.progress import EntryDoubt
    from pipeline.progress.figures import Belonging, YearFigures

AnyPath = str | PathLike[str]
LEDGER: Final = "notice.xlsx"
# Which files of a report the program wrote, by name, and a print of each.
_RECORD: Final = ".yaodian-report.json"
_ANSWERING: Final = ("lead", "responsible", "unspecified")


class Reported(msgspec.Struct, frozen=True):
    """A report that was made: its numbers, where its files are, what could not be read of the ledger, and files that
    went beside one that somebody had changed."""

    figures: YearFigures
    folder: Path
    files: tuple[Path, ...]
    doubts: tuple[EntryDoubt, ...] = ()
    beside: tuple[Path, ...] = ()


def report(
    result: AnyPath, on: date | None = None, output: AnyPath | None = None, *, rules: AnyPath | None = None
) -> Reported:
    """The report of a notice's ledger on a day (default: today): 领导摘要, 通报, 督办单 and 进展通报.

    ``result``: the folder of a notice's results. ``output``: where the report goes (default: 报告-DATE within). Raises
    UsageError (no such folder, no ledger in it), SourceError (a ledger that cannot be read), RulesError (a broken
    template), OutputError.

    >>> import yaodian
    >>> from datetime import date
    >>> results = yaodian.convert("input/2021-兰山区政务公开工作要点.pdf", "output")
    >>> made = yaodian.report("output/2021-兰山区政务公开工作要点", date(2021, 10, 8))
    >>> made.figures.total.tasks, made.figures.total.done
    (34, 0)
    """
    from pipeline.exporters.report.report_files import Report, report_files
    from pipeline.exporters.report.report_values import Subject
    from pipeline.face import folder_for, load
    from pipeline.progress.figures import figures
    from pipeline.progress.reading import read_ledger
    from pipeline.rules.loading import find_rules

    folder, on = result_folder(result), on or date.today()
    notice = load(folder)
    found = read_ledger(folder / LEDGER)
    home = find_rules(None if rules is None else Path(rules))
    places, order = placed(notice, _units(notice, home))
    numbers = figures(found.entries, places, order, on)
    target = folder_for(output if output is not None else folder / f"报告-{on.isoformat()}")
    written, beside = _write(dict(report_files(Report(Subject.of(notice), numbers, home))), target)
    return Reported(numbers, target, written, found.doubts, beside)


def result_folder(result: AnyPath) -> Path:
    """The folder of a notice's results, from itself or a file in it. Raises UsageError if there is no ledger."""
    path = Path(result)
    folder = path if path.is_dir() else path.parent
    if not path.exists():
        raise UsageError(f"{path}：没有这个文件或文件夹，请检查路径。")
    if not (folder / LEDGER).is_file():
        raise UsageError(f"{folder}：里面没有台账 {LEDGER}；请给出一份通知的结果文件夹，如 output/通知名，或先转换。")
    return folder


def placed(notice: Notice, units: Mapping[str, Unit]) -> tuple[dict[str, Belonging], list[str]]:
    """Where each task belongs, by its row key in the ledger, and all that answer for any in the official order."""
    from pipeline.exporters.involvement import unit_tasks
    from pipeline.exporters.titles import row_keys
    from pipeline.progress.figures import Belonging

    bodies = [(unit.name, _answered(unit)) for unit in unit_tasks(notice, units)]
    headings = {point.number: section.heading for section in notice.sections for point in section.points}
    places = {
        key: Belonging(
            task.category or headings.get(task.point or 0) or "未分类",
            tuple(name for name, numbers in bodies if task.number in numbers),
            _said(task.assignment),
        )
        for key, task in zip(row_keys(notice.tasks), notice.tasks, strict=True)
    }
    return places, [name for name, numbers in bodies if numbers]


def _answered(unit: UnitTasks) -> set[int]:
    """The numbers of the tasks that a body answers for, by its name or through a collective."""
    return {one.task.number for one in (*unit.direct, *unit.collective) if not set(one.roles).isdisjoint(_ANSWERING)}


def _said(assignment: Assignment) -> str:
    from pipeline.exporters.involvement import display_name

    return "、".join(dict.fromkeys(display_name(one) for one in assignment.parties if one.role in _ANSWERING))


def _units(notice: Notice, rules: Path) -> Mapping[str, Unit]:
    from pipeline.known_bodies import units_named
    from pipeline.normalisers.units.registry.registry import Knowledge

    return units_named(notice, Knowledge(rules))


def _write(files: Mapping[str, bytes], folder: Path) -> tuple[tuple[Path, ...], tuple[Path, ...]]:
    """Write the files; one that a person changed stays, and the new one goes beside it. Those of an earlier run that
    are none any more go, if nobody changed them."""
    from pipeline.batch.staging import free_place
    from pipeline.exporters.atomic import write_bytes

    before = _record(folder)

    def ours(path: Path) -> bool:
        said = before.get(path.relative_to(folder).as_posix())
        return path.is_file() and said == sha256(path.read_bytes()).hexdigest()

    prints: dict[str, str] = {}
    beside: list[Path] = []
    for name, content in files.items():
        digest = sha256(content).hexdigest()
        target = folder / name
        same = target.is_file() and sha256(target.read_bytes()).hexdigest() == digest
        place = target if same else free_place(target, ours)
        if not same:
            write_bytes(place, content)
        if place != target:
            beside.append(place)
        prints[place.relative_to(folder).as_posix()] = digest
    for name in before.keys() - prints.keys():
        if ours(folder / name):
            (folder / name).unlink()
    write_bytes(folder / _RECORD, msgspec.json.format(msgspec.json.encode(prints, order="sorted")) + b"\n")
    return tuple(folder / name for name in prints), tuple(beside)


def _record(folder: Path) -> dict[str, str]:
    try:
        return msgspec.json.decode((folder / _RECORD).read_bytes(), type=dict[str, str])
    except (OSError, msgspec.DecodeError, UnicodeDecodeError):
        return {}
