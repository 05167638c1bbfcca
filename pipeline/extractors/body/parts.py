"""The parts of a notice: the notice itself and what is attached to it, each with its title, text and signature."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from pipeline.extractors.body.attachments import listed_after
from pipeline.extractors.body.contents import find_contents
from pipeline.extractors.body.forms import mark_of
from pipeline.extractors.body.imprint import find_imprint
from pipeline.extractors.body.paragraphs import Paragraph, is_finished
from pipeline.extractors.body.running_numbers import RunningNumbers
from pipeline.extractors.body.web_lines import find_web_lines
from pipeline.text.labels import read_label

_Paragraphs = tuple[Paragraph, ...]

DOCUMENT = re.compile(
    r"(?:通知|通报|意见|方案|要点|计划|决定|函|安排|公告|办法|规定|细则|规划|清单|分工|台账|任务|表|措施|指南|报告|条例|制度|纲要|举措)"
    r"(?:（[^（）]+）)?$"
)
"""Words that a document's title ends with."""
_GOES_ON = re.compile(
    r"(?:印发|转发|下发)(?!.*(?:通知|通报|函|公告|决定)$)|关于.*(?:任务|清单|分工|台账|安排|要点|表|计划)$"
)
"""A title's beginning that waits for its 通知, though it ends with a word that could end it."""
_NOTICE_END = re.compile(r"^[^，。：《》]{0,40}(?:通知|通报|函|公告|决定|意见|报告)(?:（[^（）]+）)?$")
HANDED = re.compile(r"《([^《》]+(?:《[^《》]+》[^《》]*)*)》[^。]{0,30}?(?:印发|转发|下发|发给)")
ORGAN_END = re.compile(r"[厅局委部室府院会办署处心队行社团所]$")
SEALED = re.compile(r"（?(?:代|盖|印|公|签)章）?")
"""What stands under an organ's name where another's seal, or none yet, is set."""
_INTRODUCES = re.compile(r"(?:如下|通知|要求|方案|要点|措施|安排)：$|^(?:为|根据|按照|现|经)")
_BRACKETED = re.compile(r"（[^（）]{2,60}）")
_LARGER = 1.5
"""Points above the size of running text from which a line is set as a title."""


class NoticePart(Struct, frozen=True):
    """One document: the notice, or one of its attachments. Every field holds paragraphs in reading order."""

    caption: _Paragraphs = ()
    before_title: _Paragraphs = ()
    title: _Paragraphs = ()
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

    @property
    def is_notice(self) -> bool:
        """Whether it has the head of an official document, and is not merely attached to one."""
        framed = self.addressees or self.number or self.signature or self.date
        return not self.caption and bool(framed or "通知" in self.title_text[-8:])


def read_parts(paragraphs: Sequence[Paragraph], size: float) -> list[NoticePart]:
    """All paragraphs, each in one field of one part; ``size`` is that of running text (0: unknown)."""
    around = find_web_lines([one.text for one in paragraphs])
    web = tuple(paragraphs[index] for index in around)
    paragraphs = [one for index, one in enumerate(paragraphs) if index not in around]
    marks = _marks(paragraphs)
    known = _handed_over(paragraphs)
    starts = _starts(paragraphs, marks, known, size)
    ends = [*starts[1:], len(paragraphs)]
    parts = [
        _read_part(paragraphs[start:end], marks[start:end], size, first=start == 0)
        for start, end in zip(starts, ends, strict=True)
        if end > start
    ]
    return [replace(parts[0], web=web), *parts[1:]] if parts else [NoticePart(web=web)]


def _handed_over(paragraphs: Sequence[Paragraph]) -> frozenset[str]:
    """Titles in 《》 that the notice says it hands over."""
    return frozenset(title for one in paragraphs[:40] for title in HANDED.findall(one.text))


def _marks(paragraphs: Sequence[Paragraph]) -> list[str]:
    """The form of each paragraph, what its neighbours say included."""
    marks: list[str] = [mark_of(one.text) for one in paragraphs]
    for index in find_contents(paragraphs, marks):
        marks[index] = "contents"
    marks = ["plain" if mark == "toc_entry" else mark for mark in marks]
    for index in find_imprint(paragraphs, marks):
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
        for more in listed_after(paragraphs, marks, index):
            marks[more] = "attachments"
            listed.add(paragraphs[more].text.split("：", 1)[-1].strip("。；"))
    for index, mark in enumerate(marks):
        if mark == "date":
            after = index + 1
            if after < len(marks) and marks[after] == "plain" and _BRACKETED.fullmatch(paragraphs[after].text):
                marks[after] = "note"
            for back in _signature_before(paragraphs, marks, index):
                marks[back] = "signature"
    return marks


def _signature_before(paragraphs: Sequence[Paragraph], marks: Sequence[str], date: int) -> list[int]:
    """Names of organs right before the date: short, without a closing mark, set to the right (7.3.5)."""
    found: list[int] = []
    for back in range(date - 1, max(date - 9, -1), -1):
        one = paragraphs[back]
        if marks[back] != "plain" or len(one.text) > 60 or is_finished(one.text) or "，" in one.text:
            break
        placed = one.page == 0 or one.indent > 3.5
        if read_label(one.text) or not placed or DOCUMENT.search(one.text):
            break
        # Without positions, more than one line is a signature only where each is an organ's name.
        named = ORGAN_END.search(one.text) is not None and len(one.text) <= 24
        if one.page == 0 and found and not (named or SEALED.fullmatch(paragraphs[found[-1]].text)):
            break
        found.append(back)
    return found


def is_large(paragraph: Paragraph, size: float) -> bool:
    """Whether it is set larger than running text."""
    return size > 0 and paragraph.size >= size + _LARGER


def _starts(paragraphs: Sequence[Paragraph], marks: Sequence[str], known: frozenset[str], size: float) -> list[int]:
    """Indexes at which a part begins: a caption, what follows a date of issue, a title in mid-text."""
    starts = [0] if paragraphs else []
    signed = running = False
    for index, (one, mark) in enumerate(zip(paragraphs, marks, strict=True)):
        if mark == "caption":
            new = True
        elif index and marks[index - 1] == "contents":
            # Behind a table of contents the text begins, most often with its title once more.
            new = mark == "plain" and read_label(one.text) is None and DOCUMENT.search(one.text) is not None
        elif signed:
            new = mark not in ("note", "imprint", "attachments", "date", "signature", "dated", "contents")
        else:
            new = running and mark == "plain" and (one.text in known or _is_title(one, size))
        if new and index:
            starts.append(index)
            signed = running = False
        if mark == "date":
            signed = True
        running = running or (mark == "plain" and is_finished(one.text) and not is_large(one, size))
    return list(dict.fromkeys(starts))


def _is_title(paragraph: Paragraph, size: float) -> bool:
    large = is_large(paragraph, size) and (paragraph.centred or paragraph.slack < 2.5)
    return large and "。" not in paragraph.text and read_label(paragraph.text) is None


def _read_part(paragraphs: Sequence[Paragraph], marks: Sequence[str], size: float, first: bool) -> NoticePart:
    fields: dict[str, list[Paragraph]] = {name: [] for name in NoticePart.__struct_fields__}
    at = 0
    while at < len(paragraphs) and marks[at] == "caption":
        fields["caption"].append(paragraphs[at])
        at += 1
    at = _read_title(paragraphs, marks, at, size, first, fields)
    plain: list[Paragraph] = []
    for one, mark in zip(paragraphs[at:], marks[at:], strict=True):
        if not plain and (mark == "dated" or (mark == "plain" and fields["title"] and _BRACKETED.fullmatch(one.text))):
            fields["subtitle"].append(one)
        elif mark in ("plain", "dated", "document_number", "caption"):
            field = "number" if mark == "document_number" and not plain else ""
            (fields[field] if field else plain).append(one)
        else:
            fields[mark].append(one)
    addressed = _addressees(plain) if first else 0
    fields["addressees"] = plain[:addressed]
    begins = _first_label(plain, addressed)
    fields["intro"], fields["outline"] = plain[addressed:begins], plain[begins:]
    return NoticePart(**{name: tuple(found) for name, found in fields.items()})


def _read_title(
    paragraphs: Sequence[Paragraph],
    marks: Sequence[str],
    at: int,
    size: float,
    first: bool,
    fields: dict[str, list[Paragraph]],
) -> int:
    """Takes the title and what stands before it; the index after the last of them."""
    numbered = next((i for i in range(at, min(at + 14, len(paragraphs))) if marks[i] == "document_number"), None)
    stop = _title_end(paragraphs, marks, at, size)
    if first and numbered is not None and not DOCUMENT.search("".join(p.text for p in paragraphs[at:stop])):
        for one, mark in zip(paragraphs[at:numbered], marks[at:numbered], strict=True):
            fields["signatory" if mark == "signatory" else "before_title"].append(one)
        fields["number"].append(paragraphs[numbered])
        at = numbered + 1
        while at < len(paragraphs) and marks[at] == "signatory":
            fields["signatory"].append(paragraphs[at])
            at += 1
        stop = _title_end(paragraphs, marks, at, size)
    elif first:
        while at < stop - 1 and paragraphs[at].text.endswith("文件"):
            fields["before_title"].append(paragraphs[at])
            at += 1
    fields["title"] += paragraphs[at:stop]
    return stop


def _title_end(paragraphs: Sequence[Paragraph], marks: Sequence[str], at: int, size: float) -> int:
    """The index after the title's last line: lines set large, or centred, up to a word that ends a title."""
    start, text = at, ""
    while at < len(paragraphs):
        one = paragraphs[at]
        if marks[at] != "plain" or one.text.endswith("：") or "。" in one.text or len(one.text) > 80:
            break
        if read_label(one.text) and not is_large(one, size):
            break
        if at > start:
            same = abs(one.size - paragraphs[at - 1].size) < 1.2
            closed = DOCUMENT.search(text) is not None and not (_GOES_ON.search(text) and _NOTICE_END.match(one.text))
            if is_large(paragraphs[start], size):
                if not is_large(one, size) or (closed and not same):
                    break
            elif closed or is_finished(one.text) or "，" in one.text:
                break
        elif not (is_large(one, size) or one.centred or one.page == 0 or DOCUMENT.search(one.text)):
            break
        text += one.text
        at += 1
    return at


def _addressees(plain: Sequence[Paragraph]) -> int:
    """How many paragraphs at the start name the addressees: up to the first that ends with a colon."""
    for index, one in enumerate(plain[:14]):
        if "。" in one.text or read_label(one.text) is not None or _INTRODUCES.search(one.text):
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
