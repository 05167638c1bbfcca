"""Paragraph and character styles (styles.xml): what they, or their parents, say of numbering and of how text looks."""

from __future__ import annotations

from typing import NamedTuple

from lxml import etree
from msgspec import Struct

from pipeline.sources.docx.blocks import USUAL_SIZE
from pipeline.sources.docx.package import W

_OFF = frozenset({"0", "false", "off"})


class Numbered(Struct, frozen=True):
    """What ``numPr`` says: the list's number and the level from 0; None where it does not say."""

    list: str | None = None
    level: int | None = None


class TextLook(NamedTuple):
    """How text looks; None where it is not said. ``size`` in points."""

    hidden: bool | None = None
    size: float | None = None
    bold: bool | None = None

    def over(self, other: TextLook) -> TextLook:
        """This look, and the other's where this one says nothing."""
        return TextLook(
            other.hidden if self.hidden is None else self.hidden,
            other.size if self.size is None else self.size,
            other.bold if self.bold is None else self.bold,
        )


class Style(Struct, frozen=True):
    """One style, with what it takes over from its parents. ``numbered_by``: the style whose ``numPr`` it has."""

    numbered: Numbered = Numbered()
    numbered_by: str = ""
    look: TextLook = TextLook()


class Styles:
    """The styles of a file by id."""

    def __init__(self, root: etree._Element | None) -> None:
        self._elements = {
            one.get(f"{W}styleId", ""): one for one in (root.iter(f"{W}style") if root is not None else ())
        }
        self._known: dict[str, Style] = {}
        usual = None if root is None else root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
        self.usual = read_look(usual).over(TextLook(False, USUAL_SIZE, False))
        """How text looks that no style says anything of."""
        self.default = next(
            (
                name
                for name, one in self._elements.items()
                if one.get(f"{W}type") == "paragraph" and one.get(f"{W}default", "0") not in _OFF
            ),
            "",
        )

    def get(self, name: str | None) -> Style:
        """A style by its id; a bare one if there is none."""
        name = name or ""
        if name not in self._known:
            self._known[name] = Style()  # A style that is its own ancestor ends here.
            self._known[name] = self._read(name)
        return self._known[name]

    def _read(self, name: str) -> Style:
        element = self._elements.get(name)
        if element is None:
            return Style()
        parent = self.get(value(element.find(f"{W}basedOn")))
        properties = element.find(f"{W}pPr")
        own = read_numbered(properties)
        return Style(
            Numbered(own.list or parent.numbered.list, parent.numbered.level if own.level is None else own.level),
            name if own.list else parent.numbered_by,
            read_look(element.find(f"{W}rPr")).over(parent.look),
        )


def value(element: etree._Element | None) -> str | None:
    """The ``w:val`` of an element."""
    return None if element is None else element.get(f"{W}val")


def whole(text: str | None, default: int = 0) -> int:
    """A whole number of an attribute; the default where it is missing or none."""
    try:
        return int(text) if text is not None else default
    except ValueError:
        return default


def toggle(properties: etree._Element | None, name: str) -> bool | None:
    """A property that is on where it stands without a value; None where it does not stand."""
    element = None if properties is None else properties.find(f"{W}{name}")
    return None if element is None else element.get(f"{W}val", "1") not in _OFF


def read_look(properties: etree._Element | None) -> TextLook:
    """What the properties of a run or a style (``rPr``) say of how text looks."""
    if properties is None:
        return TextLook()
    halves = whole(value(properties.find(f"{W}sz")))
    return TextLook(toggle(properties, "vanish"), halves / 2.0 if halves > 0 else None, toggle(properties, "b"))


def read_numbered(properties: etree._Element | None) -> Numbered:
    """``numPr`` of a paragraph's or a style's properties."""
    found = None if properties is None else properties.find(f"{W}numPr")
    if found is None:
        return Numbered()
    level = value(found.find(f"{W}ilvl"))
    return Numbered(value(found.find(f"{W}numId")), None if level is None else whole(level))
