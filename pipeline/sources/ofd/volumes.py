"""What an OFD file holds: its documents with their pages, templates, resources, notes, signatures and attachments."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Final, NamedTuple

from pipeline.sources.ofd.values import Element, box, child, children, flag, text_of
from pipeline.sources.ofd.zipped import ZippedParts

Area = tuple[float, float, float, float]
"""x, y, width and height in millimetres."""
A4: Final[Area] = (0.0, 0.0, 210.0, 297.0)
_BOXES: Final = ("PhysicalBox", "ApplicationBox", "CropBox", "ContentBox")


class PageRef(NamedTuple):
    """A page by its id, and the part with its content; None where the file has none."""

    id: str
    part: str | None


class Stamp(NamedTuple):
    """Where a seal of a signature is shown: on the page with this id, in millimetres; ``box`` None if nothing tells."""

    page: str
    box: Area | None


class Volume(NamedTuple):
    """One document of the file. ``templates`` by their ids, ``notes`` by the ids of their pages; all else are parts.

    ``area`` is the size of pages that do not tell theirs; ``signatures`` how many there are; ``attached`` the names of
    the files that lie within.
    """

    area: Area
    pages: tuple[PageRef, ...]
    templates: dict[str, str]
    resources: tuple[str, ...]
    notes: dict[str, list[str]]
    signatures: int
    stamps: tuple[Stamp, ...]
    attached: tuple[str, ...]


def volumes(parts: ZippedParts) -> list[Volume]:
    """The documents of a file in order; one that is missing is left out. Raises what ZippedParts raises."""
    entry = parts.entry()
    found: list[Volume] = []
    for body in children(entry, "DocBody"):
        name = parts.find(_root_of(parts, body))
        root = parts.tree(name) if name else None
        if name and root is not None:
            found.append(_volume(parts, body, name, root))
    return found


def area_of(element: Element | None, default: Area) -> Area:
    """The size that a PageArea or Area tells: that of the sheet, else of what is shown."""
    for name in _BOXES:
        found = box(text_of(child(element, name)))
        if found and found[2] > 0 and found[3] > 0:
            return found
    return default


def _root_of(parts: ZippedParts, body: Element) -> str:
    """The way to the document, in its current version if there are several."""
    for version in children(child(body, "Versions"), "Version"):
        if flag(version.get("Current"), False):
            name = parts.find(version.get("BaseLoc", ""))
            root = parts.tree(name) if name else None
            way = text_of(child(root, "DocRoot"))
            if name and way and (document := parts.find(way, name)):
                return f"/{document}"
    return text_of(child(body, "DocRoot"))


def _volume(parts: ZippedParts, body: Element, name: str, root: Element) -> Volume:
    common = child(root, "CommonData")
    pages = tuple(
        PageRef(one.get("ID", ""), parts.find(one.get("BaseLoc", ""), name))
        for one in children(child(root, "Pages"), "Page")
    )
    templates = {
        one.get("ID", ""): part
        for one in children(common, "TemplatePage")
        if (part := parts.find(one.get("BaseLoc", ""), name))
    }
    resources = [parts.find(text_of(one), name) for one in children(common, "PublicRes", "DocumentRes")]
    signatures = list(_signatures(parts, body, name))
    return Volume(
        area_of(child(common, "PageArea"), A4),
        pages,
        templates,
        tuple(part for part in resources if part),
        _notes(parts, root, name),
        len(signatures),
        tuple(stamp for stamps in signatures for stamp in stamps),
        tuple(_attached(parts, root, name)),
    )


def _listed(parts: ZippedParts, element: Element | None, name: str) -> tuple[str, Element | None]:
    """The list that an element's text leads to: its part and root."""
    part = parts.find(text_of(element), name) if element is not None else None
    return (part, parts.tree(part)) if part else ("", None)


def _notes(parts: ZippedParts, root: Element, name: str) -> dict[str, list[str]]:
    part, listed = _listed(parts, child(root, "Annotations"), name)
    found: dict[str, list[str]] = defaultdict(list)
    for page in children(listed, "Page"):
        for way in children(page, "FileLoc"):
            one = parts.find(text_of(way), part, name)
            if one:
                found[page.get("PageID", "")].append(one)
    return dict(found)


def _signatures(parts: ZippedParts, body: Element, name: str) -> Iterator[list[Stamp]]:
    """For each signature the places of its seal."""
    part, listed = _listed(parts, child(body, "Signatures"), name)
    for one in children(listed, "Signature"):
        signature = parts.find(one.get("BaseLoc", ""), part, name)
        info = child(parts.tree(signature), "SignedInfo") if signature else None
        yield [Stamp(at.get("PageRef", ""), box(at.get("Boundary"))) for at in children(info, "StampAnnot")]


def _attached(parts: ZippedParts, root: Element, name: str) -> Iterator[str]:
    """The names of attached files; what an attachment hides (``Visible``) is for programs only."""
    _, listed = _listed(parts, child(root, "Attachments"), name)
    for one in children(listed, "Attachment"):
        if flag(one.get("Visible"), True):
            yield one.get("Name") or text_of(child(one, "FileLoc")).rpartition("/")[2]
