"""Fonts, pictures, colours, drawing parameters and composite units that the objects of a page refer to by id."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from pipeline.sources.ofd.glyph_codes import GlyphCodes
from pipeline.sources.ofd.values import Element, child, children, flag, number, numbers, text_of
from pipeline.sources.ofd.zipped import ZippedParts

_MOST_RELATIVES: Final = 16
_BLACK: Final = (0.0, 0.0, 0.0)


class Font(NamedTuple):
    """A font by its name; ``part`` is the font file within the OFD file, if there is one."""

    name: str
    bold: bool
    part: str | None


class Ink(NamedTuple):
    """A colour with one (grey), three (red, green, blue) or four values (CMYK) from 0 to 1, and how much it covers.

    ``plain``: told, and no pattern or shading, of which nobody knows what colour is where.
    """

    color: tuple[float, ...]
    cover: float
    plain: bool = True


class Resources:
    """What is known by id. ``extended`` gives a page with resources of its own both."""

    def __init__(self, parts: ZippedParts, names: Iterable[str], before: Resources | None = None) -> None:
        self._parts = parts
        self.fonts: dict[str, Font] = dict(before.fonts) if before else {}
        self._params: dict[str, Element] = dict(before._params) if before else {}
        self._spaces: dict[str, Element] = dict(before._spaces) if before else {}
        self._units: dict[str, Element] = dict(before._units) if before else {}
        self._media: dict[str, str] = dict(before._media) if before else {}
        self._codes: dict[str, GlyphCodes] = before._codes if before else {}
        for name in names:
            self._load(name)

    def extended(self, names: Iterable[str]) -> Resources:
        """These and those of further parts."""
        listed = list(names)
        return Resources(self._parts, listed, self) if listed else self

    def _load(self, name: str) -> None:
        root = self._parts.tree(name)
        base = root.get("BaseLoc", "") if root is not None else ""
        for media in children(child(root, "MultiMedias"), "MultiMedia"):
            kept = self._kept(text_of(child(media, "MediaFile")), base, name)
            if kept:
                self._media[media.get("ID", "")] = kept
        for font in children(child(root, "Fonts"), "Font"):
            part = self._kept(text_of(child(font, "FontFile")), base, name)
            names = " ".join(filter(None, (font.get("FontName"), font.get("FamilyName"))))
            self.fonts[font.get("ID", "")] = Font(names, flag(font.get("Bold"), False), part)
        for group, kind, into in (
            ("DrawParams", "DrawParam", self._params),
            ("ColorSpaces", "ColorSpace", self._spaces),
            ("CompositeGraphicUnits", "CompositeGraphicUnit", self._units),
        ):
            for one in children(child(root, group), kind):
                into[one.get("ID", "")] = one

    def _kept(self, way: str, base: str, name: str) -> str | None:
        """The part to which a way leads from a list of resources, in its base folder or beside it."""
        return (self._parts.find(f"{base}/{way}", name) or self._parts.find(way, name)) if way else None

    def media(self, one: str) -> bytes | None:
        """The bytes of a picture; None where the file has none."""
        part = self._media.get(one)
        return self._parts.data(part) if part else None

    def unit(self, one: str) -> Element | None:
        """The content of a composite unit."""
        return child(self._units.get(one), "Content")

    def codes(self, part: str) -> GlyphCodes:
        """What the codes of an embedded font mean; each font is read once."""
        if part not in self._codes:
            self._codes[part] = GlyphCodes(self._parts.data(part))
        return self._codes[part]

    def ink(self, element: Element, name: str, layer: str) -> Ink:
        """The colour ``name`` (FillColor, StrokeColor) of an object: its own, that of its drawing parameters, or of
        those of its ``layer``; black where nobody tells."""
        found = next((one for one in self._styles(element, layer) if child(one, name) is not None), None)
        color = child(found, name)
        if color is None:
            return Ink(_BLACK, 1.0, plain=False)
        plain = next(children(color), None) is None
        return Ink(self._color(color), min(1.0, number(color.get("Alpha"), 255) / 255), plain)

    def _styles(self, element: Element, layer: str) -> Iterator[Element]:
        yield element
        for way in (element.get("DrawParam", ""), layer):
            for _ in range(_MOST_RELATIVES):
                param = self._params.get(way)
                if param is None:
                    break
                yield param
                way = param.get("Relative", "")

    def _color(self, color: Element) -> tuple[float, ...]:
        space = self._spaces.get(color.get("ColorSpace", ""))
        text = color.get("Value")
        if text is None and space is not None and color.get("Index"):
            entries = list(children(child(space, "Palette"), "CV"))
            index = int(number(color.get("Index"), 0))
            text = text_of(entries[index]) if 0 <= index < len(entries) else None
        bits = number(space.get("BitsPerComponent"), 8) if space is not None else 8
        most = 2 ** min(16, max(1, int(bits))) - 1
        values = tuple(max(0.0, min(1.0, value / most)) for value in _components(text or ""))
        return values if len(values) in (1, 3, 4) else _BLACK


def _components(text: str) -> list[float]:
    """The values of a colour, decimal or, behind #, hexadecimal; #ee2025 are three."""
    found: list[float] = []
    for word in text.replace(",", " ").split():
        if not word.startswith("#"):
            found += numbers(word)
            continue
        digits = word[1:]
        pieces = [digits[at : at + 2] for at in (0, 2, 4)] if len(digits) == 6 else [digits]
        try:
            found += [float(int(piece, 16)) for piece in pieces]
        except ValueError:
            return []
    return found
