"""Files that stand beside one and belong to it: what is attached to it, and the same notice in other forms."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct


class Beside(Struct, frozen=True):
    """``attached`` are read as parts of the notice if it names them, or in any case where a person said so (``sure``);
    ``twins`` are the same notice in another form, and compared with it."""

    attached: tuple[Path, ...] = ()
    twins: tuple[Path, ...] = ()
    sure: bool = False

    @property
    def files(self) -> tuple[Path, ...]:
        """All of them: results depend on what they hold."""
        return (*self.attached, *self.twins)


NOTHING_BESIDE = Beside()
