"""What a page says about its notice outside the notice's text: a table of information, meta tags, the title above."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import regex
from msgspec import Struct
from rapidfuzz.fuzz import partial_ratio
from selectolax.lexbor import LexborHTMLParser

from pipeline.sources.html.drafts import TableDraft
from pipeline.sources.html.nodes import count_han
from pipeline.sources.html.page_rules import PageRules
from pipeline.sources.html.walking import FrameLine

_BLANKS = regex.compile(r"[\s\u3000【】\[\]]+")
_ENTRY = regex.compile(r"([^：:]{2,24})([：:])(.*)", regex.DOTALL)
_SITE = regex.compile(r"\s*[-_|—–]+\s*")
"""What parts a page's title from the name of its site."""
_NUMBER = regex.compile(r"\p{Han}{2,16}[〔\[（(【]\d{4}[〕\]）)】]第?\d{1,5}号")
"""A document's number that stands alone (GB/T 9704-2012, 7.2.5)."""
_LEAST = 8
"""Chinese characters that a title has at least."""
_LIKE = 88
"""Likeness (of 100) of a title to a stretch of the text from which on the text has it."""
_TOP = 1500
"""Characters of the text among which its title stands."""


class Entry(Struct, frozen=True):
    """One thing said: its label and value as printed; ``colon`` empty where none is printed between them.

    ``lines`` are those of the page's frame that it takes up; none for a meta tag, whose label nobody printed.
    """

    label: str
    value: str
    colon: str = ""
    lines: frozenset[int] = frozenset()


class PageTitle(Struct, frozen=True):
    """The notice's title where its text lacks it; ``line`` of the frame that prints it, None where only the page's head
    has it."""

    text: str
    line: int | None


def entries(texts: Sequence[str], rules: PageRules) -> list[Entry]:
    """Labels with their values, in one line or in two that follow each other, as cells of a table do."""
    found: list[Entry] = []
    at = 0
    while at < len(texts):
        label, colon, value = _parted(texts[at], rules)
        after = at + 1
        if label and not _bare(value) and after < len(texts) and not _parted(texts[after], rules)[0]:
            value = texts[after]
            after += 1
        if label:
            found.append(Entry(label, value, colon, frozenset(range(at, after))))
        at = after
    return found


def is_needed(entry: Entry, rules: PageRules) -> bool:
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


def meta_entries(tree: LexborHTMLParser, rules: PageRules) -> list[Entry]:
    """What the page's meta tags say, each label once, in the order of the page."""
    found: dict[str, Entry] = {}
    for name, value in _meta(tree):
        if label := rules.label_of(name):
            found.setdefault(label, Entry(label, value))
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


def missing_title(texts: Iterable[str], frame: Sequence[FrameLine], in_head: Sequence[str]) -> PageTitle | None:
    """The notice's title where its text lacks it: a line above it that the page's head has too or whose element holds
    titles, else a title in the head."""
    above = [(at, line) for at, line in enumerate(frame) if line.above and _is_title(line.text)]
    heads = [_bare(title) for title in in_head]
    printed = [at for at, line in above if _bare(line.text) in heads] or [at for at, line in above if line.title][::-1]
    line = printed[0] if printed else None
    text = frame[printed[0]].text if printed else next(iter(in_head), "")
    if not text or partial_ratio(_bare(text), _top(texts)) >= _LIKE:
        return None
    return PageTitle(text, line)


def missing_number(texts: Iterable[str], frame: Sequence[FrameLine]) -> int | None:
    """The line above the text that is a document's number and nothing else, where the text's beginning has none."""
    if _NUMBER.search(_top(texts)[: _TOP // 3]):
        return None
    return next((at for at, line in enumerate(frame) if line.above and _NUMBER.fullmatch(_bare(line.text))), None)


def _is_title(text: str) -> bool:
    return count_han(text) >= _LEAST


def _top(texts: Iterable[str]) -> str:
    found = ""
    for text in texts:
        found += _bare(text)
        if len(found) > _TOP:
            break
    return found[:_TOP]
