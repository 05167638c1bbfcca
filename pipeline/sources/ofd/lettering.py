"""A text object's characters: which stands where. Offsets are millimetres in the object's own space, y down.

GB/T 33190 gives each character the way from the one before it (DeltaX, DeltaY), so widths follow from places; the last
one's, and those of writers that leave offsets out, from what a character of its kind takes.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import Final, NamedTuple

from pipeline.sources.ofd.values import Element, child, children, number, numbers, offsets, text_of

ASCENT: Final = 0.88
"""Ems of a character above its baseline."""
_DIRECTIONS: Final = {0: (1.0, 0.0), 90: (0.0, 1.0), 180: (-1.0, 0.0), 270: (0.0, -1.0)}
_OVERPRINTED: Final = 0.3
"""Share of its width within which a character's successor is printed over it."""


class Letter(NamedTuple):
    """A character. ``x`` and ``y`` are its drawing point, on the baseline at its left; ``glyph`` its number in the font
    if the object tells it."""

    text: str
    x: float
    y: float
    width: float
    glyph: int | None


class _Step(NamedTuple):
    """What is drawn at one point: usually one character; several for a ligature, none for parts of a character."""

    text: str
    glyph: int | None


def letters(element: Element, size: float, em: float) -> Iterator[Letter]:
    """The characters of a TextObject in the order of writing, white space left out.

    ``size`` is the font's in millimetres, ``em`` the width of a full character, which HScale makes narrower.
    """
    transforms = {int(number(one.get("CodePosition"), 0)): one for one in children(element, "CGTransform")}
    direction = _DIRECTIONS.get(int(number(element.get("ReadDirection"), 0)) % 360, (1.0, 0.0))
    begin = end = (0.0, ASCENT * size)
    position = 0
    for code in children(element, "TextCode"):
        text = _content(code)
        goes_on = code.get("X") is None and code.get("Y") is None
        begin = end if goes_on else (number(code.get("X"), begin[0]), number(code.get("Y"), begin[1]))
        steps = list(_steps(text, position, transforms))
        position += len(text)
        natural = [em * max((_ems(one) for one in step.text), default=0.0) for step in steps]
        x, y = begin
        for step, wide, (dx, dy) in zip(steps, natural, _ways(code, natural, size, direction), strict=True):
            width = _width(dx, wide, em) if abs(dy) < 0.5 * size else wide
            share = width / max(1, len(step.text))
            for index, one in enumerate(step.text):
                if not one.isspace():
                    yield Letter(one, x + index * share, y, share, step.glyph)
            x, y = x + dx, y + dy
        end = x, y


def _content(code: Element) -> str:
    """The text of a TextCode; white space around it counts unless it only sets out the XML."""
    text = "".join(code.itertext())
    return text.strip() if "\n" in text else text


def _steps(text: str, position: int, transforms: dict[int, Element]) -> Iterator[_Step]:
    """The drawn pieces of a text that begins at ``position`` of its object."""
    at = 0
    while at < len(text):
        transform = transforms.get(position + at)
        if transform is None:
            yield _Step(text[at], None)
            at += 1
            continue
        codes = max(1, int(number(transform.get("CodeCount"), 1)))
        glyphs = [int(one) for one in numbers(text_of(child(transform, "Glyphs")))]
        count = max(1, min(int(number(transform.get("GlyphCount"), 1)), max(len(glyphs), len(text))))
        piece = text[at : at + codes]
        for index in range(count):
            cut = piece[index : index + 1] if index < count - 1 else piece[index:]
            yield _Step(cut, glyphs[index] if index < len(glyphs) else None)
        at += codes


def _ways(
    code: Element, natural: list[float], size: float, direction: tuple[float, float]
) -> Iterator[tuple[float, float]]:
    """The way from each drawn piece to the next one; behind the last, and where offsets are missing, a natural one."""
    count = max(0, len(natural) - 1)
    right, down = offsets(code.get("DeltaX"), count), offsets(code.get("DeltaY"), count)
    across, along = direction
    if down and not right:
        across, along = 0.0, 1.0
    elif right and not down:
        across, along = 1.0, 0.0
    for index, wide in enumerate(natural):
        if index < max(len(right), len(down)):
            yield (right[index] if index < len(right) else 0.0), (down[index] if index < len(down) else 0.0)
        else:
            yield across * wide, along * (size if across == 0.0 else wide)


def _width(way: float, natural: float, em: float) -> float:
    """How wide a character is whose successor stands ``way`` from it; what is more than it can take is a gap."""
    most = em if natural < em else natural
    return way if _OVERPRINTED * natural < way <= most else natural


def _ems(character: str) -> float:
    """What a character takes in a Chinese font."""
    return 1.0 if unicodedata.east_asian_width(character) in "WFA" else 0.5
