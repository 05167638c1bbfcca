"""A body that can answer for a task, as the registry knows it."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

UnitType = Literal[
    "department", "party_organ", "office", "town", "subdistrict", "zone", "branch", "firm", "collective", "other"
]


class Unit(Struct, frozen=True):
    """``id`` never changes; ``name`` is the one in force in the notice's year; ``order`` is the official one.

    ``order`` is None for a body that no rule knows: it is listed after the others, by first appearance.
    """

    id: str
    name: str
    type: UnitType = "other"
    order: int | None = None
