"""The snapshot in the workbook itself, as properties of the document: programs that save a workbook keep them, and so
a moved or renamed one is still known.
"""

from __future__ import annotations

import hashlib
from typing import Final

from pipeline.exporters.keeping.snapshot import Snapshot, packed, unpacked
from pipeline.exporters.workbook.book_package import BookPackage
from pipeline.exporters.workbook.xml_tree import DamagedPartError, XmlNode

_NAME: Final = "yaodian."
# A print of all other parts, behind whether anybody's words are among them.
_LEFT: Final = "yaodian-left"
_FRESH, _MERGED = "fresh:", "merged:"
_PART: Final = "docProps/custom.xml"
_KIND: Final = "custom-properties"
_TYPE: Final = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
_PROPERTIES: Final = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_TYPES: Final = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_FORMAT: Final = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
# A property holds 255 characters.
_IN_ONE: Final = 250


def put_record(package: BookPackage, snapshot: Snapshot, fresh: bool = False) -> None:
    """Write the snapshot into the workbook, over an earlier one; other properties stay. ``fresh``: nobody has written
    in it. A print of all parts tells as long as that is true."""
    part = package.lead("", _KIND)
    if part is None:
        part = _PART
        package.add(part, b"", _TYPE)
        package.relate("", _KIND, part)
        root = XmlNode("Properties", {"xmlns": _PROPERTIES}, [])
    else:
        root = package.tree(part)
    others = [one for one in root.elements() if not one.attributes.get("name", "").startswith("yaodian")]
    taken = {one.attributes.get("pid") for one in others}
    free = (str(number) for number in range(2, 1 << 20) if str(number) not in taken)
    text = packed(snapshot)
    prefix = root.tag.removesuffix("Properties")
    made = []
    for number, start in enumerate(range(0, len(text), _IN_ONE), 1):
        value = XmlNode("vt:lpwstr", {"xmlns:vt": _TYPES}, [text[start : start + _IN_ONE]])
        attributes = {"fmtid": _FORMAT, "pid": next(free), "name": f"{_NAME}{number}"}
        made.append(XmlNode(f"{prefix}property", attributes, [value]))
    value = XmlNode("vt:lpwstr", {"xmlns:vt": _TYPES}, [f"{_FRESH if fresh else _MERGED}{_print(package, part)}"])
    attributes = {"fmtid": _FORMAT, "pid": next(free), "name": _LEFT}
    made.append(XmlNode(f"{prefix}property", attributes, [value]))
    root.children = [*others, *made]
    package.put(part, root)


def record_in(package: BookPackage) -> Snapshot | None:
    """The snapshot that a workbook carries; None if it carries none, or not the whole of one."""
    parts = {}
    for name, text in properties(package).items():
        number = name.removeprefix(_NAME)
        if number != name and number.isdecimal():
            parts[int(number)] = text
    return unpacked("".join(parts[number] for number in sorted(parts))) if parts else None


def is_untouched(content: bytes) -> bool:
    """Whether a workbook is as this program left it: nobody has saved it since."""
    return bool(_left(content))


def is_fresh(content: bytes) -> bool:
    """Whether, besides, nobody had written in it before."""
    return _left(content).startswith(_FRESH)


def _left(content: bytes) -> str:
    try:
        package = BookPackage(content)
        part = package.lead("", _KIND)
        said = properties(package).get(_LEFT, "") if part is not None else ""
        return said if part is not None and said.partition(":")[2] == _print(package, part) else ""
    except DamagedPartError:
        return ""


def _print(package: BookPackage, but: str) -> str:
    digest = hashlib.sha256()
    for name in sorted(package.parts.keys() - {but}):
        digest.update(name.encode("utf-8", "replace") + b"\0" + hashlib.sha256(package.parts[name]).digest())
    return digest.hexdigest()


def properties(package: BookPackage) -> dict[str, str]:
    """The document's own properties."""
    part = package.lead("", _KIND)
    nodes = package.tree(part).elements() if part else []
    return {one.attributes.get("name", ""): one.text for one in nodes}
