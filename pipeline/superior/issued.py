"""Whose notice it is, and by which name each of many is told from the others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Final

from msgspec import Struct

from pipeline.model import Notice


class Issued(Struct, frozen=True):
    """Whose notice it is and when it was issued. ``place`` is the whole name (某省某市某区).
    ``issued_on`` is an ISO day."""

    place: str
    code: str | None
    document_number: str | None
    issuers: tuple[str, ...]
    issued_on: str | None


def issued(notice: Notice) -> Issued:
    """What the notice's head says of it."""
    head, where = notice.notice, notice.notice.jurisdiction
    return Issued(
        place="".join((*where.parents, where.name)) if where else "",
        code=where.code if where else None,
        document_number=head.document_number,
        issuers=head.issuers,
        issued_on=head.issued_on,
    )


def place_name(notice: Notice) -> str:
    """Whose notice it is; nothing where nobody knows."""
    where = notice.notice.jurisdiction
    return where.name if where else ""


def labels(notices: Sequence[Notice]) -> list[str]:
    """A name for each: its place's; the whole name, the year, the file where others have the same."""
    found = [place_name(one) for one in notices]
    for longer in _LONGER:
        twice = {name for name, count in Counter(found).items() if count > 1 or not name}
        found = [longer(name, one) if name in twice else name for name, one in zip(found, notices, strict=True)]
    return found


def _whole(name: str, notice: Notice) -> str:
    return issued(notice).place or name


def _with_year(name: str, notice: Notice) -> str:
    year = notice.notice.year
    return f"{name}{year}年" if name and year is not None else name


def _with_file(name: str, notice: Notice) -> str:
    return f"{name}（{notice.source.file}）" if name else notice.source.file


_LONGER: Final[tuple[Callable[[str, Notice], str], ...]] = (_whole, _with_year, _with_file)
