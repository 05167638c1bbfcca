"""What the label of a column names. Knows no files.

The names of columns come from ``rules/columns.yaml``, those that name units from ``rules/roles.yaml``; handed in.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from pipeline.model.raw import Role
from pipeline.rules.loading import Expression, Text, read_rules
from pipeline.rules.roles import RoleRules
from pipeline.text.punctuation import HALF_STOPS, LIST_JOINERS, STOPS

ColumnRole = Literal[
    "number", "category", "task", "any", "requirement", "units", "lead", "support", "oversee", "deadline", "extra"
]
UNIT_ROLES: dict[ColumnRole, Role] = {
    "units": "unspecified",
    "lead": "lead",
    "support": "support",
    "oversee": "oversee",
}
"""The role that a column's label gives its cells. Beside one that leads or supports, ``units`` are responsible."""
_KINDS: dict[Role, ColumnRole] = {
    "oversee": "oversee",
    "support": "support",
    "lead": "lead",
    "responsible": "units",
}
_LONGEST_LABEL = 12
_ENUMERATED = re.compile(r"[（(【\[].*?[)）】\]]")


class ColumnLabels(Struct, frozen=True, forbid_unknown_fields=True):
    """The names that one kind of column goes by; ``patterns`` are expressions for names that no list can hold."""

    role: ColumnRole
    labels: tuple[Text, ...] = ()
    patterns: tuple[Expression, ...] = ()


class ColumnRules(Struct, frozen=True, forbid_unknown_fields=True):
    """``rules/columns.yaml``: column names, and the signs by which a row shows that it runs on over a page.

    ``note_starts`` begin a note to a table; ``continued`` are expressions for lines that stand between two parts of one
    table (续表, 单位：万元). ``totals`` name rows that add up others. Parts of labels: ``contacts`` are of persons,
    ``aims`` of what is to be reached; ``bare_units`` are whole labels of units that answer for nothing.
    """

    columns: tuple[ColumnLabels, ...]
    note_starts: tuple[Text, ...]
    continued: tuple[Expression, ...] = ()
    stand_ins: tuple[Expression, ...] = ()
    totals: tuple[Text, ...] = ()
    contacts: tuple[Text, ...] = ()
    aims: tuple[Text, ...] = ()
    bare_units: tuple[Expression, ...] = ()

    @property
    def sentence_ends(self) -> str:
        """Marks that end a cell whose sentence is finished; a requirement without one may run on over the page."""
        return f"{STOPS}{HALF_STOPS}”）)"

    @property
    def list_joins(self) -> str:
        """What a list of units ends or begins with where it runs on."""
        return LIST_JOINERS


def load_columns(rules: Path, roles: RoleRules) -> ColumnRules:
    """The column rules of a rules folder, with the labels that the words of roles make. Raises RulesError."""
    read = read_rules(rules / "columns.yaml", ColumnRules)
    named = (ColumnLabels(kind, roles.names_of(role), roles.column_patterns(role)) for role, kind in _KINDS.items())
    return replace(read, columns=(*read.columns, *named))


def role_of(label: str, rules: ColumnRules) -> ColumnRole | None:
    """What a label names: an exact name, else a pattern, else the longest name that makes up at least half of it.

    Brackets, spaces and a leading year say nothing, but a role in brackets does (责任单位（配合）). Of names joined
    (完成时间及责任人) units count first, extras last; two kinds of units joined are units.
    """
    bare = re.sub(r"[\s：:*＊]", "", label)
    plain = re.sub(r"^\d{4}年度?", "", _ENUMERATED.sub("", bare)) or bare.strip("（）()【】[]")
    if not plain:
        return None
    parts = [part for part in re.split(r"[及和、/／]|(?<!参)与", plain) if part]
    found = _exact(plain, rules) or _exact("".join(parts), rules) or _joined(parts, rules)
    found = found or _pattern(plain, rules) or _longest(plain, rules)
    return _in_brackets(bare, rules) or found if found == "units" else found


def _joined(parts: Sequence[str], rules: ColumnRules) -> ColumnRole | None:
    """Of names joined, units come first and extras last; two kinds of units are units."""
    if len(parts) < 2:
        return None
    roles = [role for part in parts if (role := _exact(part, rules) or _pattern(part, rules))]
    kinds = list(dict.fromkeys(role for role in roles if role in UNIT_ROLES))
    if kinds:
        return "units" if len(kinds) > 1 else kinds[0]
    return next((role for role in roles if role != "extra"), roles[0] if roles else None)


def _in_brackets(bare: str, rules: ColumnRules) -> ColumnRole | None:
    """The role that a bracket gives to a column of units: 责任单位（配合）."""
    inside = (_exact(one[1:-1], rules) for one in _ENUMERATED.findall(bare))
    return next((role for role in inside if role in UNIT_ROLES), None)


def _exact(plain: str, rules: ColumnRules) -> ColumnRole | None:
    return next((column.role for column in rules.columns if plain in column.labels), None)


def _pattern(plain: str, rules: ColumnRules) -> ColumnRole | None:
    if len(plain) > _LONGEST_LABEL:
        return None
    return next((c.role for c in rules.columns if c.patterns and one_of(c.patterns).fullmatch(plain)), None)


@lru_cache(maxsize=64)
def one_of(patterns: tuple[Expression, ...]) -> re.Pattern[str]:
    """What any of the expressions fits; nothing fits none."""
    return re.compile("|".join(f"(?:{one})" for one in patterns) or r"(?!)")


def _longest(plain: str, rules: ColumnRules) -> ColumnRole | None:
    best: tuple[int, ColumnRole] | None = None
    for column in rules.columns:
        for name in column.labels:
            fits = len(name) > 1 and name in plain and 2 * len(name) >= len(plain)
            if fits and (best is None or len(name) > best[0]):
                best = (len(name), column.role)
    return best[1] if best else None
