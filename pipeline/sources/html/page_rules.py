"""``rules/pages.yaml``: how web pages of governments name what holds a notice and what they say about it.

The labels of what they print about it stand in ``rules/document.yaml``."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path

from msgspec import Struct

from pipeline.rules.document import WebWords, load_document
from pipeline.rules.loading import Text, read_rules


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
    meta: MetaNames


class PageRules(Struct, frozen=True, dict=True):
    """The file's words, and those for web pages of the document rules."""

    words: PageWords
    web: WebWords

    @cached_property
    def kept(self) -> frozenset[str]:
        """Labels whose values a notice may need."""
        return frozenset(f"{self.web.number} {self.web.issuer} {self.web.issued}".split())

    @cached_property
    def known(self) -> frozenset[str]:
        """All labels of a page's lines about its notice."""
        return self.kept | frozenset(self.web.others.split())

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


NOTHING_KNOWN = PageRules(PageWords((), "", MetaNames("", "", "", "")), WebWords("", "", "", "", "", ""))
"""For a reader without a rules folder: the notice is found by its characters alone."""


def load_pages(rules: Path) -> PageRules:
    """The page rules of a rules folder. Raises RulesError naming file and line."""
    return PageRules(read_rules(rules / "pages.yaml", PageWords), load_document(rules).web)
