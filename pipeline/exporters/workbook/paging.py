"""Rows onto pages of known room: a page begins with whose it is, and no heading stands last on it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from pipeline.exporters.workbook.sheet import SheetRow


class PagePart(Struct, frozen=True):
    """A sub-heading and what stands below it: rows that belong together in groups."""

    head: SheetRow
    groups: Sequence[Sequence[SheetRow]]


def paged(head: SheetRow, again: SheetRow, parts: Sequence[PagePart], room: float) -> Iterator[list[SheetRow]]:
    """The rows of each page: ``head`` on the first, ``again`` on the further ones, both followed by the
    sub-heading of what stands there."""
    page, used = [head], head.height
    fresh = True
    for part in parts:
        waiting: SheetRow | None = part.head
        for group in part.groups:
            for row in group:
                needed = row.height + (waiting.height if waiting else 0.0)
                if used + needed > room and not fresh:
                    yield page
                    page, used, waiting = [again], again.height, part.head
                    needed = row.height + part.head.height
                if waiting:
                    page.append(waiting)
                    waiting = None
                page.append(row)
                used += needed
                fresh = False
    yield page
