"""Reads plain text as published on a web page, a copy-out with tabs for columns, into a Layout.

There are no pages: one Page with number 0, boxes in character cells (a wide character takes two), ``top`` the line's
number from 1. Blank lines are kept as gaps: they part paragraphs, or show where a page ended.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Annotated

from msgspec import Meta, Struct
from msgspec.structs import replace

from pipeline.errors import SourceError
from pipeline.model import Char, Evidence, Finding, Furniture, Layout, Page, Traced
from pipeline.model.traced import join
from pipeline.rules.loading import Text, read_rules
from pipeline.sources.drawn_columns import Parted
from pipeline.sources.encodings import read_decoded
from pipeline.sources.framed_tables import doubts, framed_tables
from pipeline.sources.laid_cells import LaidTable, laid_grids, without_laid
from pipeline.sources.run_on import parted, run_on_line
from pipeline.sources.size_limits import check_lines, check_table
from pipeline.sources.text_tables import Field, Row, blocks
from pipeline.text.clean import SPACE, clean, is_cjk, is_invisible

_NOTHING = Traced()
_UNDRAWN: Mapping[int, Parted] = {}
_MARKUP = re.compile(r"</?[A-Za-z][A-Za-z0-9]*(?:\s[^<>]*)?/?>|&(?:nbsp|ensp|emsp);")
_PARAGRAPHS = re.compile(
    r"</(?:p|div|li|tr|h[1-6])>[^\S\n]*<(?:p|div|li|tr|h[1-6])[\s>].*</(?:p|div|li|tr|h[1-6])>", re.I
)
_RULE = re.compile(r"[\s\-—_=+|]*[\-—_=]{2,}[\s\-—_=+|]*")
_PAGE_NUMBER = re.compile(r"\s*[\-—–－―][\s\-—–－―]*\d{1,3}\s*[\-—–－―][\s\-—–－―]*")
"""The number of a page between dashes (— 2 —), in a line of its own."""


class Repair(Struct, frozen=True, forbid_unknown_fields=True):
    """One fault of copying out: ``wrong`` between two CJK characters is ``right``; ``reason`` says how it came."""

    wrong: Text
    right: Text
    reason: str


class GlyphRepair(Struct, frozen=True, forbid_unknown_fields=True):
    """One code point that stands for a common character: ``wrong`` is ``right``; ``reason`` says how it came.

    ``always``: between two digits or letters too.
    """

    wrong: Annotated[str, Meta(min_length=1, max_length=1)]
    right: Annotated[str, Meta(min_length=1, max_length=1)]
    reason: str
    always: bool = False


class BracketRepair(Struct, frozen=True, forbid_unknown_fields=True):
    """Brackets that may stand for one half of the ``right`` pair: each of ``opens`` with its own of ``closes``."""

    right: Annotated[str, Meta(min_length=2, max_length=2)] = "（）"
    opens: str = ""
    closes: str = ""

    def __post_init__(self) -> None:
        if len(self.opens) != len(self.closes):
            raise ValueError("opens 和 closes 要一样多，按次序成对")


class TextRules(Struct, frozen=True, forbid_unknown_fields=True):
    """``rules/text.yaml``: the only repairs of wording there are, and those of single characters."""

    repairs: tuple[Repair, ...] = ()
    glyphs: tuple[GlyphRepair, ...] = ()
    brackets: BracketRepair = BracketRepair()
    row_numbers: tuple[Text, ...] = ()
    """What the column of running numbers is called, where a table was copied with a cell a line."""


def load_repairs(rules: Path) -> TextRules:
    """The repairs of a rules folder. Raises RulesError naming file and line."""
    return read_rules(rules / "text.yaml", TextRules)


def holds_page(path: Path) -> bool:
    """Whether a text file holds a page's markup, as a site's database does: most of it in lines of many paragraphs."""
    if not (path.is_file() and b"</" in path.read_bytes()):
        return False
    text = read_decoded(path)
    return 2 * sum(len(line) for line in text.splitlines() if _PARAGRAPHS.search(line)) > len(text)


def read_text(path: Path, rules: TextRules) -> Layout:
    """The layout of a plain text file, in any encoding that :mod:`pipeline.sources.encodings` knows.

    Raises SourceError with a reason in plain Chinese: unreadable, no text.
    """
    lines = read_decoded(path).splitlines()
    check_lines(path.name, sum(not line.isspace() for line in lines if line))
    whole = run_on_line(lines)
    if whole is not None:
        lines[whole : whole + 1] = parted(lines[whole])
    frames, drawn = framed_tables(lines, frozenset(rules.row_numbers))
    layout = lay_out(path.name, "text", lines, rules, drawn, frames)
    return layout if whole is None else replace(layout, findings=(_about_run_on(whole + 1), *layout.findings))


def _about_run_on(line: int) -> Finding:
    return Finding.of(
        "text.run_on",
        f"第 {line} 行几乎是全文，没有分段，已按编号分成段落（行号按分段后的算），请对照原件核对。",
        evidence=(Evidence(lines=(line, line)),),
    )


def lay_out(
    name: str,
    form: str,
    lines: Iterable[str],
    rules: TextRules,
    drawn: Mapping[int, Parted] = _UNDRAWN,
    frames: Sequence[LaidTable] = (),
) -> Layout:
    """The layout of lines with tabs for columns; ``form`` is the layout's format, ``name`` the file's. ``drawn``: lines
    (from 1) whose columns begin elsewhere; ``frames``: tables whose rows are not lines.

    Tags go to the furniture ``markup``, what prints nothing to ``invisible``, the numbers of pages to ``page_number``,
    the surplus letters of a repair to ``repair``; each repair is a finding ``text.repaired``. Raises SourceError where
    there is no text at all, or more columns of it than any notice has; that there are not too many lines is looked at
    before.
    """
    lines = list(lines)
    check_table(name, 0, 1 + max((line.count("\t") for line in lines if not line.isspace()), default=0))
    reader = _Reader(rules)
    rows = [reader.line(number, text, drawn.get(number)) for number, text in enumerate(lines, start=1)]
    if not any(piece for fields in rows for field in fields for piece in field):
        raise SourceError(f"{name}：文件里没有文字。请确认文件内容。")
    joined = frozenset(number for number, line in drawn.items() if line.goes_on)
    found = [
        *blocks(without_laid(rows, frames, [[_NOTHING]]), reader.chars, joined),
        *laid_grids(frames, rows, reader.chars),
    ]
    found.sort(key=lambda block: block.box[1])
    reader.findings += doubts(frames)
    width = max(block.box[2] for block in found)
    page = Page(0, width, float(len(rows) + 1), tuple(found), 0.0, width)
    furniture = [Furniture(reason, tuple(ids)) for reason, ids in reader.apart.items() if ids]
    return Layout(form, (page,), tuple(reader.chars), tuple(furniture), tuple(reader.findings))


class _Reader:
    """Gives ids to the characters of line after line, and keeps what is set apart."""

    def __init__(self, rules: TextRules) -> None:
        self._rules = rules
        self.chars: list[Char] = []
        self.apart: dict[str, list[int]] = {"markup": [], "repair": [], "invisible": [], "page_number": []}
        self.findings: list[Finding] = []

    def line(self, number: int, text: str, parted: Parted | None = None) -> Row:
        """The line's columns (one where there is no tab), each cleaned and repaired; tags and drawn rules are gone.

        A column is cut where blanks stand: there a line of a cell may have ended before it was copied. ``parted``: its
        columns are drawn; a rule between such rows has none at all.
        """
        if not text or text.isspace():
            return [[_NOTHING]]
        markup = {index for found in _MARKUP.finditer(text) for index in range(*found.span())}
        drawn = _RULE.fullmatch(text) is not None
        paged = not drawn and _PAGE_NUMBER.fullmatch(text) is not None
        begins: Mapping[int, int] = {}
        if parted is not None:
            markup |= parted.signs
            begins, drawn = parted.begins, parted.rule
        columns: list[tuple[list[str], list[int]]] = [([], [])]
        behind_blank: set[int] = set()
        at = 0.0
        for index, character in enumerate(text):
            wide = 2.0 if unicodedata.east_asian_width(character) in "WF" else 1.0
            columns += [([], []) for _ in range(begins.get(index, 0))]
            if character == "\t" and not drawn:
                columns.append(([], []))
            elif character.isspace() and index not in markup:
                columns[-1][0].append(" ")
                columns[-1][1].append(SPACE)
            elif not character.isspace():
                one = len(self.chars)
                if columns[-1][1][-1:] == [SPACE]:
                    behind_blank.add(one)
                self.chars.append(Char(character, 0, (at, float(number), at + wide, number + 1.0)))
                if drawn or index in markup:
                    self.apart["markup"].append(one)
                elif paged:
                    self.apart["page_number"].append(one)
                elif is_invisible(character):
                    self.apart["invisible"].append(one)
                else:
                    columns[-1][0].append(character)
                    columns[-1][1].append(one)
            at += wide
        if parted is not None and parted.rule:
            return []
        columns += [([], []) for _ in range(begins.get(len(text), 0))]
        fields = [self._repair(number, clean(Traced("".join(c), tuple(ids)))) for c, ids in columns]
        return [_pieces(field, behind_blank) if len(fields) > 1 else [field] for field in fields]

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


def _pieces(field: Traced, behind_blank: set[int]) -> Field:
    """The field, cut before the characters that stood behind a blank; whole if it is a word set wide (责 任 单 位)."""
    cuts = [0, *(at for at, one in enumerate(field.ids) if at and one in behind_blank), len(field)]
    pieces = [field.cut(start, end) for start, end in pairwise(cuts)]
    return [field] if all(len(piece) == 1 for piece in pieces) or not field else pieces
