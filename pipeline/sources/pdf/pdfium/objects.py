"""The objects of a file in its plain form: one table of places, each object once, nothing encrypted.

So PDFium copies every file, and so many are written to begin with. Values stay as they are written until somebody asks
for one.
"""

from __future__ import annotations

import base64
import binascii
import re
import zlib
from collections.abc import Iterator
from typing import Final, NamedTuple

from pipeline.sources.pdf.glyphs import Box, sorted_box
from pipeline.sources.pdf.pdfium.content_words import hexadecimal, literal
from pipeline.sources.pdf.pdfium.unfit import UnfitError

Entries = dict[bytes, bytes]
"""A dictionary: names without their slash, values as written."""

_STRING: Final = rb"\((?:[^()\\]|\\.|\((?:[^()\\]|\\.)*\))*\)"
_KEY: Final = re.compile(rb"\s*/([^\s/\[\]<>(){}%]*)\s*")
_VALUE: Final = re.compile(
    rb"(\d+\s+\d+\s+R\b)|(<<)|(\[)|(" + _STRING + rb"|<[^<>]*>|/[^\s/\[\]<>(){}%]*|[^\s/\[\]<>(){}%]+)", re.DOTALL
)
_NESTED: Final = re.compile(_STRING + rb"|<<|>>|<[^<>]*>|[\[\]]", re.DOTALL)
_REFERENCE: Final = re.compile(rb"(\d+)\s+\d+\s+R\b")
_PREDICTOR: Final = re.compile(rb"/Predictor\s+(\d+)")
_SPACE: Final = re.compile(rb"\s*")
_NUMBER: Final = re.compile(rb"[-+]?(?:\d+\.?\d*|\.\d+)")
_ESCAPED: Final = re.compile(rb"#([0-9A-Fa-f]{2})")
_START: Final = re.compile(rb"startxref\s+(\d+)\s+%%EOF")
_HEAD: Final = re.compile(rb"xref\s|\d+\s+\d+\s+obj\b")
_NOT_PLAIN: Final = (b"Encrypt", b"Prev", b"XRefStm")
"""What a trailer has whose table does not tell of all objects, or not of what stands there."""
_ENDS: Final = re.compile(rb"\s*endstream\b")
_TAIL: Final = 2048
"""Bytes at the end of a file in which it says where its table stands; others may have added something behind."""
_INHERITED: Final = (b"Resources", b"MediaBox", b"CropBox", b"Rotate")


class PageEntries(NamedTuple):
    """What a page's dictionary says, inherited or its own. ``box`` is its MediaBox in points, ``crop`` its CropBox,
    ``rotate`` in degrees."""

    resources: Entries
    content: bytes
    box: Box
    crop: Box
    rotate: int


class PlainObjects:
    """The objects by their numbers. Raises UnfitError where the file is not plain."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        start = table_of(data)
        if start is None:
            raise UnfitError("copy")
        self._places, at = _places(data, start)
        self._trailer = self._entries_at(data.index(b"<<", at))
        if any(key in self._trailer for key in _NOT_PLAIN) or not all(map(self._stands, self._places.items())):
            raise UnfitError("copy")

    def pages(self) -> Iterator[PageEntries]:
        """The pages in their order. Their content is decoded when they are asked for.

        Raises UnfitError("layers") if the file has layers that may be off.
        """
        root = self.entries(self._trailer.get(b"Root", b""))
        layers = self.entries(self.entries(root.get(b"OCProperties", b"")).get(b"D", b""))
        if name_of(self.text(layers.get(b"BaseState", b""))) == "OFF" or any(
            self.items(layers[key]) for key in (b"OFF", b"AS") if key in layers
        ):
            raise UnfitError("layers")
        yield from self._pages(root.get(b"Pages", b""), {}, set())

    def _pages(self, value: bytes, inherited: Entries, above: set[bytes]) -> Iterator[PageEntries]:
        # A tree that goes round in circles has no end.
        if value in above:
            raise UnfitError("object")
        above.add(value)
        entries = self.entries(value)
        known = inherited | {key: entries[key] for key in _INHERITED if key in entries}
        if b"Kids" in entries:
            for kid in _REFERENCE.finditer(self.text(entries[b"Kids"])):
                yield from self._pages(kid[0], known, above)
        else:
            box = self._box(known.get(b"MediaBox", b""))
            yield PageEntries(
                self.entries(known.get(b"Resources", b"<<>>")),
                self._content(entries.get(b"Contents", b"[]")),
                box,
                self._box(known[b"CropBox"]) if b"CropBox" in known else box,
                int(first_number(self, known, b"Rotate")) % 360,
            )

    def _box(self, value: bytes) -> Box:
        numbers = self.numbers(value)
        if len(numbers) != 4 or numbers[0] == numbers[2] or numbers[1] == numbers[3]:
            raise UnfitError("box")
        return sorted_box(*numbers)

    def _content(self, value: bytes) -> bytes:
        if number_of(value) is not None and not self.text(value).startswith(b"["):
            return self.stream(value)
        return b"\n".join(self.stream(one[0]) for one in _REFERENCE.finditer(self.text(value)))

    def text(self, value: bytes) -> bytes:
        """A value that is no dictionary, as it is written where it stands."""
        number = number_of(value)
        if number is None:
            return value
        at = self._place(number)
        found = _VALUE.match(self._data, at)
        return self._data[at : _end(self._data, at)] if found else b""

    def items(self, value: bytes) -> list[bytes]:
        """The values in an array."""
        text = self.text(value).strip()
        found: list[bytes] = []
        at = 1
        while (begins := _SPACE.match(text, at)) is not None and begins.end() < len(text) - 1:
            end = _end(text, begins.end())
            found.append(text[begins.end() : end])
            at = end
        return found

    def numbers(self, value: bytes) -> list[float]:
        """All numbers in a value."""
        return [float(one) for one in _NUMBER.findall(self.text(value))]

    def entries(self, value: bytes) -> Entries:
        """A dictionary, also that before a stream; empty if the value is none."""
        number = number_of(value)
        if number is not None:
            at = self._place(number)
            return self._entries_at(at) if self._data.startswith(b"<<", at) else {}
        return _entries(value, 0)[0] if value.startswith(b"<<") else {}

    def stream(self, value: bytes) -> bytes:
        """The decoded bytes of a stream. Raises UnfitError for filters that are not known here."""
        number = number_of(value)
        if number is None:
            raise UnfitError("stream")
        entries, at = _entries(self._data, self._place(number))
        begins = re.compile(rb"\s*stream\r?\n").match(self._data, at)
        length = self.numbers(entries.get(b"Length", b""))
        # A length that is wrong is one that readers mend each in their own way.
        if begins is None or not length or _ENDS.match(self._data, begins.end() + int(length[0])) is None:
            raise UnfitError("stream")
        data = self._data[begins.end() : begins.end() + int(length[0])]
        if any(int(one) > 1 for one in _PREDICTOR.findall(self.text(entries.get(b"DecodeParms", b"")))):
            raise UnfitError("filter")
        for name in re.findall(rb"/([A-Za-z0-9]+)", self.text(entries.get(b"Filter", b""))):
            data = _decoded(data, name)
        return data

    def _entries_at(self, at: int) -> Entries:
        return _entries(self._data, at)[0]

    def _stands(self, entry: tuple[int, int]) -> bool:
        number, at = entry
        return self._data.startswith(b"%d " % number, at)

    def _place(self, number: int) -> int:
        at = self._places.get(number)
        found = re.compile(rb"%d \d+ obj\s*" % number).match(self._data, at) if at is not None else None
        if found is None:
            raise UnfitError("object")
        return found.end()


def table_of(data: bytes) -> int | None:
    """Where the table of a file's objects stands, by its own word; None if it does not stand there: the file is broken,
    and whoever reads it guesses."""
    found = _START.findall(data, max(0, len(data) - _TAIL))
    if not found:
        return None
    # Places count from where the file says that it is a PDF.
    at = int(found[-1]) + max(data.find(b"%PDF-", 0, 1024), 0)
    return at if _HEAD.match(data, _SPACE.match(data, at).end()) else None  # type: ignore[union-attr]


def first_number(objects: PlainObjects, entries: Entries, key: bytes, otherwise: float = 0.0) -> float:
    """The number that an entry is; ``otherwise`` if there is none."""
    found = objects.numbers(entries.get(key, b""))
    return found[0] if found else otherwise


def number_of(value: bytes) -> int | None:
    """The number of the object that a value refers to."""
    found = _REFERENCE.fullmatch(value)
    return int(found[1]) if found else None


def name_of(value: bytes) -> str:
    """A name without its slash, escapes resolved; empty if the value is no name."""
    if not value.startswith(b"/"):
        return ""
    return _ESCAPED.sub(lambda found: bytes((int(found[1], 16),)), value[1:]).decode("utf-8", "replace")


def string_of(value: bytes) -> bytes:
    """The bytes of a string, written in brackets or in hexadecimal digits."""
    return hexadecimal(value[1:-1]) if value.startswith(b"<") else literal(value[1:-1])


def _places(data: bytes, at: int) -> tuple[dict[int, int], int]:
    """Where each object stands, by the table at ``at``, and where that table ends."""
    places: dict[int, int] = {}
    head = re.compile(rb"xref\s+").match(data, at)
    if head is None:
        raise UnfitError("copy")
    at = head.end()
    section = re.compile(rb"(\d+) (\d+)\s*?\r?\n")
    while (found := section.match(data, at)) is not None:
        first, count = int(found[1]), int(found[2])
        at = found.end()
        for number in range(first, first + count):
            if data[at + 17 : at + 18] == b"n":
                places[number] = int(data[at : at + 10])
            at += 20
    return places, at


def _entries(data: bytes, at: int) -> tuple[Entries, int]:
    """The dictionary that begins at ``at``, and where it ends."""
    found: Entries = {}
    at += 2
    while (key := _KEY.match(data, at)) is not None:
        end = _end(data, key.end())
        found[key[1]] = data[key.end() : end]
        at = end
    closing = re.compile(rb"\s*>>").match(data, at)
    if closing is None:
        raise UnfitError("object")
    return found, closing.end()


def _end(data: bytes, at: int) -> int:
    """Where the value that begins at ``at`` ends."""
    value = _VALUE.match(data, at)
    if value is None:
        raise UnfitError("object")
    if value.lastindex not in (2, 3):
        return value.end()
    depth = 0
    for found in _NESTED.finditer(data, at):
        if found[0] in (b"<<", b"["):
            depth += 1
        elif found[0] in (b">>", b"]"):
            depth -= 1
            if not depth:
                return found.end()
    raise UnfitError("object")


def _decoded(data: bytes, name: bytes) -> bytes:
    try:
        if name == b"FlateDecode":
            unpacker = zlib.decompressobj()
            unpacked = unpacker.decompress(data)
            if not unpacker.eof:
                raise UnfitError("stream")
            return unpacked
        if name == b"ASCII85Decode":
            return base64.a85decode(data.strip().removesuffix(b"~>").removeprefix(b"<~"))
        if name == b"ASCIIHexDecode":
            return binascii.unhexlify(b"".join(data.split()).removesuffix(b">"))
    except (zlib.error, ValueError) as error:
        raise UnfitError("stream") from error
    raise UnfitError("filter")
