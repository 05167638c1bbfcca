"""A string whose every character knows where it was printed. Touches nothing else."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct


class Traced(Struct, frozen=True):
    """Cleaned text with, for each of its characters, the id of the printed character it came from.

    ``len(text) == len(ids)`` always holds, so slicing, joining and stripping keep the trace, and the ids of a
    field are its claim on the page.
    """

    text: str = ""
    ids: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        if len(self.text) != len(self.ids):
            raise ValueError(f"{len(self.text)} characters but {len(self.ids)} ids")

    def __len__(self) -> int:
        return len(self.text)

    def __str__(self) -> str:
        return self.text

    def __add__(self, other: Traced) -> Traced:
        return Traced(self.text + other.text, self.ids + other.ids)

    def cut(self, start: int = 0, end: int | None = None) -> Traced:
        """The part ``[start:end]``, counted in characters as for a slice."""
        return Traced(self.text[start:end], self.ids[start:end])

    def strip(self, characters: str | None = None) -> Traced:
        """Without the given characters (white space if none are given) at both ends."""
        left = len(self.text) - len(self.text.lstrip(characters))
        right = len(self.text.rstrip(characters))
        return self.cut(left, max(left, right))


def join(parts: Iterable[Traced]) -> Traced:
    """All parts, one after the other, nothing between them."""
    texts: list[str] = []
    ids: list[int] = []
    for part in parts:
        texts.append(part.text)
        ids.extend(part.ids)
    return Traced("".join(texts), tuple(ids))
