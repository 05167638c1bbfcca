"""A workbook's parts as they stand in the file, for what openpyxl leaves out when it reads a workbook quickly."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from io import BytesIO
from typing import Final
from xml.etree.ElementTree import fromstring
from zipfile import BadZipFile, ZipFile

from msgspec import Struct

_R: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
# The earliest day of an archive, by which this program says "no date".
# A writer may declare the namespace on the element itself.
_CREATOR: Final = re.compile(rb"<dc:creator[^>]*>yaodian</dc:creator>")
_UNSAVED: Final = b">1980-01-01T00:00:00Z</dcterms:modified>"
# What a sheet may lead to and still be copied: openpyxl knows these, or nobody misses them.
_KNOWN: Final = frozenset(
    {"comments", "customProperty", "hyperlink", "person", "printerSettings", "table", "threadedComment", "vmlDrawing"}
)


class PackageRelation(Struct, frozen=True):
    """Where a part leads: of what kind, and to which part (or address)."""

    kind: str
    target: str


def relations(archive: ZipFile, part: str) -> dict[str, PackageRelation]:
    """What a part leads to, by id."""
    folder, name = posixpath.split(part)
    path = f"{folder}/_rels/{name}.rels"
    if path not in archive.namelist():
        return {}
    found = {}
    for item in fromstring(archive.read(path)):
        target = item.get("Target") or ""
        if item.get("TargetMode") != "External":
            target = posixpath.normpath(posixpath.join(folder, target)) if target[:1] != "/" else target[1:]
        found[item.get("Id") or ""] = PackageRelation((item.get("Type") or "").rpartition("/")[2], target)
    return found


def sheet_parts(archive: ZipFile) -> dict[str, PackageRelation]:
    """The part that holds each sheet, by the sheet's name; ``kind`` is worksheet, chartsheet, …"""
    leads = relations(archive, "xl/workbook.xml")
    sheets = (node for node in fromstring(archive.read("xl/workbook.xml")).iter() if node.tag.endswith("}sheet"))
    named = ((sheet.get("name") or "", leads.get(sheet.get(f"{_R}id") or "")) for sheet in sheets)
    return {name: lead for name, lead in named if lead is not None}


def uncopyable(archive: ZipFile, own: frozenset[str]) -> Iterator[str]:
    """The sheets that hold what cannot be taken over into another workbook: charts, pictures, pivot tables, links to
    other files. ``own`` are the sheets that people added: there also what only newer programs know."""
    for name, part in sheet_parts(archive).items():
        if part.kind != "worksheet":
            yield name
            continue
        kinds = [lead.kind for lead in relations(archive, part.target).values() if not _empty(archive, lead)]
        xml = archive.read(part.target) if name in own else b""
        if not _KNOWN.issuperset(kinds) or ("vmlDrawing" in kinds and "comments" not in kinds) or b"<extLst" in xml:
            yield name


def _empty(archive: ZipFile, lead: PackageRelation) -> bool:
    """Whether a drawing has nothing in it: some programs write one for every sheet."""
    return lead.kind == "drawing" and lead.target in archive.namelist() and b"Anchor" not in archive.read(lead.target)


def is_ours(content: bytes) -> bool:
    """Whether this program made the workbook, whoever may have saved it since."""
    return _CREATOR.search(_properties(content)) is not None


def is_untouched(content: bytes) -> bool:
    """Whether the workbook is as this program made it: any other that saves one states when."""
    return _UNSAVED in _properties(content)


def _properties(content: bytes) -> bytes:
    try:
        with ZipFile(BytesIO(content)) as archive:
            return archive.read("docProps/core.xml")
    except (BadZipFile, KeyError, OSError):
        return b""
