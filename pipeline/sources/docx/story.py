"""A story of a Word file (its text, a header, a note): XML to blocks in reading order, automatic numbers in place."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from lxml import etree
from msgspec.structs import replace

from pipeline.sources.docx.blocks import USUAL_SIZE, Block, Piece, Pieces, WordParagraph, has_text
from pipeline.sources.docx.inline import Drawn, Field, Inline, chosen, is_alternate
from pipeline.sources.docx.list_numbers import ListNumbers
from pipeline.sources.docx.package import W
from pipeline.sources.docx.styles import Styles, read_look, read_numbered, toggle, value
from pipeline.sources.docx.tables import frame_of, read_table

_AROUND: Final = frozenset(f"{W}{name}" for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo"))
_GONE: Final = frozenset(f"{W}{name}" for name in ("del", "moveFrom"))


class Story:
    """Reads stories of one file. ``unread`` counts what was put in whose words are not read: documents, SmartArt …"""

    def __init__(self, styles: Styles, numbering: ListNumbers) -> None:
        self._styles, self._numbering = styles, numbering
        self._fields: list[Field] = []
        self.unread = 0

    def blocks(self, parent: Iterable[etree._Element], apart: str = "") -> tuple[Block, ...]:
        """The blocks of a body, a cell, a box; ``apart``: why all of it is no part of the text, or empty."""
        found: list[Block] = []
        waiting = _Waiting()
        self._gather(parent, apart, found, waiting)
        if waiting.lines:
            found.append(self._finish(waiting, apart))
        return tuple(found)

    def _gather(self, parent: Iterable[etree._Element], apart: str, found: list[Block], waiting: _Waiting) -> None:
        for child in parent:
            if child.tag == f"{W}p":
                self._paragraph(child, apart, found, waiting)
            elif child.tag == f"{W}tbl":
                if waiting.has_text():
                    found.append(self._finish(waiting, apart))
                table = read_table(child, self._cell)
                frame = frame_of(table)
                found.extend([table] if frame is None else frame)
            elif is_alternate(child):
                self._gather(chosen(child), apart, found, waiting)
            elif child.tag in _AROUND:
                self._gather(child, apart, found, waiting)
            elif child.tag in _GONE:
                self._gather(child, apart or "deleted", found, waiting)
            elif child.tag == f"{W}altChunk":
                self.unread += 1

    def _cell(self, cell: etree._Element, apart: str) -> tuple[Block, ...]:
        return self.blocks(cell, apart)

    def _paragraph(self, element: etree._Element, apart: str, found: list[Block], waiting: _Waiting) -> None:
        properties = element.find(f"{W}pPr")
        look = self._styles.get(self._style(properties)).look.over(self._styles.usual)
        inline = Inline(self._styles, self._fields, look, apart)
        inline.read(element)
        self.unread += inline.unread
        found.extend(block for drawn in inline.before for block in self._drawn(drawn, apart))
        waiting.add(inline, properties)
        if not _mark_is_gone(properties):
            found.append(self._finish(waiting, apart))
        found.extend(block for drawn in inline.after for block in self._drawn(drawn, apart))

    def _drawn(self, drawn: Drawn, apart: str) -> tuple[Block, ...]:
        if isinstance(drawn, str):
            return (WordParagraph(((Piece(drawn, apart),),)),) if drawn else ()
        return self.blocks(drawn, apart)

    def _finish(self, waiting: _Waiting, apart: str) -> WordParagraph:
        """The paragraph that the last mark ends, with its number; none for one of which nothing is printed."""
        lines, properties = waiting.lines, waiting.properties
        mark = None if properties is None else properties.find(f"{W}rPr")
        paragraph = WordParagraph(tuple(map(tuple, lines)), waiting.tracked, frozenset(waiting.fresh))
        waiting.clear()
        if apart or (toggle(mark, "vanish") and not paragraph.has_text()):
            return paragraph
        style = self._styles.get(self._style(properties))
        label = self._numbering.label(read_numbered(properties), style)
        if not label:
            return paragraph
        _, size, bold = read_look(mark).over(style.look).over(self._styles.usual)
        first: Pieces = (Piece(label, "", size or USUAL_SIZE, bool(bold)), *paragraph.lines[0])
        return replace(paragraph, lines=(first, *paragraph.lines[1:]))

    def _style(self, properties: etree._Element | None) -> str:
        named = None if properties is None else value(properties.find(f"{W}pStyle"))
        return named or self._styles.default


class _Waiting:
    """Lines that wait for the mark that ends their paragraph: a deleted or hidden mark ends none."""

    def __init__(self) -> None:
        self.clear()

    def clear(self) -> None:
        self.lines: list[list[Piece]] = []
        self.fresh: set[int] = set()
        self.properties: etree._Element | None = None
        self.tracked = False

    def has_text(self) -> bool:
        return any(has_text(tuple(line)) for line in self.lines)

    def add(self, inline: Inline, properties: etree._Element | None) -> None:
        last = max(0, len(self.lines) - 1)
        self.fresh |= {last + at for at in inline.fresh}
        if self.lines:
            self.lines[-1] += inline.lines[0]
            self.lines += inline.lines[1:]
        else:
            self.lines = inline.lines
        self.properties = properties
        self.tracked |= inline.tracked


def _mark_is_gone(properties: etree._Element | None) -> bool:
    """Whether the paragraph goes on in the next: its mark is deleted, moved away or hidden, or it is a drop cap."""
    if properties is None:
        return False
    frame = properties.find(f"{W}framePr")
    if frame is not None and frame.get(f"{W}dropCap", "none") != "none":
        return True
    mark = properties.find(f"{W}rPr")
    if mark is None:
        return False
    return any(mark.find(tag) is not None for tag in _GONE) or bool(toggle(mark, "vanish"))
