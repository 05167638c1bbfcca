"""What the names in a content stand for: fonts, forms, colour spaces and graphics states."""

from __future__ import annotations

from typing import Final, NamedTuple

from pipeline.sources.pdf.glyphs import Box
from pipeline.sources.pdf.paint import ORDINARY
from pipeline.sources.pdf.pdfium.fonts import PdfFont
from pipeline.sources.pdf.pdfium.matrices import IDENTITY, Matrix
from pipeline.sources.pdf.pdfium.objects import Entries, PlainObjects, first_number, name_of, number_of
from pipeline.sources.pdf.pdfium.unfit import UnfitError

_COMPONENTS: Final = {
    "DeviceGray": 1,
    "CalRGB": 3,
    "CalGray": 1,
    "Lab": 3,
    "DeviceRGB": 3,
    "DeviceCMYK": 4,
    "Separation": 1,
    "Indexed": 1,
    "Pattern": 1,
}


class Space(NamedTuple):
    """A colour space by the name of its kind, and how many numbers make a colour of it."""

    name: str
    components: int


GREY: Final = Space("DeviceGray", 1)


class FormEntries(NamedTuple):
    """A form: its content, its names, and how it is put on the page. Coordinates are the form's own."""

    content: bytes
    resources: ContentNames
    matrix: Matrix
    box: Box


class ContentNames:
    """The names of one content. Fonts are read once a file: ``fonts`` is shared by all pages."""

    def __init__(self, objects: PlainObjects, entries: Entries, fonts: dict[int, PdfFont]) -> None:
        self._objects = objects
        self._entries = entries
        self._fonts = fonts
        self._named: dict[bytes, PdfFont] = {}
        self._kinds: dict[bytes, Entries] = {}

    def font(self, name: bytes) -> PdfFont:
        """The font of a name. Raises UnfitError if there is none, or one that cannot be understood."""
        found = self._named.get(name)
        if found is None:
            found = self._named[name] = self._font(name)
        return found

    def _font(self, name: bytes) -> PdfFont:
        value = self._look_up(b"Font", name)
        number = number_of(value)
        found = self._fonts.get(number) if number is not None else None
        if found is None:
            if not value:
                raise UnfitError("font")
            found = PdfFont(self._objects, self._objects.entries(value))
            if number is not None:
                self._fonts[number] = found
        return found

    def form(self, name: bytes) -> FormEntries | None:
        """The form of a name; None for an image. Raises UnfitError for anything else."""
        objects = self._objects
        value = self._look_up(b"XObject", name)
        entries = objects.entries(value)
        kind = name_of(objects.text(entries.get(b"Subtype", b"")))
        if kind == "Image":
            return None
        box = objects.numbers(entries.get(b"BBox", b""))
        matrix = objects.numbers(entries.get(b"Matrix", b""))
        if kind != "Form" or len(box) != 4 or len(matrix) not in (0, 6):
            raise UnfitError("object")
        own = objects.entries(entries[b"Resources"]) if b"Resources" in entries else self._entries
        a, b, c, d, e, f = matrix or IDENTITY
        return FormEntries(
            objects.stream(value),
            ContentNames(objects, own, self._fonts),
            (a, b, c, d, e, f),
            (box[0], box[1], box[2], box[3]),
        )

    def space(self, name: bytes) -> Space | None:
        """The colour space of a name; None if nothing is known of it."""
        value = self._objects.text(self._look_up(b"ColorSpace", name))
        if not value:
            return _space(name.decode("latin-1"))
        if not value.startswith(b"["):
            return _space(name_of(value))
        kind, *rest = self._objects.items(value)
        if kind == b"/ICCBased" and rest:
            return Space("ICCBased", int(first_number(self._objects, self._objects.entries(rest[0]), b"N")))
        if kind == b"/DeviceN" and rest:
            return Space("DeviceN", len(self._objects.items(rest[0])))
        return _space(name_of(kind))

    def graphics(self, name: bytes) -> tuple[float | None, bool | None]:
        """What a graphics state sets: how opaque fillings are, and whether they are plain; None: it does not say."""
        objects = self._objects
        entries = objects.entries(self._look_up(b"ExtGState", name))
        opaque = objects.numbers(entries.get(b"ca", b""))
        said = {key: entries[key.encode()] for key in ORDINARY if key.encode() in entries}
        plain = all(self._is_ordinary(key, value) for key, value in said.items()) if said else None
        return opaque[0] if opaque else None, plain

    def _is_ordinary(self, key: str, value: bytes) -> bool:
        text = self._objects.text(value)
        if text.startswith(b"["):
            text = next(iter(self._objects.items(text)), b"")
        return text == b"null" or name_of(text) in ORDINARY[key]

    def _look_up(self, kind: bytes, name: bytes) -> bytes:
        found = self._kinds.get(kind)
        if found is None:
            found = self._kinds[kind] = self._objects.entries(self._entries.get(kind, b""))
        return found.get(name, b"")


def _space(name: str) -> Space | None:
    return Space(name, _COMPONENTS[name]) if name in _COMPONENTS else None
