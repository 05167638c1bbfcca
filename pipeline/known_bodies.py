"""What the registry knows about the bodies of notices: wiring between the registry and those who compare or list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING

from pipeline.diff.bodies import Bodies
from pipeline.model import Notice, Unit
from pipeline.normalisers.units.assignments import units_of

if TYPE_CHECKING:
    from pipeline.normalisers.units.registry.registry import Knowledge


def units_named(notice: Notice, knowledge: Knowledge) -> Mapping[str, Unit]:
    """The units that a notice names, by id. Raises RulesError for a broken file of its place."""
    head = notice.notice
    return units_of(notice.tasks, knowledge.registry(head.jurisdiction, head.year, head.addressees))


def bodies_of(notices: Sequence[Notice], knowledge: Knowledge) -> Bodies:
    """Who became whom between the first and the last year of the notices, the official order and the names.

    The registry is that of the newest notice's jurisdiction. Raises RulesError for a broken file of that place.
    """
    newest = notices[-1].notice
    registry = knowledge.registry(newest.jurisdiction, newest.year, newest.addressees)
    years = [notice.notice.year for notice in notices if notice.notice.year is not None]

    @cache
    def successors(unit: str) -> Sequence[str]:
        return registry.successors(unit, min(years), max(years)) if years else ()

    def name(unit: str) -> str | None:
        known = registry.unit(unit)
        return known.name if known else None

    return Bodies(successors=successors, order=registry.order_of, name=name)
