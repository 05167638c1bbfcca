"""Rows of the sheet 更正 as corrections like those of the file: the one place that says what a row means."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from msgspec.structs import replace

from pipeline.corrections.file import (
    Corrections,
    DeadlineCorrection,
    Kind,
    MeantParty,
    Split,
    TaskName,
    TextCorrection,
    TypedCorrections,
    UnitCorrection,
)
from pipeline.corrections.typed_sheet import TypedRow
from pipeline.model.correction_words import BY_WHEN, JOIN, OF_ROLE, PLACES, SAID_ROLES, SPLIT, UNITS, WHAT, SaidRole
from pipeline.rules.loading import Day
from pipeline.text.typed_dates import typed_date

_NUMBER: Final = re.compile(r"(?:任务|要点|第)*(\d{1,5})(?:项|条|号)?")
_RANGE: Final = re.compile(r"(\d{1,5})[-—~至到](\d{1,5})")
_LIST: Final = re.compile(r"[、,，;；和\s]+")
_PARTS: Final = re.compile(r"[;；\n]+")
_BODIES: Final = re.compile(r"[、,，]+")
_NOBODY: Final = ("无", "（无）", "(无)")
_LABEL: Final = re.compile(rf"({'|'.join(SAID_ROLES)})(?:单位)?[:：]")
_MOST: Final = 50


class _UnclearRowError(Exception):
    """Why a row says nothing that can be applied, in plain Chinese."""


def with_typed(given: Corrections | None, rows: Sequence[TypedRow], file: str) -> TypedCorrections:
    """The corrections of the file with those of the ledger ``file`` behind them. What a row does not say clearly is
    refused with the reason; nothing is guessed."""
    before = given or Corrections()
    lists: dict[Kind, list[object]] = {
        "units": [*before.units],
        "texts": [*before.texts],
        "join": [*before.join],
        "split": [*before.split],
        "deadlines": [*before.deadlines],
    }
    places: dict[tuple[Kind, int], int] = {}
    refused: dict[int, str] = {}
    for row in rows:
        try:
            kind, one = _correction(row)
        except _UnclearRowError as error:
            refused[row.row] = str(error)
            continue
        places[kind, len(lists[kind])] = row.row
        lists[kind].append(one)
    sheet = f"{file}“{rows[0].sheet}”表" if rows else ""
    made = TypedCorrections(checked=before.checked, rows=places, refused=refused, sheet=sheet)
    return replace(made, **lists)


def _correction(row: TypedRow) -> tuple[Kind, object]:
    what = "".join(row.what.split())
    if what not in WHAT:
        said = f"“{row.what}”不能用，只能" if what else "没有选，请"
        raise _UnclearRowError(f"“更正什么”{said}从列表里选：{'、'.join(WHAT)}")
    if what == UNITS:
        return "units", _units(row)
    if what == OF_ROLE:
        return "units", _role(row)
    if what == BY_WHEN:
        return "deadlines", _deadline(row)
    if what == JOIN:
        return "join", _numbers(row)
    if what == SPLIT:
        return "split", Split(_needed(row), _old(row, "第二项开头的文字"))
    where = next(said for said in PLACES.values() if said == what)
    return "texts", TextCorrection(where, _old(row, "原文里读错的文字"), row.new, _name(row))


def _old(row: TypedRow, what: str) -> str:
    if not row.old:
        raise _UnclearRowError(f"“原来写的”空着，请写{what}")
    return row.old


def _name(row: TypedRow) -> TaskName | None:
    """The task's or point's number or the task's id; None if nothing is said."""
    bare = "".join(unicodedata.normalize("NFKC", row.task).split())
    if not bare:
        return None
    number = _NUMBER.fullmatch(bare)
    if number:
        return int(number[1])
    if "-" in bare and bare.isascii():
        return bare
    raise _UnclearRowError(f"“序号或任务标识”写的是“{row.task}”，请写一个序号，如 27")


def _needed(row: TypedRow) -> TaskName:
    name = _name(row)
    if name is None:
        raise _UnclearRowError("“序号或任务标识”空着，请写是哪一项任务")
    return name


def _numbers(row: TypedRow) -> list[TaskName]:
    bare = unicodedata.normalize("NFKC", row.task).strip()
    through = _RANGE.fullmatch("".join(bare.split()))
    if through and 0 < int(through[2]) - int(through[1]) < _MOST:
        return list(range(int(through[1]), int(through[2]) + 1))
    found = [_needed(replace(row, task=one)) for one in _LIST.split(bare) if one]
    if len(found) < 2:
        raise _UnclearRowError("“序号或任务标识”请写要合并的几项任务的序号，如 5、6")
    return found


def _deadline(row: TypedRow) -> DeadlineCorrection:
    """A day, words with a day on a line of its own or behind a blank, words alone; nothing takes the deadline away."""
    due, doubt = typed_date(row.new)
    words = ""
    if due is None and row.new:
        *before, last = row.new.split()
        due = typed_date(last)[0] if before else None
        words = row.new if due is None else row.new[: row.new.rindex(last)].strip()
        if due is None and re.fullmatch(r"[\d\-/.年月日号、]+", "".join(row.new.split())):
            raise _UnclearRowError(f"“改为”写的是“{row.new}”，{doubt}；请写成“年-月-日”，如 2021-09-30")
    return DeadlineCorrection(_needed(row), Day(due.isoformat()) if due else None, words, row.old or None)


def _units(row: TypedRow) -> UnitCorrection:
    task = _name(row)
    if not row.old and task is None:
        raise _UnclearRowError("“原来写的”空着，请写原文里的责任单位")
    return UnitCorrection(row.old, list(_parties(row.new)), task)


def _parties(text: str) -> Iterator[MeantParty]:
    """Who is meant: names in a list; the part of a role begins with it (牵头：区财政局；配合：区审计局)."""
    role: SaidRole | None = None
    for part in _PARTS.split(text.strip()):
        label = _LABEL.match(part.strip())
        if label:
            role = _said_role(label[1])
        bodies: Iterable[str] = _BODIES.split(part.strip()[label.end() :] if label else part)
        for name in (one.strip() for one in bodies):
            if name and name not in _NOBODY:
                yield MeantParty(text=name, role=role)


def _role(row: TypedRow) -> UnitCorrection:
    role = _said_role("".join(row.new.split()).removesuffix("单位"))
    if role is None:
        said = f"写的是“{row.new}”" if row.new else "空着"
        raise _UnclearRowError(f"“改为”{said}，“{OF_ROLE}”只能改为：{'、'.join(SAID_ROLES)}")
    body = _old(row, "责任单位的名称")
    return UnitCorrection(body, [MeantParty(text=body, role=role)], _name(row))


def _said_role(text: str) -> SaidRole | None:
    return next((role for role in SAID_ROLES if role == text), None)
