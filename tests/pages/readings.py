"""What became of a random table that was read: which rows came back wrong, and whether a finding told of it in time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from pathlib import Path
from typing import NamedTuple

from pipeline.model import Finding
from tests.pages.laying import Laid, Part
from tests.pages.paper import Paper
from tests.pages.random_tables import Case, random_case
from tests.pages.rows import Row, read, row_of

FIELDS = ("label", "category", "task", "requirement", "units", "deadline", "extra")


class Reading(NamedTuple):
    """``wrong``: the fields that differ in some row, or ``rows`` where there are more or fewer rows than there should.
    ``told``: a finding names the page break of each row that differs. ``doubts``: the findings about page breaks."""

    seed: int
    wrong: tuple[str, ...]
    told: bool
    doubts: int

    @property
    def silent(self) -> bool:
        """Wrong, and nobody is told."""
        return bool(self.wrong) and not self.told


def read_case(seed: int, folder: Path, numbered: bool | None = None, rules: str | None = None) -> Reading:
    """Draws the table of a seed, reads it, and compares."""
    case = random_case(seed, numbered, rules)
    laid = case.laid()
    path = case.draw(laid, Paper(folder / f"{seed}.pdf")).save()
    headings = ({row[1] for row in case.rows}, {row[2] for row in case.rows}) if case.known else ((), ())
    tables = read(path, *headings)[1]
    path.unlink()
    doubts = [one for one in tables.findings if one.code == "table.doubtful_break"]
    found = [row_of(task) for task in tables.tasks]
    return Reading(seed, differing(case.rows, found), told(case, laid, found, tables.findings), len(doubts))


def differing(rows: Sequence[Row], found: Sequence[Row]) -> tuple[str, ...]:
    """What differs."""
    if len(rows) != len(found):
        return ("rows",)
    pairs = list(zip(rows, found, strict=True))
    return tuple(name for index, name in enumerate(FIELDS) if any(a[index] != b[index] for a, b in pairs))


def told(case: Case, laid: Laid, found: Sequence[Row], findings: Iterable[Finding]) -> bool:
    """Whether for each stretch of rows that differs some page break that touches it has a finding on the page below, or
    a finding quotes one of the rows that came back in its place."""
    findings = tuple(findings)
    pages = {place.page for finding in findings for place in finding.evidence}
    reaches = [_reach(laid, above, below) for above, below in laid.breaks() if below.page + 1 in pages]
    matcher = SequenceMatcher(a=list(case.rows), b=list(found), autojunk=False)
    return all(
        any(first <= max(last, start + 1) - 1 and start <= end for first, end in reaches)
        or any(_quotes(finding, row) for finding in findings for row in found[got:until])
        for kind, start, last, got, until in matcher.get_opcodes()
        if kind != "equal"
    )


def _quotes(finding: Finding, row: Row) -> bool:
    said = row[3] or row[4]
    return bool(said) and f"“{said[:30]}" in finding.message


def _reach(laid: Laid, above: Part, below: Part) -> tuple[int, int]:
    """The first and the last data row that a page break can spoil: those of the cells that it cuts or parts."""
    cells = [box for box in laid.cells if any(box.row <= part.row < box.row + box.rows for part in (above, below))]
    return min(box.row for box in cells) - laid.head, max(box.row + box.rows for box in cells) - 1 - laid.head
