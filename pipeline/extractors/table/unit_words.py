"""What extractors ask of those who read the names of units. Types only."""

from __future__ import annotations

from typing import Protocol


class UnitWords(Protocol):
    """Tells words that are units; knows nothing of where they stand."""

    def reads_like_units(self, text: str) -> float:
        """How much of a text (0 to 1) is units, roles and separators."""

    def is_one_name(self, text: str) -> bool:
        """Whether a text is one whole name that says its own level or place, or a collective."""

    def begins_name(self, text: str) -> bool:
        """Whether such a name begins a text."""
