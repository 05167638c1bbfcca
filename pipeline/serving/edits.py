"""Edits that a person makes on a page, as entries of the corrections file. Numbers are those before corrections."""

from __future__ import annotations

from collections.abc import MutableMapping, Sequence
from typing import Any, Final

from msgspec import Struct

from pipeline.corrections.file import MeantParty
from pipeline.errors import UsageError
from pipeline.model.correction_words import Where

_JOINED: Final = "这一项是由几行合并成的，请先撤销合并，再分开。"


class TextEdit(Struct, frozen=True, tag="text", forbid_unknown_fields=True):
    """A text that should read otherwise; ``beside`` are the other texts that the same row has (halves of a split)."""

    where: Where
    old: str
    new: str
    number: int | None = None
    beside: str = ""


class JoinEdit(Struct, frozen=True, tag="join", forbid_unknown_fields=True):
    """Two tasks that follow each other are one; ``begins``: the words of the second."""

    first: list[int]
    second: list[int]
    begins: str


class SplitEdit(Struct, frozen=True, tag="split", forbid_unknown_fields=True):
    """A task is two; the second begins with ``before``."""

    rows: list[int]
    before: str


class UnitsEdit(Struct, frozen=True, tag="units", forbid_unknown_fields=True):
    """All parties of a task, whose 责任单位 reads ``raw``."""

    task: int
    raw: str
    parties: list[MeantParty]


class NameEdit(Struct, frozen=True, tag="name", forbid_unknown_fields=True):
    """Who is meant by a text, wherever in the notice it stands."""

    text: str
    name: str
    unit: str | None = None


class DeadlineEdit(Struct, frozen=True, tag="deadline", forbid_unknown_fields=True):
    """By when a task is due; neither day nor words: it has no deadline. ``old``: the one of several that gives way."""

    task: int
    old: str = ""
    due: str | None = None
    words: str = ""


class CheckEdit(Struct, frozen=True, tag="check", forbid_unknown_fields=True):
    """A finding that was looked into, or is to be looked into again."""

    code: str
    message: str
    checked: bool
    point: int | None = None
    task: int | None = None


Edit = TextEdit | JoinEdit | SplitEdit | UnitsEdit | NameEdit | DeadlineEdit | CheckEdit
Document = MutableMapping[str, Any]
"""A corrections file as it was written, comments included."""


def enter(edit: Edit, document: Document) -> None:
    """Put an edit into the document. Raises UsageError where it cannot be said."""
    match edit:
        case TextEdit():
            _text(edit, document)
        case JoinEdit():
            _join(edit, document)
        case SplitEdit():
            if len(edit.rows) != 1:
                raise UsageError(_JOINED)
            _add(document, "split", {"task": edit.rows[0], "before": edit.before})
        case UnitsEdit():
            parties = [_party(one) for one in edit.parties]
            _put(document, "units", {"task": edit.task, "text": edit.raw}, {"parties": parties})
        case NameEdit():
            party = _party(MeantParty(edit.text, edit.name, unit=edit.unit))
            _put(document, "units", {"text": edit.text}, {"parties": [party]})
        case DeadlineEdit():
            said = {name: value for name, value in (("due", edit.due), ("words", edit.words)) if value}
            about = {"task": edit.task} | ({"old": edit.old} if edit.old else {})
            _put(document, "deadlines", about, said)
        case CheckEdit():
            _check(edit, document)


def changed_words(old: str, new: str, beside: str = "") -> tuple[str, str]:
    """The fewest words of ``old``, standing there once (and not ``beside``), that give way to others for ``new``."""
    start = 0
    while start < min(len(old), len(new)) and old[start] == new[start]:
        start += 1
    end = 0
    while end < min(len(old), len(new)) - start and old[-1 - end] == new[-1 - end]:
        end += 1
    left, right = start, len(old) - end
    while (left, right) != (0, len(old)) and not (left < right and _once(old[left:right], f"{old}\n{beside}")):
        left, right = max(0, left - 1), min(len(old), right + 1)
    return old[left:right], new[left : len(new) - (len(old) - right)]


def _once(words: str, text: str) -> bool:
    return text.find(words) == text.rfind(words)


def _text(edit: TextEdit, document: Document) -> None:
    if not edit.old or not edit.new.strip():
        raise UsageError("文字不能改成空的；整项不要的，请在台账里注明。")
    old, new = changed_words(edit.old, edit.new, edit.beside)
    if old != new:
        entry: dict[str, Any] = {"where": edit.where, "old": old, "new": new}
        if edit.number is not None:
            entry["number"] = edit.number
        _add(document, "texts", entry)
    # The words with which a part of a split row begins are looked for after texts are corrected.
    for split in document.get("split") or ():
        if split["task"] == edit.number and edit.where == "requirement" and edit.old.startswith(split["before"]):
            split["before"] = edit.new[: len(split["before"])]


def _join(edit: JoinEdit, document: Document) -> None:
    splits = document.get("split") or []
    if edit.first == edit.second:
        again = [one for one in splits if one["task"] == edit.first[0] and edit.begins.startswith(one["before"])]
        for one in again:
            splits.remove(one)
        _drop_empty(document, "split")
        return
    rows = [*edit.first, *edit.second]
    if any(one["task"] in rows for one in splits):
        raise UsageError("要合并的任务里有一项是分开过的，请先把它合回去，再与别的任务合并。")
    groups = document.get("join") or []
    for group in [one for one in groups if list(one) in (edit.first, edit.second)]:
        groups.remove(group)
    _add(document, "join", rows)


def _check(edit: CheckEdit, document: Document) -> None:
    about = (("point", edit.point), ("task", edit.task))
    entry = {"code": edit.code, "message": edit.message} | {name: value for name, value in about if value is not None}
    same = [one for one in document.get("checked") or [] if dict(one) == entry]
    if edit.checked and not same:
        _add(document, "checked", entry)
    elif not edit.checked:
        for one in same:
            document["checked"].remove(one)
        _drop_empty(document, "checked")


def _party(one: MeantParty) -> dict[str, str]:
    said = {"text": one.text, "name": one.name, "role": one.role, "unit": one.unit}
    kind = {} if one.kind == "unit" else {"kind": one.kind}
    return {key: value for key, value in said.items() if value} | kind


def _put(document: Document, part: str, about: dict[str, Any], said: dict[str, Any]) -> None:
    """An entry in the place of what was said of the same before."""
    for one in document.get(part) or ():
        if {name: value for name, value in one.items() if name in ("task", "text", "old")} == about:
            for name in [name for name in one if name not in about]:
                del one[name]
            one.update(said)
            return
    _add(document, part, {**about, **said})


def _add(document: Document, part: str, entry: dict[str, Any] | Sequence[int]) -> None:
    if document.get(part) is None:
        document[part] = []
    document[part].append(entry)


def _drop_empty(document: Document, part: str) -> None:
    if part in document and not document[part]:
        del document[part]
