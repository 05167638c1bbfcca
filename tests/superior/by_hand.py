"""A city's notice, and twelve districts' that carry it out in ways written by hand (`tests/data/coverage/`)."""

from __future__ import annotations

import csv
import random
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple

import yaml

from pipeline.superior.manners import Manner
from tests import DATA

CITY: Final = "临沂市"
DISTRICTS: Final = (
    "罗庄区",
    "河东区",
    "沂南县",
    "郯城县",
    "沂水县",
    "兰陵县",
    "费县",
    "平邑县",
    "莒南县",
    "蒙阴县",
    "临沭县",
    "日照市东港区",
)
OWN: Final = (
    "开展“局长走进直播间”，全年不少于六期，现场回答观众提问。",
    "在集市设流动咨询台，逢集日由各单位轮流值守。",
    "把公开事项做成方言短视频，在村广播里播放。",
    "评选十佳公开案例，汇编成册发到各单位学习。",
)


class Answered(NamedTuple):
    """How a demand is carried out, by which of the district's tasks, with a later day, by none of the same bodies."""

    manner: Manner
    task: int | None
    later: bool = False
    moved: bool = False


class MadeDistrict(NamedTuple):
    """A district's notice as a file, and what it makes of each demand, in their order; ``own``: tasks of its own."""

    place: str
    path: Path
    answers: Sequence[Answered]
    own: Sequence[int]


def obligations() -> list[Mapping[str, Any]]:
    """What was written by hand."""
    return list(yaml.safe_load((DATA / "coverage/obligations.yaml").read_text(encoding="utf-8")))


def write_city(folder: Path) -> Path:
    rows = [
        (one["city"].replace("【】", "市"), _units(one["units"], "市"), (one.get("due") or [""])[0])
        for one in obligations()
    ]
    return _table(folder, CITY, rows)


def write_districts(folder: Path, wording: int) -> Iterator[MadeDistrict]:
    """Twelve districts; ``wording``: which of the two ways of rewording they use. The same each time."""
    for number, place in enumerate(DISTRICTS):
        yield _district(folder, place, random.Random(100 * wording + number), wording)


def _district(folder: Path, place: str, chance: random.Random, wording: int) -> MadeDistrict:
    level = place[-1]
    rows: list[tuple[tuple[str, str, str], int | None]] = []
    made: dict[int, Answered] = {}
    for at, one in enumerate(obligations()):
        manner: Manner = chance.choices(("verbatim", "reworded", "partly", "missing"), (3, 4, 2, 2))[0]  # type: ignore[assignment]
        if manner == "partly" and not one["partly"]:
            manner = "reworded"
        if manner == "missing":
            made[at] = Answered("missing", None)
            continue
        text = {"verbatim": one["city"], "reworded": one["reworded"][wording], "partly": one["partly"]}[manner]
        moved, late = chance.random() < 0.15, bool(one.get("due")) and chance.random() < 0.5
        units = _units([one["other"]] if moved else one["units"], level)
        due = one["due"][late] if one.get("due") else ""
        rows.append(((text.replace("【】", level), units, due), at))
        made[at] = Answered(manner, None, late and one["due"][0] != one["due"][1], moved)
    for text in chance.sample(OWN, chance.randrange(3)):
        rows.insert(chance.randrange(len(rows) + 1), ((text, f"{level}融媒体中心", ""), None))
    if chance.random() < 0.5:
        chance.shuffle(rows)
    for number, (_, demand) in enumerate(rows, 1):
        if demand is not None:
            made[demand] = made[demand]._replace(task=number)
    own = [number for number, (_, demand) in enumerate(rows, 1) if demand is None]
    path = _table(folder, place, [row for row, _ in rows])
    return MadeDistrict(place, path, [made[at] for at in range(len(made))], own)


def _units(names: Sequence[str], level: str) -> str:
    return "、".join(f"{level}{name}" for name in names)


def _table(folder: Path, place: str, rows: Sequence[tuple[str, str, str]]) -> Path:
    path = folder / f"2021年{place}政务公开工作要点任务分解表.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow((f"2021年{place}政务公开工作要点任务分解表",))
        writer.writerow(("序号", "具体要求", "责任单位", "完成时限"))
        writer.writerows((at, *row) for at, row in enumerate(rows, 1))
    return path
