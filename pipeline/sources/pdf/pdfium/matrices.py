"""Matrices of PDF: how one coordinate system lies in another. Pure geometry, in points."""

from __future__ import annotations

from typing import Final

from pipeline.sources.pdf.glyphs import Box

Matrix = tuple[float, float, float, float, float, float]
IDENTITY: Final[Matrix] = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def times(first: Matrix, second: Matrix) -> Matrix:
    """One matrix after another, as PDF multiplies them."""
    a, b, c, d, e, f = first
    g, h, i, j, k, m = second
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)


def moved(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    """Where a point comes to lie."""
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def spanned(matrix: Matrix, box: Box) -> Box:
    """The smallest box around what becomes of a box."""
    x0, y0, x1, y1 = box
    corners = [moved(matrix, x, y) for x in (x0, x1) for y in (y0, y1)]
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return (min(xs), min(ys), max(xs), max(ys))


def upright(box: Box, rotate: int) -> Matrix:
    """From a page's own coordinates to those of the page as a reader sees it, from its lower left; ``box`` is its
    MediaBox, ``rotate`` the degrees by which it is shown turned."""
    x0, y0, x1, y1 = box
    if rotate == 90:
        return (0.0, -1.0, 1.0, 0.0, -y0, x1)
    if rotate == 180:
        return (-1.0, 0.0, 0.0, -1.0, x1, y1)
    if rotate == 270:
        return (0.0, 1.0, -1.0, 0.0, y1, -x0)
    return (1.0, 0.0, 0.0, 1.0, -x0, -y0)
