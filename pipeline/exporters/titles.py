"""Titles of the columns and sheets that people fill in, and the keys of their rows.

What the program writes is read back by these words: known to the rooms that write and to the one that keeps.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

from pipeline.model import Task
from pipeline.model.raw import Role
from pipeline.model.task_ids import twin_number

# Sheets.
LEDGER: Final = "任务台账"
REVIEW: Final = "校核意见"
ABOUT: Final = "说明"
LEFT_OVER: Final = "未对应"
ANSWERS: Final = "各单位进展"
RETURNS: Final = "报回情况"
CONFLICTS: Final = "冲突"
STRAYS: Final = "未收入"
FROM_FILE: Final = "报回文件"
CORRECTIONS: Final = "更正"

# By which a workbook of this program's is known, on the sheet 说明.
MAKER: Final = "生成程序"
PROGRAM: Final = "yaodian"
# By which a unit's list is known as of this notice and year, on the same sheet.
DOCUMENT: Final = "文件标识"
BASED_ON: Final = "依据文件"

# Columns of the ledger and of a unit's list.
UNIT: Final = "单位"
NUMBER: Final = "序号"
CATEGORY: Final = "工作任务（类别）"
TASK: Final = "工作任务（事项）"
REQUIREMENT: Final = "具体要求"
RAW: Final = "责任单位（原文）"
DEADLINE: Final = "完成时限"
DUE_DATE: Final = "时限（日期）"
PAGE: Final = "来源页码"
ORIGINAL: Final = "原文"
LABEL: Final = "原表序号"
KEY: Final = "任务标识"
PROGRESS: Final = "进展情况"
LEADER: Final = "责任领导"
CONTACT: Final = "联系人"
DONE_ON: Final = "完成日期"
NOTE: Final = "备注"
USER_COLUMNS: Final = (LEADER, CONTACT, PROGRESS, DONE_ON, NOTE)
ROLE_COLUMNS: Final[dict[str, tuple[Role, ...]]] = {
    "牵头单位": ("lead",),
    "责任单位": ("responsible", "unspecified"),
    "配合单位": ("support",),
    "指导单位": ("oversee",),
}
BLOCK: Final = "列入方式"
ROLE: Final = "职责"
THROUGH: Final = "依据称谓"
_PROGRAM_TITLES: Final = frozenset(
    (
        NUMBER,
        LABEL,
        CATEGORY,
        TASK,
        REQUIREMENT,
        RAW,
        DEADLINE,
        DUE_DATE,
        PAGE,
        ORIGINAL,
        KEY,
        BLOCK,
        ROLE,
        THROUGH,
        *ROLE_COLUMNS,
    )
)
# Ends the titles of the columns that only this notice's table has.
OF_THE_TABLE: Final = "（原表）"
# A further row of the same task carries this after the key, so that its cells are read back into the task's own.
CONTINUED: Final = "（续）"

# Columns of the sheet 校核意见.
PLACE: Final = "位置"
SAID: Final = "校核意见"
CHECKED: Final = "已核对"

# Columns of the sheet 更正. A row is known by its printed number, wherever it is moved.
CORRECTION: Final = "更正编号"
CORRECTED: Final = "更正什么"
OF_WHICH: Final = "序号或任务标识"
OLD: Final = "原来写的"
NEW: Final = "改为"
OUTCOME: Final = "结果"

# A column of the sheet 未对应 as earlier versions wrote it: what was written over.
CHANGED: Final = "对程序各列的改动"


def is_program_title(title: str) -> bool:
    """Whether a column of that title, in the ledger or in a unit's list, is the program's."""
    return title in _PROGRAM_TITLES or title.endswith(OF_THE_TABLE)


def row_keys(tasks: Sequence[Task]) -> list[str]:
    """A key for each task: its own, with /2, /3 after it where the notice repeats an obligation word for word.

    Which twin a task is says its id, however many of them are listed; one without such an id is counted.
    """
    keys: list[str] = []
    seen: Counter[str] = Counter()
    for task in tasks:
        seen[task.key] += 1
        number = twin_number(task) or seen[task.key]
        keys.append(task.key if number == 1 else f"{task.key}/{number}")
    return keys
