"""A workbook as the package of parts that it is: read, changed part by part, written. What nobody changes stays as it
was, byte for byte.
"""

from __future__ import annotations

import posixpath
import zlib
from io import BytesIO
from typing import Final
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

from msgspec import Struct

from pipeline.exporters.workbook.xml_tree import DamagedPartError, XmlNode, parse_xml, xml_bytes

# The earliest day that a ZIP archive can state; it says "no date".
NO_DATE: Final = (1980, 1, 1, 0, 0, 0)
_LARGEST: Final = 1 << 30
_TYPES: Final = "[Content_Types].xml"
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONSHIPS: Final = "http://schemas.openxmlformats.org/package/2006/relationships"


class PartRelation(Struct, frozen=True):
    """Where a part leads: ``kind`` is the last word of the relation's type, ``target`` a part, or an address if
    ``external``."""

    kind: str
    target: str
    external: bool = False


class SheetEntry(Struct, frozen=True):
    """A sheet of the workbook: its name, the part that holds it, whether that is a grid of cells, and its place."""

    name: str
    part: str
    is_grid: bool
    index: int


class BookPackage:
    """The parts by name. ``book`` is the workbook part's name. Raises DamagedPartError where it is no workbook."""

    def __init__(self, content: bytes) -> None:
        self.parts: dict[str, bytes] = {}
        self.compressed: dict[str, int] = {}
        try:
            with ZipFile(BytesIO(content)) as archive:
                if sum(item.file_size for item in archive.infolist()) > _LARGEST:
                    raise DamagedPartError("too large")
                for item in archive.infolist():
                    if not item.is_dir():
                        self.parts[item.filename] = archive.read(item)
        except (BadZipFile, OSError, RuntimeError, NotImplementedError, zlib.error, EOFError, ValueError) as error:
            raise DamagedPartError(str(error)) from error
        main = [lead.target for lead in self.relations("").values() if lead.kind == "officeDocument"]
        self.book = next((name for name in main if name in self.parts), "xl/workbook.xml")
        if self.book not in self.parts or _TYPES not in self.parts:
            raise DamagedPartError("no workbook")
        self.tree(_TYPES)

    def content(self) -> bytes:
        """The whole file; the same parts give the same bytes."""
        file = BytesIO()
        with ZipFile(file, "w", ZIP_DEFLATED) as archive:
            for name, content in self.parts.items():
                member = ZipInfo(name, NO_DATE)
                member.compress_type = ZIP_DEFLATED
                member.external_attr = 0o600 << 16
                member.create_system = 3
                archive.writestr(member, content)
        return file.getvalue()

    def tree(self, name: str) -> XmlNode:
        """A part as XML. Raises DamagedPartError, also where there is no such part."""
        if name not in self.parts:
            raise DamagedPartError(f"no part {name}")
        return parse_xml(self.parts[name])

    def put(self, name: str, root: XmlNode) -> None:
        """A part's new content."""
        self.parts[name] = xml_bytes(root)

    # --- relations ----------------------------------------------------------------------------------------------------

    def relations(self, part: str) -> dict[str, PartRelation]:
        """What a part ("": the package) leads to, by id."""
        name = _rels(part)
        if name not in self.parts:
            return {}
        folder = posixpath.dirname(part)
        found = {}
        for item in self.tree(name).elements():
            target = item.attributes.get("Target", "")
            external = item.attributes.get("TargetMode") == "External"
            if not external:
                target = target[1:] if target[:1] == "/" else posixpath.normpath(posixpath.join(folder, target))
            kind = item.attributes.get("Type", "").rpartition("/")[2]
            found[item.attributes.get("Id", "")] = PartRelation(kind, target, external)
        return found

    def lead(self, part: str, kind: str) -> str | None:
        """The part of that kind to which a part leads, if there is one."""
        leads = (lead for lead in self.relations(part).values() if lead.kind == kind and not lead.external)
        return next((lead.target for lead in leads if lead.target in self.parts), None)

    def relate(self, part: str, kind: str, target: str, external: bool = False) -> str:
        """The id of a new relation of a part; ``target`` is a part's name, or an address if ``external``."""
        name = _rels(part)
        root = self.tree(name) if name in self.parts else XmlNode("Relationships", {"xmlns": _RELATIONSHIPS}, [])
        taken = {item.attributes.get("Id") for item in root.elements()}
        number = next(n for n in range(1, len(taken) + 2) if f"rId{n}" not in taken)
        made = root.child("Relationship")
        made.attributes = {"Id": f"rId{number}", "Type": f"{_OFFICE}/{kind}"}
        made.attributes["Target"] = target if external else f"/{target}"
        if external:
            made.attributes["TargetMode"] = "External"
        self.put(name, root)
        return f"rId{number}"

    def add(self, name: str, content: bytes, content_type: str) -> None:
        """A new part."""
        self.parts[name] = content
        root = self.tree(_TYPES)
        made = root.child("Override")
        made.attributes = {"PartName": f"/{name}", "ContentType": content_type}
        self.put(_TYPES, root)

    def declare(self, suffix: str, content_type: str) -> None:
        """What parts of a suffix are, if nothing says so yet."""
        root = self.tree(_TYPES)
        if all(item.attributes.get("Extension", "").lower() != suffix for item in root.elements()):
            made = XmlNode("Default", {"Extension": suffix, "ContentType": content_type}, [])
            made.tag = root.tag.replace("Types", "Default")
            root.children.insert(0, made)
            self.put(_TYPES, root)

    def remove(self, name: str, user: str) -> None:
        """A part and ``user``'s relation to it, with all that only it led to left where it is."""
        self.parts.pop(name, None)
        self.parts.pop(_rels(name), None)
        for holder, attribute, value in ((_TYPES, "PartName", f"/{name}"), (_rels(user), "Target", name)):
            root = self.tree(holder)
            keep = [item for item in root.elements() if not _names(item, attribute, value, posixpath.dirname(user))]
            if len(keep) != len(root.elements()):
                root.children = list(keep)
                self.put(holder, root)

    def free_name(self, before: str, after: str) -> str:
        """A name that no part has."""
        return next(name for n in range(1, len(self.parts) + 2) if (name := f"{before}{n}{after}") not in self.parts)

    # --- sheets -------------------------------------------------------------------------------------------------------

    def sheets(self) -> list[SheetEntry]:
        """The sheets in their order."""
        leads = self.relations(self.book)
        nodes = self.tree(self.book).first("sheets")
        found = []
        for index, node in enumerate(nodes.elements() if nodes else []):
            identity = next((v for n, v in node.attributes.items() if n.rpartition(":")[2] == "id" and ":" in n), "")
            lead = leads.get(identity)
            if lead is not None and lead.target in self.parts:
                name = node.attributes.get("name", "")
                found.append(SheetEntry(name, lead.target, lead.kind == "worksheet", index))
        return found


def _rels(part: str) -> str:
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def _names(item: XmlNode, attribute: str, value: str, folder: str) -> bool:
    target = item.attributes.get(attribute, "")
    if attribute == "Target":
        target = target[1:] if target[:1] == "/" else posixpath.normpath(posixpath.join(folder, target))
    return target == value
