"""Head and frame of the notice (GB/T 9704-2012, 7.2 to 7.4) from its parts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from msgspec import Struct

from pipeline.extractors.body.attachments import read_attachments
from pipeline.extractors.body.forms import mark_of, number_span
from pipeline.extractors.body.paragraphs import Paragraph
from pipeline.extractors.body.parts import HANDED, ORGAN_END, SEALED, NoticePart
from pipeline.extractors.body.web_lines import read_web_lines
from pipeline.model import Char, RawHead, Traced
from pipeline.model.traced import join
from pipeline.text.clean import BREAK

_ISSUES = re.compile(r"(?:印发|转发|下发|发布)《?(.+?)》?(?:的(?:通知|通报|函|公告|决定))?(?:（[^（）]+）)?$")
_ISSUER = re.compile(r"^(.{2,60}?)关于")
_HANDS_OVER = re.compile(
    r"(?:印发|转发|下发|发给|发布)[^。，]{0,6}(?:给)?你们|现(?:将|予以?)?[^。]*(?:印发|转发|发布|下发)|请[^。]{0,20}(?:贯彻|执行|落实|遵照)"
)
_SPLIT = re.compile(r"[，；]")
_NEWLINE = Traced("\n", (BREAK,))


class HeadFrame(Struct, frozen=True):
    """The head, and the characters around its fields: reason and ids."""

    head: RawHead
    structure: tuple[tuple[str, tuple[int, ...]], ...]
    unread: tuple[Paragraph, ...]


def paragraphs_joined(paragraphs: Iterable[Paragraph]) -> Traced | None:
    """Paragraphs with a line break between them; None if there are none."""
    pieces: list[Traced] = []
    for paragraph in paragraphs:
        pieces += [_NEWLINE, paragraph.content] if pieces else [paragraph.content]
    return join(pieces) if pieces else None


def read_head(
    parts: Sequence[NoticePart], works: Sequence[NoticePart], closing: Sequence[Paragraph], chars: tuple[Char, ...]
) -> HeadFrame:
    """The head from all parts; ``works`` are those that hold the work points, ``closing`` what stands after them."""
    structure: list[tuple[str, tuple[int, ...]]] = []
    cover = parts[0]
    apart = cover not in works and cover.is_notice
    full = _title(cover) if cover.is_notice else None
    transmittal, preamble, own = _introductions(cover, works, apart, full)
    title = own or _own_title(parts, works, cover) or _title_inside(full) or _title_handed(transmittal)
    claimed = [cover] if full is not None else []
    claimed += [part for part in works if title is not None and own is None and _title(part) == title]
    for part in parts:
        if part not in claimed:
            structure += _structure("cover_line", part.title)
        structure += _structure("cover_line", part.caption)
        structure += _structure("table_of_contents", part.contents)
        structure += _structure("imprint", part.imprint)
        structure += _structure("signatory", part.signatory)
    signature = [line for part in parts for line in part.signature if not SEALED.fullmatch(line.text)]
    structure += _structure("signatory", (p for part in parts for p in part.signature if SEALED.fullmatch(p.text)))
    issuers = [name for line in signature for name in _organs(line, chars)]
    mark, around = _issuer_mark(cover.before_title, used=not issuers)
    structure += around
    said = read_web_lines([one.content for one in cover.web])
    issuers = issuers or mark or _issuer_in(full) or [said[one] for one in ("issuer",) if one in said]
    dates = [one for part in parts for one in part.date]
    issued, around = _issued_on(dates, [one for part in parts for one in part.subtitle])
    structure += around
    number, around = _number([one for part in parts for one in part.number])
    structure += around
    number, issued = number or said.get("number"), issued or said.get("issued")
    taken = {one for field in (number, issued, *issuers) if field is not None for one in field.ids}
    structure.append(("web_page", tuple(i for line in cover.web for i in line.content.ids if i not in taken)))
    addressees, around = _addressees(cover.addressees)
    structure += around
    note, around = _note([one for part in parts for one in part.note])
    structure += around
    attachments, ids = read_attachments([one for part in parts for one in part.attachments])
    structure.append(("cover_line", ids))
    read = [*works, *([cover] if apart or cover not in works else [])]
    unread = [one for part in parts if part not in read for one in (*part.intro, *part.outline)]
    head = RawHead(
        title=title,
        full_title=full,
        transmittal=transmittal,
        issuers=tuple(issuers),
        document_number=number,
        issued_on=issued,
        addressees=addressees,
        note=note,
        preamble=preamble,
        closing=paragraphs_joined(closing),
        attachments=attachments,
    )
    return HeadFrame(head, tuple((reason, ids) for reason, ids in structure if ids), tuple(unread))


def _structure(reason: str, paragraphs: Iterable[Paragraph]) -> list[tuple[str, tuple[int, ...]]]:
    return [(reason, paragraph.content.ids) for paragraph in paragraphs]


def _title(part: NoticePart) -> Traced | None:
    return join(one.content for one in part.title) if part.title else None


def _own_title(parts: Sequence[NoticePart], works: Sequence[NoticePart], cover: NoticePart) -> Traced | None:
    """The title printed over the work points, where they are a part of their own."""
    for part in works:
        if part.title and not (part is cover and cover.is_notice):
            return _title(part)
    if not works and not cover.is_notice:
        return next((_title(part) for part in parts if part.title), None)
    return None


def _title_inside(full: Traced | None) -> Traced | None:
    """The title that the notice's own title hands over (关于印发…的通知), else the whole of it without its issuer."""
    if full is None:
        return None
    found = _ISSUES.search(full.text)
    if found:
        return full.cut(*found.span(1))
    return full


def _title_handed(transmittal: Traced | None) -> Traced | None:
    found = HANDED.search(transmittal.text) if transmittal else None
    return transmittal.cut(*found.span(1)) if transmittal and found else None


def _issuer_in(full: Traced | None) -> list[Traced]:
    found = _ISSUER.match(full.text) if full else None
    return [full.cut(*found.span(1))] if full and found else []


def _introductions(
    cover: NoticePart, works: Sequence[NoticePart], apart: bool, full: Traced | None
) -> tuple[Traced | None, Traced | None, Traced | None]:
    """Transmittal, preamble, and the work points' own title where it stands in the notice's running text."""
    preamble = [one for part in works if part is not cover for one in part.intro]
    intro = list(cover.intro)
    own: Traced | None = None
    inside = _title_inside(full)
    handed: list[Paragraph] = []
    if apart and (works or (intro and _HANDS_OVER.search(intro[0].text))):
        handed, intro = intro, []
    elif intro and full is not None and _HANDS_OVER.search(intro[0].text) and _ISSUES.search(full.text):
        handed, intro = intro[:1], intro[1:]
    if intro and inside is not None and intro[0].text == inside.text and full is not inside:
        own, intro = intro[0].content, intro[1:]
    return paragraphs_joined(handed), paragraphs_joined([*intro, *preamble]), own


def _organs(paragraph: Paragraph, chars: tuple[Char, ...]) -> list[Traced]:
    """The organs of one signature line: cut where white space parts two names (7.3.5.1, several organs).

    A name that is letter-spaced has the same gap everywhere; between two names it is wider.
    """
    content = paragraph.content
    gaps = [_gap(chars, *pair) for pair in pairwise(content.ids)]
    wide = max(0.8 * (paragraph.size or 1.0), 2 * sorted(gaps)[len(gaps) // 2]) if gaps else 0.0
    cuts = [0]
    for at, gap in enumerate(gaps, start=1):
        if gap > wide and at - cuts[-1] >= 3 and len(content) - at >= 3:
            cuts.append(at)
    return [content.cut(start, end) for start, end in zip(cuts, [*cuts[1:], len(content)], strict=True)]


def _gap(chars: tuple[Char, ...], before: int, after: int) -> float:
    if before < 0 or after < 0 or chars[before].page != chars[after].page:
        return 0.0
    return chars[after].box[0] - chars[before].box[2]


_Around = list[tuple[str, tuple[int, ...]]]


def _issuer_mark(paragraphs: Sequence[Paragraph], used: bool) -> tuple[list[Traced], _Around]:
    """发文机关标志: the organs' names, with or without 文件; the issuers where nobody signed."""
    organs: list[Traced] = []
    around: _Around = []
    for paragraph in paragraphs:
        content = paragraph.content
        name = content.cut(0, -2) if content.text.endswith("文件") else content
        if used and ORGAN_END.search(name.text):
            organs.append(name)
            around.append(("issuer_mark", content.ids[len(name) :]))
        else:
            around.append(("issuer_mark", content.ids))
    return organs, around


def _issued_on(dates: Sequence[Paragraph], dated: Sequence[Paragraph]) -> tuple[Traced | None, _Around]:
    """The first date of issue; one in brackets under the title counts if no other stands."""
    around: _Around = []
    issued = dates[0].content if dates else None
    for one in dates[1:]:
        around.append(("date", one.content.ids))
    for one in dated:
        if issued is None and mark_of(one.text) == "dated":
            issued = one.content.cut(1, -1)
            around.append(("punctuation", (one.content.ids[0], one.content.ids[-1])))
        else:
            around.append(("cover_line", one.content.ids))
    return issued, around


def _number(paragraphs: Sequence[Paragraph]) -> tuple[Traced | None, _Around]:
    number: Traced | None = None
    around: _Around = []
    for one in paragraphs:
        span = number_span(one.text)
        if number is not None or span is None:
            around.append(("cover_line", one.content.ids))
            continue
        number = one.content.cut(*span)
        around.append(("label", one.content.ids[: span[0]]))
        around.append(("signatory", one.content.ids[span[1] :]))
    return number, around


def _addressees(paragraphs: Sequence[Paragraph]) -> tuple[tuple[Traced, ...], _Around]:
    """Split at ， and ； outside brackets (7.3.2); the marks and the colon are punctuation."""
    names: list[Traced] = []
    marks: list[int] = []
    for one in paragraphs:
        content, depth, start = one.content, 0, 0
        for at, character in enumerate(content.text):
            depth += (character in "（(《") - (character in "）)》")
            if (depth <= 0 and _SPLIT.match(character)) or (character == "：" and at == len(content) - 1):
                names.append(content.cut(start, at))
                marks.append(content.ids[at])
                start = at + 1
        names.append(content.cut(start))
    return tuple(name for name in names if name), [("punctuation", tuple(marks))]


def _note(paragraphs: Sequence[Paragraph]) -> tuple[Traced | None, _Around]:
    """附注 (7.3.6) without its brackets."""
    if not paragraphs:
        return None, []
    content = paragraphs[0].content
    around: _Around = [("punctuation", (content.ids[0], content.ids[-1]))]
    around += [("cover_line", one.content.ids) for one in paragraphs[1:]]
    return content.cut(1, -1), around
