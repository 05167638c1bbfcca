"""Reads Word files (.docx, .docm, of Word or WPS; ISO/IEC 29500, transitional or strict) into a Layout.

A Word file has no pages: one Page with number 0, a line for each paragraph. Deleted and hidden text, the codes of
fields, headers and footers, notes and comments are furniture, each with its reason. Macros are never looked at.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from lxml import etree

from pipeline.errors import SourceError
from pipeline.model import Finding, Furniture, Layout, Page
from pipeline.sources.docx.blocks import paragraphs_of
from pipeline.sources.docx.list_numbers import ListNumbers
from pipeline.sources.docx.package import Package, W
from pipeline.sources.docx.story import Story
from pipeline.sources.docx.styles import Styles
from pipeline.sources.docx.typesetting import Typesetter
from pipeline.sources.size_limits import check_lines

_BESIDE: Final = {
    "header": "running_head",
    "footer": "running_head",
    "footnotes": "footnote",
    "endnotes": "footnote",
    "comments": "comment",
}
"""Stories beside the text, by the kind of their relationship, with the reason for which they are furniture."""
_TOLD: Final = {"footnote": "脚注、尾注", "comment": "批注"}


def read_docx(path: Path, password: str = "") -> Layout:
    """The layout of a Word file.

    Automatic numbers are characters of their own at the head of their paragraph. Tracked changes are read as accepted
    and give the finding ``text.tracked_changes``; text set apart gives ``text.set_apart``. Raises SourceError with a
    reason in plain Chinese: no Word file, damaged, beyond the limits, no text; PasswordError if it is encrypted and
    ``password`` is not its own.
    """
    with Package(path, password) as package:
        main = package.main()
        parts = dict(package.related(main, ("styles", "numbering")))
        styles = Styles(package.tree(parts["styles"]) if "styles" in parts else None)
        numbering = ListNumbers(package.tree(parts["numbering"]) if "numbering" in parts else None, styles)
        root = package.tree(main)
        body = None if root is None else root.find(f"{W}body")
        if body is None:
            raise SourceError(f"{path.name}：不是 Word 文件（里面没有正文）。请用 Word 或 WPS 打开，另存为 .docx。")
        story, setter = Story(styles, numbering), Typesetter()
        blocks = setter.place(story.blocks(body))
        if not blocks:
            raise SourceError(f"{path.name}：文件里没有文字。如果是图片，请先做文字识别（OCR）。")
        check_lines(path.name, setter.lines)
        for kind, part in package.related(main, tuple(_BESIDE)):
            _beside(package.tree(part), _BESIDE[kind], Story(styles, numbering), setter)
    width = max(block.box[2] for block in blocks)
    page = Page(0, width, float(setter.lines + 1), tuple(blocks), 0.0, width)
    furniture = tuple(Furniture(reason, tuple(ids)) for reason, ids in setter.apart.items())
    return Layout("docx", (page,), tuple(setter.chars), furniture, _findings(setter, story))


def _beside(root: etree._Element | None, reason: str, story: Story, setter: Typesetter) -> None:
    """Counts a story beside the text; the lines that part notes from the text are no notes."""
    if root is None:
        return
    notes = [one for one in root if one.find(f"{W}p") is not None and one.tag not in (f"{W}p", f"{W}tbl")]
    for one in notes if reason != "running_head" else [root]:
        setter.set_apart(paragraphs_of(story.blocks(one, reason)), reason)


def _findings(setter: Typesetter, story: Story) -> tuple[Finding, ...]:
    found: list[Finding] = []
    deleted = len(setter.apart.get("deleted", ()))
    if setter.tracked or deleted:
        found.append(
            Finding.of(
                "text.tracked_changes",
                f"文件里有没接受的修订（{len(setter.tracked)} 行，删去 {deleted} 字），已按接受修订后的文字读取。",
                evidence=tuple(setter.tracked),
            )
        )
    told = [f"{name} {len(setter.apart[reason])} 字" for reason, name in _TOLD.items() if setter.apart.get(reason)]
    if told:
        found.append(Finding.of("text.set_apart", f"{'，'.join(told)}，没有作为正文。"))
    if story.unread:
        found.append(
            Finding.of(
                "text.unread_object",
                f"文件里插入了 {story.unread} 个对象（SmartArt 图形、图表、表格或别的文档），其中的文字没有读。"
                "请打开原文核对；有任务的，改成正文或表格再转换。",
            )
        )
    return tuple(found)
