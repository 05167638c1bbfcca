"""Writes the OFD twin of a PDF: the same characters and rules at the same places, as an office's converter does."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from xml.sax.saxutils import escape

import pdfplumber

from pipeline.sources.pdf.glyphs import Drawing, Glyph, Rule
from pipeline.sources.pdf.plumber import draw
from tests.sources.ofd.writing import ASCENT, Dress, Ofd, grouped, path, text_object

MM = 25.4 / 72


def drawings(pdf: Path) -> Iterator[Drawing]:
    """What is drawn on each page of a PDF."""
    with pdfplumber.open(pdf) as opened:
        for page in opened.pages:
            yield draw(page, page.page_number, 0)
            page.close()


def write_twin(pdf: Path, file: Path, dress: Dress = "prefix", bars: bool = False, flipped: bool = False) -> Path:
    """The twin of a PDF without turned text.

    ``bars``: rules are thin filled shapes, not strokes. ``flipped``: objects count up from the page's lower edge, as
    in PDFs, and are turned over by their CTM.
    """
    ofd = Ofd(file, dress)
    for drawing in drawings(pdf):
        objects = [_ruled(rule, bars) for rule in drawing.rules]
        objects += [_written(run, drawing.height * MM if flipped else 0.0) for run in _runs(drawing.glyphs)]
        size = f"{drawing.width * MM:.4f} {drawing.height * MM:.4f}"
        ofd.page("".join(objects), f"<ofd:Area><ofd:PhysicalBox>0 0 {size}</ofd:PhysicalBox></ofd:Area>")
    return ofd.save()


def _runs(glyphs: list[Glyph]) -> Iterator[list[Glyph]]:
    """Characters written one behind the other on one level, in one size."""
    run: list[Glyph] = []
    for glyph in glyphs:
        if run and not (
            abs(glyph.bottom - run[-1].bottom) < 0.01
            and glyph.size == run[-1].size
            and 0 < glyph.x0 - run[-1].x0 < 4 * glyph.size
        ):
            yield run
            run = []
        run.append(glyph)
    if run:
        yield run


def _written(run: list[Glyph], height: float) -> str:
    size = run[0].size * MM
    x, top = run[0].x0 * MM, run[0].top * MM
    ways = [round((after.x0 - before.x0) * MM, 4) for before, after in pairwise(run)]
    words = escape("".join(glyph.text for glyph in run))
    delta = f" DeltaX='{grouped(ways)}'" if ways else ""
    width = (run[-1].x1 - run[0].x0) * MM
    if not height:
        code = f"<ofd:TextCode X='0' Y='{ASCENT * size:.4f}'{delta}>{words}</ofd:TextCode>"
        return text_object(x, top, width, size, code)
    # The page's space counts up: the baseline stands at height - top - ascent, and the CTM turns it over.
    code = f"<ofd:TextCode X='{x:.4f}' Y='{height - top - ASCENT * size:.4f}'{delta}>{words}</ofd:TextCode>"
    return text_object(0, 0, 210, size, code, CTM=f"1 0 0 -1 0 {height:.4f}")


def _ruled(rule: Rule, bar: bool) -> str:
    at, start, length = rule.at * MM, rule.start * MM, (rule.end - rule.start) * MM
    x, y = (start, at) if rule.horizontal else (at, start)
    width, height = (length, 0.0) if rule.horizontal else (0.0, length)
    if not bar:
        return path(x, y, width, height, f"M 0 0 L {width:.4f} {height:.4f}")
    width, height = (length, 0.2) if rule.horizontal else (0.2, length)
    x, y = (x, y - 0.1) if rule.horizontal else (x - 0.1, y)
    data = f"M 0 0 L {width:.4f} 0 L {width:.4f} {height:.4f} L 0 {height:.4f} C"
    return path(x, y, width, height, data, Stroke="false", Fill="true")
