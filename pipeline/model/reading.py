"""What reading a file gives: the notice, the units it names, and the way there. What exporters are handed."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

from pipeline.model.layout import Layout, ReadBy
from pipeline.model.notice import Notice
from pipeline.model.raw import RawNotice
from pipeline.model.unit import Unit


class Reading(Struct, frozen=True):
    """A checked notice and the units that it names by id.

    ``way`` is how it was read (the file, its layout, the notice as printed), kept only for exports that show it: it is
    several times as large as the notice. ``password``: the one that opened the file. ``page``: the name of
    the page that is written beside the other results, empty if none is. ``read_by``: what read the file, where there is
    a choice.
    """

    notice: Notice
    units: Mapping[str, Unit]
    way: tuple[Path, Layout, RawNotice] | None = None
    password: str = ""
    page: str = ""
    read_by: ReadBy | None = None
