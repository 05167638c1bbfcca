"""The whole of a notice: tasks from the table, or from clauses where no table holds any."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from pipeline.extractors.extraction import ExtractorRules, extract, load_extractor_rules
from pipeline.model import Cell, Char, Layout, RawNotice, Traced
from pipeline.text.clean import SPACE
from tests import RULES
from tests.extractors.pages import Sheets
from tests.extractors.reading import ROLES, Words
from tests.extractors.table.cells import grid, plain

LABELS = ("序号", "工作要求", "责任单位")
ROWS = (
    ("1", "做好重点领域信息公开工作，每季度更新。", "县财政局"),
    ("2", "做好预算公开工作，每季度更新一次。", "县审计局"),
)
CLAUSES = ("一、深化公开", "（一）公开规划。做好甲事。（县财政局牵头，县审计局配合）")


def rules() -> ExtractorRules:
    return load_extractor_rules(RULES, ROLES)


def notice(*texts: str, table: Sequence[Sequence[str]] = ()) -> tuple[Layout, RawNotice]:
    layout = Sheets().head().para(*texts).layout()
    if table:
        chars = list(layout.chars)
        cells = [_numbered(one, chars) for one in plain(*table)]
        *pages, last = layout.pages
        below = replace(last, number=last.number + 1, blocks=(grid(*cells, page=last.number + 1),))
        layout = replace(layout, pages=(*pages, last, below), chars=tuple(chars))
    return layout, extract(layout, rules(), Words())


def _numbered(cell: Cell, chars: list[Char]) -> Cell:
    """The cell with its characters among those of the layout."""
    lines = []
    for line in cell.lines:
        first = len(chars)
        chars += [Char(one, line.page, line.box) for one in line.text]
        lines.append(replace(line, content=Traced(line.text, tuple(range(first, len(chars))))))
    return replace(cell, lines=tuple(lines))


def test_tasks_of_a_table_come_before_those_of_clauses() -> None:
    _, raw = notice(*CLAUSES, table=[LABELS, *ROWS])
    assert [str(task.requirement) for task in raw.tasks] == [row[1] for row in ROWS]


def test_without_a_table_clauses_are_the_tasks() -> None:
    _, raw = notice(*CLAUSES)
    assert [str(task.requirement) for task in raw.tasks] == ["做好甲事。"]
    assert raw.findings == ()


def test_a_table_of_something_else_is_told_and_claimed() -> None:
    _, raw = notice(*CLAUSES, table=[("名称", "数量"), ("甲", "12"), ("乙", "7")])
    assert [str(task.requirement) for task in raw.tasks] == ["做好甲事。"]
    assert "table.not_tasks" in [one.code for one in raw.findings]
    assert [len(one.ids) for one in raw.structure if one.reason == "other_table"] == [len("名称数量甲12乙7")]


def test_no_character_of_a_table_is_structure_twice() -> None:
    layout, raw = notice(*CLAUSES, table=[LABELS, *ROWS])
    claimed = [i for one in raw.structure for i in one.ids if i != SPACE]
    assert len(claimed) == len(set(claimed)) and set(claimed) <= set(range(len(layout.chars)))
