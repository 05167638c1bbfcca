"""The record beside results, as far as the exporters know it: what the program wrote into each workbook."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

import msgspec
from msgspec import Struct

from pipeline.regular_files import read_regular

if TYPE_CHECKING:
    from pipeline.exporters.keeping.snapshot import Snapshot

RECORD: Final = ".yaodian.json"
ANSWERS: Final = "answers.json"
INHERITED: Final = "inherited.json"
OUTCOMES: Final = "corrected.json"
FROM_PEOPLE: Final = (ANSWERS, INHERITED, OUTCOMES)
"""Files beside a ledger that hold what came from people, for it to show."""
PREVIOUS: Final = "（上一版"
_BESIDE: Final = re.compile(rf"(?:（新|{PREVIOUS})\d*）$")


def is_beside(stem: str) -> bool:
    """Whether a file's name without its suffix is one that stands beside another: 台账（新）, 台账（上一版2）."""
    return _BESIDE.search(stem) is not None


class _Written(Struct):
    written: dict[str, str] = {}


def written_beside(path: Path) -> Snapshot | None:
    """What the record beside a workbook (or beside its folder, for a unit's list) says was written into it."""
    from pipeline.exporters.keeping.snapshot import unpacked

    for folder in (path.parent, path.parent.parent):
        try:
            record = msgspec.json.decode(read_regular(folder / RECORD), type=_Written)
        # Missing, unreadable or of another version: nothing is known.
        except (OSError, msgspec.DecodeError, UnicodeDecodeError):
            continue
        text = record.written.get(path.relative_to(folder).as_posix())
        if text is not None:
            return unpacked(text)
    return None


def written_into(content: bytes) -> str:
    """What a workbook says that the program wrote into it, as the record keeps it; empty if it says nothing."""
    from pipeline.exporters.keeping.carried_record import record_in
    from pipeline.exporters.keeping.snapshot import packed
    from pipeline.exporters.workbook.book_package import BookPackage
    from pipeline.exporters.workbook.xml_tree import DamagedPartError

    try:
        found = record_in(BookPackage(content))
    except DamagedPartError:
        return ""
    return packed(found) if found is not None else ""


def holds_words(content: bytes) -> bool:
    """Whether a person may have written in a workbook: whether it is not just as the program made it."""
    from pipeline.exporters.keeping.carried_record import is_fresh

    return not is_fresh(content)
