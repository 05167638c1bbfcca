"""``rules/pages.yaml``: how web pages of governments name what holds a notice and what they say about it.

The labels of what they print about it stand in ``rules/document.yaml``."""

from __future__ import annotations

import re
from functools import cached_property
from pathlib import Path

from msgspec import Struct

from pipeline.rules.document import DocumentRules, WebWords, load_document
from pipeline.rules.loading import Text, read_rules

_BRACKETS = re.compile(r"[（(][^（()）]*[)）]$")


class MetaNames(Struct, frozen=True, forbid_unknown_fields=True):
    """Names of meta tags with spaces between them, by what the head of a notice asks for."""

    title: Text
    number: Text
    issuer: Text
    issued: Text


class PageWords(Struct, frozen=True, forbid_unknown_fields=True):
    """The whole file."""

    containers: tuple[Text, ...]
    titles: Text
    around: Text
    headings: Text
    meta: MetaNames


class PageRules(Struct, frozen=True, dict=True):
    """The file's words, and those of documents and their pages."""

    words: PageWords
    document: DocumentRules

    @property
    def web(self) -> WebWords:
        """Words of the page around a notice."""
        return self.document.web

    @cached_property
    def captions(self) -> tuple[str, ...]:
        """What stands over an attachment."""
        return tuple(self.document.forms.captions.split())

    @property
    def about(self) -> str:
        """What stands before the matter in a title: 关于."""
        return self.document.titles.about

    @cached_property
    def organ_endings(self) -> tuple[str, ...]:
        """What the name of an organ ends with."""
        return tuple(self.document.titles.organ_endings.split())

    def is_titled(self, line: str) -> bool:
        """Whether a line ends as titles do; what stands in brackets behind (（试行）) aside."""
        titles = self.document.titles
        ends = tuple(f"{titles.kinds} {titles.also_notices}".split())
        return _BRACKETS.sub("", line).endswith(ends)

    def is_notice(self, line: str) -> bool:
        """Whether a line is worded as the title of a notice: 关于…的通知."""
        return self.about in line and line.endswith(tuple(self.document.titles.notices.split()))

    @cached_property
    def headings(self) -> frozenset[str]:
        """What stands over parts of the page that are the site's."""
        return frozenset(self.words.headings.split())

    @cached_property
    def around(self) -> frozenset[str]:
        """Words in the names of elements that are the site's, in lower case."""
        return frozenset(self.words.around.lower().split())

    @cached_property
    def kept(self) -> frozenset[str]:
        """Labels whose values a notice may need."""
        return frozenset(f"{self.web.number} {self.web.issuer} {self.web.issued}".split())

    @cached_property
    def known(self) -> frozenset[str]:
        """All labels of a page's lines about its notice."""
        return self.kept | frozenset(f"{self.web.title} {self.web.others}".split())

    @cached_property
    def title_names(self) -> frozenset[str]:
        """Names of elements that hold titles, in lower case."""
        return frozenset(self.words.titles.lower().split())

    def is_title(self, name: str) -> bool:
        """Whether a meta tag of the name holds the notice's title."""
        return name.lower() in self.words.meta.title.lower().split()

    def label_of(self, name: str) -> str:
        """The label of what a meta tag of the name holds; empty if no notice needs it."""
        if name in self.kept:
            return name
        return self._labels.get(name.lower(), "")

    @cached_property
    def _labels(self) -> dict[str, str]:
        meta, web = self.words.meta, self.web
        pairs = ((meta.number, web.number), (meta.issuer, web.issuer), (meta.issued, web.issued))
        return {name: labels.split()[0] for names, labels in pairs for name in names.lower().split()}


def load_pages(rules: Path) -> PageRules:
    """The page rules of a rules folder. Raises RulesError naming file and line."""
    return PageRules(read_rules(rules / "pages.yaml", PageWords), load_document(rules))
