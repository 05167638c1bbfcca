"""Asks the registry what a comparison must know about bodies. Wiring only."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from pipeline.diff.bodies import Bodies
from pipeline.model import Notice
from pipeline.normalisers.units.registry.registry import load_registry
from pipeline.rules.loading import find_rules


def read_bodies(rules: Path | None, notices: Sequence[Notice]) -> Bodies:
    """Who became whom between the first and the last year of the notices, the official order and the names.

    The registry is that of the newest notice's jurisdiction. Raises RulesError for broken rules.
    """
    newest = notices[-1].notice
    registry = load_registry(find_rules(rules), newest.jurisdiction, newest.year, newest.addressees)
    years = [notice.notice.year for notice in notices if notice.notice.year is not None]

    def successors(unit: str) -> Sequence[str]:
        return registry.successors(unit, min(years), max(years)) if years else ()

    def name(unit: str) -> str | None:
        known = registry.unit(unit)
        return known.name if known else None

    return Bodies(successors=successors, order=registry.order_of, name=name)
