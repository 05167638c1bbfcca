"""What stands in a page's content but is not to be seen on it: each glyph with its reason. Pure geometry.

An engine says of a glyph what only it knows (``Glyph.hidden``: not painted, clipped away, a layer that is off); what
follows from the order of painting is found here, from the areas that the engine gives (``Drawing.fills``). Text that
lies on a picture is never called hidden: it may be what a scan's text was recognised as, or stand on what nobody knows.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final

from pipeline.sources.pdf.glyphs import Color, Drawing, Fill, Glyph

_PAPER: Final[Color] = (1.0, 1.0, 1.0)
_ALIKE: Final = 0.03
"""Share of full light by which two colours may differ and nobody can tell them apart on a screen."""
_BAND: Final = 24.0
"""Points: glyphs and areas are looked up by bands of the page of this height."""
_NO_HEIGHT: Final = 0.05
"""Points: text that is no higher was set in no size."""
_FAR: Final = 20_000.0
"""Points: no page is higher."""


def find_hidden(drawing: Drawing) -> dict[int, str]:
    """The reason of every glyph that is not to be seen, by id.

    ``layer_off``, ``clipped``, ``unpainted``, ``same_color`` (as what lies behind it), ``covered``.
    """
    pictures = [fill for fill in drawing.fills if fill.picture]
    hidden: dict[int, str] = {}
    for glyph in drawing.glyphs:
        reason = glyph.hidden or ("unpainted" if glyph.bottom - glyph.top < _NO_HEIGHT else "")
        if reason and not (reason == "unpainted" and any(_under(glyph, one) for one in pictures)):
            hidden[glyph.id] = reason
    for glyph in _covered(drawing):
        hidden.setdefault(glyph.id, "covered")
    for glyph in _faint(drawing):
        hidden.setdefault(glyph.id, "same_color")
    return hidden


def _covered(drawing: Drawing) -> Iterator[Glyph]:
    """The glyphs over which an opaque area was painted later."""
    begun = drawing.glyphs[0].id if drawing.glyphs else 0
    bands = _banded([fill for fill in drawing.fills if fill.covers and fill.first > begun])
    if bands:
        for glyph in drawing.glyphs:
            around = bands.get(int(glyph.middle // _BAND), ())
            if any(fill.first > glyph.id and _under(glyph, fill) for fill in around):
                yield glyph


def _faint(drawing: Drawing) -> Iterator[Glyph]:
    """The glyphs in the colour of what lies behind them: the area painted last before them, or paper."""
    grounds = {_PAPER} | {fill.color for fill in drawing.fills if fill.color is not None}
    inks = {glyph.color for glyph in drawing.glyphs}
    suspect = {ink for ink in inks if any(_alike(ink, ground) for ground in grounds)}
    if not suspect:
        return
    bands = _banded(drawing.fills)
    for glyph in drawing.glyphs:
        if glyph.color in suspect:
            around = bands.get(int(glyph.middle // _BAND), [])
            behind = (fill.color for fill in reversed(around) if fill.first <= glyph.id and _under(glyph, fill))
            if _alike(glyph.color, next(behind, _PAPER)):
                yield glyph


def _banded(fills: Sequence[Fill]) -> dict[int, list[Fill]]:
    """The areas by the bands of the page that they touch, in painting order."""
    bands: dict[int, list[Fill]] = defaultdict(list)
    for fill in fills:
        for band in range(int(max(fill.box[1], -_BAND) // _BAND), int(min(fill.box[3], _FAR) // _BAND) + 1):
            bands[band].append(fill)
    return bands


def _under(glyph: Glyph, fill: Fill) -> bool:
    """Whether an area spans the glyph; its box is a little higher and wider than its ink."""
    x0, top, x1, bottom = fill.box
    wide, high = 0.15 * (glyph.x1 - glyph.x0), 0.2 * (glyph.bottom - glyph.top)
    return x0 <= glyph.x0 + wide and glyph.x1 - wide <= x1 and top <= glyph.top + high and glyph.bottom - high <= bottom


def _alike(one: Color | None, other: Color | None) -> bool:
    if one is None or other is None:
        return False
    return one == other or max(abs(a - b) for a, b in zip(_shine(one), _shine(other), strict=True)) <= _ALIKE


def _shine(color: Color) -> Color:
    """A colour as red, green and blue."""
    if len(color) == 1:
        return (color[0],) * 3
    if len(color) == 4:
        return tuple(max(0.0, 1.0 - min(1.0, ink + color[3])) for ink in color[:3])
    return color
