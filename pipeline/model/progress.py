"""What people entered into a ledger or sent back in a unit's list, as it is read: by task, each with its place."""

from __future__ import annotations

from datetime import date
from typing import Final

from msgspec import Struct

NOT_BEGUN: Final = "未开始"
UNDER_WAY: Final = "推进中"
DONE: Final = "已完成"
OVERDUE: Final = "逾期"
PROGRESS_WORDS: Final = (NOT_BEGUN, UNDER_WAY, DONE, OVERDUE)
"""What may be chosen in 进展情况."""
SOON_DAYS: Final = 30
"""Days before a deadline from which on it is near."""
SAID_ENDS: Final = "，。；,.;（("
"""What a word of progress may be followed by; 已完成 80% is not done."""


def says(progress: str, word: str) -> bool:
    """Whether an entry of progress is this word, with or without an explanation after it."""
    bare = progress.strip()
    rest = bare.removeprefix(word)
    return rest != bare and (not rest or rest[0] in f"{SAID_ENDS}\n")


class Entry(Struct, frozen=True, kw_only=True):
    """One row that people fill in. ``key`` is the task's row key, None in a row that a person added by himself.

    Texts are as typed. ``due`` and ``done_on`` are days where the text beside them tells one without doubt; where it
    does not, they are None and a doubt says so. ``unit`` is the body whose answer it is, None in the ledger's own rows.
    ``sheet`` and ``row`` (from 1) are where it stands.
    """

    key: str | None
    sheet: str
    row: int
    number: str = ""
    task: str = ""
    requirement: str = ""
    leader: str = ""
    contact: str = ""
    progress: str = ""
    note: str = ""
    due: date | None = None
    due_text: str = ""
    done_on: date | None = None
    done_text: str = ""
    unit: str | None = None

    @property
    def is_filled(self) -> bool:
        """Whether anybody wrote anything about the task."""
        return any((self.leader, self.contact, self.progress, self.done_text, self.note))


class EntryDoubt(Struct, frozen=True):
    """What could not be told of a workbook, in plain Chinese, and where (row 0: the whole sheet)."""

    file: str
    said: str
    sheet: str = ""
    row: int = 0

    def __str__(self) -> str:
        place = f"“{self.sheet}”表" if self.sheet else ""
        place += f"第 {self.row} 行" if self.row else ""
        return f"{self.file}：{place}{'：' if place else ''}{self.said}"


class LedgerEntries(Struct, frozen=True, kw_only=True):
    """All entries of one workbook. ``left_over`` are those of the sheet 未对应, whose tasks are gone; ``about`` is what
    its sheet 说明 says, by name (单位, 依据文件, 源文件 SHA-256)."""

    file: str
    entries: tuple[Entry, ...]
    left_over: tuple[Entry, ...] = ()
    doubts: tuple[EntryDoubt, ...] = ()
    about: dict[str, str] = {}
