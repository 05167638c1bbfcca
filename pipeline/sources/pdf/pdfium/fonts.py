"""What the codes of a font stand for and how wide they are, as pdfminer understands its dictionary.

PDFium says neither what a code stands for in the file (it has radicals as ordinary characters, and follows /ActualText)
nor the descent that the file gives (it measures glyphs where that is 0), so the dictionaries are read here. A font that
this module does not understand in every code raises UnfitError("font").
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from pipeline.sources.pdf.pdfium.objects import Entries, PlainObjects, first_number, name_of, string_of
from pipeline.sources.pdf.pdfium.to_unicode import read_to_unicode
from pipeline.sources.pdf.pdfium.unfit import UnfitError

UNKNOWN: Final = "\ufffd"
"""Stands for a code of which nothing in the file tells the character."""
Shown = tuple[str, float]
"""The characters that a code prints (none for white space), and how far it moves on, in ems."""
_IDENTITY: Final = ("Identity-H", "DLIdent-H")
_VERTICAL: Final = ("Identity-V", "DLIdent-V", "OneByteIdentityV")
_TYPE_1: Final = ("Type1", "MMType1", "TrueType")


class PdfFont:
    """One font. ``descent`` in ems below the baseline (negative); ``name`` as its descriptor has it; ``prints`` says
    what a code prints; ``wide``: codes are no single bytes."""

    def __init__(self, objects: PlainObjects, entries: Entries) -> None:
        self.name = "unknown"
        self.descent = 0.0
        self._texts: Mapping[int, str] = {}
        self._widths: Mapping[int | str, float] = {}
        self._default = 0.0
        self._scale = 0.001
        self._encoding: Entries = {}
        self._spec = entries
        self._objects = objects
        self._cmap: Any = None
        self.prints: Mapping[int, Shown] = _Prints(self._look_up)
        self.wide = name_of(entries.get(b"Subtype", b"")) == "Type0"
        if self.wide:
            self._read_composite(entries)
        else:
            self._read_simple(entries)

    def codes(self, shown: bytes) -> Sequence[int]:
        """The codes in a string that is shown with this font."""
        if not self.wide:
            return shown
        if self._cmap is not None:
            return list(self._cmap.decode(shown))
        return struct.unpack(f">{len(shown) // 2}H", shown[: len(shown) & ~1])

    def _look_up(self, code: int) -> Shown:
        text = self._texts.get(code)
        if text is None:
            text = self._by_encoding(code)
        width = self._widths.get(code)
        if width is None:
            width = self._widths.get(text, self._default)
        return "".join(one for one in text if not one.isspace()), width * self._scale

    def _read_descriptor(self, value: bytes) -> Entries:
        found = self._objects.entries(value)
        self.name = name_of(self._objects.text(found.get(b"FontName", b""))) or "unknown"
        self.descent = -abs(first_number(self._objects, found, b"Descent")) * 0.001
        return found

    # --- simple fonts: a code is a byte -------------------------------------------------------------------------------

    def _read_simple(self, entries: Entries) -> None:
        objects = self._objects
        kind = name_of(entries.get(b"Subtype", b""))
        first = int(first_number(self._objects, entries, b"FirstChar"))
        widths: Mapping[int | str, float] = dict(enumerate(objects.numbers(entries.get(b"Widths", b"")), start=first))
        descriptor = self._read_descriptor(entries.get(b"FontDescriptor", b""))
        self._default = first_number(self._objects, descriptor, b"MissingWidth")
        if kind == "Type3":
            self._read_type_3(entries, descriptor)
        elif kind in _TYPE_1:
            widths = self._standard_widths(name_of(entries.get(b"BaseFont", b""))) or widths
        else:
            raise UnfitError("font")
        self._widths = widths
        if b"ToUnicode" in entries:
            self._texts = read_to_unicode(objects.stream(entries[b"ToUnicode"]))
        # Where such a font has no /Encoding, its file has one, which is not read here.
        self._encoded = b"Encoding" in entries or b"FontFile" not in descriptor

    def _read_type_3(self, entries: Entries, descriptor: Entries) -> None:
        a, b, c, d, *_ = [*self._objects.numbers(entries.get(b"FontMatrix", b"")), 0.001, 0.0, 0.0, 0.001]
        box = self._objects.numbers((descriptor or entries).get(b"FontBBox", b""))
        self._scale = a + c
        self.descent = (b + d) * box[1] if len(box) == 4 else 0.0

    def _standard_widths(self, name: str) -> Mapping[int | str, float]:
        """Those of the fourteen fonts that every reader of PDF files has; none for any other."""
        if "+" in name:
            return {}
        from pdfminer.fontmetrics import FONT_METRICS

        descriptor, widths = FONT_METRICS.get(name, ({}, {}))
        if widths:
            self.name = str(descriptor["FontName"])
            self.descent = -abs(float(descriptor["Descent"])) * 0.001
            self._default = 0.0
        return {key: float(width) for key, width in widths.items()}

    def _by_encoding(self, code: int) -> str:
        """What a code of a simple font stands for that /ToUnicode leaves out."""
        if self.wide:
            return UNKNOWN
        if not self._encoded:
            raise UnfitError("font")
        from pdfminer.encodingdb import EncodingDB
        from pdfminer.psparser import LIT

        objects, spec = self._objects, self._spec
        base = "WinAnsiEncoding" if name_of(spec[b"Subtype"]) == "TrueType" else "StandardEncoding"
        value = spec.get(b"Encoding", b"/" + base.encode())
        entries = objects.entries(value)
        differences: list[Any] = [
            LIT(name_of(one)) if one.startswith(b"/") else int(one)
            for one in objects.text(entries.get(b"Differences", b"")).strip(b"[]").replace(b"/", b" /").split()
        ]
        named = name_of(entries.get(b"BaseEncoding", b"")) if entries else name_of(objects.text(value))
        return str(EncodingDB.get_encoding(named or base, differences).get(code, UNKNOWN))

    # --- composite fonts: codes by a CMap -----------------------------------------------------------------------------

    def _read_composite(self, entries: Entries) -> None:
        objects = self._objects
        below = objects.items(entries.get(b"DescendantFonts", b""))
        inner = objects.entries(below[0]) if below else {}
        descriptor = self._read_descriptor(inner.get(b"FontDescriptor", b""))
        self._default = first_number(self._objects, inner, b"DW", 1000.0)
        self._widths = _wide_widths(objects, inner.get(b"W", b"[]"))
        encoding = name_of(objects.text(entries.get(b"Encoding", b"")))
        if encoding in _VERTICAL or encoding.endswith("-V"):
            raise UnfitError("vertical")
        if encoding not in _IDENTITY:
            self._cmap = _named_cmap(encoding)
        if b"ToUnicode" in entries:
            self._texts = read_to_unicode(objects.stream(entries[b"ToUnicode"]))
        else:
            self._texts = _Collection(_collection(objects, inner), b"FontFile2" in descriptor)


class _Prints(dict[int, Shown]):
    """What each code prints, worked out when it is first met."""

    def __init__(self, look_up: Callable[[int], Shown]) -> None:
        super().__init__()
        self._look_up = look_up

    def __missing__(self, code: int) -> Shown:
        found = self[code] = self._look_up(code)
        return found


class _Collection(dict[int, str]):
    """What the numbers of one of Adobe's character collections stand for."""

    def __init__(self, name: str, has_table: bool) -> None:
        from pdfminer.cmapdb import CMapDB

        super().__init__()
        # The characters stand in the font's own file.
        if name in ("Adobe-Identity", "Adobe-UCS") and has_table:
            raise UnfitError("font")
        try:
            self._map = CMapDB.get_unicode_map(name)
        except CMapDB.CMapNotFound:
            self._map = None

    def get(self, code: int, default: Any = None) -> Any:
        try:
            return self._map.get_unichr(code) if self._map is not None else default
        except KeyError:
            return default


def _collection(objects: PlainObjects, entries: Entries) -> str:
    about = objects.entries(entries.get(b"CIDSystemInfo", b""))
    parts = [string_of(objects.text(about.get(key, b"(unknown)"))) for key in (b"Registry", b"Ordering")]
    return "-".join(part.decode("latin-1").strip() for part in parts)


def _named_cmap(name: str) -> Any:
    from pdfminer.cmapdb import CMapDB

    try:
        return CMapDB.get_cmap(name)
    except CMapDB.CMapNotFound as error:
        raise UnfitError("font") from error


def _wide_widths(objects: PlainObjects, value: bytes) -> Mapping[int | str, float]:
    """The widths of /W: ``first [w w …]`` and ``first last w``, in any order."""
    found: dict[int | str, float] = {}
    text = objects.text(value).strip()
    if b"R" in text:
        raise UnfitError("font")
    waiting: list[float] = []
    for part in text[1:-1].replace(b"[", b"\0[").replace(b"]", b"\0").split(b"\0"):
        numbers = [float(one) for one in part.lstrip(b"[").split()]
        if part.startswith(b"["):
            if waiting:
                found.update(enumerate(numbers, start=int(waiting.pop())))
            continue
        waiting += numbers
        while len(waiting) >= 3:
            first, last, width = waiting[:3]
            found.update(dict.fromkeys(range(int(first), int(last) + 1), width))
            waiting = waiting[3:]
    return found
