"""What each column of a task table is, by its label and by what stands beside it. Knows no files.

The names of columns come from ``rules/columns.yaml`` and are handed in.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Literal

import regex
from msgspec import Struct

from pipeline.model.raw import Role
from pipeline.rules import read_rules

ColumnRole = Literal[
    "number", "category", "task", "any", "requirement", "units", "lead", "support", "oversee", "deadline", "extra"
]
UNIT_ROLES: dict[ColumnRole, Role] = {
    "units": "unspecified",
    "lead": "lead",
    "support": "support",
    "oversee": "oversee",
}
_TEXT_ROLES = ("category", "task", "any", "requirement")
_READS_LIKE_UNITS = 0.7
"""From what share of units, roles and separators on a column without a known label is taken for units."""


class ColumnLabels(Struct, frozen=True, forbid_unknown_fields=True):
    """The names that one kind of column goes by."""

    role: ColumnRole
    labels: tuple[str, ...]


class ColumnRules(Struct, frozen=True, forbid_unknown_fields=True):
    """``rules/columns.yaml``: column names, and the signs by which a row shows that it runs on over a page."""

    columns: tuple[ColumnLabels, ...]
    sentence_ends: str
    list_joins: str
    note_starts: tuple[str, ...]


class Column(Struct, frozen=True):
    """One column: its label as printed and what it holds; ``guessed`` where only its content told."""

    label: str
    role: ColumnRole
    guessed: bool = False


def load_columns(rules: Path) -> ColumnRules:
    """The column rules of a rules folder. Raises RulesError naming file and line."""
    return read_rules(rules / "columns.yaml", ColumnRules)


def role_of(label: str, rules: ColumnRules) -> ColumnRole | None:
    """What a label names: an exact name first, then the longest name that makes up at least half of the label."""
    plain = regex.sub(r"[（(【\[].*?[)）】\]]|[\s：:、/／]", "", label)
    if not plain:
        return None
    best: tuple[int, ColumnRole] | None = None
    for column in rules.columns:
        for name in column.labels:
            if name == plain:
                return column.role
            if (
                len(name) > 1
                and name in plain
                and 2 * len(name) >= len(plain)
                and (best is None or len(name) > best[0])
            ):
                best = (len(name), column.role)
    return best[1] if best else None


def name_columns(
    labels: Sequence[str],
    texts: Sequence[Sequence[str]],
    rules: ColumnRules,
    reads_like_units: Callable[[str], float],
    headings: tuple[frozenset[str], frozenset[str]],
) -> list[Column]:
    """What each column holds, left to right.

    ``texts`` are each column's cells, to be read where the label is unknown. ``headings`` are the body's headings of
    sections and of points: a lone column that could be category or task is whichever it repeats.
    """
    roles: list[ColumnRole | None] = [role_of(label, rules) for label in labels]
    guessed = [role is None for role in roles]
    for index, role in enumerate(roles):
        if role is None:
            roles[index] = _by_content(texts[index], roles, reads_like_units)
    named = [role or "extra" for role in roles]
    _settle_texts(named, texts, headings)
    return [Column(*column) for column in zip(labels, named, guessed, strict=True)]


def _by_content(
    texts: Sequence[str], roles: Sequence[ColumnRole | None], reads_like_units: Callable[[str], float]
) -> ColumnRole:
    filled = [text for text in texts if text]
    if not filled:
        return "extra"
    if all(regex.fullmatch(r"\d{1,3}(?:[-.]\d+)*[.．、]?", text) for text in filled):
        return "number" if "number" not in roles else "extra"
    if sum(reads_like_units(text) for text in filled) >= _READS_LIKE_UNITS * len(filled):
        return "units" if "units" not in roles else "extra"
    long = sum(len(text) for text in filled) / len(filled) > 20
    return "requirement" if long and "requirement" not in roles else "extra"


def _settle_texts(
    roles: list[ColumnRole], texts: Sequence[Sequence[str]], headings: tuple[frozenset[str], frozenset[str]]
) -> None:
    """Leaves at most one category, one task and one requirement, the requirement rightmost."""
    columns = [index for index, role in enumerate(roles) if role in _TEXT_ROLES]
    if not columns:
        return
    own = [index for index in columns if roles[index] == "requirement"]
    requirement = own[0] if own else columns[-1]
    for index in columns:
        if index > requirement or (index in own and index != requirement):
            roles[index] = "extra"
    roles[requirement] = "requirement"
    before = [index for index in columns if index < requirement]
    if len(before) == 1:
        roles[before[0]] = _category_or_task(roles[before[0]], texts[before[0]], headings)
    elif before:
        task = next((index for index in reversed(before) if roles[index] == "task"), before[-1])
        category = next((index for index in before if index != task), task)
        for index in before:
            roles[index] = "task" if index == task else "category" if index == category else "extra"


def _category_or_task(
    role: ColumnRole, texts: Sequence[str], headings: tuple[frozenset[str], frozenset[str]]
) -> ColumnRole:
    if role != "any":
        return role
    filled = {text for text in texts if text}
    sections, points = headings
    return "category" if len(filled & sections) > len(filled & points) else "task"
