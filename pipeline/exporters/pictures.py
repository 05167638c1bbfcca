"""``convert --debug``: a picture of each page of a PDF with what was found on it, so that a person can see why.

Knows what is worth showing; ``canvas`` knows how to draw. One page is in memory at a time.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import pypdfium2  # type: ignore[import-untyped]
from msgspec import Struct
from PIL import Image

from pipeline.exporters.atomic import write_bytes
from pipeline.exporters.canvas import Canvas, Colour, Sample, Words
from pipeline.exporters.places import own_places, runs
from pipeline.model import Evidence, Grid, Layout, Page, RawNotice, RawPoint, RawSection, Traced
from pipeline.model.layout import Box

NOT_DRAWN: Final = "这类文件没有版面，没有生成识别过程图片（--debug 只用于 PDF）。"
_DPI: Final = 130
_LONGEST_SIDE: Final = 2600
_GREY: Final[Colour] = (150, 150, 150)
_BLUE: Final[Colour] = (25, 95, 200)
_RED: Final[Colour] = (215, 0, 0)
_GREEN: Final[Colour] = (0, 125, 60)
_TEAL: Final[Colour] = (0, 130, 150)
_AMBER: Final[Colour] = (225, 140, 0)
_BROWN: Final[Colour] = (150, 85, 20)
_PINK: Final[Colour] = (225, 60, 150)
_VIOLET: Final[Colour] = (120, 70, 200)
_LEGEND: Final = (
    Sample(_GREY, ("文字行", "text line")),
    Sample(_BLUE, ("单元格（行,列）", "cell (row,column)")),
    Sample(_RED, ("跨页敞开的边", "open edge"), "open"),
    Sample(_AMBER, ("任务及序号", "task, number"), "filled"),
    Sample(_BROWN, ("几项任务共用的格", "shared by tasks")),
    Sample(_GREEN, ("部分、要点及序号", "section, point")),
    Sample(_TEAL, ("文件头尾各项", "head, closing")),
    Sample(_VIOLET, ("编号、表头等", "structure"), "filled"),
    Sample(_PINK, ("页码、水印等", "furniture"), "filled"),
    Sample(_RED, ("没有读进去的字", "unread"), "filled"),
)
_FIELDS: Final[dict[str, str]] = {
    "title": "标题",
    "full_title": "文件标题",
    "transmittal": "印发语",
    "issuers": "发文机关",
    "document_number": "发文字号",
    "issued_on": "成文日期",
    "addressees": "主送机关",
    "note": "附注",
    "preamble": "前言",
    "closing": "结尾",
    "attachments": "附件",
}
_REASONS: Final[dict[str, str]] = {
    "page_number": "页码",
    "running_head": "页眉",
    "watermark": "水印",
    "seal": "印章",
    "false_bold": "重影",
    "off_page": "页面之外",
    "label": "编号",
    "punctuation": "标点",
    "table_header": "表头",
    "table_note": "附注",
    "cover_line": "附件名、落款等",
    "repeated_cell": "重复的格",
    "section_row": "章节行",
    "unread_cell": "没有归入任务的格",
    "other_table": "别的表格",
    "table_of_contents": "目录",
    "imprint": "版记",
    "signatory": "签发人",
    "issuer_mark": "发文机关标志",
}
# They stand everywhere and speak for themselves.
_WITHOUT_WORDS: Final = ("label", "punctuation", "false_bold")


class _Mark(Struct):
    """A box of one page with its words."""

    box: Box
    words: Words
    shared: bool = False


class _Marks(Struct):
    """What is to be drawn on one page, beyond its layout."""

    apart: list[tuple[Colour, str, list[int]]] = []
    unread: list[int] = []
    tasks: list[_Mark] = []
    points: list[_Mark] = []
    fields: list[_Mark] = []


def write_pictures(path: Path, layout: Layout, raw: RawNotice, folder: Path, password: str = "") -> list[Path]:
    """A PNG for each page of the PDF ``path``, into ``folder``; none for a source without pages (see ``NOT_DRAWN``).

    A page that cannot be drawn (some programs' faults stop one reader, not another) gets its marks on white. An
    OutputError if a picture cannot be written.
    """
    if layout.format != "pdf":
        return []
    marks = _collect(layout, raw)
    digits = max(3, len(str(len(layout.pages))))
    written: list[Path] = []
    for page, image in zip(layout.pages, _images(path, layout.pages, password), strict=True):
        title = f"{path.name}　第 {page.number} 页", f"page {page.number}"
        canvas = Canvas(image, image.width / max(1.0, page.width), _LEGEND, title)
        _draw(canvas, page, marks.get(page.number, _Marks()), layout)
        written.append(folder / f"page-{page.number:0{digits}}.png")
        write_bytes(written[-1], canvas.png())
    return written


def _images(path: Path, pages: Sequence[Page], password: str) -> Iterator[Image.Image]:
    """Each page as printed, one at a time."""
    try:
        document = pypdfium2.PdfDocument(path, password=password or None)
    except pypdfium2.PdfiumError:
        yield from (_blank(page) for page in pages)
        return
    with document:
        for page in pages:
            yield _image(document, page)


def _image(document: Any, page: Page) -> Image.Image:
    try:
        printed = document[page.number - 1]
        # The layout counts from the sheet's corner, viewers show the crop box.
        printed.set_cropbox(*printed.get_mediabox())
        bitmap = printed.render(scale=_scale(page))
        image: Image.Image = bitmap.to_pil().convert("RGB")
        printed.close()
        return image
    except (pypdfium2.PdfiumError, IndexError):
        return _blank(page)


def _scale(page: Page) -> float:
    return min(_DPI / 72, _LONGEST_SIDE / max(1.0, page.width, page.height))


def _blank(page: Page) -> Image.Image:
    scale = _scale(page)
    return Image.new("RGB", (max(1, round(page.width * scale)), max(1, round(page.height * scale))), "white")


def _draw(canvas: Canvas, page: Page, marks: _Marks, layout: Layout) -> None:
    """Tints first, then edges, labels last, so that nothing hides what explains it."""
    for colour, _, ids in marks.apart:
        for one in ids:
            canvas.fill(layout.chars[one].box, colour)
    for one in marks.unread:
        canvas.fill(layout.chars[one].box, _RED)
        canvas.outline(layout.chars[one].box, _RED)
    for number, mark in enumerate(marks.tasks):
        if not mark.shared:
            canvas.fill(mark.box, _AMBER if number % 2 else (255, 190, 90))
    _draw_layout(canvas, page)
    for mark in marks.points:
        canvas.outline(mark.box, _GREEN, 2)
    for mark in marks.fields:
        canvas.outline(mark.box, _TEAL, 2)
        canvas.label((mark.box[2] + 4, mark.box[1]), mark.words, _TEAL)
    for colour, reason, ids in marks.apart:
        if reason not in _WITHOUT_WORDS:
            x0, top, *_ = layout.chars[ids[0]].box
            canvas.label((x0, top - 9), (_REASONS.get(reason, reason), reason), colour, 6.0, plain=True)
    for mark in marks.points:
        canvas.label((mark.box[0] - 36, mark.box[1]), mark.words, _GREEN)
    for mark in marks.tasks:
        if mark.shared:
            canvas.outline(mark.box, _BROWN)
            canvas.label((mark.box[0] + 24, mark.box[1] - 11), mark.words, _BROWN, 6.5)
        else:
            canvas.label((mark.box[2] + 3, mark.box[1] + 2), mark.words, (190, 105, 0))


def _draw_layout(canvas: Canvas, page: Page) -> None:
    for block in page.blocks:
        if isinstance(block, Grid):
            _draw_grid(canvas, block)
        else:
            canvas.outline(block.box, _GREY)


def _draw_grid(canvas: Canvas, grid: Grid) -> None:
    for cell in grid.cells:
        x0, top, x1, bottom = cell.box
        canvas.outline(cell.box, _BLUE)
        place = f"{cell.row + 1},{cell.column + 1}"
        spans = (cell.row_span, cell.column_span)
        words = "".join(f" 跨{n}{what}" for n, what in zip(spans, "行列", strict=True) if n > 1)
        plain = f" {spans[0]}x{spans[1]}" if spans != (1, 1) else ""
        # On the edge between two cells, where no text stands.
        canvas.label((x0 + 3, top - 4), (place + words, place + plain), _BLUE, 5.0, plain=True)
    for cell in grid.cells:
        x0, top, x1, bottom = cell.box
        if cell.open_top:
            canvas.open_edge(x0, x1, top, _RED)
        if cell.open_bottom:
            canvas.open_edge(x0, x1, bottom, _RED)


def _collect(layout: Layout, raw: RawNotice) -> dict[int, _Marks]:
    """The marks of each page by its number."""
    found: dict[int, _Marks] = defaultdict(_Marks)
    apart = [(_PINK, one.reason, one.ids) for one in layout.furniture]
    apart += [(_VIOLET, one.reason, one.ids) for one in raw.structure]
    for colour, reason, ids in apart:
        for page, some in _by_page(layout, ids).items():
            found[page].apart.append((colour, reason, some))
    read = {one for _, _, ids in apart for one in ids}
    read.update(_ids((raw.head, raw.sections, raw.tasks)))
    for page, some in _by_page(layout, (one for one in range(len(layout.chars)) if one not in read)).items():
        found[page].unread = some
    _collect_fields(layout, raw, found)
    _collect_sections(layout, raw.sections, found)
    _collect_points(raw, found)
    _collect_tasks(raw, found)
    return found


def _collect_fields(layout: Layout, raw: RawNotice, found: Mapping[int, _Marks]) -> None:
    for name, words in _FIELDS.items():
        value = getattr(raw.head, name)
        for page, ids in _by_page(layout, _ids(value)).items():
            found[page].fields.append(_Mark(_around(layout.chars[one].box for one in ids), (words, name)))


def _collect_sections(layout: Layout, sections: Iterable[RawSection], found: Mapping[int, _Marks]) -> None:
    for section in sections:
        for page, ids in _by_page(layout, _ids(section.heading)).items():
            words = f"部分 {section.number}", f"section {section.number}"
            found[page].points.append(_Mark(_around(layout.chars[one].box for one in ids), words))
        _collect_sections(layout, section.sections, found)


def _collect_points(raw: RawNotice, found: Mapping[int, _Marks]) -> None:
    for point in _points(raw.sections):
        before: int | None = None
        for place in point.evidence:
            if place.page and place.bbox:
                again = "续" if before else "", "+" if before else ""
                words = f"要点 {point.number}{again[0]}", f"point {point.number}{again[1]}"
                found[place.page].points.append(_Mark(place.bbox, words))
                before = place.page


def _collect_tasks(raw: RawNotice, found: Mapping[int, _Marks]) -> None:
    """A task's own cells; those merged over several rows once, with the numbers of all tasks that they belong to."""
    shared: dict[Evidence, list[int]] = defaultdict(list)
    for number, task in enumerate(raw.tasks, 1):
        own = own_places(task.evidence)
        for index, place in enumerate(own):
            if place.page and place.bbox:
                words = (f"任务 {number} 续", f"task {number}+") if index else (f"任务 {number}", f"task {number}")
                found[place.page].tasks.append(_Mark(place.bbox, words))
        for place in task.evidence[len(own) :]:
            shared[place].append(number)
    for place, numbers in shared.items():
        if place.page and place.bbox:
            words = f"任务 {runs(numbers)}", f"tasks {runs(numbers)}".replace("、", ",")
            found[place.page].tasks.append(_Mark(place.bbox, words, shared=True))


def _points(sections: Iterable[RawSection]) -> Iterator[RawPoint]:
    for section in sections:
        yield from section.points
        yield from _points(section.sections)


def _ids(value: object) -> Iterator[int]:
    """The characters of every text inside a value, however deep."""
    if isinstance(value, Traced):
        yield from (one for one in value.ids if one >= 0)
    elif isinstance(value, tuple):
        for item in value:
            yield from _ids(item)
    elif isinstance(value, Struct):
        for name in value.__struct_fields__:
            yield from _ids(getattr(value, name))


def _by_page(layout: Layout, ids: Iterable[int]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = defaultdict(list)
    for one in ids:
        found[layout.chars[one].page].append(one)
    return found


def _around(boxes: Iterable[Box]) -> Box:
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)
