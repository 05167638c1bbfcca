"""The parts of a notice: the notice itself and what is attached to it, each with its title, text and signature."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from pipeline.extractors.body.attachments import listed_after
from pipeline.extractors.body.contents import find_contents
from pipeline.extractors.body.document_signs import DocumentSigns
from pipeline.extractors.body.imprint import find_imprint
from pipeline.extractors.body.paragraphs import Paragraph, is_finished
from pipeline.extractors.body.running_numbers import RunningNumbers
from pipeline.extractors.body.title_lines import FEW_LINES, is_large, is_title, title_below, title_end
from pipeline.extractors.body.title_signs import TitleSigns, title_again
from pipeline.text.labels import read_label

_Paragraphs = tuple[Paragraph, ...]

_BRACKETED = re.compile(r"（[^（）]{2,60}）")
_OVER_NUMBER = {"signatory": "signatory", "dated": "subtitle"}
"""In which fields the lines over the document's number stand by their form; before the title else."""


class NoticePart(Struct, frozen=True):
    """One document: the notice, or an attachment. Every field holds paragraphs in reading order; ``repeated`` the
    title once more, as web pages print it."""

    caption: _Paragraphs = ()
    before_title: _Paragraphs = ()
    title: _Paragraphs = ()
    repeated: _Paragraphs = ()
    subtitle: _Paragraphs = ()
    number: _Paragraphs = ()
    signatory: _Paragraphs = ()
    addressees: _Paragraphs = ()
    intro: _Paragraphs = ()
    outline: _Paragraphs = ()
    attachments: _Paragraphs = ()
    signature: _Paragraphs = ()
    date: _Paragraphs = ()
    note: _Paragraphs = ()
    contents: _Paragraphs = ()
    imprint: _Paragraphs = ()
    web: _Paragraphs = ()

    @property
    def title_text(self) -> str:
        return "".join(paragraph.text for paragraph in self.title)

    def is_notice(self, titles: TitleSigns) -> bool:
        """Whether it has the head of an official document, and is not merely attached to one."""
        framed = self.addressees or self.number or self.signature or self.date
        named = titles.names_notice(self.title_text) or titles.is_whole(self.title_text)
        return not self.caption and bool(framed or named)


def read_parts(
    paragraphs: Sequence[Paragraph],
    size: float,
    document: DocumentSigns,
    file_of: Callable[[Paragraph], int] = lambda _: 0,
    over_table: Callable[[Paragraph], bool] = lambda _: False,
) -> list[NoticePart]:
    """All paragraphs, each in one field of one part; ``size`` is that of running text (0: unknown). ``file_of``: of
    which file a paragraph is; each begins a part. ``over_table``: whether a table follows it at once."""
    around = document.on_page([one.text for one in paragraphs])
    web = tuple(paragraphs[index] for index in around)
    apart = frozenset(around)
    paragraphs = [one for index, one in enumerate(paragraphs) if index not in apart]
    marks = _marks(paragraphs, document)
    known = _handed_over(paragraphs, document.titles)
    known |= {one.text for one in paragraphs if over_table(one) and _names_table(one, document.titles)}
    files = [file_of(one) for one in paragraphs]
    starts = _starts(paragraphs, marks, known, size, document.titles, files)
    ends = [*starts[1:], len(paragraphs)]
    parts = [
        _read_part(paragraphs[start:end], marks[start:end], size, document.titles, first=start == 0)
        for start, end in zip(starts, ends, strict=True)
        if end > start
    ]
    return [replace(parts[0], web=web), *parts[1:]] if parts else [NoticePart(web=web)]


def _handed_over(paragraphs: Sequence[Paragraph], titles: TitleSigns) -> frozenset[str]:
    """Titles in 《》 that the notice says it hands over."""
    return frozenset(title for one in paragraphs[:40] for title in titles.handed_over(one.text))


def _names_table(paragraph: Paragraph, titles: TitleSigns) -> bool:
    """Whether a line over a table is its title."""
    text = paragraph.text
    return titles.document.search(text) is not None and read_label(text) is None and not is_finished(text)


def _marks(paragraphs: Sequence[Paragraph], document: DocumentSigns) -> list[str]:
    """The form of each paragraph, what its neighbours say included."""
    marks: list[str] = [document.forms.mark_of(one.text) for one in paragraphs]
    for index in find_contents(paragraphs, marks):
        marks[index] = "contents"
    marks = ["plain" if mark == "toc_entry" else mark for mark in marks]
    for index in find_imprint(paragraphs, marks, document):
        marks[index] = "imprint"
    listed: set[str] = set()
    for index, mark in enumerate(marks):
        if mark != "attachments":
            continue
        name = paragraphs[index].text.split("：", 1)[-1]
        opens_page = index and paragraphs[index].page != paragraphs[index - 1].page
        if listed and opens_page and any(name in text or text in name for text in listed if text):
            marks[index] = "caption"
            continue
        for more in listed_after(paragraphs, marks, index, document):
            marks[more] = "attachments"
            listed.add(paragraphs[more].text.split("：", 1)[-1].strip("。；"))
    for index, mark in enumerate(marks):
        if mark == "date":
            after = index + 1
            if after < len(marks) and marks[after] == "plain" and _BRACKETED.fullmatch(paragraphs[after].text):
                marks[after] = "note"
            for back in _signature_before(paragraphs, marks, index, document.titles):
                marks[back] = "signature"
    return marks


def _signature_before(
    paragraphs: Sequence[Paragraph], marks: Sequence[str], date: int, titles: TitleSigns
) -> list[int]:
    """Names of organs right before the date: short, without a closing mark, set to the right (7.3.5)."""
    found: list[int] = []
    for back in range(date - 1, max(date - 9, -1), -1):
        one = paragraphs[back]
        if marks[back] != "plain" or len(one.text) > 60 or is_finished(one.text) or "，" in one.text:
            break
        placed = one.page == 0 or one.indent > 3.5
        if read_label(one.text) or not placed or titles.document.search(one.text):
            break
        # Without positions, more than one line is a signature only where each is an organ's name.
        named = titles.organ.search(one.text) is not None and len(one.text) <= 24
        if one.page == 0 and found and not (named or titles.sealed.fullmatch(paragraphs[found[-1]].text)):
            break
        found.append(back)
    return found


def _starts(
    paragraphs: Sequence[Paragraph],
    marks: Sequence[str],
    known: frozenset[str],
    size: float,
    titles: TitleSigns,
    files: Sequence[int],
) -> list[int]:
    """Indexes at which a part begins: another file, a caption, what follows a date of issue, a title in mid-text."""
    starts = [0]
    signed = running = False
    for index, (one, mark) in enumerate(zip(paragraphs, marks, strict=True)):
        if mark == "caption" or (index and files[index] != files[index - 1]):
            new = True
        elif index and marks[index - 1] == "contents":
            # Behind a table of contents the text begins, most often with its title once more.
            new = mark == "plain" and read_label(one.text) is None and titles.document.search(one.text) is not None
        elif signed:
            new = mark not in ("note", "imprint", "attachments", "date", "signature", "dated", "contents")
        else:
            said = [other.text for other in paragraphs[index : index + FEW_LINES]]
            new = running and mark == "plain" and (titles.begins_document(said, known) or is_title(one, size))
        if new and index:
            starts.append(index)
            signed = running = False
        if mark == "date":
            signed = True
        running = running or (mark == "plain" and is_finished(one.text) and not is_large(one, size))
    return list(dict.fromkeys(starts))


def _read_part(
    paragraphs: Sequence[Paragraph], marks: Sequence[str], size: float, titles: TitleSigns, first: bool
) -> NoticePart:
    fields: dict[str, list[Paragraph]] = {name: [] for name in NoticePart.__struct_fields__}
    at = 0
    while at < len(paragraphs) and marks[at] == "caption":
        fields["caption"].append(paragraphs[at])
        at += 1
    at = _read_title(paragraphs, marks, at, size, titles, first, fields)
    plain: list[Paragraph] = []
    title = "".join(one.text for one in fields["title"])
    for one, mark in zip(paragraphs[at:], marks[at:], strict=True):
        if not plain and (mark == "dated" or (mark == "plain" and fields["title"] and _BRACKETED.fullmatch(one.text))):
            fields["subtitle"].append(one)
        elif mark in ("plain", "dated", "document_number", "caption"):
            free = title_again([other.text for other in plain], title) == len(plain)
            (fields["number"] if mark == "document_number" and free else plain).append(one)
        else:
            fields[mark].append(one)
    repeated = title_again([one.text for one in plain], title)
    fields["repeated"] += plain[:repeated]
    del plain[:repeated]
    addressed = _addressees(plain, titles) if first else 0
    fields["addressees"] = plain[:addressed]
    begins = _first_label(plain, addressed)
    fields["intro"], fields["outline"] = plain[addressed:begins], plain[begins:]
    return NoticePart(**{name: tuple(found) for name, found in fields.items()})


def _read_title(
    paragraphs: Sequence[Paragraph],
    marks: Sequence[str],
    at: int,
    size: float,
    titles: TitleSigns,
    first: bool,
    fields: dict[str, list[Paragraph]],
) -> int:
    """Takes the title and what stands before it; the index after the last of them."""
    numbered = next((i for i in range(at, min(at + 14, len(paragraphs))) if marks[i] == "document_number"), None)
    stop = title_end(paragraphs, marks, at, size, titles)
    if first and numbered is not None and not titles.document.search("".join(p.text for p in paragraphs[at:stop])):
        at = _over_number(paragraphs, marks, at, numbered, fields)
        stop = title_end(paragraphs, marks, at, size, titles)
    elif first:
        over = titles.over_title([one.text for one in paragraphs[at:stop]])
        fields["before_title"] += paragraphs[at : at + over]
        at += over
    below = title_below(paragraphs, marks, at, stop, titles) if first else None
    begins, stop = (at, stop) if below is None else (below, below + 1)
    for one, mark in zip(paragraphs[at:begins], marks[at:begins], strict=True):
        fields["number" if mark == "document_number" else "before_title"].append(one)
    fields["title"] += paragraphs[begins:stop]
    return stop


def _over_number(
    paragraphs: Sequence[Paragraph], marks: Sequence[str], at: int, number: int, fields: dict[str, list[Paragraph]]
) -> int:
    """Takes the document's number, what stands over it and who signs beside it; the index after the last of them."""
    for one, mark in zip(paragraphs[at:number], marks[at:number], strict=True):
        fields[_OVER_NUMBER.get(mark, "before_title")].append(one)
    fields["number"].append(paragraphs[number])
    after = number + 1
    while after < len(paragraphs) and marks[after] == "signatory":
        fields["signatory"].append(paragraphs[after])
        after += 1
    return after


def _addressees(plain: Sequence[Paragraph], titles: TitleSigns) -> int:
    """How many paragraphs at the start name the addressees: up to the first that ends with a colon."""
    for index, one in enumerate(plain[:14]):
        if "。" in one.text or read_label(one.text) is not None or titles.introduces.search(one.text):
            return 0
        if one.text.endswith("："):
            return index + 1
    return 0


def _first_label(plain: Sequence[Paragraph], start: int) -> int:
    """The index of the first numbered paragraph."""
    numbers = RunningNumbers()
    for index in range(start, len(plain)):
        label = read_label(plain[index].text)
        if label is not None and numbers.takes(label):
            return index
    return len(plain)
