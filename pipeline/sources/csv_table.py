"""Reads a table that was saved as CSV into a Layout. Knows the file, and how lines with tabs are laid out.

A record is a row; line breaks within a field part its paragraphs. A record of which only the first field is filled is
a line over the whole width: the title above the table, or a heading within it. Commas and quotes are the form's, not
the text's: they print nothing and are not counted.
"""

from __future__ import annotations

import csv
import io
import sys
from pathlib import Path

from pipeline.errors import SourceError
from pipeline.model import Layout
from pipeline.sources.encodings import read_decoded
from pipeline.sources.plain_text import TextRules, lay_out
from pipeline.sources.size_limits import check_lines


def read_csv(path: Path, rules: TextRules) -> Layout:
    """The layout of a CSV file; lines are counted as records. Raises SourceError: unreadable, no text, no CSV."""
    csv.field_size_limit(sys.maxsize)
    try:
        records = list(csv.reader(io.StringIO(read_decoded(path), newline="")))
    except csv.Error as error:
        raise SourceError(f"{path.name}：不是完整的 CSV 文件。请用表格软件打开，重新另存为 CSV。") from error
    check_lines(path.name, sum(any(field.strip() for field in record) for record in records))
    # Spreadsheets save as many columns as they have, most of them empty.
    width = max((at + 1 for record in records for at, field in enumerate(record) if field.strip()), default=1)
    return lay_out(path.name, "csv", (_line(record[:width]) for record in records), rules)


def _line(record: list[str]) -> str:
    fields = [" ".join(field.split()) for field in record]
    return fields[0] if not any(fields[1:]) and any(fields) else "\t".join(fields)
