"""Reads an OFD file (GB/T 33190-2016) into a Layout: its pages go through the same lines and grids as those of a PDF.

Templates, annotations and seals are furniture. Nothing outside the file is looked up, no script or action is followed;
signatures are told of, never verified.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

from pipeline.errors import SourceError
from pipeline.model import Char, Evidence, Finding, Furniture, Layout
from pipeline.model.evidence import around
from pipeline.sources.ofd.glyph_codes import is_private
from pipeline.sources.ofd.page_picture import page_picture
from pipeline.sources.ofd.painter import Painter, bounds, sheet_of
from pipeline.sources.ofd.resources import Resources
from pipeline.sources.ofd.values import Element, child, children, flag, text_of
from pipeline.sources.ofd.volumes import Area, PageRef, Volume, area_of, volumes
from pipeline.sources.ofd.zipped import ZippedParts
from pipeline.sources.pdf.furniture import sort_glyphs
from pipeline.sources.pdf.glyphs import Drawing, Glyph, levelled
from pipeline.sources.pdf.pages import DrawnPage, assemble, chars_of, read_page
from pipeline.sources.pdf.tables.ruled import Frame
from pipeline.sources.scan.reader import PageScans
from pipeline.sources.scan.reader import is_scan as is_picture

UNREADABLE: Final = 0.05
"""The share of characters without a readable code from which on a file counts as unreadable."""
_FEW_SHAPES: Final = 20
"""Outlines on a page without text from which on they may be text that was drawn."""
_NOTES: Final = {"Watermark": "watermark", "Stamp": "seal"}
_TOLD: Final = {"annotation": "注释", "template": "模板文字"}


class _Whole(NamedTuple):
    """What is put together while the pages are read."""

    chars: list[Char]
    pages: list[DrawnPage]
    furniture: list[Furniture]
    findings: list[Finding]
    scans: PageScans


def read_ofd(path: Path, ocr: bool = False, threads: int = 1) -> Layout:
    """The layout of an OFD file; the pages of several documents in one file run on.

    Pages that are pictures or outlines without text are read by OCR on so many ``threads``; with ``ocr`` those too
    whose text lies hidden under a picture.

    Findings: ``form.signed`` (a signature or seal, not verified), ``form.several`` (documents read one after the
    other), ``form.attached`` (files within, not read), ``form.page_unread`` (a page that is missing, damaged, or shows
    no text but pictures), those of scans, ``form.text_under_picture``, ``text.set_apart``. Raises SourceError with a
    reason in plain Chinese: no OFD file, damaged, encrypted, without pages, beyond the limits, no text, codes that
    nobody can read.
    """
    with ZippedParts(path) as parts:
        documents = volumes(parts)
        whole = _Whole([], [], [], [], PageScans(path.name, threads))
        if not any(volume.pages for volume in documents):
            raise SourceError(f"{path.name}：OFD 文件里一页也没有，可能已损坏，请重新取得文件。")
        frame: Frame | None = None
        for volume in documents:
            opened = _Open(path.name, parts, volume, Resources(parts, volume.resources), ocr)
            frame = _read_volume(opened, whole, frame)
    _check_text(path.name, whole)
    if len(documents) > 1:
        whole.findings.append(
            Finding.of("form.several", f"OFD 文件里有 {len(documents)} 份文档，已按先后连在一起读，页码接着往下数。")
        )
    whole.findings.extend(_set_apart(whole.furniture))
    return whole.scans.finish(assemble("ofd", whole.pages, whole.chars, whole.furniture, tuple(whole.findings)))


class _Open(NamedTuple):
    """One document, opened."""

    name: str
    parts: ZippedParts
    volume: Volume
    resources: Resources
    ocr: bool


def _read_volume(opened: _Open, whole: _Whole, frame: Frame | None) -> Frame | None:
    """Reads the pages of a document behind those read before; gives back the frame that runs over its end, if any."""
    own = any(_has_text(opened, page) for page in opened.volume.pages)
    sheets: dict[str, tuple[int, Area]] = {}
    for page in opened.volume.pages:
        root = opened.parts.tree(page.part) if page.part else None
        area = area_of(child(root, "Area"), opened.volume.area)
        sheets[page.id] = len(whole.pages) + 1, area
        resources = _resources(opened, page, root)
        painter = Painter(opened.name, len(whole.pages) + 1, area, resources, len(whole.chars))
        _paint(painter, opened, page, root, "template" if own else "")
        scanned = _scanned(opened, painter, resources, whole)
        whole.findings.extend(_unread(opened, page, painter, scanned is not None))
        drawing, glyphs = _sorted(painter, scanned, whole)
        read, frame = read_page(drawing, glyphs, frame)
        whole.pages.append(read)
    whole.findings.extend(_said(opened.volume, sheets))
    return frame


def _scanned(opened: _Open, painter: Painter, resources: Resources, whole: _Whole) -> Drawing | None:
    """What was read of a page that is a picture, with what little of it is text; None of any other."""
    if not is_scan(painter, opened.ocr):
        return None
    # A layer of text that somebody recognised before is read anew.
    kept = [one for one in painter.drawing.glyphs if one.id in painter.reasons or not one.hidden]
    ids = {one.id: len(whole.chars) + at for at, one in enumerate(kept)}
    read = whole.scans.draw(
        lambda: page_picture(painter.drawing, painter.seen, resources),
        painter.drawing.number,
        len(whole.chars) + len(kept),
        demanded=len(kept) < len(painter.drawing.glyphs),
    )
    if read is None:
        return None
    painter.reasons = {ids[one]: reason for one, reason in painter.reasons.items()}
    return read._replace(glyphs=[*(one._replace(id=ids[one.id]) for one in kept), *read.glyphs])


def _sorted(painter: Painter, scanned: Drawing | None, whole: _Whole) -> tuple[Drawing, list[Glyph]]:
    """The drawing, level, and what of it is text; characters and furniture join those of the file."""
    drawing = scanned or painter.drawing
    if not scanned and sum(one.turn != 0 for one in drawing.glyphs) > 0.5 * len(drawing.glyphs):
        drawing = levelled(drawing)
    whole.chars.extend(chars_of(drawing))
    apart: dict[str, list[int]] = {}
    for one, reason in painter.reasons.items():
        apart.setdefault(reason, []).append(one)
    whole.furniture.extend(Furniture(reason, tuple(ids)) for reason, ids in apart.items())
    own = [one for one in drawing.glyphs if one.id not in painter.reasons]
    glyphs, furniture = sort_glyphs(drawing._replace(glyphs=own))
    whole.furniture.extend(furniture)
    if glyphs and all(one.hidden == "unpainted" for one in glyphs):
        message = "页是图片，文字藏在图片下面（多半是识别得到的），已照这些文字读，请与图片核对。"
        evidence = (_whole_page(painter),)
        whole.findings.append(
            Finding.of("form.text_under_picture", f"第 {drawing.number} {message}", evidence=evidence)
        )
    return drawing, glyphs


def _has_text(opened: _Open, page: PageRef) -> bool:
    """Whether a page itself holds text, its templates apart."""
    root = opened.parts.tree(page.part) if page.part else None
    return root is not None and any(text_of(one) for one in root.iter("{*}TextCode", "TextCode"))


def _resources(opened: _Open, page: PageRef, root: Element | None) -> Resources:
    ways = [opened.parts.find(text_of(one), page.part or "") for one in children(root, "PageRes")]
    return opened.resources.extended(way for way in ways if way)


def _paint(painter: Painter, opened: _Open, page: PageRef, root: Element | None, template: str) -> None:
    """A page with its templates and annotations; ``template``: the reason why text of templates is set apart."""
    parts, volume = opened.parts, opened.volume
    used = [
        (one.get("ZOrder", "Background"), volume.templates[one.get("TemplateID", "")])
        for one in children(root, "Template")
        if one.get("TemplateID", "") in volume.templates
    ]
    for order, part in used:
        if order != "Foreground":
            painter.layers(child(parts.tree(part), "Content"), template)
    painter.layers(child(root, "Content"))
    for order, part in used:
        if order == "Foreground":
            painter.layers(child(parts.tree(part), "Content"), template)
    for part in volume.notes.get(page.id, ()):
        for note in children(parts.tree(part), "Annot"):
            shown = flag(note.get("Visible"), True)
            painter.note(note, _NOTES.get(note.get("Type", ""), "annotation") if shown else "hidden")


def _unread(opened: _Open, page: PageRef, painter: Painter, scanned: bool) -> Iterator[Finding]:
    """That something of a page could not be read."""
    seen = scanned or any(one.id not in painter.reasons for one in painter.drawing.glyphs)
    if page.part is None:
        what = "的内容在文件里找不到"
    elif page.part in opened.parts.broken:
        what = "的内容不完整，只读出一部分"
    elif not seen and (painter.images or painter.shapes > _FEW_SHAPES):
        what = "只有图形或图片，没有文字"
    else:
        return
    message = f"第 {painter.drawing.number} 页{what}，请打开原文核对。"
    yield Finding.of("form.page_unread", message, evidence=(_whole_page(painter),))


def _whole_page(painter: Painter) -> Evidence:
    drawing = painter.drawing
    return around(drawing.number, [(0.0, 0.0, drawing.width, drawing.height)])


def is_scan(painter: Painter, ocr: bool) -> bool:
    """Whether a page is a picture, or drawn in outlines, without text: but for a page number beside a picture.

    One with text under a picture is, if ``ocr`` is asked for.
    """
    own = [one for one in painter.drawing.glyphs if one.id not in painter.reasons]
    shown = [one for one in own if not one.hidden]
    if len(shown) < len(own) and not ocr:
        return False
    drawn = not shown and painter.shapes > _FEW_SHAPES
    return drawn or is_picture(painter.drawing._replace(glyphs=shown, images=painter.images))


def _check_text(name: str, whole: _Whole) -> None:
    """That there is text, in codes that can be read. Raises SourceError."""
    apart = {one for furniture in whole.furniture for one in furniture.ids}
    if len(apart) == len(whole.chars):
        if whole.scans.met:
            raise whole.scans.nothing(len(whole.pages))
        pictures = any(one.code == "form.page_unread" for one in whole.findings)
        raise SourceError(
            f"{name}：文件里没有文字，只有图形或图片（共 {len(whole.pages)} 页）。请向发文单位索取文字版。"
            if pictures
            else f"{name}：文件里没有文字。请确认文件内容。"
        )
    lost = sum(is_private(char.text[0]) for char in whole.chars)
    if lost > UNREADABLE * len(whole.chars):
        raise SourceError(
            f"{name}：有 {100 * lost / len(whole.chars):.0f}% 的文字没有编码，读出来是乱码（字体缺少文字对照表）。"
            "请向发文单位索取 Word 版或重新生成的文件，或先做文字识别（OCR）。"
        )


def _said(volume: Volume, sheets: dict[str, tuple[int, Area]]) -> Iterator[Finding]:
    """What a document says of itself: signatures and attached files. ``sheets``: number and size of pages by id."""
    if volume.signatures:
        stamped = [(*sheets[stamp.page], stamp.box) for stamp in volume.stamps if stamp.page in sheets]
        pages = "、".join(map(str, sorted({number for number, _, _ in stamped})))
        evidence = tuple(around(number, [bounds(box or area, sheet_of(area))]) for number, area, box in stamped)
        where = f"（第 {pages} 页）" if pages else ""
        yield Finding.of("form.signed", f"本文件带电子签章，未验证{where}。", evidence=evidence)
    if volume.attached:
        named = "、".join(volume.attached)
        yield Finding.of("form.attached", f"文件里还附有别的文件，没有读：{named}。需要的请另存出来再转换。")


def _set_apart(furniture: list[Furniture]) -> Iterator[Finding]:
    counts = Counter(dict.fromkeys(_TOLD, 0))
    for one in furniture:
        counts[one.reason] += len(one.ids)
    told = [f"{name} {counts[reason]} 字" for reason, name in _TOLD.items() if counts[reason]]
    if told:
        yield Finding.of("text.set_apart", f"{'，'.join(told)}，没有作为正文。")
