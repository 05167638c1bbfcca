"""PDFium by its raw functions, with as few calls as will do: no wrapper object a character or a figure.

The library is the one that pypdfium2 brings. PDFium takes one call at a time in a process, whichever document it is
for: every call stands under one lock.
"""

from __future__ import annotations

import ctypes
import importlib.util
import threading
from collections.abc import Callable
from ctypes import CFUNCTYPE, POINTER, c_char_p, c_float, c_int, c_size_t, c_ubyte, c_ulong, c_void_p
from functools import lru_cache
from pathlib import Path
from struct import Struct
from typing import Any, Final, NamedTuple

from pipeline.sources.pdf.pdfium.matrices import IDENTITY, Matrix, times

_LOCK: Final = threading.RLock()
_NAMES: Final = ("libpdfium.so", "libpdfium.dylib", "pdfium.dll")
_TEXT, _PATH, _FORM = 1, 2, 5
_LINE, _MOVE = 0, 2
_DECRYPTED: Final = 3
"""A copy is saved whole and without its password."""
_WriteBlock = CFUNCTYPE(c_int, c_void_p, POINTER(c_ubyte), c_ulong)
_six = Struct("6f").unpack
_point = Struct("2f").unpack


class _Writer(ctypes.Structure):
    _fields_ = (("version", c_int), ("write", _WriteBlock))


class RefusedError(Exception):
    """PDFium does not open the file, or a page of it."""


class PathStep(NamedTuple):
    """One step of a path, in the coordinates of the page: ``m``, ``l``, ``c`` (to the end of a curve) or ``h``."""

    operator: str
    x: float
    y: float


class Objects(NamedTuple):
    """What stands on a page, forms opened, each kind in the order of drawing: the matrix of each text object, its last
    two numbers where it begins, and the steps of each path."""

    texts: list[Matrix]
    paths: list[list[PathStep]]


# Each with what it takes; what it gives is in _GIVES, else a number.
_TAKES: Final[dict[str, tuple[Any, ...]]] = {
    "FPDF_InitLibrary": (),
    "FPDF_LoadMemDocument64": (c_char_p, c_size_t, c_char_p),
    "FPDF_CloseDocument": (c_void_p,),
    "FPDF_GetPageCount": (c_void_p,),
    "FPDF_SaveAsCopy": (c_void_p, POINTER(_Writer), c_ulong),
    "FPDF_LoadPage": (c_void_p, c_int),
    "FPDF_ClosePage": (c_void_p,),
    "FPDFPage_CountObjects": (c_void_p,),
    "FPDFPage_GetObject": (c_void_p, c_int),
    "FPDFFormObj_CountObjects": (c_void_p,),
    "FPDFFormObj_GetObject": (c_void_p, c_ulong),
    "FPDFPageObj_GetType": (c_void_p,),
    "FPDFPageObj_GetMatrix": (c_void_p, c_void_p),
    "FPDFPath_CountSegments": (c_void_p,),
    "FPDFPath_GetPathSegment": (c_void_p, c_int),
    "FPDFPathSegment_GetPoint": (c_void_p, c_void_p, c_void_p),
    "FPDFPathSegment_GetType": (c_void_p,),
    "FPDFPathSegment_GetClose": (c_void_p,),
    "FPDFText_LoadPage": (c_void_p,),
    "FPDFText_ClosePage": (c_void_p,),
    "FPDFText_CountChars": (c_void_p,),
    "FPDFText_GetText": (c_void_p, c_int, c_int, c_void_p),
}
_NOTHING: Final = ("FPDF_InitLibrary", "FPDF_CloseDocument", "FPDF_ClosePage", "FPDFText_ClosePage")
_HANDLES: Final = (
    "FPDF_LoadMemDocument64",
    "FPDF_LoadPage",
    "FPDFPage_GetObject",
    "FPDFFormObj_GetObject",
    "FPDFPath_GetPathSegment",
    "FPDFText_LoadPage",
)
_GIVES: Final[dict[str, Any]] = dict.fromkeys(_HANDLES, c_void_p) | dict.fromkeys(_NOTHING)


@lru_cache(maxsize=1)
def _library() -> Any:
    """The library, ready for calls. An OSError or AttributeError if it is not there or another than expected."""
    found = importlib.util.find_spec("pypdfium2_raw")
    folder = Path(found.origin).parent if found is not None and found.origin else Path()
    path = next((folder / name for name in _NAMES if (folder / name).is_file()), None)
    if path is None:
        raise FileNotFoundError("pypdfium2 brings no library here")
    library = ctypes.CDLL(str(path))
    for name, takes in _TAKES.items():
        function = getattr(library, name)
        function.argtypes = takes
        function.restype = _GIVES.get(name, c_int)
    library.FPDF_InitLibrary()
    return library


class Document:
    """A file open in PDFium, from its bytes, which live as long as it does. Raises RefusedError."""

    def __init__(self, data: bytes, password: str) -> None:
        self._data = data
        self._page: int | None = None
        with _LOCK:
            try:
                self._library = _library()
            except (OSError, AttributeError) as error:
                raise RefusedError(str(error)) from error
            self._handle = self._library.FPDF_LoadMemDocument64(data, len(data), password.encode() or None)
        if not self._handle:
            raise RefusedError("not opened")

    def close(self) -> None:
        """Nothing more is asked of it."""
        with _LOCK:
            self._close_page()
            self._library.FPDF_CloseDocument(self._handle)

    def __len__(self) -> int:
        with _LOCK:
            return int(self._library.FPDF_GetPageCount(self._handle))

    def copy(self) -> bytes:
        """The file as PDFium writes it: decrypted, repaired, each object plain and once."""
        parts: list[bytes] = []

        def take(_: object, block: Any, size: int) -> int:
            parts.append(ctypes.string_at(block, size))
            return 1

        # The function must live until the last call.
        write = _WriteBlock(take)
        with _LOCK:
            if not self._library.FPDF_SaveAsCopy(self._handle, _Writer(1, write), _DECRYPTED):
                raise RefusedError("not copied")
        return b"".join(parts)

    def page(self, index: int, with_text: bool) -> tuple[Objects, str | None]:
        """What stands on the page at an index from 0, and its text as PDFium itself reads it, if asked for."""
        with _LOCK:
            return self._read(index, with_text)

    def _read(self, index: int, with_text: bool) -> tuple[Objects, str | None]:
        library = self._library
        page = library.FPDF_LoadPage(self._handle, index)
        if not page:
            raise RefusedError("page not opened")
        # The page before is closed only now: fonts that both use need not be loaded again.
        self._close_page()
        self._page = page
        objects = Objects([], [])
        walker = _Walker(library, objects)
        walker.walk(page, library.FPDFPage_CountObjects, library.FPDFPage_GetObject, IDENTITY)
        return objects, self._text(page) if with_text else None

    def _close_page(self) -> None:
        if self._page:
            self._library.FPDF_ClosePage(self._page)
            self._page = None

    def _text(self, page: int) -> str:
        library = self._library
        text = library.FPDFText_LoadPage(page)
        if not text:
            raise RefusedError("text not read")
        try:
            count = library.FPDFText_CountChars(text)
            # A character may take two places, and the end takes one.
            room = (ctypes.c_ushort * (2 * max(count, 0) + 1))()
            taken = library.FPDFText_GetText(text, 0, 2 * count, room)
            return bytes(room)[: 2 * max(taken - 1, 0)].decode("utf-16-le", "replace")
        finally:
            library.FPDFText_ClosePage(text)


class _Walker:
    """Goes through the objects of a page and of the forms on it."""

    def __init__(self, library: Any, objects: Objects) -> None:
        self._library = library
        self._objects = objects
        self._six = (c_float * 6)()

    def walk(self, holder: int, count: Callable[[int], int], get: Callable[[int, int], int], outer: Matrix) -> None:
        """Adds what ``holder`` holds, ``outer`` being its way onto the page."""
        library, six, texts, paths = self._library, self._six, self._objects.texts, self._objects.paths
        kind_of, matrix_of = library.FPDFPageObj_GetType, library.FPDFPageObj_GetMatrix
        for index in range(count(holder)):
            one = get(holder, index)
            kind = kind_of(one)
            if kind not in (_TEXT, _PATH, _FORM):
                continue
            matrix_of(one, six)
            matrix = _six(six) if outer is IDENTITY else times(_six(six), outer)
            if kind == _TEXT:
                texts.append(matrix)
            elif kind == _PATH:
                paths.append(self._steps(one, matrix))
            elif kind == _FORM:
                self.walk(one, library.FPDFFormObj_CountObjects, library.FPDFFormObj_GetObject, matrix)

    def _steps(self, path: int, matrix: Matrix) -> list[PathStep]:
        library = self._library
        a, b, c, d, e, f = matrix
        room = (c_float * 2)()
        first, second = ctypes.addressof(room), ctypes.addressof(room) + ctypes.sizeof(c_float)
        steps: list[PathStep] = []
        curved = 0
        for index in range(library.FPDFPath_CountSegments(path)):
            segment = library.FPDFPath_GetPathSegment(path, index)
            kind = library.FPDFPathSegment_GetType(segment)
            # Of the three points of a curve only the last lies on it.
            curved = 0 if kind in (_LINE, _MOVE) else curved + 1
            if curved % 3 == 0:
                library.FPDFPathSegment_GetPoint(segment, first, second)
                x, y = _point(room)
                operator = "m" if kind == _MOVE else "l" if kind == _LINE else "c"
                steps.append(PathStep(operator, a * x + c * y + e, b * x + d * y + f))
            if library.FPDFPathSegment_GetClose(segment):
                steps.append(PathStep("h", 0.0, 0.0))
        return steps
