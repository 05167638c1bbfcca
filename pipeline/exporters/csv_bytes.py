"""Rows as the bytes of a CSV file, for other programs: UTF-8 with BOM so that Excel reads them too.

A text that a spreadsheet would take for a formula, or that begins with a tab or a line break, gets an apostrophe in
front, and so does one that begins with an apostrophe: taking off one apostrophe gives the text back.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain
from typing import Final

from pipeline.exporters.workbook.formula_like import formula_like
from pipeline.exporters.workbook.xml_words import xml_text

_RISKY: Final = ("\t", "\n", "\r", "'")
_ROWS: Final = 500
_BOM: Final = b"\xef\xbb\xbf"


def csv_bytes(titles: Sequence[str], rows: Iterable[Sequence[str | int | None]]) -> bytes:
    """The file's content: BOM, titles, rows, each ended by CR LF as RFC 4180 has it."""
    return b"".join(csv_pieces(titles, rows))


def csv_pieces(titles: Sequence[str], rows: Iterable[Sequence[str | int | None]]) -> Iterator[bytes]:
    """The same in pieces of some hundred rows."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    yield _BOM
    for number, row in enumerate(chain([titles], rows), 1):
        writer.writerow([safe(value) if isinstance(value, str) else value for value in row])
        if number % _ROWS == 0:
            yield _taken(text)
    yield _taken(text)


def _taken(text: io.StringIO) -> bytes:
    content = text.getvalue().encode("utf-8")
    text.seek(0)
    text.truncate()
    return content


# A table says the same of many rows: whose notice it is, the task of each party.
@lru_cache(maxsize=4096)
def safe(text: str) -> str:
    """The text so that no spreadsheet takes it for a formula (see above)."""
    text = xml_text(text)
    return f"'{text}" if text.startswith(_RISKY) or formula_like(text) else text
