"""What stands in a paragraph (ISO/IEC 29500-1, 17.3, 17.13, 17.16): runs, breaks, fields, tracked changes, boxes.

Text as it would be printed once all changes are accepted; what is deleted, hidden or a field's code is kept apart.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final, TypeAlias

from lxml import etree

from pipeline.sources.docx.blocks import USUAL_SIZE, Piece
from pipeline.sources.docx.package import W
from pipeline.sources.docx.styles import Styles, TextLook, read_look, value
from pipeline.sources.docx.symbols import symbol

_MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATH_TEXT: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_WORD_ART: Final = "{urn:schemas-microsoft-com:vml}textpath"
_BOX: Final = f"{W}txbxContent"
_TRACKED: Final = frozenset(f"{W}{name}" for name in ("ins", "del", "moveFrom", "moveTo"))
_GONE: Final = frozenset(f"{W}{name}" for name in ("del", "moveFrom"))
_DRAWN: Final = frozenset(f"{W}{name}" for name in ("drawing", "pict", "object"))
_BREAKS: Final = frozenset(f"{W}{name}" for name in ("br", "cr"))
_SIGNS: Final = {f"{W}tab": "\t", f"{W}ptab": "\t", f"{W}noBreakHyphen": "-"}
_NOT_TEXT: Final = frozenset(
    f"{W}{name}" for name in ("pPr", "rPr", "sdtPr", "sdtEndPr", "smartTagPr", "customXmlPr", "rubyPr")
)

_UNREAD: Final = (
    "{http://schemas.openxmlformats.org/drawingml/2006/diagram}relIds",
    "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart",
    "{urn:schemas-microsoft-com:office:office}OLEObject",
)
"""What a drawing holds whose words stand in a file of its own: SmartArt, a chart, a sheet or document put in."""


@dataclass
class Field:
    """A field that is open: its code as far as it was read, and whether its result has begun."""

    code: str = ""
    result: bool = False

    @property
    def apart(self) -> str:
        """Why what stands in it now is no part of the text, or empty: its code, or a table of contents."""
        if not self.result:
            return "field_code"
        return "table_of_contents" if self.code.split()[:1] == ["TOC"] else ""


Drawn: TypeAlias = "etree._Element | str"
"""The contents of a box of text, or the words of a WordArt."""


def chosen(alternate: etree._Element) -> Iterator[etree._Element]:
    """The one of several ways to say the same (AlternateContent) that Word takes: the first choice."""
    found = alternate.find(f"{_MC}Choice")
    found = alternate.find(f"{_MC}Fallback") if found is None else found
    yield from () if found is None else found


def is_alternate(element: etree._Element) -> bool:
    """Whether an element says the same in several ways (AlternateContent)."""
    return bool(element.tag == f"{_MC}AlternateContent")


def boxes(drawing: etree._Element) -> Iterator[Drawn]:
    """The boxes of text in a drawing, each once, those in others left to who reads these."""
    if drawing.tag == _BOX:
        yield drawing
    elif drawing.tag == _WORD_ART:
        yield drawing.get("string", "")
    else:
        for child in chosen(drawing) if is_alternate(drawing) else drawing:
            yield from boxes(child)


def is_unread(drawing: etree._Element) -> bool:
    """Whether a drawing has words that are not read, and of which a person must be told."""
    return next(drawing.iter(*_UNREAD), None) is not None


class Inline:
    """One paragraph being read. ``fields`` is the story's stack of open fields, as a field may run over paragraphs."""

    def __init__(self, styles: Styles, fields: list[Field], look: TextLook, apart: str = "") -> None:
        self._styles, self._fields = styles, fields
        self._usual = self._look = look
        self._apart = apart
        self.lines: list[list[Piece]] = [[]]
        self.fresh: set[int] = set()
        self.before: list[Drawn] = []
        """Boxes of text whose anchor stands before the paragraph's text."""
        self.after: list[Drawn] = []
        self.tracked = False
        self.unread = 0

    def read(self, paragraph: etree._Element) -> None:
        """All that the paragraph holds."""
        self._walk(paragraph, self._apart)
        # Nothing but code waits for the end of a field whose result has not begun.
        self._fields[:] = [one for one in self._fields if one.result]

    def _walk(self, element: etree._Element, apart: str) -> None:
        for child in element:
            tag = child.tag
            if tag == f"{W}r":
                self._run(child, apart)
            elif tag in _TRACKED:
                self.tracked = True
                self._walk(child, apart or ("deleted" if tag in _GONE else ""))
            else:
                self._other(child, apart)

    def _run(self, run: etree._Element, apart: str) -> None:
        properties = run.find(f"{W}rPr")
        before = self._look
        self._look = self._usual
        if properties is not None:
            style = self._styles.get(value(properties.find(f"{W}rStyle")))
            self._look = read_look(properties).over(style.look).over(self._usual)
        self._walk(run, apart or ("hidden" if self._look.hidden else ""))
        self._look = before

    def _other(self, child: etree._Element, apart: str) -> None:
        tag = child.tag
        read = _READERS.get(tag)
        if read is not None:
            read(self, child, apart)
        elif is_alternate(child):
            for one in chosen(child):
                self._draw(one, apart) if one.tag in _DRAWN else self._walk_one(one, apart)
        elif isinstance(tag, str) and tag not in _NOT_TEXT:
            self._walk(child, apart)

    def _walk_one(self, element: etree._Element, apart: str) -> None:
        self._run(element, apart) if element.tag == f"{W}r" else self._other(element, apart)

    def _text(self, element: etree._Element, apart: str) -> None:
        self._add(element.text or "", apart)

    def _deleted(self, element: etree._Element, apart: str) -> None:
        self._add(element.text or "", apart or "deleted")

    def _ruby(self, element: etree._Element, apart: str) -> None:
        self._walk(element, apart or "ruby")

    def _sign(self, element: etree._Element, apart: str) -> None:
        self._add(_SIGNS[element.tag], apart)

    def _add(self, text: str, apart: str) -> None:
        # Line ends within w:t are white space, as in all XML text.
        if text:
            _, size, bold = self._look
            apart = apart or self._field_apart()
            self.lines[-1].append(Piece(text, apart, size or USUAL_SIZE, bool(bold)))

    def _field_apart(self) -> str:
        return next((field.apart for field in reversed(self._fields) if field.apart), "")

    def _code(self, element: etree._Element, apart: str) -> None:
        if self._fields and not self._fields[-1].result:
            self._fields[-1].code += element.text or ""

    def _break(self, element: etree._Element, apart: str) -> None:
        if not (apart or self._field_apart()):
            if element.get(f"{W}type", "textWrapping") != "textWrapping":
                self.fresh.add(len(self.lines))
            self.lines.append([])

    def _symbol(self, element: etree._Element, apart: str) -> None:
        try:
            code = int(element.get(f"{W}char", ""), 16)
        except ValueError:
            return
        if 0x20 <= code <= 0xFFFD and not 0xD800 <= code <= 0xDFFF:
            self._add(symbol(chr(code), element.get(f"{W}font", "")), apart)

    def _field(self, element: etree._Element, apart: str) -> None:
        """A field's code, then its last result."""
        kind = element.get(f"{W}fldCharType", "")
        if kind == "begin":
            self._fields.append(Field())
        elif self._fields and kind == "separate":
            self._fields[-1].result = True
        elif self._fields and kind == "end":
            self._fields.pop()

    def _draw(self, drawing: etree._Element, apart: str) -> None:
        if apart:
            return
        self.unread += is_unread(drawing)
        begun = any(piece.text.strip() for line in self.lines for piece in line if not piece.apart)
        (self.after if begun else self.before).extend(boxes(drawing))


_READERS: Final[dict[str, Callable[[Inline, etree._Element, str], None]]] = {
    f"{W}t": Inline._text,
    _MATH_TEXT: Inline._text,
    f"{W}delText": Inline._deleted,
    f"{W}sym": Inline._symbol,
    f"{W}fldChar": Inline._field,
    f"{W}instrText": Inline._code,
    f"{W}rt": Inline._ruby,
    **dict.fromkeys(_SIGNS, Inline._sign),
    **dict.fromkeys(_BREAKS, Inline._break),
    **dict.fromkeys(_DRAWN, Inline._draw),
}
"""What each element of a run adds. Others are gone through for what they hold."""
