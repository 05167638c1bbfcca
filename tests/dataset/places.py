"""A few districts and a city over two years, as they are converted, and what gathering asks of rules."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from pipeline.dataset.collecting import RulesAsked
from pipeline.diff.bodies import Bodies
from pipeline.exporters.json_file import write_json
from pipeline.model import Jurisdiction, Notice
from tests.diff.build import TEXTS, due, notice, party, task

RULES_OF_TEST = RulesAsked("basis", lambda one: {}, lambda both: Bodies())


def edition(place: str, year: int, *texts: str, **more: Any) -> Notice:
    """The notice of a place with a task for each text."""
    tasks = [
        task(at, text, parties=[party("财政局", "lead"), party(f"局{at}")], deadlines=[due("年底前", f"{year}-12-31")])
        for at, text in enumerate(texts, 1)
    ]
    one = notice([replace(entry, **more) for entry in tasks], year)
    parents = ("某省",) if place == "某市" else ("某省", "某市")
    head = replace(
        one.notice, title=f"{year}年{place}政务公开工作要点", jurisdiction=Jurisdiction(place, parents=parents)
    )
    return replace(
        one, notice=head, source=replace(one.source, sha256=hashlib.sha256(f"{place}{year}".encode()).hexdigest())
    )


def put(folder: Path, name: str, one: Notice) -> Path:
    path = folder / name / "notice.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    write_json(one, path)
    return path


def usual(folder: Path) -> None:
    """甲县 over two years (one task dropped, one added), 乙县 and the city for one."""
    put(folder, "甲2021", edition("甲县", 2021, *TEXTS[:3]))
    put(folder, "甲2022", edition("甲县", 2022, *TEXTS[1:4]))
    put(folder, "乙2022", edition("乙县", 2022, TEXTS[0]))
    put(folder, "市2022", edition("某市", 2022, TEXTS[0], TEXTS[5]))


def files(dataset: Path) -> Mapping[str, tuple[int, bytes]]:
    """Every file with when it was written and what is in it."""
    return {
        path.relative_to(dataset).as_posix(): (path.stat().st_mtime_ns, path.read_bytes())
        for path in sorted(dataset.rglob("*"))
        if path.is_file()
    }
