"""A Word file with plain placeholders, filled: ``{{单位}}`` is one value, ``{{任务.时限}}`` one of each of a list.

What holds placeholders of a list, a row of a table or else a paragraph, is there once for each of its members, and not
at all if it has none. A paragraph of nothing but a placeholder whose value is empty goes too. People change such a file
in Word, which may part a placeholder into several runs; its looks are those of its first character.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from itertools import count
from typing import Final

from msgspec import Struct

from pipeline.errors import RulesError
from pipeline.exporters.workbook.book_package import BookPackage
from pipeline.exporters.workbook.xml_tree import DamagedPartError, XmlNode, parse_xml
from pipeline.exporters.workbook.xml_words import xml_text

_HOLDER: Final = re.compile(r"\{\{\s*(?:(?P<of>[^{}.]+?)\s*\.\s*)?(?P<name>[^{}.]+?)\s*\}\}")
_OPENS: Final = "{{"
_EMU_PER_MM: Final = 36_000
_PARTS: Final = ("header", "footer")
_DRAWING: Final = (
    '<w:drawing xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    '<wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{cx}" cy="{cy}"/><wp:docPr id="{id}" name="{id}"/>'
    '<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">'
    '<pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture">'
    '<pic:nvPicPr><pic:cNvPr id="{id}" name="{id}"/><pic:cNvPicPr/></pic:nvPicPr>'
    '<pic:blipFill><a:blip r:embed="{lead}"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"/>'
    "<a:stretch><a:fillRect/></a:stretch></pic:blipFill>"
    '<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{cx}" cy="{cy}"/></a:xfrm>'
    '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>'
    "</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>"
)


class InlinePicture(Struct, frozen=True):
    """A PNG and the size in millimetres at which it is shown."""

    png: bytes
    width: float
    height: float


Field = str | InlinePicture
Fields = Mapping[str, Field]
Values = Mapping[str, Field | Sequence[Fields]]
"""What the placeholders stand for: a value by its name, or the members of a list."""


def filled(template: bytes, values: Values, name: str) -> bytes:
    """The Word file with everything in its place. The same template and values give the same bytes.

    Raises RulesError that calls the template ``name``: no Word file, or a placeholder that stands for nothing.
    """
    try:
        package = BookPackage(template)
        leads = package.relations(package.book).values()
        parts = [package.book, *(lead.target for lead in leads if lead.kind in _PARTS)]
        # A placeholder may be parted into several runs, but not without a brace.
        for part in dict.fromkeys(part for part in parts if b"{" in package.parts.get(part, b"{")):
            root = package.tree(part)
            _Filling(package, part, values, name).element(root, {})
            package.put(part, root)
    except DamagedPartError as error:
        why = "不是完整的 Word 文件（.docx），请与原来的模板对照，或重新另存为 .docx"
        raise RulesError(f"模板打不开：{name}：{why}。") from error
    return package.content()


class _Filling:
    """One part of the file being filled."""

    def __init__(self, package: BookPackage, part: str, values: Values, name: str) -> None:
        self._package, self._part, self._values, self._name = package, part, values, name
        self._leads: dict[bytes, str] = {}
        self._ids = count(1)

    def element(self, node: XmlNode, scope: Mapping[str, Fields]) -> None:
        """Fill all within. ``scope``: the members of the lists that surround it."""
        made: list[XmlNode | str] = []
        for child in node.children:
            made += [child] if isinstance(child, str) else self._child(child, node, scope)
        if node.local == "tc" and not any(isinstance(one, XmlNode) and one.local == "p" for one in made):
            # A cell without a paragraph is no cell.
            made.append(XmlNode("w:p", {}, []))
        node.children = made

    def _child(self, child: XmlNode, parent: XmlNode, scope: Mapping[str, Fields]) -> list[XmlNode]:
        if child.local not in ("tr", "p"):
            self.element(child, scope)
            return [child]
        words = _words(child)
        if _OPENS not in words:
            # Most of a file stands as it is; what is in it need not be looked through.
            return [child]
        lists = dict.fromkeys(found["of"] for found in _HOLDER.finditer(words) if found["of"])
        wanted = next((name for name in lists if name not in scope), None)
        if wanted is not None:
            members = self._members(wanted)
            copies = [(deepcopy(child), {**scope, wanted: member}) for member in members]
            return [one for copy, inner in copies for one in self._child(copy, parent, inner)]
        if child.local == "tr":
            self.element(child, scope)
            return [child]
        empty = self._paragraph(child, scope)
        return [] if empty and parent.local != "tc" else [child]

    def _paragraph(self, node: XmlNode, scope: Mapping[str, Fields]) -> bool:
        """Fill a paragraph; whether nothing is in it that was in placeholders alone."""
        before = "".join(text.text for _, text in _texts(node))
        found = list(_HOLDER.finditer(before))
        for one in reversed(found):
            self._put(node, one.span(), self._value(one, scope))
        for run, text in list(_texts(node)):
            _break_lines(run, text)
        for run in node.elements():
            # Text boxes hold paragraphs of their own.
            self.element(run, scope)
        alone = bool(found) and not _HOLDER.sub("", before).strip()
        return alone and not _words(node).strip() and not any(one.local == "drawing" for one in node.walk())

    def _put(self, node: XmlNode, span: tuple[int, int], value: Field) -> None:
        """A value in place of the characters of ``span``, which may run over several runs."""
        at = 0
        first = True
        for run, text in list(_texts(node)):
            content = text.text
            start, end = max(span[0] - at, 0), min(span[1] - at, len(content))
            at += len(content)
            if start >= end:
                continue
            word = xml_text(value) if first and isinstance(value, str) else ""
            text.attributes["xml:space"] = "preserve"
            if first and isinstance(value, InlinePicture):
                rest = XmlNode(text.tag, text.attributes, [content[end:]])
                at_run = _place(run, text)
                text.children = [content[:start]]
                run.children[at_run : at_run + 1] = [text, self._drawing(value), rest]
            else:
                text.children = [content[:start] + word + content[end:]]
            first = False

    def _value(self, found: re.Match[str], scope: Mapping[str, Fields]) -> Field:
        of, name = found["of"], found["name"]
        values: Mapping[str, object] = scope[of] if of else self._values
        value = values.get(name)
        if isinstance(value, str | InlinePicture):
            return value
        known = "、".join(key for key, one in values.items() if isinstance(one, str | InlinePicture))
        raise RulesError(f"模板 {self._name} 里的“{found[0]}”不认识；这里可以用：{known}。")

    def _members(self, name: str) -> Sequence[Fields]:
        found = self._values.get(name)
        if found is None or isinstance(found, str | InlinePicture):
            known = "、".join(key for key, one in self._values.items() if not isinstance(one, str | InlinePicture))
            raise RulesError(f"模板 {self._name} 里的“{{{{{name}.…}}}}”不认识；可以逐项列出的有：{known}。")
        return found

    def _drawing(self, picture: InlinePicture) -> XmlNode:
        lead = self._leads.get(picture.png)
        if lead is None:
            name = self._package.free_name("word/media/picture", ".png")
            self._package.parts[name] = picture.png
            self._package.declare("png", "image/png")
            lead = self._leads[picture.png] = self._package.relate(self._part, "image", name)
        size = {"cx": round(picture.width * _EMU_PER_MM), "cy": round(picture.height * _EMU_PER_MM)}
        return parse_xml(_DRAWING.format(**size, id=next(self._ids), lead=lead).encode())


def _words(node: XmlNode) -> str:
    """All text within that is printed."""
    return "".join(text.text for one in node.walk() for text in [one] if one.local == "t")


def _texts(node: XmlNode) -> Iterator[tuple[XmlNode, XmlNode]]:
    """The texts of a paragraph and their runs; those of paragraphs within (text boxes) are not its own."""
    for child in node.elements():
        if child.local == "t":
            yield node, child
        elif child.local != "p":
            yield from _texts(child)


def _place(run: XmlNode, text: XmlNode) -> int:
    return next(at for at, child in enumerate(run.children) if child is text)


def _break_lines(run: XmlNode, text: XmlNode) -> None:
    """Line breaks of a value as Word knows them."""
    first, *further = text.text.split("\n")
    if not further:
        return
    prefix = text.tag.removesuffix("t")
    made: list[XmlNode | str] = [XmlNode(text.tag, text.attributes, [first])]
    for line in further:
        made += [XmlNode(f"{prefix}br", {}, []), XmlNode(text.tag, text.attributes, [line])]
    at = _place(run, text)
    run.children[at : at + 1] = made
