"""Reads plain text as published on a web page, a copy-out with tabs for columns, into a Layout.

There are no pages: one Page with number 0, boxes in character cells (a wide character takes two), ``top`` the line's
number from 1. Blank lines are kept as gaps: they part paragraphs, or show where a page ended.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from itertools import accumulate
from pathlib import Path
from typing import NamedTuple

from msgspec import Struct

from pipeline.errors import SourceError
from pipeline.model import Cell, Char, Evidence, Finding, Furniture, Grid, Layout, Line, Page, Traced
from pipeline.model.traced import join
from pipeline.rules.loading import Text, read_rules
from pipeline.text.clean import SPACE, clean, is_cjk, is_invisible

_MARKUP = re.compile(r"</?[A-Za-z][A-Za-z0-9]*(?:\s[^<>]*)?/?>|&(?:nbsp|ensp|emsp);")
_RULE = re.compile(r"[\s\-—_=+|]*[\-—_=]{2,}[\s\-—_=+|]*")
_GAP = 2.0
"""Cells between two columns."""


class Repair(Struct, frozen=True, forbid_unknown_fields=True):
    """One fault of copying out: ``wrong`` between two CJK characters is ``right``; ``reason`` says how it came."""

    wrong: Text
    right: Text
    reason: str


class TextRules(Struct, frozen=True, forbid_unknown_fields=True):
    """``rules/text.yaml``: the only repairs of wording there are."""

    repairs: tuple[Repair, ...] = ()


class _Row(NamedTuple):
    """One row of a table: its cells, each a list of (line number, content)."""

    first: int
    last: int
    cells: list[list[tuple[int, Traced]]]


def load_repairs(rules: Path) -> TextRules:
    """The repairs of a rules folder. Raises RulesError naming file and line."""
    return read_rules(rules / "text.yaml", TextRules)


def read_text(path: Path, rules: TextRules) -> Layout:
    """The layout of a plain text file (UTF-8, UTF-16 with its mark, or GB 18030).

    Tags go to the furniture ``markup``, what prints nothing to ``invisible``, the surplus letters of a repair to
    ``repair``; each repair is a finding ``text.repaired``. Raises SourceError with a reason in plain
    Chinese: unreadable, no text.
    """
    reader = _Reader(rules)
    lines = [reader.line(number, text) for number, text in enumerate(_decode(path).splitlines(), start=1)]
    if not any(any(fields) for fields in lines):
        raise SourceError(f"{path.name}：文件里没有文字。请确认文件内容。")
    blocks = list(_blocks(lines, reader))
    width = max(block.box[2] for block in blocks)
    page = Page(0, width, float(len(lines) + 1), tuple(blocks), 0.0, width)
    furniture = [Furniture(reason, tuple(ids)) for reason, ids in reader.apart.items() if ids]
    return Layout("text", (page,), tuple(reader.chars), tuple(furniture), tuple(reader.findings))


def _decode(path: Path) -> str:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise SourceError(f"{path.name}：文件打不开（{error.strerror}）。") from error
    encodings = ["utf-16"] if data[:2] in (b"\xff\xfe", b"\xfe\xff") else ["utf-8-sig", "gb18030"]
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise SourceError(f"{path.name}：不是能读的文本文件。请另存为 UTF-8 编码的文本。")


class _Reader:
    """Gives ids to the characters of line after line, and keeps what is set apart."""

    def __init__(self, rules: TextRules) -> None:
        self._rules = rules
        self.chars: list[Char] = []
        self.apart: dict[str, list[int]] = {"markup": [], "repair": [], "invisible": []}
        self.findings: list[Finding] = []

    def line(self, number: int, text: str) -> list[Traced]:
        """The line's columns (one where there is no tab), each cleaned and repaired; tags and drawn rules are gone."""
        markup = [range(*found.span()) for found in _MARKUP.finditer(text)]
        drawn = _RULE.fullmatch(text) is not None
        columns: list[tuple[list[str], list[int]]] = [([], [])]
        at = 0.0
        for index, character in enumerate(text):
            wide = 2.0 if unicodedata.east_asian_width(character) in "WF" else 1.0
            if character == "\t" and not drawn:
                columns.append(([], []))
            elif character.isspace() and not _within(index, markup):
                columns[-1][0].append(" ")
                columns[-1][1].append(SPACE)
            elif not character.isspace():
                one = len(self.chars)
                self.chars.append(Char(character, 0, (at, float(number), at + wide, number + 1.0)))
                if drawn or _within(index, markup):
                    self.apart["markup"].append(one)
                elif is_invisible(character):
                    self.apart["invisible"].append(one)
                else:
                    columns[-1][0].append(character)
                    columns[-1][1].append(one)
            at += wide
        return [self._repair(number, clean(Traced("".join(c), tuple(ids)))) for c, ids in columns]

    def _repair(self, number: int, content: Traced) -> Traced:
        for repair in self._rules.repairs:
            start = content.text.find(repair.wrong)
            while start >= 0:
                end = start + len(repair.wrong)
                before, after = content.text[start - 1 : start], content.text[end : end + 1]
                if before and after and is_cjk(before) and is_cjk(after):
                    content = self._replace(number, content, start, end, repair)
                    end = start + len(repair.right)
                start = content.text.find(repair.wrong, end)
        return content

    def _replace(self, number: int, content: Traced, start: int, end: int, repair: Repair) -> Traced:
        """The right words take the ids of the wrong ones as far as these go; the rest is set apart."""
        ids = content.ids[start:end]
        kept = tuple(ids[min(index, len(ids) - 1)] for index in range(len(repair.right)))
        self.apart["repair"] += [one for one in ids if one not in kept and one != SPACE]
        self.findings.append(
            Finding.of(
                "text.repaired",
                f"第 {number} 行的“{repair.wrong}”已改为“{repair.right}”（{repair.reason}）："
                f"“{content.text[max(0, start - 8) : start]}{repair.right}{content.text[end : end + 8]}”。",
                evidence=(Evidence(lines=(number, number)),),
            )
        )
        return join([content.cut(0, start), Traced(repair.right, kept), content.cut(end)])


def _within(index: int, spans: Sequence[range]) -> bool:
    return any(index in span for span in spans)


def _blocks(lines: Sequence[list[Traced]], reader: _Reader) -> Iterable[Line | Grid]:
    """Running text line by line; lines with columns between two blank lines as one grid.

    All tables are laid on one set of columns, so that a table cut by blank lines keeps its edges.
    """
    groups = list(_groups(lines))
    tables = [rows for _, rows in groups if rows]
    edges = _edges(tables, max((len(row.cells) for rows in tables for row in rows), default=0))
    for numbers, rows in groups:
        if rows:
            yield _grid(rows, edges, reader)
            continue
        for number in numbers:
            content = join(lines[number - 1])
            if content:
                boxes = [reader.chars[one].box for one in content.ids if one != SPACE]
                yield Line(0, (boxes[0][0], float(number), boxes[-1][2], number + 1.0), content)


def _groups(lines: Sequence[list[Traced]]) -> Iterable[tuple[range, list[_Row]]]:
    """Lines between blank ones, with their rows if they are a table."""
    start = 1
    for number in range(1, len(lines) + 2):
        if number <= len(lines) and any(lines[number - 1]):
            continue
        if number > start:
            numbers = range(start, number)
            yield from _tables_in(numbers, lines)
        start = number + 1


def _tables_in(numbers: range, lines: Sequence[list[Traced]]) -> Iterable[tuple[range, list[_Row]]]:
    """A title line right above the first row is no part of the table; a line without tabs below one goes on with it."""
    first = next((number for number in numbers if len(lines[number - 1]) > 1), None)
    filled = [sum(map(bool, lines[number - 1])) for number in numbers]
    columns = max(len(lines[number - 1]) for number in numbers)
    if first is None or (columns < 3 and sum(count > 1 for count in filled) < 2):
        yield numbers, []
        return
    if first > numbers.start:
        yield range(numbers.start, first), []
    rows: list[_Row] = []
    for number in range(first, numbers.stop):
        fields = lines[number - 1]
        if len(fields) > 1:
            rows.append(_Row(number, number, [[(number, field)] if field else [] for field in fields]))
        else:
            above = rows.pop()
            above.cells[-1].append((number, fields[0]))
            rows.append(_Row(above.first, number, above.cells))
    yield range(first, numbers.stop), rows


def _edges(tables: Sequence[list[_Row]], columns: int) -> tuple[float, ...]:
    """Left edges of all columns and the right edge of the last, by the widest cell of each."""
    widths = [_GAP] * columns
    for rows in tables:
        for row in rows:
            for index, cell in enumerate(row.cells):
                widths[index] = max([widths[index], *(2.0 * len(content) + _GAP for _, content in cell)])
    return (0.0, *accumulate(widths))


def _grid(rows: Sequence[_Row], edges: tuple[float, ...], reader: _Reader) -> Grid:
    """Copying leaves the lower rows of a merged cell empty: empty cells at a row's start belong to the one above."""
    levels = (*(float(row.first) for row in rows), rows[-1].last + 1.0)
    cells: list[Cell] = []
    for column in range(len(edges) - 1):
        index = 0
        while index < len(rows):
            span = 1
            while index + span < len(rows) and _leads_empty(rows[index + span], column):
                span += 1
            fields = rows[index].cells[column] if column < len(rows[index].cells) else []
            box = (edges[column], levels[index], edges[column + 1], levels[index + span])
            lines = tuple(_place(number, content, edges[column], reader) for number, content in fields)
            cells.append(Cell(index, column, span, 1, box, lines))
            index += span
    cells.sort(key=lambda cell: (cell.row, cell.column))
    return Grid(0, (edges[0], levels[0], edges[-1], levels[-1]), edges, levels, tuple(cells))


def _leads_empty(row: _Row, column: int) -> bool:
    """Whether the row has no text up to and with the column, but some after it."""
    return not any(row.cells[: column + 1]) and any(row.cells[column + 1 :])


def _place(number: int, content: Traced, left: float, reader: _Reader) -> Line:
    """A line of a cell; its characters move to where they stand in their column."""
    at = left
    for one in content.ids:
        if one != SPACE:
            reader.chars[one] = Char(reader.chars[one].text, 0, (at, float(number), at + 2.0, number + 1.0))
        at += 2.0
    return Line(0, (left, float(number), at, number + 1.0), content)
