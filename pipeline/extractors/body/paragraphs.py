"""From lines to paragraphs: where one ends is told by indents, line ends and marks, never by a page break."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from pipeline.extractors.body.document_signs import DocumentSigns
from pipeline.model import Grid, Layout, Line, Traced
from pipeline.text.clean import flow
from pipeline.text.dates import YEAR, is_date
from pipeline.text.labels import read_label
from pipeline.text.punctuation import CLOSERS, HALF_STOPS, LIST_JOINERS, STOPS

ENDS = frozenset(f"{STOPS}{HALF_STOPS}：:…")
"""Marks that can end a paragraph."""
GOES_ON = frozenset("，、。；：）》”")
"""Marks with which no paragraph begins."""
_FULL = 24
"""Characters of a line that may have run full: a page has 28 (GB/T 9704-2012, 5.2.3), and a word may not be cut."""
_OTHER_SIZE = 1.2
"""Points between two sizes that are not one."""
_TOKEN = re.compile(r"[A-Za-z0-9.%]+")
_INDENT = 1.2
"""Ems from the left edge at which a line is indented (two ems are the rule, GB/T 9704-2012, 7.3.3)."""
_WIDE = 1.3
"""Times the usual distance of two lines at which one begins a paragraph, where none is indented."""
_SHORT = 4.0
"""Ems short of the right edge that no justification or forbidden line end explains: the break was meant."""
_DATED = re.compile(rf"(?<=.{{4}}){YEAR}年")
"""Where a date may begin behind an organ's name."""
_SIGNED = 50
"""Characters that an organ's name and a date have at most."""
_FEW = 3
"""Lines from which on they tell the edges of the text block themselves."""


class Paragraph(Struct, frozen=True):
    """One paragraph. ``indent`` and ``slack`` (free at the end) are in ems, of its first and its last line.

    ``level`` tells lines side by side apart: True where it stands on one level with the paragraph before.
    """

    content: Traced
    lines: tuple[Line, ...]
    indent: float = 0.0
    slack: float = 0.0
    size: float = 0.0
    centred: bool = False
    level: bool = False

    @property
    def text(self) -> str:
        return self.content.text

    @property
    def page(self) -> int:
        return self.lines[0].page


class _Edges(Struct, frozen=True):
    left: float
    right: float


def is_finished(text: str) -> bool:
    """Whether the text ends with a mark that can end a paragraph, closing quotes and brackets aside."""
    return text.rstrip(CLOSERS)[-1:] in ENDS or text[-1:] in ENDS


def body_size(lines: Sequence[Line]) -> float:
    """The font size in points that most characters of the lines have; 0 for a source without sizes."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[line.size] += len(line.content)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def read_paragraphs(layout: Layout, lines: Sequence[Line], document: DocumentSigns) -> list[Paragraph]:
    """All lines as paragraphs, in the order given; empty lines are left out."""
    lines = [line for line in lines if line.text]
    if not lines:
        return []
    size = body_size(lines)
    widths = {page.number: page.width for page in layout.pages}
    edges = _edges(widths, lines, size) | _edges_of_grids(layout, widths, lines)
    at = [edges[widths[line.page]] for line in lines]
    indented = _is_indented(lines, at)
    full = 0.0 if _is_spaced(lines) else _full_line([len(line.text) for line in lines])
    pitch = 0.0 if indented else _pitch(lines, at)
    groups: list[list[int]] = []
    above = _SoFar()
    for index, line in enumerate(lines):
        if not groups:
            begins = True
        elif line.begins is not None:
            begins = line.begins or _begins_after_break(lines[index - 1], line, document)
        elif line.page == 0:
            begins = _begins_in_text(above, line.text, line.box[1] - lines[index - 1].box[1], full, document)
        else:
            begins = _begins(lines[index - 1], line, at[index - 1], at[index], indented, pitch, document)
        if begins:
            groups.append([])
            above = _SoFar()
        groups[-1].append(index)
        above.add(line.text)
    found = (_paragraph(lines, at, group) for group in groups)
    return [piece for one in found for piece in _signed_and_dated(one, document)]


def _signed_and_dated(paragraph: Paragraph, document: DocumentSigns) -> tuple[Paragraph, ...]:
    """An organ and the date behind it in one line are two lines of a signature."""
    text = paragraph.text
    start = _DATED.search(text) if len(text) <= _SIGNED else None
    if start is None or not is_date(text[start.start() :]):
        return (paragraph,)
    organ = text[: start.start()]
    if not document.titles.organ.search(organ) or any(mark in ENDS or mark in GOES_ON for mark in organ):
        return (paragraph,)
    content = paragraph.content
    return (
        replace(paragraph, content=content.cut(0, start.start())),
        replace(paragraph, content=content.cut(start.start())),
    )


def _edges(widths: dict[int, float], lines: Sequence[Line], size: float) -> dict[float, _Edges]:
    """The text block's edges for each page width: the left most lines, the usual end of full lines."""
    by_width: dict[float, list[Line]] = defaultdict(list)
    for line in lines:
        by_width[widths[line.page]].append(line)
    edges: dict[float, _Edges] = {}
    for width, found in by_width.items():
        body = [line for line in found if abs(line.size - size) < 0.6] or found
        left = sorted(line.box[0] for line in body)[len(body) // 50]
        ends = sorted(line.box[2] for line in body)
        full = [end for end in ends if end - left > 0.8 * (ends[-1] - left)] or ends
        edges[width] = _Edges(left, full[len(full) // 2])
    return edges


def _edges_of_grids(layout: Layout, widths: dict[int, float], lines: Sequence[Line]) -> dict[float, _Edges]:
    """The edges of tables, for pages of a width that have little but tables on them: a title above has none."""
    few = {width for width, count in Counter(widths[line.page] for line in lines).items() if count <= _FEW}
    found: dict[float, list[Grid]] = defaultdict(list)
    for page in layout.pages:
        if page.number and page.width in few:
            found[page.width] += [block for block in page.blocks if isinstance(block, Grid)]
    return {
        width: _Edges(min(grid.box[0] for grid in grids), max(grid.box[2] for grid in grids))
        for width, grids in found.items()
        if grids
    }


def _offset(line: Line, edges: _Edges) -> float:
    return (line.box[0] - edges.left) / (line.size or 1.0)


def _slack(line: Line, edges: _Edges) -> float:
    return (edges.right - line.box[2]) / (line.size or 1.0)


def _is_indented(lines: Sequence[Line], at: Sequence[_Edges]) -> bool:
    """Whether numbered paragraphs begin with an indent here, so that a flush line never begins one."""
    deep = [_offset(line, edges) > _INDENT for line, edges in zip(lines, at, strict=True) if read_label(line.text)]
    return sum(deep) * 2 > len(deep)


def _pitch(lines: Sequence[Line], at: Sequence[_Edges]) -> float:
    """The usual distance of two lines of one paragraph: below a full line without a closing mark; else 0."""
    found = sorted(
        below.box[1] - line.box[1]
        for line, below, edges in zip(lines, lines[1:], at, strict=False)
        if line.page == below.page and line.size == below.size and 0 < below.box[1] - line.box[1] < 4 * line.size
        if _slack(line, edges) < 1.5 and not is_finished(line.text)
    )
    return found[len(found) // 2] if found else 0.0


def _begins(
    before: Line,
    line: Line,
    above: _Edges,
    edges: _Edges,
    indented: bool,
    pitch: float,
    document: DocumentSigns,
) -> bool:
    """Whether the line begins a paragraph after the line before it (pages with positions).

    ``pitch`` is the distance of two lines where a wider one tells; else 0.
    """
    if pitch and line.page == before.page and line.box[1] - before.box[1] > _WIDE * pitch:
        return True
    if abs(line.size - before.size) > _OTHER_SIZE or (
        line.page == before.page and line.box[1] < before.box[3] - 0.6 * line.size
    ):
        return True
    if _offset(line, edges) > _INDENT or _offset(before, above) > 5:
        return True
    if document.forms.stands_alone(line.text) or document.forms.stands_alone(before.text):
        return True
    slack = _slack(before, above)
    token = _TOKEN.match(line.text)
    if slack > _SHORT + 0.6 * (len(token.group()) if token else 0):
        return True
    if not is_finished(before.text):
        # A clause in brackets has no 。 behind it.
        return not indented and before.text.endswith(("）", "】")) and read_label(line.text) is not None
    return not indented and (read_label(line.text) is not None or slack > 1.5)


def _is_spaced(lines: Sequence[Line]) -> bool:
    """Whether blank lines part the paragraphs of a plain text; else each line is one, as copied from a browser."""
    gaps = [below.box[1] - line.box[1] for line, below in pairwise(lines) if line.page == 0]
    return sum(gap > 1 for gap in gaps) * 2 >= len(gaps)


def _full_line(lengths: Sequence[int]) -> float:
    """The length of a full line; beyond every line where none is wrapped, so that each is a paragraph.

    Lines wrapped at one width are often full; paragraphs that are a line each are seldom of one length.
    """
    longest = max(lengths)
    near = sum(length >= 0.9 * longest for length in lengths)
    return float(longest) if near >= max(3, 0.15 * len(lengths)) else 2.0 * longest


def _begins_after_break(before: Line, line: Line, document: DocumentSigns) -> bool:
    """Whether a line behind a break that a person set within a paragraph is a paragraph of its own all the same.

    Much is written so that was pasted from a web page. What ended with a sentence, a number, another size or a line far
    from full is one; a sentence that goes on is not.
    """
    above, text = before.text, line.text
    if text[0] in GOES_ON or above.count("（") > above.count("）"):
        return False
    if is_finished(above) or read_label(text) is not None or abs(line.size - before.size) > _OTHER_SIZE:
        return True
    if document.titles.document.search(above) or any(map(document.forms.stands_alone, (above, text))):
        return True
    return len(above) < _FULL and above[-1] not in LIST_JOINERS


class _SoFar:
    """What a further line asks of a paragraph's lines so far, which are not joined anew for each."""

    def __init__(self) -> None:
        self.last = ""
        self.length = 0
        self.opened = 0
        self.holds_stop = self.holds_comma = self.finished = False
        self._ends = False

    def add(self, text: str) -> None:
        """One more line, which is not empty."""
        self.last = text
        self.length += len(text)
        self.opened += text.count("（") - text.count("）")
        self.holds_stop |= "。" in text
        self.holds_comma |= "，" in text
        bare = text.rstrip(CLOSERS)
        self._ends = bare[-1] in ENDS if bare else self._ends
        self.finished = self._ends or text[-1] in ENDS


def _begins_in_text(above: _SoFar, text: str, gap: float, full: float, document: DocumentSigns) -> bool:
    """Whether a line of plain text begins a paragraph; ``full`` is the length of a full line, if lines are wrapped.

    A paragraph that holds commas or full stops and does not end with a mark was cut by a page break.
    """
    last = above.last
    if text[0] in GOES_ON or (above.opened > 0 and gap <= 1 and not read_label(text)):
        return False
    web = document.web
    if any(document.forms.stands_alone(one) or web.is_line(one) or web.is_name(one) for one in (text, last)):
        return True
    if above.finished:
        return gap > 1 or full > 0 or last[-1] not in "；，" or read_label(text) is not None
    if gap <= 1 and full > 0:
        open_ended = last[-1] in "，、" and full > len(last)
        return (len(last) < 0.9 * full and not open_ended) or read_label(text) is not None
    if gap <= 1:
        whole = document.titles.is_whole(text) or document.forms.number_before(text) > 0
        if whole and not above.holds_comma and not above.holds_stop:
            return True
        # A clause in brackets has no 。 behind it.
        return read_label(text) is not None and (not above.holds_stop or last.endswith(("）", "】")))
    cut = above.holds_stop or (above.holds_comma and above.length > 20)
    return not cut or last.endswith("）") or read_label(text) is not None


def _paragraph(lines: Sequence[Line], at: Sequence[_Edges], group: list[int]) -> Paragraph:
    own = tuple(lines[i] for i in group)
    first, last = group[0], group[-1]
    indent, slack = _offset(lines[first], at[first]), _slack(lines[last], at[last])
    paged = own[0].page != 0
    before = lines[first - 1] if first else None
    level = before is not None and before.page == own[0].page and own[0].box[1] < before.box[3] - 0.6 * own[0].size
    return Paragraph(
        flow([line.content for line in own]),
        own,
        indent if paged else 0.0,
        slack if paged else 0.0,
        own[0].size,
        centred=paged and indent > 2.5 and abs(indent - _slack(lines[first], at[first])) < 2.5,
        level=paged and level,
    )
