"""The same task table laid out in random ways is read back, or a finding stands at the page break that spoilt it.

The tables are the same in every run; ``python -m benchmarks.tables`` draws new ones.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.extractors.table.seam_signs import Context
from pipeline.extractors.table.seams import SeamReading, Verdict
from pipeline.extractors.table.stitch import stitch
from pipeline.extractors.table.stitched import Seam
from tests.extractors.reading import Words
from tests.extractors.table.cells import cell, columns, plain, sheet
from tests.pages.paper import Paper
from tests.pages.random_tables import random_case
from tests.pages.readings import Reading, read_case
from tests.pages.rows import read, rules

WRONG = 0.015
"""Share of tables that may be read wrongly, each with a finding where it went wrong; none may be wrong in silence."""
DOUBTED = 0.1


def check(readings: list[Reading], doubted: float = DOUBTED) -> None:
    assert [one.seed for one in readings if one.silent] == []
    assert sum(bool(one.wrong) for one in readings) <= WRONG * len(readings)
    right = [one for one in readings if not one.wrong]
    assert sum(bool(one.doubts) for one in right) <= doubted * len(right)


@pytest.mark.parametrize("numbered", [True, False], ids=["ordinals", "no ordinals"])
def test_a_few(tmp_path: Path, numbered: bool) -> None:
    check([read_case(seed, tmp_path, numbered) for seed in range(15)], 0.2)


@pytest.mark.slow
@pytest.mark.parametrize("numbered", [True, False], ids=["ordinals", "no ordinals"])
def test_many(tmp_path: Path, numbered: bool) -> None:
    check([read_case(seed, tmp_path, numbered) for seed in range(200)])


def test_a_few_without_rules(tmp_path: Path) -> None:
    check([read_case(seed, tmp_path, True, "none") for seed in range(10)], 0.2)


@pytest.mark.parametrize(
    ("seed", "numbered", "said"),
    [
        (700754, True, "可能是上一行或下一行的一部分"),
        (700338, False, "栏整页没有文字"),
        (978945, False, "的文字以标点开头"),
    ],
)
def test_what_was_read_wrongly_in_silence_is_told(tmp_path: Path, seed: int, numbered: bool, said: str) -> None:
    """A row torn within a page, and a page whose heading stands on the next one."""
    reading = read_case(seed, tmp_path, numbered)
    assert not reading.silent
    case = random_case(seed, numbered)
    path = case.draw(case.laid(), Paper(tmp_path / "page.pdf")).save()
    headings = ({row[1] for row in case.rows}, {row[2] for row in case.rows}) if case.known else ((), ())
    assert any(said in finding.message for finding in read(path, *headings)[1].findings)


def test_units_that_are_printed_again_on_the_next_page_are_said_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A cell over two rows, its text on either page, as some producers print it."""
    above = [*plain(("1", "甲", "做好甲事。"), ("2", "甲", "做好乙事。")), cell(0, 3, "县民政局")]
    below = [*plain(("3", "甲", "做好丙事。"), ("4", "甲", "做好丁事。")), cell(1, 3, "县民政局")]
    sheets = [
        sheet(*above, cell(1, 3, "县财政局、县审计局", open_bottom=True)),
        sheet(*below, cell(0, 3, "县财政局、县审计局", open_top=True), page=2),
    ]
    named = columns("number", "task", "requirement", "units")
    taken = SeamReading(0.0, False, {0: False, 1: True, 2: False, 3: True})
    monkeypatch.setattr("pipeline.extractors.table.stitch.decide", lambda seam, context: Verdict(taken, None))
    made, _ = stitch(sheets, named, rules()[0], Words(), frozenset())
    units = [row[3].text if row[3] else "" for row in made]
    assert units == ["县民政局", "县财政局、县审计局", "县财政局、县审计局", "县民政局"]
    assert made[1][3] is made[2][3]


def test_columns_that_have_had_no_text_are_counted_over_all_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[frozenset[int]] = []
    taken = SeamReading(0.0, False, {})

    def decide(seam: Seam, context: Context) -> Verdict:
        told.append(seam.unheaded)
        return Verdict(taken, None)

    monkeypatch.setattr("pipeline.extractors.table.stitch.decide", decide)
    rows = [("1", "", "做好甲事。", ""), ("2", "", "做好乙事。", "县民政局"), ("3", "甲", "做好丙事。", "")]
    sheets = [sheet(*plain(row), page=page) for page, row in enumerate(rows, 1)]
    sheets.append(sheet(cell(0, 0, "二、服务", columns=4), *(cell(1, at, "4") for at in (0, 2)), page=4))
    sheets.append(sheet(*plain(("5", "乙", "做好丁事。", "县财政局")), page=5))
    named = columns("number", "task", "requirement", "units")
    stitch(sheets, named, rules()[0], Words(), frozenset())
    assert told == [frozenset({1, 3}), frozenset({1}), frozenset({1, 3})]
