"""Whether a table lists obligations of units: its columns and cells tell. Pure."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from pipeline.extractors.table.column_labels import UNIT_ROLES, ColumnRole, ColumnRules, one_of
from pipeline.extractors.table.columns import FIGURE, WHEN, Column, mean_length

_SENTENCE = 12
"""Characters that requirements have on average at least; shorter ones may be a list of anything."""
_FEW = 3
"""Cells that a column has at least to tell something by itself."""


def holds_tasks(
    columns: Sequence[Column],
    texts: Sequence[Sequence[str]],
    rules: ColumnRules,
    reads_like_units: Callable[[str], float],
) -> bool:
    """Whether a table with these columns lists obligations: a requirement in words, and units or a deadline.

    Lists of persons and tables of figures carry the same labels; their cells tell them apart.
    """
    roles = {column.role for column in columns}
    if "requirement" not in roles or not roles & {*UNIT_ROLES, "deadline"}:
        return False
    wanted = [text for cells in _cells(columns, texts, {"requirement"}) for text in cells if text]
    if 2 * sum(bool(FIGURE.fullmatch(text)) for text in wanted) > len(wanted):
        return False
    if mean_length(wanted) >= _SENTENCE:
        return True
    if _lists_persons(columns, rules):
        return False
    if not ("deadline" in roles or _answer_for_aims(columns, rules)) and _lists_figures(columns, texts):
        return False
    return _is_answered(columns, texts, reads_like_units)


def tells_itself(texts: Sequence[Sequence[str]], reads_like_units: Callable[[str], float]) -> bool:
    """Whether a table without a header shows by its cells alone that it lists obligations of units."""
    full = [cells for cells in texts if len(cells) >= _FEW]
    units = any(sum(map(reads_like_units, cells)) >= 0.8 * len(cells) for cells in full)
    return len(full) >= 3 and units and any(sum(map(len, cells)) >= _SENTENCE * len(cells) for cells in full)


def _cells(
    columns: Sequence[Column], texts: Sequence[Sequence[str]], roles: Collection[ColumnRole]
) -> list[Sequence[str]]:
    """The texts of the columns of these roles, column by column."""
    return [cells for column, cells in zip(columns, texts, strict=True) if column.role in roles]


def _lists_persons(columns: Sequence[Column], rules: ColumnRules) -> bool:
    """Whether a column is for a telephone number or the like."""
    return any(word in column.label for column in columns for word in rules.contacts)


def _answer_for_aims(columns: Sequence[Column], rules: ColumnRules) -> bool:
    """Whether units answer for figures that are to be reached; what they have reached is no task."""
    bare = one_of(rules.bare_units)
    answer = any(one.role in UNIT_ROLES and not bare.fullmatch(one.label) for one in columns)
    return answer and any(word in one.label for one in columns for word in rules.aims)


def _lists_figures(columns: Sequence[Column], texts: Sequence[Sequence[str]]) -> bool:
    """Whether at least half of the further columns hold figures and nothing else."""
    rest = [[text for text in cells if text] for cells in _cells(columns, texts, {"extra"})]
    figures = sum(bool(cells) and all(map(FIGURE.fullmatch, cells)) for cells in rest)
    return figures > 0 and 2 * figures >= len(rest)


def _is_answered(
    columns: Sequence[Column], texts: Sequence[Sequence[str]], reads_like_units: Callable[[str], float]
) -> bool:
    """Whether some cell names a unit or a time; columns for them that are empty speak for it too."""
    units = [text for cells in _cells(columns, texts, UNIT_ROLES) for text in cells]
    times = [text for cells in _cells(columns, texts, {"deadline"}) for text in cells]
    if not units and not times:
        return True
    return any(map(WHEN.search, times)) or any(reads_like_units(text) >= 0.5 for text in units if text)
