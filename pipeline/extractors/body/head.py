"""Head and frame of the notice (GB/T 9704-2012, 7.2 to 7.4) from its parts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from operator import attrgetter

from msgspec import Struct

from pipeline.extractors.body import fields
from pipeline.extractors.body.attachments import read_attachments
from pipeline.extractors.body.document_signs import DocumentSigns
from pipeline.extractors.body.fields import Around
from pipeline.extractors.body.paragraphs import Paragraph
from pipeline.extractors.body.parts import NoticePart
from pipeline.extractors.body.title_signs import TitleSigns
from pipeline.model import Char, RawHead, Traced
from pipeline.model.traced import join
from pipeline.text.clean import BREAK

_NEWLINE = Traced("\n", (BREAK,))

_Kind = Callable[[NoticePart], Sequence[Paragraph]]
_DATE: _Kind = attrgetter("date")
_SUBTITLE: _Kind = attrgetter("subtitle")
_NUMBER: _Kind = attrgetter("number")
_NOTE: _Kind = attrgetter("note")
_ATTACHMENTS: _Kind = attrgetter("attachments")
_SIGNATURE: _Kind = attrgetter("signature")


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
    parts: Sequence[NoticePart],
    works: Sequence[NoticePart],
    closing: Sequence[Paragraph],
    chars: tuple[Char, ...],
    document: DocumentSigns,
    tabled: bool = False,
) -> HeadFrame:
    """The head from all parts; ``works`` are those that hold the work points, ``closing`` what stands after them.

    ``tabled``: tables hold the tasks, so that what is attached to a notice without points is such a table.
    """
    cover, titles = parts[0], document.titles
    apart = cover not in works and cover.is_notice(titles)
    said = document.web.read([one.content for one in cover.web])
    over = (_title(cover) or said.get("title")) if cover.is_notice(titles) else None
    full, in_title, behind = fields.numbered_title(over, document)
    transmittal, preamble, own = _introductions(cover, works, apart, full, titles)
    titled = (own, _own_title(parts, works, cover, titles, tabled), _title_inside(full, titles))
    title = next(filter(None, (*titled, _title_handed(transmittal, titles), said.get("title"))), None)
    issuers, mark = _issuers(parts, full, said.get("issuer"), chars, document)
    issued, dates = fields.issued_on(_all(parts, _DATE), _all(parts, _SUBTITLE), document)
    number, numbers = fields.number(_all(parts, _NUMBER), document)
    number = in_title or number
    number, issued = number or said.get("number"), issued or said.get("issued")
    web = [("web_page", _unclaimed(cover.web, (number, issued, full, title, *issuers)))]
    addressees, marks = fields.addressees(cover.addressees)
    note, notes = fields.note(_all(parts, _NOTE))
    attachments, listed = read_attachments(_all(parts, _ATTACHMENTS), document)
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
    structure = [
        *_frame(parts, _titled(parts, title if own is None else None) + ([cover] if full is not None else [])),
        *(mark + dates + numbers + behind),
        *web,
        *(marks + notes),
        ("cover_line", listed),
    ]
    read = works if cover in works else [*works, cover]
    return HeadFrame(head, tuple((reason, ids) for reason, ids in structure if ids), _unread(parts, read))


def _all(parts: Sequence[NoticePart], kind: _Kind) -> list[Paragraph]:
    """The lines of one kind of all parts."""
    return [line for part in parts for line in kind(part)]


def _titled(parts: Sequence[NoticePart], title: Traced | None) -> list[NoticePart]:
    """The parts whose printed title is the title of the notice."""
    return [part for part in parts if title is not None and _title(part) == title]


def _frame(parts: Sequence[NoticePart], claimed: Sequence[NoticePart]) -> Around:
    """What stands around every part and is no field; ``claimed``: parts whose title is one."""
    found: Around = []
    for part in parts:
        if part not in claimed:
            found += _structure("cover_line", part.title)
        found += _structure("cover_line", (*part.caption, *part.repeated))
        found += _structure("table_of_contents", part.contents)
        found += _structure("imprint", part.imprint)
        found += _structure("signatory", part.signatory)
    return found


def _issuers(
    parts: Sequence[NoticePart],
    full: Traced | None,
    on_page: Traced | None,
    chars: tuple[Char, ...],
    document: DocumentSigns,
) -> tuple[list[Traced], Around]:
    """Who signed, else whose mark stands above, else whom the title names, else whom the web page names."""
    signature: list[Paragraph] = []
    beside: list[Paragraph] = []
    for line in _all(parts, _SIGNATURE):
        person = document.titles.sealed.fullmatch(line.text) or document.titles.official.fullmatch(line.text)
        (beside if person else signature).append(line)
    around = _structure("signatory", beside)
    signed = [name for line in signature for name in fields.organs(line, chars)]
    mark, marked = fields.issuer_mark(parts[0].before_title, not signed, document)
    named = _issuer_in(full, document.titles)
    if on_page is not None and all(on_page.text.endswith(one.text) for one in named):
        # The page says more exactly who it is: 区人民政府办公室 of the title is 甲区人民政府办公室.
        named = [on_page] if not named or len(on_page) > len(named[0]) else named
    issuers = signed or mark or named
    return issuers, around + marked


def _unclaimed(lines: Sequence[Paragraph], fields: Sequence[Traced | None]) -> tuple[int, ...]:
    """The characters of the lines that no field has."""
    taken = {i for field in fields if field is not None for i in field.ids}
    return tuple(i for line in lines for i in line.content.ids if i not in taken)


def _unread(parts: Sequence[NoticePart], read: Sequence[NoticePart]) -> tuple[Paragraph, ...]:
    """What the parts say that nobody read."""
    return tuple(line for part in parts if part not in read for line in (*part.intro, *part.outline))


def _structure(reason: str, paragraphs: Iterable[Paragraph]) -> Around:
    return [(reason, paragraph.content.ids) for paragraph in paragraphs]


def _title(part: NoticePart) -> Traced | None:
    return join(one.content for one in part.title) if part.title else None


def _own_title(
    parts: Sequence[NoticePart], works: Sequence[NoticePart], cover: NoticePart, titles: TitleSigns, tabled: bool
) -> Traced | None:
    """The title printed over the work points, or else over the table, where they are a part of their own. Under a
    notice it ends as a document's does: what a web page has there (返回上一页) is none."""
    noticed = cover.is_notice(titles)
    for part in works:
        if part.title and not (part is cover and noticed):
            return _title(part)
    if works:
        return None
    if not noticed:
        return next((_title(part) for part in parts if part.title), None)
    attached = (part for part in parts if part is not cover and titles.document.search(part.title_text))
    return next((_title(part) for part in attached), None) if tabled else None


def _title_inside(full: Traced | None, titles: TitleSigns) -> Traced | None:
    """The title that the notice's own title hands over (关于印发…的通知), else the whole of it without its issuer."""
    if full is None:
        return None
    found = titles.issues.search(full.text)
    if found:
        return full.cut(*found.span("title"))
    return full


def _title_handed(transmittal: Traced | None, titles: TitleSigns) -> Traced | None:
    found = titles.handed.search(transmittal.text) if transmittal else None
    return transmittal.cut(*found.span(1)) if transmittal and found else None


def _issuer_in(full: Traced | None, titles: TitleSigns) -> list[Traced]:
    found = titles.issuer.match(full.text) if full else None
    return [full.cut(*found.span(1))] if full and found else []


def _introductions(
    cover: NoticePart, works: Sequence[NoticePart], apart: bool, full: Traced | None, titles: TitleSigns
) -> tuple[Traced | None, Traced | None, Traced | None]:
    """Transmittal, preamble, and the work points' own title where it stands in the notice's running text."""
    preamble = [one for part in works if part is not cover for one in part.intro]
    handed, intro = _handed(cover.intro, full, whole=apart, sure=apart and bool(works), titles=titles)
    inside = _title_inside(full, titles)
    own: Traced | None = None
    if intro and inside is not None and intro[0].text == inside.text and full is not inside:
        own, intro = intro[0].content, intro[1:]
    return paragraphs_joined(handed), paragraphs_joined([*intro, *preamble]), own


def _handed(
    intro: Sequence[Paragraph], full: Traced | None, whole: bool, sure: bool, titles: TitleSigns
) -> tuple[Sequence[Paragraph], Sequence[Paragraph]]:
    """The words that hand the work points over, and what follows them.

    ``whole``: the cover holds nothing else, so that all its text hands over if its first paragraph does, or if the
    work points stand behind it (``sure``).
    """
    hands_over = bool(intro) and bool(titles.hands_over.search(intro[0].text))
    if sure or (whole and hands_over):
        return intro, ()
    if hands_over and full is not None and titles.issues.search(full.text):
        return intro[:1], intro[1:]
    return (), intro
