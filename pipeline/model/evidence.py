"""Where characters stand: one box a page, or the lines of a source without pages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pipeline.model import Char, Evidence


def evidence_of(chars: tuple[Char, ...], ids: Iterable[int]) -> tuple[Evidence, ...]:
    """The smallest box around the characters on each page, in page order; negative ids are no characters.

    Without pages (page 0): the first and the last line.
    """
    boxes: dict[int, list[float]] = {}
    for one in ids:
        if one < 0:
            continue
        char = chars[one]
        box = boxes.get(char.page)
        if box is None:
            boxes[char.page] = list(char.box)
            continue
        x0, top, x1, bottom = char.box
        if x0 < box[0]:
            box[0] = x0
        if top < box[1]:
            box[1] = top
        if x1 > box[2]:
            box[2] = x1
        if bottom > box[3]:
            box[3] = bottom
    return tuple(around(page, [box]) for page, box in sorted(boxes.items()))


def around(page: int, boxes: Sequence[Sequence[float]]) -> Evidence:
    """The smallest box around boxes of one page (points, two decimals). Page 0: the first and the last line."""
    x0, top = min(box[0] for box in boxes), min(box[1] for box in boxes)
    x1, bottom = max(box[2] for box in boxes), max(box[3] for box in boxes)
    if page == 0:
        return Evidence(lines=(int(top), max(int(top), int(bottom) - 1)))
    return Evidence(page=page, bbox=(round(x0, 2), round(top, 2), round(x1, 2), round(bottom, 2)))
