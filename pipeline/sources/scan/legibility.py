"""What a person should compare with a scan: characters read with doubt, places and pages that gave none."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Final

from pipeline.model import Finding, Layout, Line
from pipeline.model.evidence import around
from pipeline.model.layout import Box
from pipeline.sources.sheets_of_pages import Sheets, page_at, sheet_of

if TYPE_CHECKING:
    from pipeline.sources.scan.reading_lines import Sign

DOUBTFUL: Final = 0.95
"""The confidence below which a character is told of."""
DOUBTFUL_IF_COARSE: Final = 0.98
"""The same on a coarse page, where characters that look surer are wrong."""
COARSE: Final = 99.5
"""Pixels to the inch below which thin strokes and rules are lost."""
_AROUND: Final = 8
"""Characters of the line that are quoted on either side."""


def doubtful_lines(layout: Layout, signs: Mapping[int, Sign], coarse: Collection[int] = ()) -> Iterator[Finding]:
    """A finding for each line of the text with doubtful characters: which, what else they may be, and their boxes.
    ``coarse``: the sheets of few pixels to the inch."""
    for line in _lines(layout):
        least = DOUBTFUL_IF_COARSE if sheet_of(layout.sheets, line.page) in coarse else DOUBTFUL
        doubtful = [at for at, one in enumerate(line.content.ids) if one in signs and signs[one].confidence < least]
        if not doubtful:
            continue
        ids = [line.content.ids[at] for at in doubtful]
        what = "；".join(dict.fromkeys(_told(line, at, signs[one]) for at, one in zip(doubtful, ids, strict=True)))
        quoted = line.text[max(0, doubtful[0] - _AROUND) : doubtful[-1] + _AROUND + 1]
        yield Finding.of(
            "scan.doubtful",
            f"第 {sheet_of(layout.sheets, line.page)} 页“{quoted}”里，{what}，请对照原件核对。",
            evidence=tuple(around(line.page, [layout.chars[one].box], layout.chars[one].confidence) for one in ids),
        )


def coarse_pages(pages: Iterable[tuple[int, float]]) -> Iterator[Finding]:
    """A finding for each page of few pixels to the inch."""
    for page, dots in pages:
        yield Finding.of(
            "scan.coarse",
            f"第 {page} 页的清晰度只有 {dots:.0f} dpi，细的笔画和表格线可能没有扫上，请逐字核对，"
            "最好用 200 dpi 以上重新扫描。",
        )


def unread_places(places: Sequence[tuple[int, Box]], sheets: Sheets) -> Iterator[Finding]:
    """A finding for each sheet with places that look like text but could not be read; ``sheets``: of each page."""
    for page, found in groupby(places, key=lambda place: place[0]):
        boxes = [page_at(sheets, page, box) for _, box in found]
        yield Finding.of(
            "scan.unread",
            f"第 {page} 页有 {len(boxes)} 处像是文字，没有认出来，请对照原件核对。",
            evidence=tuple(around(number, [box]) for number, box in boxes),
        )


def unread_pages(pages: Iterable[int]) -> Iterator[Finding]:
    """A finding for each page on which no text was found."""
    for page in pages:
        yield Finding.of("form.page_unread", f"第 {page} 页是图片，没有认出文字，请打开原文核对。")


def pages_left(pages: Sequence[int], advice: str) -> Iterator[Finding]:
    """A finding for each page that was not read because it is a picture; ``advice``: what to do."""
    for page in pages:
        yield Finding.of("form.page_unread", f"第 {page} 页是图片，没有读。{advice}")


def _told(line: Line, at: int, sign: Sign) -> str:
    other = f"，也可能是“{sign.other}”" if sign.other else ""
    return f"“{line.text[at]}”可能认错（把握 {sign.confidence:.0%}{other}）"


def _lines(layout: Layout) -> Iterator[Line]:
    for page in layout.pages:
        for block in page.blocks:
            if isinstance(block, Line):
                yield block
            else:
                for cell in block.cells:
                    yield from cell.lines
