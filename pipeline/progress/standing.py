"""Where a task stands on a day: what people wrote and the dates say, so that nobody need choose 逾期."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from pipeline.model.progress import Entry

DONE: Final = "已完成"
IN_TIME: Final = "按时完成"
LATE: Final = "逾期完成"
OVERDUE: Final = "逾期"
SOON: Final = "30 天内到期"
UNDER_WAY: Final = "推进中"
NOT_BEGUN: Final = "未开始"
STANDINGS: Final = (IN_TIME, LATE, DONE, OVERDUE, SOON, UNDER_WAY, NOT_BEGUN)
FINISHED: Final = frozenset((DONE, IN_TIME, LATE))
SOON_DAYS: Final = 30
# 已完成 by itself or before a full stop or comma; 已完成 80% is not done.
_ENDS: Final = "，。；,.;（(\n"


def standing(entry: Entry, on: date) -> str:
    """One of ``STANDINGS``. A day of completion after ``on`` has not come yet; 已完成 without a day counts as done, but
    whether it was in time nobody can tell."""
    if entry.done_on is not None and entry.done_on <= on:
        if entry.due is None:
            return DONE
        return IN_TIME if entry.done_on <= entry.due else LATE
    if entry.done_on is None and says(entry.progress, DONE):
        return DONE
    if entry.due is not None and entry.due < on:
        return OVERDUE
    if entry.due is None and says(entry.progress, OVERDUE):
        return OVERDUE
    if entry.due is not None and entry.due - on <= timedelta(days=SOON_DAYS):
        return SOON
    return NOT_BEGUN if not entry.progress.strip() or says(entry.progress, NOT_BEGUN) else UNDER_WAY


def says(progress: str, word: str) -> bool:
    """Whether an entry of progress is this word, with or without an explanation after it."""
    bare = progress.strip()
    rest = bare.removeprefix(word)
    return rest != bare and (not rest or rest[0] in _ENDS)
