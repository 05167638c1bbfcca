"""Task tables of which only the header's words were seen: nothing framed them, and no columns were found. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.extractors.table.column_labels import UNIT_ROLES, ColumnRules, role_of
from pipeline.model import Finding, Layout, Line
from pipeline.model.evidence import around

_LEAST = 3
"""Labels that make a header."""
_LONGEST = 12
"""Characters of a label."""


def find_unframed(layout: Layout, rules: ColumnRules) -> list[Finding]:
    """A finding ``table.unframed`` for each line of labels that stands in running text: its table was not read."""
    names = frozenset(name for column in rules.columns for name in column.labels)
    found: list[Finding] = []
    for page in layout.pages:
        lines = [block for block in page.blocks if isinstance(block, Line)]
        for level in _levels(lines):
            labels = [label for line in level for label in _labels(line.text, names)]
            if _is_header(labels, rules):
                where = f"第 {page.number} 页" if page.number else f"第 {int(level[0].box[1])} 行"
                message = (
                    f"{where}像是有一张没有框线的任务分解表（表头：{'、'.join(labels)}），没有分清行和列，"
                    "表里的内容没有作为任务读出。请改用带框线的文件，或另存为 CSV 再试。"
                )
                place = around(page.number, [line.box for line in level])
                found.append(Finding.of("table.unframed", message, evidence=(place,)))
    return found


def _levels(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Lines side by side, as the labels of a header stand."""
    run: list[Line] = []
    for line in lines:
        if run and line.box[1] >= run[-1].box[3] - 0.2 * (run[-1].box[3] - run[-1].box[1]):
            yield run
            run = []
        run.append(line)
    if run:
        yield run


def _labels(text: str, names: frozenset[str]) -> list[str]:
    """The labels that a line consists of, parted by blanks or by nothing; none if it says anything else."""
    found: list[str] = []
    for word in text.split():
        at = 0
        while at < len(word):
            ahead = (word[at : at + size] for size in range(_LONGEST, 0, -1))
            longest = next((label for label in ahead if label in names), None)
            if longest is None:
                return []
            found.append(longest)
            at += len(longest)
    return found


def _is_header(labels: Sequence[str], rules: ColumnRules) -> bool:
    """Whether labels name units and at least two other things, each once."""
    if len(labels) != len(set(labels)):
        return False
    roles = [role_of(label, rules) for label in labels]
    told = {role for role in roles if role is not None}
    return len(told) >= _LEAST and bool(told & set(UNIT_ROLES))
