"""The words in which people say what they correct, in the corrections file and in the sheet 更正 of a ledger."""

from __future__ import annotations

from typing import Final, Literal

from pipeline.model.raw import Role

Where = Literal["title", "section_heading", "point_heading", "point_text", "category", "task", "requirement"]
Said = Literal["标题", "部分标题", "要点标题", "要点内容", "任务类别", "任务事项", "具体要求"]
PLACES: Final[dict[Where, Said]] = {
    "title": "标题",
    "section_heading": "部分标题",
    "point_heading": "要点标题",
    "point_text": "要点内容",
    "category": "任务类别",
    "task": "任务事项",
    "requirement": "具体要求",
}
SaidRole = Literal["牵头", "责任", "配合", "指导", "未分主次"]
SAID_ROLES: Final[dict[SaidRole, Role]] = {
    "牵头": "lead",
    "责任": "responsible",
    "配合": "support",
    "指导": "oversee",
    "未分主次": "unspecified",
}

UNITS: Final = "责任单位"
OF_ROLE: Final = "职责"
BY_WHEN: Final = "完成时限"
JOIN: Final = "合并任务"
SPLIT: Final = "拆分任务"
WHAT: Final[tuple[str, ...]] = (UNITS, OF_ROLE, BY_WHEN, *PLACES.values(), JOIN, SPLIT)
"""What may be chosen in the sheet."""
