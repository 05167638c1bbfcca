"""What a complete name of a body says: ``place + level + organ + core``, 临沂市兰山 + 区 + 委 + 编办."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from msgspec import Struct

NameKind = Literal[
    "department", "party", "government", "body", "nation", "league", "local", "collective", "alone", "clipped", "shaped"
]
# The two organs of a level, as they stand in ids: 区委, 区政府.
PARTY, GOVERNMENT = "委", "政府"


class Name(Struct, frozen=True):
    """A complete name. ``level`` ends the place (兰山 + 区); ``organ`` is 委 or 政府; ``core`` is what remains.

    ``known``: a list of the rules has it, else it was told by its ending. ``alone``: it takes no level from its
    neighbours and hands none on (a town, a branch, a firm, a body of the State).
    """

    text: str
    kind: NameKind
    place: str = ""
    level: str = ""
    organ: str = ""
    core: str = ""
    known: bool = True
    alone: bool = False

    @property
    def head(self) -> str:
        """What the next name may take over: 兰山区."""
        return self.place + self.level


Read = Callable[[str], Name | None]
"""Reads a text as a complete name; None if it is none."""


LISTED = frozenset({"department", "party", "government", "body", "nation", "local", "league"})
"""Kinds of names that stand in a list, if the name is known."""


def is_listed(name: Name | None) -> bool:
    """Whether a list has the name, under a kind that a list can have."""
    return name is not None and name.known and name.kind in LISTED
