"""A city's notice made from a real one, and districts that carry it out in known ways."""

from __future__ import annotations

import hashlib
import random
import re
from collections.abc import Sequence
from typing import NamedTuple

from msgspec.structs import replace

from pipeline.model import Jurisdiction, Notice, Party, Task
from pipeline.superior.manners import Manner

CITY = Jurisdiction("甲市", "990100", "prefecture", ("某省",))
# Words that officials use for each other: a rewording changes many of them and leaves the matter.
OTHER_WORDS = (
    *(("做好", "抓好"), ("推进", "推动"), ("加强", "强化"), ("及时", "第一时间"), ("建立", "构建"), ("完善", "健全")),
    *(("开展", "组织开展"), ("全面", "全方位"), ("公开", "公布"), ("发布", "对外发布"), ("信息", "有关信息")),
    *(("确保", "保证"), ("工作", "各项工作"), ("落实", "抓实"), ("提高", "提升"), ("规范", "严格规范")),
)
OWN = (
    "办好“书记区长信箱”，群众来信三个工作日内答复，每月通报一次办理结果。",
    "在社区设立基层联系点，聘请义务监督员，定期征求居民代表意见。",
    "建设夜间经济服务专区，集中展示商圈停车、公交延时和便民驿站位置。",
    "编印惠农补贴明白纸，组织村干部逐户讲解到位。",
)
_CLAUSES = re.compile(r"[^，。；：]+[，。；：]?")


class Expected(NamedTuple):
    """For each obligation of the city, by number: how, and the numbers of the district's tasks. ``own``: of its own."""

    answers: dict[int, tuple[Manner, tuple[int, ...]]]
    own: tuple[int, ...]
    moved: frozenset[int]


def city(notice: Notice) -> Notice:
    """The notice as the city would have written it: its own bodies, its own level."""
    tasks = [_on_level(task, "市", "990100", "甲市") for task in notice.tasks]
    return _issued(notice, tasks, CITY, "甲市")


def district(above: Notice, number: int) -> tuple[Notice, Expected]:
    """A district's notice, and what it makes of each of the city's obligations. Deterministic."""
    chance = random.Random(number)
    name = f"{'乙丙丁戊己庚辛壬癸子丑寅'[number % 12]}{'' if number < 12 else number}区"
    place = Jurisdiction(name, f"99010{number}", "county", ("某省", "甲市"))
    made: list[tuple[Task, int | None, Manner | None, bool]] = []
    for task in above.tasks:
        manner = chance.choices(("verbatim", "reworded", "partly", "missing"), (0.45, 0.25, 0.12, 0.18))[0]
        if manner == "partly" and len(_CLAUSES.findall(task.requirement)) < 4:
            manner = "verbatim"
        if manner == "missing":
            continue
        mine = _on_level(task, "区", place.code or "", place.name)
        moved = chance.random() < 0.15
        if moved:
            mine = _handed_to(mine, f"{place.code}/某某服务中心", "区某某服务中心")
        words = {"verbatim": lambda text: text, "reworded": lambda text: _reworded(text, chance), "partly": _half}
        made.append((replace(mine, requirement=words[manner](mine.requirement)), task.number, manner, moved))  # type: ignore[index]
    for text in chance.sample(OWN, chance.randrange(3)):
        at = chance.randrange(len(made) + 1)
        made.insert(
            at, (replace(made[0][0], requirement=text, task="特色工作", category=None, point=None), None, None, False)
        )
    numbered = [replace(one, number=at) for at, (one, *_) in enumerate(made, 1)]
    answers: dict[int, tuple[Manner, tuple[int, ...]]] = {task.number: ("missing", ()) for task in above.tasks}
    for at, (_, demand, manner, _) in enumerate(made, 1):
        if demand is not None and manner is not None:
            answers[demand] = (manner, (at,))
    own = tuple(at for at, (_, demand, _, _) in enumerate(made, 1) if demand is None)
    moved_ones = frozenset(demand for _, demand, _, moved in made if demand is not None and moved)
    return _issued(above, numbered, place, f"区{number}"), Expected(answers, own, moved_ones)


def _on_level(task: Task, level: str, code: str, name: str) -> Task:
    def own(party: Party) -> Party:
        local = (party.unit or f"/{party.text}").partition("/")[2]
        text = re.sub("^[市区]", level, party.text)
        return replace(party, text=text, unit=f"{code}/{re.sub('^[市区]', level, local)}", name=f"{name}{local}")

    parties = tuple(own(party) for party in task.assignment.parties)
    raw = re.sub("区(?=[^、，域])", level, task.assignment.raw)
    text = task.requirement.replace("兰山区", name).replace("区政府", f"{level}政府").replace("全区", f"全{level}")
    text = text.replace("甲市", name).replace("市政府", f"{level}政府").replace("全市", f"全{level}")
    return replace(task, requirement=text, assignment=replace(task.assignment, raw=raw, parties=parties))


def _handed_to(task: Task, unit: str, name: str) -> Task:
    """Another body answers, none of the city's."""
    party = replace(task.assignment.parties[0], unit=unit, text=name, name=name, kind="unit", members=())
    return replace(task, assignment=replace(task.assignment, parties=(party,), raw=name))


def _reworded(text: str, chance: random.Random) -> str:
    for one, other in OTHER_WORDS:
        if chance.random() < 0.7:
            text = text.replace(one, other, 1)
    return "结合本地实际，" + text


def _half(text: str) -> str:
    """The first half of its clauses."""
    clauses = _CLAUSES.findall(text)
    return "".join(clauses[: len(clauses) // 2]).rstrip("，；：。") + "。"


def _issued(notice: Notice, tasks: Sequence[Task], place: Jurisdiction, name: str) -> Notice:
    head = replace(notice.notice, jurisdiction=place, title=f"2021年{place.name}政务公开工作要点")
    source = replace(notice.source, sha256=hashlib.sha256(name.encode()).hexdigest(), file=f"{name}.pdf")
    return replace(notice, notice=head, source=source, tasks=tuple(tasks))
