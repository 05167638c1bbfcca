"""How what became of a superior's obligations is called and marked."""

from __future__ import annotations

from collections import Counter
from typing import Final

from pipeline.superior.carrying_out import Demand, LocalAnswer, Superior
from pipeline.superior.manners import Manner

MANNER_NAMES: Final[dict[Manner, str]] = {
    "verbatim": "照原文",
    "reworded": "改写落实",
    "partly": "部分落实",
    "missing": "没有对应",
}
MANNER_MARKS: Final[dict[Manner, str]] = {"verbatim": "●", "reworded": "◎", "partly": "◐", "missing": "×"}
MANNER_NOTES: Final[dict[Manner, str]] = {
    "verbatim": "除地名、层级（市、区）外，与上级原文一字不差",
    "reworded": "有对应的任务，文字不同",
    "partly": "有对应的任务，但上级要求中有整句没有着落",
    "missing": "没有找到对应的任务",
}
LATER: Final = "晚于上级"
OWN: Final = "自行增加"
NOTHING: Final = "—"
_FEW: Final = 20
"""Characters by which an obligation is told from others under its heading."""


def legend() -> str:
    """What the marks mean, in a line."""
    return "　".join(f"{MANNER_MARKS[manner]} {name}" for manner, name in MANNER_NAMES.items())


def title_of(superior: Superior) -> str:
    """What the comparison is called."""
    year = f"{superior.year}年" if superior.year else ""
    return f"{superior.place or '上级'}{year}任务在各地的落实"


def demand_names(superior: Superior) -> dict[int, str]:
    """Each obligation in a few words, by number: its heading, else how it begins; both where a heading repeats."""
    counts = Counter(one.task for one in superior.demands)
    return {one.number: _name(one, counts[one.task] > 1) for one in superior.demands}


def _name(demand: Demand, repeats: bool) -> str:
    begins = demand.requirement if len(demand.requirement) <= _FEW else f"{demand.requirement[:_FEW]}…"
    if not demand.task:
        return begins
    return f"{demand.task}：{begins}" if repeats else demand.task


def deadlines(demand: Demand, answer: LocalAnswer) -> str | None:
    """The superior's and the district's, where either says any."""
    if not demand.deadline and not answer.deadline:
        return None
    late = f"（{LATER}）" if answer.later else ""
    return f"上级：{demand.deadline or NOTHING}\n本地：{answer.deadline or NOTHING}{late}"
