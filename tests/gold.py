"""Builds a Notice from a hand-checked answer (``tests/data/**/gold.json``), for tests that need one unread."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from pipeline.model import (
    Assignment,
    Deadline,
    Generator,
    Head,
    Jurisdiction,
    Notice,
    OpenEnd,
    Party,
    Point,
    Section,
    Source,
    Task,
)


def load_gold(path: Path) -> dict[str, Any]:
    """The hand-checked answer as it stands in the file."""
    gold: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return gold


def notice_from_gold(gold: dict[str, Any]) -> Notice:
    """The Notice that a faultless reading of the document would give (without evidence and coverage)."""
    place = gold["district"]
    tasks = tuple(_task(gold, place, task) for task in gold["tasks"])
    sections = tuple(
        Section(
            number=section["number"],
            label=f"{section['number']}、",
            heading=section["heading"],
            points=tuple(
                Point(number=p["number"], label=f"（{p['number']}）", heading=p["heading"], text=p["text"])
                for p in section["points"]
            ),
        )
        for section in gold["sections"]
    )
    year, month, day = gold["date"]
    return Notice(
        generator=Generator(version="0", rules_sha256="0" * 64),
        source=Source(
            file=f"{place}.pdf", sha256=hashlib.sha256(json.dumps(gold).encode()).hexdigest(), format="pdf", pages=1
        ),
        notice=Head(
            title=gold["title"],
            year=gold["year"],
            jurisdiction=Jurisdiction(name=place, code=None, level="county", parents=(gold["city"],)),
            issuers=(gold["issuer"],),
            document_number=gold.get("docno"),
            issued_on=f"{year:04}-{month:02}-{day:02}",
            addressees=tuple(gold["addressees"]),
            preamble=gold["preamble"],
            closing=gold["closing"],
            attachments=tuple(gold["attachments"]),
        ),
        sections=sections,
        tasks=tasks,
    )


def _task(gold: dict[str, Any], place: str, task: dict[str, Any]) -> Task:
    raw = task["raw"] if task.get("raw") is not None else task["raw_joined"]
    parties, start = [], 0
    for role, text in task["parts"]:
        at = raw.find(text, start)
        span = (at, at + len(text)) if at >= 0 else (start, start)
        start = span[1]
        name = gold["names"].get(text, text)
        kind = "collective" if text in gold["collectives"] else "unit"
        parties.append(
            Party(
                text=text,
                as_written=raw[span[0] : span[1]],
                span=span,
                kind=kind,
                role=role,
                unit=f"{place}/{name}",
                name=name,
            )
        )
    role = task["parts"][-1][0] if task["parts"] else "unspecified"
    deadline = task.get("deadline")
    return Task(
        id=f"{place}-{gold['year']}-{task['no']:03}",
        key=hashlib.sha256((task["category"] + task["task"] + task["requirement"]).encode()).hexdigest()[:16],
        number=task["no"],
        label=None,
        category=task["category"],
        task=task["task"],
        requirement=task["requirement"],
        point=task.get("point"),
        assignment=Assignment(
            raw=raw, parties=tuple(parties), open_ended=(OpenEnd(text=task["open"], role=role),) if task["open"] else ()
        ),
        deadlines=(
            Deadline(
                raw=deadline, kind="date" if task.get("due") else "unresolved", due=task.get("due"), origin="column"
            ),
        )
        if deadline
        else (),
    )
