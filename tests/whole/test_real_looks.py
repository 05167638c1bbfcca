"""The real notice in eight looks: one answer, nothing lost, furniture only what it should be, evidence that holds."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline.checks.claims import fields, rebuild
from pipeline.conversion import read_source
from pipeline.model.reading import Reading
from pipeline.settings import Settings
from tests import DATA, ROOT
from tests.gold import load_gold

WORD = ROOT / "input" / "2021-兰山区政务公开工作要点.pdf"
LOOKS = {
    "word": {"page_number"},
    "word-landscape": {"page_number"},
    "word-watermark-seal": {"page_number", "running_head", "watermark", "seal"},
    "weasy": {"page_number"},
    "weasy-horizontal-rules": {"page_number"},
    "chromium": set(),
    "chromium-false-bold": {"false_bold"},
    "published": set(),
}


@pytest.fixture(scope="module")
def read() -> Callable[[str], Reading]:
    known: dict[str, Reading] = {}

    def once(look: str) -> Reading:
        if look not in known:
            path = WORD if look == "word" else DATA / "lanshan-2021" / f"{look}.pdf"
            known[look] = read_source(path, Settings(ROOT / "rules", exports=("debug",)))
        return known[look]

    return once


@pytest.mark.parametrize("look", LOOKS)
def test_the_hand_checked_answer(look: str, read: Callable[[str], Reading]) -> None:
    gold = load_gold(DATA / "lanshan-2021" / "gold.json")
    notice = read(look).notice
    assert [(p.heading, p.text) for p in notice.points()] == [
        (point["heading"], point["text"]) for section in gold["sections"] for point in section["points"]
    ]
    assert [(t.category, t.task, t.requirement, t.point) for t in notice.tasks] == [
        (task["category"], task["task"], task["requirement"], task["point"]) for task in gold["tasks"]
    ]
    for task, want in zip(notice.tasks, gold["tasks"], strict=True):
        assert [(one.role, one.text) for one in task.assignment.parties] == [tuple(part) for part in want["parts"]]
        assert all(gold["names"].get(one.text, one.name) == one.name for one in task.assignment.parties)


@pytest.mark.parametrize("look", LOOKS)
def test_claims(look: str, read: Callable[[str], Reading]) -> None:
    reading = read(look)
    assert reading.way is not None and reading.notice.coverage is not None
    assert reading.notice.coverage.unaccounted == 0
    assert set(reading.notice.coverage.furniture) == LOOKS[look]
    _, layout, raw = reading.way
    assert all(rebuild(field, layout) == field.text for _, field in fields(raw))
    codes = [finding.code for finding in reading.notice.findings if finding.code.startswith("body_table.")]
    assert len(codes) == 6


@pytest.mark.parametrize("look", LOOKS)
def test_boxes_hold_requirement_and_units(look: str, read: Callable[[str], Reading]) -> None:
    reading = read(look)
    assert reading.way is not None
    _, layout, raw = reading.way
    for task in raw.tasks:
        ids = [one for field in (task.requirement, *(cell.content for cell in task.units)) for one in field.ids]
        for char in (layout.chars[one] for one in ids if one >= 0):
            x, y = (char.box[0] + char.box[2]) / 2, (char.box[1] + char.box[3]) / 2
            boxes = [place.bbox for place in task.evidence if place.page == char.page and place.bbox]
            assert any(b[0] - 1 <= x <= b[2] + 1 and b[1] - 1 <= y <= b[3] + 1 for b in boxes), (
                task.requirement.text,
                char,
            )
