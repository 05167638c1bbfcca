"""The public face of the lists that go to the units and come back. Wiring only; nothing here prints."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from pipeline.errors import OutputError, SourceError, UsageError
from pipeline.face import load, settings_of
from pipeline.result_names import LEDGER_BOOK, NOTICE_JSON, NOTICE_PAGE

if TYPE_CHECKING:
    from pipeline.batch.record import Record
    from pipeline.exporters.involvement import UnitTasks
    from pipeline.model.progress import EntryDoubt
    from pipeline.model.reading import Reading
    from pipeline.model.unit_answers import AnswersTaken, Returned

AnyPath = str | PathLike[str]
_BOOKS: Final = (".xlsx", ".xlsm", ".xls", ".et", ".ods")
_TEMPLATE: Final = Path("templates", "催报.txt")
_TRIES: Final = 3
_SHOWN: Final = 5
# What is read from the ledger is written again with it.
_TABLES: Final = ("progress", "progress_json")


class MergedReturns(Struct, frozen=True, kw_only=True):
    """What came back. ``refused`` are files of which nothing was taken, with the reason; ``states`` the units with how
    many tasks each has, how many it answered, and what that is called; ``messages`` what writing has to tell.

    ``written``: whether the ledger took it, or this was a preview.
    """

    title: str
    read: int
    taken: AnswersTaken
    names: dict[str, str]
    doubts: tuple[EntryDoubt, ...] = ()
    refused: tuple[str, ...] = ()
    states: tuple[tuple[str, int, int, str], ...] = ()
    messages: tuple[str, ...] = ()
    written: bool = False

    @property
    def changes(self) -> int:
        """How many places the ledger takes."""
        return sum(self.taken.changes.values())


def packs(result: AnyPath, *, rules: AnyPath | None = None) -> tuple[Path, list[str]]:
    """A workbook for each unit, with what the ledger in the folder ``result`` knows: the folder of them, and what the
    user should be told.

    Raises UsageError (no folder of results), SourceError, RulesError, OutputError.

    >>> import yaodian
    >>> results = yaodian.convert("input/2021-兰山区政务公开工作要点.pdf", "output")
    >>> folder, _ = yaodian.packs("output/2021-兰山区政务公开工作要点")
    >>> len(list(folder.glob("*.xlsx"))) > 30
    True
    """
    folder, record, reading, _ = _opened(Path(result), rules)
    messages = _write(folder, record, reading, ("packs", *_TABLES), None)
    return folder / "packs", messages


def merge(
    result: AnyPath,
    files: AnyPath | Iterable[AnyPath],
    *,
    write: bool = True,
    overwrite: bool = False,
    rules: AnyPath | None = None,
) -> MergedReturns:
    """The lists that units sent back, taken into the ledger in the folder ``result``: workbooks, or folders of them.

    ``write=False`` is a preview. ``overwrite``: where ledger and list say different things, the list's goes in, also
    where the clerk wrote the ledger's; else the ledger's stays. Both are listed. Merging again changes nothing. Raises
    as :func:`packs` does; a file that cannot be taken is in ``refused``.
    """
    from msgspec.structs import replace

    from pipeline.exporters.answers_file import read_answers
    from pipeline.exporters.involvement import unit_tasks
    from pipeline.exporters.ledger.clerks_words import TITLE_OF, clerks_words
    from pipeline.exporters.ledger.known_progress import own_entries
    from pipeline.progress.returned import read_returned
    from pipeline.progress.taking import take

    folder, record, reading, template = _opened(Path(result), rules)
    bodies = unit_tasks(reading.notice, reading.units)
    lists: list[Returned] = []
    refused: list[str] = []
    for path in _books([files] if isinstance(files, str | PathLike) else files):
        try:
            lists.append(read_returned(path, reading.notice, bodies))
        except SourceError as error:
            refused.append(str(error))
    known = read_answers(folder)
    taken = take(known, lists, overwrite)
    own = own_entries(folder / LEDGER_BOOK)
    written = tuple(clerks_words(reading.notice, reading.units, own, known, taken.answers))
    taken = replace(taken, conflicts=(*taken.conflicts, *written))
    doubts = tuple(doubt for one in lists for doubt in one.doubts)
    found = MergedReturns(
        title=record.head.title or folder.name,
        read=len(lists),
        taken=taken,
        names={body.id: body.name for body in bodies},
        doubts=doubts,
        refused=tuple(refused),
        states=_states(reading, bodies, taken),
    )
    if not write:
        return found
    if overwrite:
        given = frozenset((one.answer.key, TITLE_OF[one.field]) for one in written)
        reading = replace(reading, given=given)
    messages = _write(folder, record, reading, ("xlsx", *_TABLES), (taken, doubts, template))
    return replace(found, messages=tuple(messages), written=True)


def _opened(folder: Path, rules: AnyPath | None) -> tuple[Path, Record, Reading, str]:
    """The folder of results with its record, its notice and units, and the template of reminders."""
    from pipeline.batch.record import read_record
    from pipeline.batch.typed_ledger import typed_into
    from pipeline.known_bodies import units_named
    from pipeline.model.reading import Reading
    from pipeline.normalisers.units.registry.registry import Knowledge
    from pipeline.own_tasks import own_tasks

    if not folder.is_dir() or not (folder / NOTICE_JSON).is_file():
        raise UsageError(
            f"{folder}：不是一份通知的结果文件夹（里面应有 {NOTICE_JSON} 和 {LEDGER_BOOK}），{_way_on(folder)}。"
        )
    record = read_record(folder)
    if record is None or not (folder / LEDGER_BOOK).is_file():
        raise UsageError(f"{folder}：缺少台账 notice.xlsx 或转换记录，请先运行转换（yaodian convert）。")
    settings, _ = settings_of(rules)
    notice = load(folder)
    page = NOTICE_PAGE if NOTICE_PAGE in record.files else ""
    knowledge = Knowledge(settings.rules)
    own = own_tasks(typed_into(folder).own, notice, knowledge)
    reading = Reading(notice, units_named(notice, knowledge), page=page, own=own, on=date.today())
    try:
        template = (settings.rules / _TEMPLATE).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(
            f"{settings.rules / _TEMPLATE}：催报文字的模板读不出来，请恢复这个文件（UTF-8 文本）。"
        ) from error
    return folder, record, reading, template


def _way_on(folder: Path) -> str:
    """What to do about a folder that holds no result of its own: its own folders may."""
    inside = sorted(one.parent.name for one in folder.glob(f"*/{NOTICE_JSON}"))
    if not inside:
        return "请先转换"
    shown = "、".join(inside[:_SHOWN]) + ("……" if len(inside) > _SHOWN else "")
    return f"请给出其中一份通知的文件夹：{shown}"


def _books(files: Iterable[AnyPath]) -> list[Path]:
    """The workbooks of files and folders, each once. Raises UsageError where there is none."""
    from pipeline.batch.inputs import check_exists

    found: dict[Path, None] = {}
    for path in map(Path, files):
        check_exists(path)
        inside = sorted(one for one in path.rglob("*") if one.suffix.lower() in _BOOKS) if path.is_dir() else [path]
        found |= dict.fromkeys(one for one in inside if not one.name.startswith(("~$", ".")) and one.is_file())
    if not found:
        raise UsageError("没有找到报回的清单（.xlsx、.xls、.et、.ods），请给出文件或装有它们的文件夹。")
    return list(found)


def _states(
    reading: Reading, bodies: Sequence[UnitTasks], taken: AnswersTaken
) -> tuple[tuple[str, int, int, str], ...]:
    from pipeline.exporters.ledger.return_book import open_tasks, state_of

    left = open_tasks(reading.notice, bodies, taken.answers)
    found = []
    for body in bodies:
        if body.id in left:
            asked, open_ = len(body.direct) + len(body.collective), len(left[body.id])
            found.append((body.name, asked, asked - open_, state_of(body.id, asked, open_, taken.answers)))
    return tuple(found)


def _write(
    folder: Path,
    record: Record,
    reading: Reading,
    codes: Sequence[str],
    returned: tuple[AnswersTaken, Sequence[EntryDoubt], str] | None,
) -> list[str]:
    """Make these results anew in a folder apart and move them into their place; a workbook that is replaced is kept."""
    from pipeline.batch.staging import ChangedMeanwhileError, commit, stage, staging_area
    from pipeline.exporters.answers_file import write_answers
    from pipeline.exporters.exports import chosen, write_notice
    from pipeline.exporters.involvement import unit_tasks
    from pipeline.exporters.ledger.return_book import FILE, write_returns

    with staging_area(folder.absolute().parent) as area:
        for number in range(_TRIES):
            staged = stage(area, number, folder)
            messages: list[str] = []
            if returned is not None:
                taken, doubts, template = returned
                write_answers(taken.answers, staged.folder)
                bodies = unit_tasks(reading.notice, reading.units)
                book = staged.folder / FILE
                outcome = write_returns(reading.notice, bodies, taken.answers, taken.conflicts, doubts, template, book)
                messages += outcome.messages
            written = write_notice(reading, staged.folder, chosen(codes))
            try:
                return [*messages, *written.messages, *commit(staged, record, partial=True)]
            except ChangedMeanwhileError:
                continue
    raise OutputError(f"{folder}：里面的文件一直在改动，没有写入；请保存并关闭后再试。")
