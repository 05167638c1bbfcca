"""``convert --debug``: a picture of each page (PDF, OFD) with what was found on it, so that a person can see why.

Knows what is worth showing; ``canvas`` knows how to draw. One page is in memory at a time.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

import pypdfium2  # type: ignore[import-untyped]
from PIL import Image

from pipeline.exporters.atomic import write_bytes
from pipeline.exporters.debug.canvas import Canvas, Colour, Sample
from pipeline.exporters.debug.picture_marks import Kind, Marks, collect
from pipeline.model import Grid, Layout, Page, RawNotice

NOT_DRAWN: Final = "这类文件没有版面，没有生成识别过程图片（--debug 只用于 PDF 和 OFD）。"
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
REASONS: Final[dict[str, str]] = {
    "page_number": "页码",
    "running_head": "页眉",
    "watermark": "水印",
    "seal": "印章",
    "false_bold": "重影",
    "off_page": "页面之外",
    "invisible": "看不见的字",
    "unpainted": "不显示的字",
    "same_color": "与底色相同的字",
    "covered": "被盖住的字",
    "clipped": "被裁去的字",
    "layer_off": "关闭图层的字",
    "markup": "网页标记",
    "deleted": "修订删去的字",
    "hidden": "隐藏文字",
    "field_code": "域代码",
    "annotation": "注释",
    "template": "模板文字",
    "ruby": "拼音",
    "footnote": "脚注、尾注",
    "comment": "批注",
    "control": "网页上的按钮、选项",
    "repair": "已改正的误植",
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
    "date": "另一处日期",
    "web_page": "网页上的字",
    "issuer_mark": "发文机关标志",
}
_APART: Final[dict[Kind, Colour]] = {"furniture": _PINK, "structure": _VIOLET}
# They stand everywhere and speak for themselves.
_WITHOUT_WORDS: Final = ("label", "punctuation", "false_bold")


def write_pictures(path: Path, layout: Layout, raw: RawNotice, folder: Path, password: str = "") -> list[Path]:
    """A PNG for each page of the file ``path``, into ``folder``; none for a source without pages (see ``NOT_DRAWN``).

    Pages of other forms than PDF are set anew from their characters. A page that cannot be drawn (some programs' faults
    stop one reader, not another) gets its marks on white. An OutputError if a picture cannot be written.
    """
    if layout.pages[0].number == 0:
        return []
    marks = collect(layout, raw)
    digits = max(3, len(str(len(layout.pages))))
    written: list[Path] = []
    printed = layout.format == "pdf"
    pages = [page for page in layout.pages if page.number]
    images = _images(path, pages, password) if printed else map(_blank, pages)
    for page, image in zip(pages, images, strict=True):
        title = f"{path.name}　第 {page.number} 页", f"page {page.number}"
        canvas = Canvas(image, image.width / max(1.0, page.width), _LEGEND, title)
        for char in () if printed else layout.chars:
            if char.page == page.number:
                canvas.character(char.box, char.text)
        _draw(canvas, page, marks.get(page.number, Marks()), layout)
        written.append(folder / f"page-{page.number:0{digits}}.png")
        write_bytes(written[-1], canvas.png())
    return written


def _images(path: Path, pages: Sequence[Page], password: str) -> Iterator[Image.Image]:
    """Each page as printed, one at a time; white where it is not in this file or cannot be drawn."""
    try:
        document = pypdfium2.PdfDocument(path, password=password or None)
    except pypdfium2.PdfiumError:
        yield from map(_blank, pages)
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


def _draw(canvas: Canvas, page: Page, marks: Marks, layout: Layout) -> None:
    """Tints first, then edges, labels last, so that nothing hides what explains it."""
    for kind, _, ids in marks.apart:
        for one in ids:
            canvas.fill(layout.chars[one].box, _APART[kind])
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
        if any(mark.words):
            canvas.label((mark.box[2] + 4, mark.box[1]), mark.words, _TEAL)
    for kind, reason, ids in marks.apart:
        if reason not in _WITHOUT_WORDS:
            x0, top, *_ = layout.chars[ids[0]].box
            canvas.label((x0, top - 9), (REASONS.get(reason, reason), reason), _APART[kind], 6.0, plain=True)
    for mark in marks.points:
        if any(mark.words):
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
