"""Where a title ends: its lines are set large, or centred, or end with what ends a document's title."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.extractors.body.paragraphs import Paragraph, is_finished
from pipeline.extractors.body.title_signs import TitleSigns
from pipeline.text.labels import read_label

_MOST_TITLE_LINES = 50
FEW_LINES = 4
"""Lines of a title that is set as running text."""
_LARGER = 1.5
"""Points above the size of running text from which a line is set as a title."""
_FURTHEST = 14
"""Lines below a page's own heading within which the document's head stands."""


def is_large(paragraph: Paragraph, size: float) -> bool:
    """Whether it is set larger than running text."""
    return size > 0 and paragraph.size >= size + _LARGER


def is_title(paragraph: Paragraph, size: float) -> bool:
    large = is_large(paragraph, size) and (paragraph.centred or paragraph.slack < 2.5)
    return large and "。" not in paragraph.text and read_label(paragraph.text) is None


def title_end(paragraphs: Sequence[Paragraph], marks: Sequence[str], at: int, size: float, titles: TitleSigns) -> int:
    """The index after the title's last line: lines set large, or centred, up to a word that ends a title."""
    start, text = at, ""
    while at < min(len(paragraphs), start + _MOST_TITLE_LINES):
        one = paragraphs[at]
        if marks[at] != "plain" or one.text.endswith("：") or "。" in one.text or len(one.text) > 80:
            break
        if read_label(one.text) and not is_large(one, size):
            break
        if at > start:
            same = abs(one.size - paragraphs[at - 1].size) < 1.2
            closed = titles.document.search(text) is not None and not (
                (titles.goes_on.search(text) and titles.notice_end.match(one.text)) or titles.cut_short(text, one.text)
            )
            if is_large(paragraphs[start], size):
                if not is_large(one, size) or (closed and not same):
                    break
            elif closed or is_finished(one.text) or "，" in one.text:
                break
        elif not (
            is_large(one, size)
            or one.centred
            or one.page == 0
            or titles.document.search(_wrapped(paragraphs, at))
            or _says_title(paragraphs[at : at + FEW_LINES], marks[at : at + FEW_LINES], titles)
        ):
            break
        text += one.text
        at += 1
    return at


def _wrapped(paragraphs: Sequence[Paragraph], at: int) -> str:
    """A line with the centred one below it, where it fills its own and so is not centred itself."""
    below = paragraphs[at + 1].text if at + 1 < len(paragraphs) and paragraphs[at + 1].centred else ""
    return paragraphs[at].text + ("" if "。" in below else below)


def _says_title(paragraphs: Sequence[Paragraph], marks: Sequence[str], titles: TitleSigns) -> bool:
    """Whether lines that nothing sets off say a title all the same: 甲县人民政府办公室 | 关于印发…的 | 通知."""
    text = ""
    for one, mark in zip(paragraphs, marks, strict=True):
        if mark != "plain" or is_finished(one.text) or read_label(one.text) or "，" in one.text:
            return False
        text += one.text
        if titles.issuer.match(text) and titles.document.search(text):
            return True
    return False


def title_below(
    paragraphs: Sequence[Paragraph], marks: Sequence[str], start: int, stop: int, titles: TitleSigns
) -> int | None:
    """Where the document's own title stands below what the page calls it (市政府关于…的意见 | … | 甲市人民政府关于…的
    意见): it says who more exactly, and the same otherwise. None where it does not."""
    called = "".join(one.text for one in paragraphs[start:stop])
    about = titles.about.search(called)
    if about is None:
        return None
    near = range(stop, min(stop + _FURTHEST, len(paragraphs)))
    said = called[about.start() :]
    fit = (at for at in near if marks[at] == "plain" and paragraphs[at].text.endswith(said))
    return next((at for at in fit if paragraphs[at].text != called and titles.is_whole(paragraphs[at].text)), None)
