"""Where a task stands on a day: what people wrote and the dates say, so that nobody need choose 逾期."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final

from pipeline.model.progress import DONE, NOT_BEGUN, OVERDUE, SAID_ENDS, SOON_DAYS, UNDER_WAY, Entry, says

IN_TIME: Final = "按时完成"
LATE: Final = "逾期完成"
SOON: Final = "30 天内到期"
STANDINGS: Final = (IN_TIME, LATE, DONE, OVERDUE, SOON, UNDER_WAY, NOT_BEGUN)
FINISHED: Final = frozenset((DONE, IN_TIME, LATE))

# What people write for 已完成; 1 is what a cell holds that shows 100%.
_ALSO_DONE: Final = re.compile(
    rf"(?:(?:全部|都|均|已经?)*(?:完成|办结|办完|完结|办理完毕|落实到位)了?|100[%％]|1)(?:[{SAID_ENDS}\n].*)?", re.S
)


def seems_done(progress: str) -> bool:
    """Whether an entry may mean that a task is done, in other words than the one by which it counts as done."""
    return not says(progress, DONE) and _ALSO_DONE.fullmatch(progress.strip()) is not None


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
