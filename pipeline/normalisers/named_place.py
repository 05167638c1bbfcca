"""That the place which a user names is one place, before anything is read for it."""

from __future__ import annotations

import difflib
from pathlib import Path
from typing import Final

from pipeline.errors import UsageError
from pipeline.normalisers.divisions import Divisions
from pipeline.normalisers.jurisdictions import find_jurisdiction

_SUGGESTED: Final = 5


def check_place(rules: Path, given: str | None) -> str:
    """What to tell of the place that ``--jurisdiction`` names; empty if it is one place, or none was named.

    The national data has few development zones: such a name is taken as it is, with a word. Raises UsageError with the
    places that may be meant.
    """
    if given is None:
        return ""
    if not given.strip():
        raise UsageError("--jurisdiction 后面的地名是空的，请写出地名，如 临沂市兰山区。")
    divisions = Divisions(rules)
    _, findings = find_jurisdiction(divisions, None, (), given)
    for finding in findings:
        if finding.code != "jurisdiction.unknown":
            raise UsageError(finding.message)
        if not given.strip().endswith(tuple(divisions.zones.endings.split())):
            raise UsageError(f"区划数据里没有“{given}”。{_alike(divisions, given.strip())}")
    return findings[0].message if findings else ""


def _alike(divisions: Divisions, given: str) -> str:
    """The places whose names come nearest."""
    short = divisions.short_names.get(given, [])
    names = difflib.get_close_matches(given, divisions.codes, _SUGGESTED, 0.6)
    codes = [*short, *(code for name in names for code in divisions.codes[name])]
    places = dict.fromkeys("".join((*place.parents, place.name)) for place in map(divisions.jurisdiction, codes))
    if not places:
        return "请检查 --jurisdiction 的写法，写到区县并带上级，如 临沂市兰山区。"
    return f"是不是这些中的一个：{'、'.join(list(places)[:_SUGGESTED])}？请照此写在 --jurisdiction 后面。"
