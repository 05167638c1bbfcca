"""What people noted beside the findings, by what tells one finding from another on every run."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pipeline.exporters import titles
from pipeline.exporters.workbook.sheet import Value
from pipeline.exporters.workbook.xlsx import xml_text

Checked = tuple[str, str]
"""A finding's place and what it says, without white space."""


def checked_key(place: Value, said: Value) -> Checked:
    """What tells a finding from others on every run: where it stands, and what it says."""
    return "".join(str(place).split()), "".join(xml_text(str(said)).split())


def notes(columns: Sequence[str], rows: Iterable[Sequence[Value]]) -> dict[Checked, Value]:
    """The notes in the rows of an earlier sheet of these columns; a finding's text may go on in further rows of its
    number."""
    at = {title: index for index, title in enumerate(columns)}
    wanted = [at.get(title) for title in (titles.NUMBER, titles.PLACE, titles.SAID, titles.CHECKED)]
    found: dict[str, list[Value]] = {}
    for row in rows:
        number, place, said, note = (row[at] if at is not None and at < len(row) else None for at in wanted)
        before = found.setdefault(str(number), [place, "", None])
        before[1] = f"{before[1]}{said or ''}"
        before[2] = note if is_blank(before[2]) else before[2]
    return {checked_key(place, said): note for place, said, note in found.values() if not is_blank(note)}


def is_blank(value: Value) -> bool:
    """Whether a cell shows nothing."""
    return value is None or (isinstance(value, str) and not value.strip())
