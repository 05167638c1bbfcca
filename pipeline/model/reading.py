"""What reading a file gives: the notice, the units it names, and the way there. What exporters are handed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from msgspec import Struct

from pipeline.model.finding import Finding
from pipeline.model.layout import Layout, Page, ReadBy
from pipeline.model.notice import Notice, Task
from pipeline.model.raw import RawNotice
from pipeline.model.unit import Unit


class Printed(Struct, frozen=True):
    """A file that was read: a PDF or not, the number that its first page has in the layout, how many it has (0 without
    pages), and what opened it."""

    path: Path
    is_pdf: bool
    first_page: int
    pages: int
    password: str = ""

    def own(self, pages: Sequence[Page]) -> list[Page]:
        """Those of a layout's pages that are this file's."""
        return [page for page in pages if 0 <= page.number - self.first_page < self.pages]


class OwnTasks(Struct, frozen=True):
    """Rows that people added to a ledger (临时交办), as tasks without ids, numbered behind the notice's, their own
    numbers as labels; the units that they name, and what is to be told of those."""

    tasks: tuple[Task, ...] = ()
    units: Mapping[str, Unit] = {}
    findings: tuple[Finding, ...] = ()


class Reading(Struct, frozen=True):
    """A checked notice and the units that it names by id.

    ``way`` is how it was read (the file, its layout, the notice as printed), kept only for exports that show it: it is
    several times as large as the notice. ``printed``: the files whose pages those of the layout are, in their order.
    ``page``: the name of the page that is written beside the other results, empty if none is. ``read_by``: what read
    the file, where there is a choice. ``as_read``: the numbers that each task had before a person's corrections; empty
    if there are none. ``outcomes``: what became of each row of the ledger's sheet 更正, by the row (from 1).
    ``own``: what people added to the ledger. ``on``: the day as of which its sheet 进展通报 is. ``given``: cells of the
    ledger, by the row's key and the column's title, into which the program writes though a person did.
    """

    notice: Notice
    units: Mapping[str, Unit]
    way: tuple[Path, Layout, RawNotice] | None = None
    printed: tuple[Printed, ...] = ()
    page: str = ""
    read_by: ReadBy | None = None
    as_read: tuple[tuple[int, ...], ...] = ()
    outcomes: Mapping[int, str] = {}
    own: OwnTasks = OwnTasks()
    on: date | None = None
    given: frozenset[tuple[str, str]] = frozenset()
