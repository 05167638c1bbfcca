"""Whether the characters of a page are those that PDFium itself reads there: two readings that know nothing of each
other."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final

from pipeline.sources.pdf.pdfium.fonts import PdfFont
from pipeline.text.clean import is_invisible
from pipeline.text.radicals import RADICALS

_FORMS: Final = {ord(radical): plain for radical, plain in RADICALS.items()}
_HYPHENS: Final = frozenset("-\u00ad\u2010")
"""PDFium takes those at the end of a line for parts of words."""
_ACTUAL: Final = re.compile(rb"/ActualText\s*<([0-9A-Fa-f\s]*)>")
_PAGES: Final = 2
"""On so many pages a font must agree. Its table is read in one go: what is true of one page is true of all."""


class Agreement:
    """Which fonts PDFium reads as this program does: each is looked at on its first pages."""

    def __init__(self) -> None:
        self._seen: Counter[PdfFont] = Counter()

    def doubts(self, fonts: Iterable[PdfFont]) -> bool:
        """Whether any of a page's fonts is still to be looked at."""
        return any(self._seen[font] < _PAGES for font in fonts)

    def settle(self, fonts: Iterable[PdfFont]) -> None:
        """A page with these fonts agreed."""
        self._seen.update(fonts)


def agrees(texts: Iterable[str], told: str, content: bytes) -> bool:
    """Whether ``texts``, the characters of a page, and ``told``, PDFium's reading of it, hold the same.

    White space, the order and forms of one character apart. PDFium tells a character once that is printed twice to look
    bold, leaves out what prints nothing, and tells what ``content`` gives as /ActualText instead of what it shows.
    """
    mine, theirs = _counted("".join(texts)), _counted(told)
    if mine == theirs:
        return True
    foreign = Counter({one: count for one, count in (theirs - mine).items() if not _ignored(one)})
    instead = foreign & _counted("".join(_actual(content)))
    lost = sum(count for one, count in (mine - theirs).items() if one not in theirs and not _ignored(one))
    return foreign == instead and lost <= instead.total()


def _actual(content: bytes) -> Iterator[str]:
    for digits in _ACTUAL.findall(content):
        plain = b"".join(digits.split()).decode("ascii")
        yield bytes.fromhex(plain[: len(plain) & ~1]).decode("utf-16", "ignore")


def _counted(text: str) -> Counter[str]:
    plain = unicodedata.normalize("NFKC", text.translate(_FORMS))
    return Counter("".join(plain.split()))


def _ignored(one: str) -> bool:
    return one in _HYPHENS or is_invisible(one) or one.isspace()
