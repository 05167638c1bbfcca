"""XML as it stands, for parts of a package that are changed in a few places: prefixes, order and unknown elements stay.

Names are kept as written (``x14:cfRule``), with the declarations that explain them; ``local`` is the name without its
prefix. No document type is read: what a workbook's part could declare there is only an attack.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final
from xml.parsers.expat import ExpatError, ParserCreate

from msgspec import Struct

from pipeline.exporters.workbook.xml_words import escaped

HEAD: Final = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_QUOTED: Final = {'"': "&quot;", "\n": "&#10;", "\r": "&#13;", "\t": "&#9;"}


class DamagedPartError(ValueError):
    """A part that cannot be read as what its name and place say."""


class XmlNode(Struct):
    """An element: its name as written, attributes as written, elements and texts within in their order."""

    tag: str
    attributes: dict[str, str] = {}
    children: list[XmlNode | str] = []

    @property
    def local(self) -> str:
        """The name without its prefix."""
        return self.tag.rpartition(":")[2]

    @property
    def text(self) -> str:
        """All text within, however deep."""
        return "".join(child if isinstance(child, str) else child.text for child in self.children)

    def elements(self) -> list[XmlNode]:
        """The elements within, without those within them."""
        return [child for child in self.children if isinstance(child, XmlNode)]

    def first(self, local: str) -> XmlNode | None:
        """The first element of that name within, whatever its prefix."""
        return next((child for child in self.elements() if child.local == local), None)

    def walk(self) -> Iterator[XmlNode]:
        """The element itself and all within, in reading order."""
        yield self
        for child in self.elements():
            yield from child.walk()

    def child(self, local: str) -> XmlNode:
        """A new last element within, with this element's own prefix."""
        prefix, colon, _ = self.tag.rpartition(":")
        made = XmlNode(f"{prefix}{colon}{local}")
        self.children.append(made)
        return made


def utf8(content: bytes) -> bytes:
    """The document in UTF-8 without a declaration of another encoding. Raises DamagedPartError."""
    try:
        if content.startswith((b"\xff\xfe", b"\xfe\xff")):
            content = content.decode("utf-16").encode()
    except UnicodeError as error:
        raise DamagedPartError(str(error)) from error
    if content.startswith(b"\xef\xbb\xbf"):
        content = content[3:]
    if content.startswith(b"<?xml"):
        declared, _, rest = content.partition(b"?>")
        encoding = _declared(declared)
        try:
            content = rest if encoding in ("utf-8", "utf-16", "") else rest.decode(encoding).encode()
        except (UnicodeError, LookupError) as error:
            raise DamagedPartError(str(error)) from error
    return content


def _declared(declaration: bytes) -> str:
    after = declaration.partition(b"encoding=")[2].strip()
    return after[1:].split(after[:1])[0].decode("ascii", "replace").lower() if after else ""


def parser(start: Any, end: Any, text: Any) -> Any:
    """An expat parser that calls these and refuses document types."""
    made = ParserCreate("UTF-8")
    made.buffer_text = True
    made.ordered_attributes = False
    made.StartElementHandler, made.EndElementHandler, made.CharacterDataHandler = start, end, text

    def refused(*_: Any) -> None:
        raise DamagedPartError("a document type")

    made.StartDoctypeDeclHandler = refused
    return made


def run(made: Any, content: bytes) -> None:
    """Feed the whole document to a parser. Raises DamagedPartError where it is not well-formed."""
    try:
        made.Parse(content, True)
    except ExpatError as error:
        raise DamagedPartError(str(error)) from error


def parse_xml(content: bytes) -> XmlNode:
    """The document's root. Raises DamagedPartError."""
    top = XmlNode("", {}, [])
    stack = [top]

    def start(tag: str, attributes: dict[str, str]) -> None:
        made = XmlNode(tag, attributes, [])
        stack[-1].children.append(made)
        stack.append(made)

    def end(_: str) -> None:
        stack.pop()

    run(parser(start, end, lambda text: stack[-1].children.append(text)), utf8(content))
    return top.elements()[0]


def xml_bytes(root: XmlNode) -> bytes:
    """The document, with its declaration."""
    return HEAD + fragment(root).encode("utf-8", "replace")


def fragment(node: XmlNode) -> str:
    """The element as text."""
    parts: list[str] = []
    _write(node, parts)
    return "".join(parts)


def opening(node: XmlNode, end: str = ">") -> str:
    """The element's start tag."""
    return f"<{node.tag}{''.join(f' {n}={quoted(v)}' for n, v in node.attributes.items())}{end}"


def quoted(value: str) -> str:
    """An attribute's value in quotation marks."""
    return f'"{escaped(value, _QUOTED)}"'


def _write(node: XmlNode, parts: list[str]) -> None:
    if not node.children:
        parts.append(opening(node, "/>"))
        return
    parts.append(opening(node))
    for child in node.children:
        if isinstance(child, str):
            parts.append(escaped(child, {"\r": "&#13;"}))
        else:
            _write(child, parts)
    parts.append(f"</{node.tag}>")
