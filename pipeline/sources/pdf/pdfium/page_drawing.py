"""A page as PDFium places it and the file words it: where things stand is PDFium's, what they are the content's."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from pipeline.sources.pdf.glyphs import Drawing, Glyph, direction, levelled
from pipeline.sources.pdf.paint import hidden_by
from pipeline.sources.pdf.pdfium.library import Objects, PathStep
from pipeline.sources.pdf.pdfium.matrices import IDENTITY, Matrix, times, upright
from pipeline.sources.pdf.pdfium.objects import PageEntries
from pipeline.sources.pdf.pdfium.shown import Figure, Painted, PaintedImage, Show
from pipeline.sources.pdf.pdfium.unfit import UnfitError
from pipeline.sources.pdf.shapes import Figures, Kind, Point, Shape, box_of, pieces_of

_SPACE: Final = 32


def draw_page(number: int, page: PageEntries, objects: Objects, painted: Sequence[Painted], first_id: int) -> Drawing:
    """The page. Ids run on from ``first_id``. Raises UnfitError where PDFium and the content count differently."""
    texts = sum(isinstance(one, Show) for one in painted)
    paths = sum(isinstance(one, Figure) for one in painted)
    if texts != len(objects.texts) or paths != len(objects.paths):
        raise UnfitError("objects")
    x0, y0, x1, y1 = page.box
    width, height = (y1 - y0, x1 - x0) if page.rotate in (90, 270) else (x1 - x0, y1 - y0)
    way = upright(page.box, page.rotate)
    straight = way == IDENTITY
    glyphs: list[Glyph] = []
    figures = Figures(height)
    matrices, steps = iter(objects.texts), iter(objects.paths)
    for one in painted:
        if isinstance(one, Show):
            matrix = next(matrices)
            _add_glyphs(glyphs, one, matrix if straight else times(matrix, way), height, first_id)
            continue
        first = first_id + len(glyphs)
        if isinstance(one, Figure):
            _add_figure(figures, one, next(steps), way, height, first)
            continue
        left, low, right, high = one.box if isinstance(one, PaintedImage) else one.paint.clip
        box = (left, height - high, right, height - low)
        if isinstance(one, PaintedImage):
            figures.add_picture(box, first)
        else:
            figures.add(Shape(box, "box", False, True, None, None, one.paint), first)
    images = sum(fill.picture for fill in figures.fills)
    return levelled(Drawing(number, width, height, glyphs, figures.rules, figures.rings, images, figures.fills))


def _add_glyphs(glyphs: list[Glyph], show: Show, matrix: Matrix, height: float, first_id: int) -> None:
    """The characters of a string, white space left out."""
    a, b, c, d, e, f = matrix
    font, size, paint = show.font, show.size, show.paint
    name, color, id_, new = font.name, paint.color, first_id + len(glyphs), tuple.__new__
    slant, turn = direction(a, b, c, d)
    low = font.descent * size
    high = low + size
    if b == c == 0 and a > 0 and d * size > 0:
        under, over, tall = f + low * d, f + high * d, size * d
        top, bottom = height - over, height - under
        first, low, last, high = paint.clip
        whole = paint.shown and not paint.unpainted and low <= under and over <= high
        for text, at, wide in _along(show):
            x0 = e + at * a
            x1 = x0 + wide * a
            hidden = "" if whole and first <= x0 and x1 <= last else hidden_by(paint, (x0, under, x1, over))
            for one in text:
                glyphs.append(new(Glyph, (id_, one, x0, top, x1, bottom, tall, name, slant, color, turn, hidden)))
                id_ += 1
        return
    # The box of a character that begins at 0 and is not wide; its width pulls two sides of it away.
    left, right = sorted((low * c, high * c))
    under, over = sorted((low * d, high * d))
    for text, at, wide in _along(show):
        x, y, dx, dy = e + at * a, f + at * b, wide * a, wide * b
        x0, x1, y0, y1 = x + left + min(dx, 0), x + right + max(dx, 0), y + under + min(dy, 0), y + over + max(dy, 0)
        hidden = hidden_by(paint, (x0, y0, x1, y1))
        for one in text:
            box = (x0, height - y1, x1, height - y0)
            glyphs.append(new(Glyph, (id_, one, *box, y1 - y0, name, slant, color, turn, hidden)))
            id_ += 1


def _along(show: Show) -> list[tuple[str, float, float]]:
    """Characters, where they begin along the string, and how wide they are; in points before the page's matrix."""
    font, size, spacing, gap, parts, _ = show
    prints, wide_font = font.prints, font.wide
    if wide_font:
        gap = 0.0
    found: list[tuple[str, float, float]] = []
    at = 0.0
    for part in parts:
        if isinstance(part, float):
            at -= part * 0.001 * size
            continue
        for code in font.codes(part) if wide_font else part:
            text, width = prints[code]
            wide = width * size
            if text:
                found.append((text, at, wide))
            at += wide + spacing
            if gap and code == _SPACE:
                at += gap
    return found


def _add_figure(
    figures: Figures, one: Figure, steps: Iterable[PathStep], way: Matrix, height: float, first: int
) -> None:
    """The shapes of a path, as pdfminer parts it: each begins where the pen is put down."""
    a, b, c, d, e, f = way
    outline: list[tuple[str, Point]] = []
    for operator, x, y in steps:
        if operator == "m":
            _add_shape(figures, one, outline, first)
            outline = []
        outline.append((operator, (a * x + c * y + e, height - (b * x + d * y + f))))
    _add_shape(figures, one, outline, first)


def _add_shape(figures: Figures, one: Figure, outline: list[tuple[str, Point]], first: int) -> None:
    if len(outline) < 2 or outline[0][0] != "m":
        return
    form = "".join(operator for operator, _ in outline)
    points = [outline[0][1] if operator == "h" else point for operator, point in outline]
    # A line back to the beginning says no more than that the figure is closed.
    if len(form) > 3 and form.endswith("lh") and points[-2] == points[0]:
        form = form[:-2] + "h"
        points.pop()
    kind: Kind = "curve"
    if form in ("ml", "mlh"):
        kind = "line"
    elif form in ("mlllh", "mllll") and _is_upright(points):
        kind = "box"
    pieces = pieces_of(outline) if kind == "curve" else ()
    shape = Shape(box_of(points), kind, one.stroked, one.filled, one.stroke, one.fill, one.paint, pieces)
    figures.add(shape, first)


def _is_upright(points: Sequence[Point]) -> bool:
    """Whether five points go round a rectangle whose sides are level and upright."""
    (ax, ay), (bx, by), (cx, cy), (dx, dy), last = points
    if last != (ax, ay):
        return False
    return (ax == bx and by == cy and cx == dx and dy == ay) or (ay == by and bx == cx and cy == dy and dx == ax)
