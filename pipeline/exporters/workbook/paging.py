"""Rows onto pages of known room: a page begins with whose it is, and no heading stands last on it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from pipeline.exporters.workbook.sheet import SheetRow


class PagePart(Struct, frozen=True):
    """A sub-heading and what stands below it: rows that belong together in groups."""

    head: SheetRow
    groups: Sequence[Sequence[SheetRow]]


class PageGroup(Struct, frozen=True):
    """What has a heading of its own: ``again`` takes the place of ``head`` on a further page."""

    head: SheetRow
    again: SheetRow
    parts: Sequence[PagePart]


def paged(groups: Sequence[PageGroup], room: float) -> Iterator[list[SheetRow]]:
    """The rows of each page. Groups run on: the next begins where the last ends, if its headings and first row still
    have room there. What goes on over a page's end has its headings again."""
    page: list[SheetRow] = []
    used = 0.0
    for group in groups:
        heads = [group.head]
        for part in group.parts:
            waiting = [*heads, part.head]
            for row in (row for rows in part.groups for row in rows):
                needed = row.height + sum(head.height for head in waiting)
                if page and used + needed > room:
                    yield page
                    page, used = [], 0.0
                    waiting = [group.head if waiting and waiting[0] is group.head else group.again, part.head]
                    needed = row.height + sum(head.height for head in waiting)
                page += [*waiting, row]
                used += needed
                waiting = heads = []
        if heads:
            page.append(group.head)
            used += group.head.height
    if page:
        yield page
