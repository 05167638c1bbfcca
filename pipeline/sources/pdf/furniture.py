"""Sets apart what is printed on a page but is no text of the document, each with its reason.

Reasons: ``watermark`` and ``seal`` (page by page), ``false_bold`` (a character printed twice to look bold),
``invisible`` (prints nothing), ``off_page``, what ``hidden`` finds no viewer to show; and, over all pages,
``page_number`` and ``running_head``.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Container, Mapping, Sequence
from itertools import chain

from pipeline.model import Furniture, Line
from pipeline.sources.pdf.glyphs import Color, Drawing, Glyph, is_pale, is_red
from pipeline.sources.pdf.hidden import find_hidden
from pipeline.sources.pdf.tables.upright import between_uprights
from pipeline.text.clean import is_invisible
from pipeline.text.ordinals import HAN

_NUMBER = rf"(?:\d{{1,4}}|[ⅰⅱⅲⅳⅴⅵⅶⅷⅸⅹivxIVX]{{1,6}}|[{HAN}百○〇]{{1,5}})"
_DASH = r"[-－—–―‐·•.~～⁃_|\s]*"
_PAGE_NUMBER = re.compile(
    rf"{_DASH}(?:第{_NUMBER}页[,，/／]?(?:[（(]?共{_NUMBER}页[)）]?)?|{_NUMBER}|{_NUMBER}[/／]{_NUMBER}|"
    rf"[Pp]age{_NUMBER}(?:of{_NUMBER})?){_DASH}"
)
_CAPTION = re.compile(r"附(?:件|表|录)#?[：:]?")
_MARGIN = 0.12
"""Share of the page's height at its top and bottom in which running heads and page numbers stand."""


def sort_glyphs(drawing: Drawing) -> tuple[list[Glyph], list[Furniture]]:
    """The glyphs that are text, and those that are furniture by themselves."""
    apart: dict[str, list[int]] = defaultdict(list)
    body = _usual_size(drawing.glyphs)
    text: list[Glyph] = []
    hidden = find_hidden(drawing)
    odd = _odd(drawing.glyphs)
    for glyph in drawing.glyphs:
        # Nearly all are level and dark, and nothing but a text.
        plain = not (glyph.slant or glyph.color in odd or glyph.text in odd or glyph.id in hidden)
        reason = None if plain and not _is_off(glyph, drawing) else _reason(glyph, drawing, body, hidden)
        if reason:
            apart[reason].append(glyph.id)
        else:
            text.append(glyph)
    text, doubles = _without_doubles(text)
    apart["false_bold"] += doubles
    return text, [Furniture(reason, tuple(ids)) for reason, ids in sorted(apart.items()) if ids]


def _odd(glyphs: Sequence[Glyph]) -> set[str | Color | None]:
    """The colours that say something, and the characters that print nothing."""
    colors, texts = {glyph.color for glyph in glyphs}, {glyph.text for glyph in glyphs}
    tinted: set[str | Color | None] = {one for one in colors if is_red(one) or is_pale(one)}
    return tinted | {one for one in texts if is_invisible(one)}


def _usual_size(glyphs: Sequence[Glyph]) -> int:
    """The size of most level glyphs, to the point."""
    sizes: Counter[int] = Counter()
    for size, count in Counter([glyph.size for glyph in glyphs if not glyph.slant]).items():
        sizes[round(size)] += count
    return sizes.most_common(1)[0][0] if sizes else 0


def _is_off(glyph: Glyph, drawing: Drawing) -> bool:
    return glyph.x1 < 0 or glyph.x0 > drawing.width or glyph.bottom < 0 or glyph.top > drawing.height


def _reason(glyph: Glyph, drawing: Drawing, body: float, hidden: Mapping[int, str]) -> str | None:
    if is_invisible(glyph.text):
        return "invisible"
    if glyph.id in hidden:
        return hidden[glyph.id]
    if _is_off(glyph, drawing):
        return "off_page"
    if is_red(glyph.color) and (glyph.slant or any(_inside(glyph, ring) for ring in drawing.rings)):
        return "seal"
    if (
        abs(glyph.turn) == 1
        and not is_pale(glyph.color)
        and glyph.size < 1.5 * body
        and between_uprights(glyph, drawing.rules)
    ):
        return None
    if glyph.slant or (is_pale(glyph.color) and glyph.size > 1.5 * body):
        return "watermark"
    return None


def _inside(glyph: Glyph, box: tuple[float, float, float, float]) -> bool:
    x0, top, x1, bottom = box
    return x0 <= (glyph.x0 + glyph.x1) / 2 <= x1 and top <= glyph.middle <= bottom


def _without_doubles(glyphs: list[Glyph]) -> tuple[list[Glyph], list[int]]:
    """Characters printed again within a quarter of their size are the shadow of a false bold."""
    kept: list[Glyph] = []
    doubles: list[int] = []
    # The places of each character by rows as high as it is.
    near: dict[str, dict[int, list[tuple[float, float]]]] = defaultdict(dict)
    for glyph in glyphs:
        x0, top = glyph.x0, glyph.top
        pitch = max(glyph.size, 1.0)
        row = int(top // pitch)
        rows = near[glyph.text]
        if rows and _shadows(x0, top, rows, row, 0.25 * pitch):
            doubles.append(glyph.id)
        else:
            rows.setdefault(row, []).append((x0, top))
            kept.append(glyph)
    return kept, doubles


def _shadows(x0: float, top: float, rows: Mapping[int, list[tuple[float, float]]], row: int, reach: float) -> bool:
    for step in (row, row - 1, row + 1):
        for x, y in rows.get(step, ()):
            if abs(x - x0) < reach and abs(y - top) < reach:
                return True
    return False


def find_running(pages: Sequence[tuple[float, Sequence[Line]]], tabled: Sequence[Line] = ()) -> dict[int, str]:
    """Page numbers and running heads among the lines outside tables: ``{id(line): reason}``.

    ``pages`` gives each page's height and lines, top to bottom; ``tabled`` are the lines in tables. A page number is
    the outermost line of its page and nothing but a number in one of the usual dresses; a lone number without dress
    counts only where the numbers run on from page to page, or deep in the margin. A running head stands at the same
    height with the same words (but for numbers) on at least three pages and a quarter of all, or on both of two, where
    a line set larger than most is a title. The captions of attachments (附件1, 附件2) are none.
    """
    numbers = dict.fromkeys(_page_numbers(pages), "page_number")
    return {**numbers, **dict.fromkeys(_running_heads(pages, numbers, tabled), "running_head")}


def _page_numbers(pages: Sequence[tuple[float, Sequence[Line]]]) -> list[int]:
    """The page numbers among the outermost lines of the pages, each as the line's id()."""
    numbers = {
        index: (line, _depth(line, height))
        for index, (height, lines) in enumerate(pages)
        for line in _outermost(lines)
        if _PAGE_NUMBER.fullmatch(line.text)
    }
    counted = {index: value - index for index, (line, _) in numbers.items() if (value := _value(line)) is not None}
    alike = Counter(counted.values())
    found: list[int] = []
    for index, (line, depth) in numbers.items():
        dressed = not re.fullmatch(_NUMBER, line.text)
        runs_on = index in counted and alike[counted[index]] > 1
        if depth < _MARGIN and (dressed or runs_on or depth < 0.5 * _MARGIN):
            found.append(id(line))
    return found


def _value(line: Line) -> int | None:
    """The first number in a page number's line."""
    digits = re.search(r"\d+", line.text)
    return int(digits[0]) if digits else None


def _depth(line: Line, height: float) -> float:
    """How far from the nearer edge a line stands, as a share of the page's height."""
    return min(line.box[1], height - line.box[3]) / height


def _running_heads(
    pages: Sequence[tuple[float, Sequence[Line]]], numbers: Container[int], tabled: Sequence[Line]
) -> list[int]:
    """The running heads among the lines at the edges of the pages, each as the line's id()."""
    every = chain(tabled, *(lines for _, lines in pages))
    sizes = Counter(round(line.size) for line in every for _ in line.text)
    usual = sizes.most_common(1)[0][0] if sizes else 0
    groups: dict[tuple[str, int], list[Line]] = defaultdict(list)
    for height, lines in pages:
        for line in _edges(lines, numbers):
            if _depth(line, height) < _MARGIN:
                groups[re.sub(r"\d+", "#", line.text), round(line.box[1] / 4)].append(line)
    return [
        id(line)
        for (words, _), group in groups.items()
        if not _CAPTION.fullmatch(words) and _repeats(group, len(pages), usual)
        for line in group
    ]


def _repeats(group: Sequence[Line], pages: int, usual: int) -> bool:
    """Whether lines alike stand on enough pages; ``usual`` is the size of most of the text."""
    on_both = pages == len(group) == 2 and all(line.size < usual + 2 for line in group)
    return len(group) >= max(3, pages / 4) or on_both


def _outermost(lines: Sequence[Line]) -> list[Line]:
    """The last and the first line of a page, where page numbers stand; the last wins."""
    return [lines[0], lines[-1]] if lines else []


def _edges(lines: Sequence[Line], found: Container[int]) -> list[Line]:
    """Up to two lines at either edge of a page that are not yet furniture."""
    rest = [line for line in lines if id(line) not in found]
    return rest[:2] + rest[2:][-2:]
