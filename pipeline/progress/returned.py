"""A list that a unit sent back, read against the notice: whose it is, which tasks it speaks of, what is in doubt."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from msgspec.structs import replace

from pipeline.errors import PasswordError, SourceError
from pipeline.exporters import titles
from pipeline.exporters.involvement import UnitTasks
from pipeline.exporters.keeping.carried_record import record_in
from pipeline.exporters.keeping.likening import alike
from pipeline.exporters.keeping.snapshot import Snapshot, print_of, print_of_value
from pipeline.exporters.workbook.book_package import BookPackage
from pipeline.exporters.workbook.xml_tree import DamagedPartError
from pipeline.model import Notice, Task
from pipeline.model.progress import Entry, EntryDoubt, LedgerEntries
from pipeline.model.task_ids import id_start
from pipeline.model.unit_answers import FIELDS, Returned, UnitAnswer
from pipeline.progress.reading import read_ledger
from pipeline.text.typed_dates import typed_date

_COLUMNS: Final = dict(zip(titles.USER_COLUMNS, FIELDS, strict=True))
_NAMED: Final = 8


def read_returned(path: Path, notice: Notice, bodies: Sequence[UnitTasks]) -> Returned:
    """The list in a file. ``bodies`` are the units of the notice.

    Raises SourceError where nothing can be taken from it: no list, encrypted, of another notice or year, of no unit of
    this notice. What cannot be told of single rows is a doubt.
    """
    try:
        found = read_ledger(path)
    except PasswordError as error:
        raise SourceError(f"{path.name}：文件有密码，打不开，没有收入；请向报送单位要一份没有密码的。") from error
    doubts = list(found.doubts)
    keys = dict(zip(titles.row_keys(notice.tasks), notice.tasks, strict=True))
    _check_notice(found, notice, keys)
    unit = _unit_of(found, bodies, doubts)
    key_of = {task.id: key for key, task in keys.items()}
    asked = {key_of[one.task.id]: one.task for one in (*unit.direct, *unit.collective)}
    perhaps = {key_of[one.task.id]: one.task for one in unit.open}
    entries = _reworded(found, {**asked, **perhaps}, doubts, set(keys))
    answers = [_answer(entry, unit.id, path.name) for entry in entries if entry.is_filled]
    doubts += _doubts(found, entries, asked, set(keys))
    return Returned(
        file=path.name,
        unit=unit.id,
        answers=tuple(answer for answer in answers if answer.key in keys),
        strays=tuple(answer for answer in answers if answer.key not in keys),
        base=_base(path),
        doubts=tuple(doubts),
    )


def _check_notice(found: LedgerEntries, notice: Notice, keys: Mapping[str, object]) -> None:
    own, said = id_start(notice.notice), found.about.get(titles.DOCUMENT, "")
    title = notice.notice.full_title or notice.notice.title or notice.source.file
    theirs = found.about.get(titles.BASED_ON, "")
    if said and said != own:
        what = f"《{theirs}》" if theirs else said
        raise SourceError(f"{found.file}：是{what}的清单（{said}），不是《{title}》（{own}）的，没有收入。")
    if titles.MAKER in found.about and titles.UNIT not in found.about:
        raise SourceError(f"{found.file}：是整本台账，不是哪个单位报回的清单，没有收入。")
    if found.entries and not any(entry.key in keys for entry in found.entries):
        raise SourceError(
            f"{found.file}：没有一行的“{titles.KEY}”与《{title}》的任务对得上，没有收入。"
            f"可能是别的文件的清单{f'（{theirs}）' if theirs else ''}，或“{titles.KEY}”列被改动。"
        )


def _unit_of(found: LedgerEntries, bodies: Sequence[UnitTasks], doubts: list[EntryDoubt]) -> UnitTasks:
    names = {name: body for body in bodies for name in (body.name, body.id)}
    said = list(dict.fromkeys(entry.unit for entry in found.entries if entry.unit))
    known = [names[one] for one in said if one in names]
    if len({body.id for body in known}) > 1:
        listed = "、".join(said[:_NAMED])
        raise SourceError(f"{found.file}：里面有几个单位的内容（{listed}），没有收入。请每个单位一份。")
    if known:
        return known[0]
    named = _in_name(found.file, bodies)
    if named is not None:
        doubts.append(EntryDoubt(found.file, f"表中没有写明单位，按文件名认作{named.name}的，请核对"))
        return named
    whose = f"写的是“{said[0]}”，这份文件里没有这个单位" if said else "没有写明是哪个单位的"
    raise SourceError(
        f"{found.file}：{whose}，没有收入。请在文件名里写上单位全称，如“{bodies[0].name}.xlsx”，再合并一次。"
        if bodies
        else f"{found.file}：这份文件没有责任单位，没有收入。"
    )


def _in_name(file: str, bodies: Sequence[UnitTasks]) -> UnitTasks | None:
    """The one unit that a file's name names."""
    found = sorted((body for body in bodies if body.name in file), key=lambda body: -len(body.name))
    # A name may hold another's: 人民政府 and 人民政府办公室.
    return found[0] if found and all(body.name in found[0].name for body in found) else None


def _reworded(found: LedgerEntries, asked: Mapping[str, Task], doubts: list[EntryDoubt], keys: set[str]) -> list[Entry]:
    """The entries; those whose key is gone get that of the unit's task that says nearly the same, if one does."""
    theirs = {entry.key for entry in found.entries}
    free = {at: (key, task) for at, (key, task) in enumerate(asked.items()) if key not in theirs}
    gone = {at: e.requirement for at, e in enumerate(found.entries) if e.key and e.key not in keys and e.is_filled}
    pairs = alike(gone, {at: task.requirement for at, (_, task) in free.items()})
    entries = list(found.entries)
    for at, to in pairs.items():
        entry, (key, task) = entries[at], free[to]
        entries[at] = replace(entry, key=key)
        said = f"这项任务的文字更正过，按文字相近对应到序号 {task.number}，请核对"
        doubts.append(EntryDoubt(found.file, said, entry.sheet, entry.row))
    return entries


def _doubts(
    found: LedgerEntries, entries: Sequence[Entry], asked: Mapping[str, Task], keys: set[str]
) -> Iterator[EntryDoubt]:
    seen: dict[str, Entry] = {}
    for entry in entries:
        place = (entry.sheet, entry.row)
        if entry.key in keys and entry.key in seen and entry.is_filled:
            said = f"与第 {seen[entry.key].row} 行是同一项任务，两行都填了"
            yield EntryDoubt(found.file, said, *place)
        elif entry.key not in keys and entry.is_filled:
            why = "这项任务台账里没有（可能已更正或取消）" if entry.key else "是单位自己加的行，没有任务标识"
            yield EntryDoubt(found.file, f"{why}，内容另列在“{titles.STRAYS}”表", *place)
        if entry.key and entry.is_filled:
            seen.setdefault(entry.key, entry)
    yield from _lacking(found, {entry.key for entry in entries}, asked)


def _lacking(found: LedgerEntries, present: set[str | None], asked: Mapping[str, Task]) -> Iterator[EntryDoubt]:
    """What to tell of the unit's tasks that have no row."""
    lacking = [str(task.number) for key, task in asked.items() if key not in present]
    if lacking:
        sheet = found.entries[0].sheet if found.entries else ""
        numbers = "、".join(lacking[:_NAMED]) + (f"等 {len(lacking)} 项" if len(lacking) > _NAMED else "")
        yield EntryDoubt(found.file, f"少了任务的行（序号 {numbers}），可能被删除；台账里已有的内容不变", sheet)


def _answer(entry: Entry, unit: str, file: str) -> UnitAnswer:
    return UnitAnswer(
        unit=unit,
        key=entry.key or "",
        number=entry.number,
        task=entry.task,
        requirement=entry.requirement,
        leader=entry.leader,
        contact=entry.contact,
        progress=entry.progress,
        done=entry.done_on.isoformat() if entry.done_on else entry.done_text,
        note=entry.note,
        file=file,
        sheet=entry.sheet,
        row=entry.row,
    )


# --- what the program had filled in -----------------------------------------------------------------------------------


def print_of_field(field: str, text: str) -> str:
    """By what a field's text is compared with what the program wrote into the list."""
    day = typed_date(text)[0] if field == "done" else None
    return print_of_value(day) if day is not None else print_of(text)


def _base(path: Path) -> Mapping[tuple[str, str], str] | None:
    """Prints of what the program wrote into the cells that people fill in, by the key's print and the field."""
    try:
        snapshot = record_in(BookPackage(path.read_bytes()))
    # No package, as .xls and .ods are none: then the file does not say.
    except (OSError, DamagedPartError):
        return None
    return _of_snapshot(snapshot) if snapshot is not None else None


def _of_snapshot(snapshot: Snapshot) -> dict[tuple[str, str], str]:
    found: dict[tuple[str, str], str] = {}
    for sheet in snapshot.sheets:
        places = {title: at for at, title in enumerate(sheet.columns)}
        if titles.KEY not in places:
            continue
        for row in snapshot.grid(sheet)[sheet.heads :]:
            for title, field in _COLUMNS.items():
                if title in places:
                    found[row[places[titles.KEY]], field] = row[places[title]]
    return found
