"""What a page says about its notice outside the notice's text: a table of information, meta tags, the title above."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import regex
from msgspec import Struct
from rapidfuzz.fuzz import partial_ratio, ratio
from selectolax.lexbor import LexborHTMLParser

from pipeline.sources.html.container import LEAST, LIKE, MOST_LINES, bare
from pipeline.sources.html.drafts import Block, TableDraft, TextLine
from pipeline.sources.html.nodes import count_han
from pipeline.sources.html.page_outline import joined_runs
from pipeline.sources.html.page_rules import PageRules
from pipeline.sources.html.walking import FrameLine
from pipeline.text.labels import read_label

_BLANKS = regex.compile(r"[\s\u3000【】\[\]]+")
_ENTRY = regex.compile(r"([^：:]{2,24})([：:])(.*)", regex.DOTALL)
_SITE = regex.compile(r"\s*[-_|—–]+\s*")
"""What parts a page's title from the name of its site."""
_NUMBER = regex.compile(r"\p{Han}{2,16}\s*[〔\[（(【]\s*\d{4}\s*[〕\]）)】]\s*第?\d{1,5}\s*号")
"""A document's number (GB/T 9704-2012, 7.2.5)."""
_ALONE = regex.compile(rf"(?:^|[\s|丨])(?P<number>{_NUMBER.pattern})(?=[\s|丨]|$)")
_TOP = 1500
"""Characters of the text among which its title stands."""
_SAME = 95
"""Likeness (of 100) of a title to a stretch of the text that is it."""
_NEAR = 4
"""Lines above the text among which a title may stand that no element marks as one."""
_FIRST = 12
"""Lines among which it does."""


class SaidEntry(Struct, frozen=True):
    """One thing said: its label and value as printed; ``colon`` empty where none is printed between them.

    ``lines`` are those of the page's frame that it takes up; none for a meta tag, whose label nobody printed.
    """

    label: str
    value: str
    colon: str = ""
    lines: frozenset[int] = frozenset()


class PageTitle(Struct, frozen=True):
    """The notice's title where its text lacks it; ``lines`` of the frame that print it, none where only the page's head
    has it."""

    text: str
    lines: range


class PageNumber(Struct, frozen=True):
    """The document's number: the line of the frame that prints it, and where it begins and ends there."""

    line: int
    start: int
    end: int


def entries(texts: Sequence[str], rules: PageRules) -> list[SaidEntry]:
    """Labels with their values, in one line or in two that follow each other, as cells of a table do."""
    found: list[SaidEntry] = []
    at = 0
    while at < len(texts):
        label, colon, value = _parted(texts[at], rules)
        after = at + 1
        if label and not _bare(value) and after < len(texts) and not _parted(texts[after], rules)[0]:
            value = texts[after]
            after += 1
        if label:
            found.append(SaidEntry(label, value, colon, frozenset(range(at, after))))
        at = after
    return found


def with_entries(blocks: Sequence[Block], rules: PageRules) -> Iterator[Block | SaidEntry]:
    """Blocks of a notice; above its text a label that stands alone and the line behind it are an entry."""
    last = next((at for at, block in enumerate(blocks) if _is_text(block)), len(blocks))
    at = 0
    while at < len(blocks):
        entry = _entry(blocks[at : at + 2], rules) if at < last else None
        yield blocks[at] if entry is None else entry
        at += 1 if entry is None else 2


def _is_text(block: Block) -> bool:
    """Whether a block is one of the notice's text: a table, a sentence, or a numbered line."""
    if isinstance(block, TextLine):
        return "。" in block.text or read_label(block.text.strip()) is not None
    return isinstance(block, TableDraft)


def _entry(pair: Sequence[Block], rules: PageRules) -> SaidEntry | None:
    texts = [block.text for block in pair if isinstance(block, TextLine)]
    if len(texts) < 2 or _bare(texts[0]) not in rules.known or _parted(texts[1], rules)[0]:
        return None
    return SaidEntry(texts[0], texts[1])


def is_needed(entry: SaidEntry, rules: PageRules) -> bool:
    """Whether an entry, or another in the same line, says what the head of a notice may lack."""
    if not entry.value.strip():
        return False
    rest = _bare(entry.value)
    return _bare(entry.label) in rules.kept or any(f"{label}{colon}" in rest for label in rules.kept for colon in "：:")


def is_information(table: TableDraft, rules: PageRules) -> bool:
    """Whether a table only says things about the notice: at least three labels, most of its odd cells."""
    texts = [_bare(line.text) for line in table.lines()]
    labels = sum(bool(_parted(text, rules)[0]) for text in texts)
    return labels >= 3 and 5 * labels >= 2 * len(texts)


def _parted(text: str, rules: PageRules) -> tuple[str, str, str]:
    """Label, colon and value of a line; an empty label if it is none. A label without a colon stands alone."""
    if _bare(text) in rules.known:
        return text, "", ""
    found = _ENTRY.match(text)
    if found and _bare(found[1]) in rules.known:
        return found[1], found[2], found[3]
    return "", "", ""


def _bare(text: str) -> str:
    return _BLANKS.sub("", text)


def meta_entries(tree: LexborHTMLParser, rules: PageRules) -> list[SaidEntry]:
    """What the page's meta tags say, each label once, in the order of the page."""
    found: dict[str, SaidEntry] = {}
    for name, value in _meta(tree):
        if label := rules.label_of(name):
            found.setdefault(label, SaidEntry(label, value))
    return list(found.values())


def _meta(tree: LexborHTMLParser) -> list[tuple[str, str]]:
    """Names and contents of the meta tags that have both."""
    found = []
    for node in tree.css("meta"):
        attributes = node.attributes
        name, value = (attributes.get("name") or "").strip(), (attributes.get("content") or "").strip()
        if name and value:
            found.append((name, value))
    return found


def head_titles(tree: LexborHTMLParser, rules: PageRules) -> list[str]:
    """Titles in the page's head, the surest first: those of meta tags, then parts of the page's title."""
    found = [value for name, value in _meta(tree) if rules.is_title(name)]
    titles = tree.css("title")
    if titles:
        whole = " ".join((titles[0].text(deep=True) or "").split())
        found += sorted(_SITE.split(whole), key=len, reverse=True)[:1]
    return [title for title in found if _is_title(title)]


def missing_title(
    texts: Iterable[str], frame: Sequence[FrameLine], in_head: Sequence[str], rules: PageRules
) -> PageTitle | None:
    """The notice's title where its text lacks it: a line above it that the page's head has too or whose element holds
    titles, else a title in the head."""
    lines = _printed(frame, [bare(title) for title in in_head], rules)
    text = "".join(frame[at].text for at in lines) or next(iter(in_head), "")
    texts = list(texts)
    if not text or _has_title(texts, bare(text)):
        return None
    # The page's own name is no title where the text begins with one, and the name is not that of a notice.
    if not lines and texts and rules.is_titled(bare(texts[0])) and not rules.is_notice(bare(text)):
        return None
    return PageTitle(text, lines)


def _printed(frame: Sequence[FrameLine], in_head: Sequence[str], rules: PageRules) -> range:
    """The lines above the text that are a title: together one in the page's head, else the last in an element for
    titles, else the last that is worded as that of a notice, or of anything just above the text; none where there are
    none."""
    above = [bare(line.text) for line in frame if line.above]
    for first, last, text in joined_runs(above, MOST_LINES):
        if text in in_head:
            return range(first, last)
    titles = [at for at, text in enumerate(above) if frame[at].title and _is_title(text) and rules.is_titled(text)]
    if titles:
        return range(titles[-1], titles[-1] + 1)
    notices = [at for at, text in enumerate(above) if rules.is_notice(text)]
    if notices:
        return _with_organ(above, notices[-1], rules)
    return _just_above(above, rules)


def _just_above(above: Sequence[str], rules: PageRules) -> range:
    """Old pages have no element for titles: the last line just above the text that is worded as one."""
    near = range(max(0, len(above) - _NEAR), len(above))
    worded = [at for at in near if _is_title(above[at]) and rules.is_titled(above[at])]
    return range(worded[-1], worded[-1] + 1) if worded else range(0)


def _with_organ(above: Sequence[str], at: int, rules: PageRules) -> range:
    """The line of a title, with the one before it where that names who issues it (…人民政府 / 关于…的通知)."""
    organ = at > 0 and above[at].startswith(rules.about) and above[at - 1].endswith(rules.organ_endings)
    return range(at - organ, at + 1)


def _has_title(texts: Sequence[str], title: str) -> bool:
    """Whether the text's beginning has a title, or lines like it; words that hand the document over name it too."""
    if partial_ratio(title, _top(texts)) >= _SAME:
        return True
    first = [bare(text) for text in texts[:_FIRST]]
    # What the document hands over has a title too, but without 的通知 at its end.
    runs = (text for *_, text in joined_runs(first, MOST_LINES) if text[-2:] == title[-2:])
    return any(ratio(title, text) >= LIKE for text in runs)


def missing_number(texts: Iterable[str], frame: Sequence[FrameLine]) -> PageNumber | None:
    """A number that stands alone above the text, between blanks or bars, where the text's beginning has none."""
    if _NUMBER.search(_top(texts)[: _TOP // 3]):
        return None
    for at, line in enumerate(frame):
        if line.above and (found := _ALONE.search(line.text)):
            return PageNumber(at, *found.span("number"))
    return None


def _is_title(text: str) -> bool:
    return count_han(text) >= LEAST


def _top(texts: Iterable[str]) -> str:
    found = ""
    for text in texts:
        found += _bare(text)
        if len(found) > _TOP:
            break
    return found[:_TOP]
