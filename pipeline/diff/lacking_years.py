"""What is missing where places are followed through the years, and what is there twice."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Final

from pipeline.matching.folding import fold
from pipeline.model import Notice

_LISTED: Final = 12


def lacking_years(years_of: Mapping[str, Collection[int]], wanted: Collection[int] = ()) -> dict[str, list[int]]:
    """By the place, years that are missing: between its own, and those that are ``wanted`` (or, if none are named, that
    any other place has). Places that lack nothing are left out."""
    asked = set(wanted) or {year for years in years_of.values() for year in years}
    found: dict[str, list[int]] = {}
    for place, years in years_of.items():
        between = set(range(min(years), max(years))) if years and not wanted else set()
        missing = (asked | between) - set(years)
        if years and missing:
            found[place] = sorted(missing)
    return found


def year_names(years: Iterable[int]) -> str:
    """2021 年、2022 年; many of them by the first, the last and their number."""
    listed = list(years)
    if len(listed) > _LISTED:
        return f"{min(listed)} 至 {max(listed)} 年间 {len(listed)} 个年份"
    return "、".join(f"{year} 年" for year in listed)


def same_document(one: Notice, other: Notice) -> bool:
    """Whether two notices are one document: read from the same file, or the same head, points and tasks word for word
    (a Word file and its PDF)."""
    if one.source.sha256 == other.source.sha256:
        return True
    return _head(one) == _head(other) and bool(words := _words(one)) and words == _words(other)


def _head(notice: Notice) -> tuple[object, ...]:
    head = notice.notice
    counts = len(notice.tasks), len(notice.points())
    return *counts, head.year, head.document_number, head.issued_on, fold(head.title or "")


def _words(notice: Notice) -> list[str]:
    points = [fold(f"{point.heading}{point.text}") for point in notice.points()]
    return points + [fold(f"{task.task or ''}{task.requirement}{task.assignment.raw}") for task in notice.tasks]
