"""What the comparison must be told about bodies: who became whom, in which order they are listed."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec import Struct

from pipeline.matching.folding import fold
from pipeline.model import Party


def _nobody(unit: str) -> Sequence[str]:
    return ()


def _nothing(unit: str) -> None:
    return None


class Bodies(Struct, frozen=True):
    """The registry as far as a comparison needs it; by default every body is only itself.

    ``successors`` gives the units that a unit became (renamed, merged, split, duties transferred) between the two
    years; ``order`` its place in the official order; ``name`` its name, for members of collectives that no task names.
    """

    successors: Callable[[str], Sequence[str]] = _nobody
    order: Callable[[str], int | None] = _nothing
    name: Callable[[str], str | None] = _nothing

    def same(self, one: str, other: str) -> bool:
        """Whether two keys (:func:`key`) stand for one body, in whichever year each of them is named."""
        return one == other or other in self.successors(one) or one in self.successors(other)


def key(party: Party) -> str:
    """The stable identity of a party; its text where it has none."""
    return party.unit or f"={fold(party.text)}"


def shown(party: Party) -> str:
    """The name to show: the canonical one, else the text as the notice has it."""
    return party.name or party.text
