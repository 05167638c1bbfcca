"""What tells the parts of a document: the words of ``rules/document.yaml``, compiled once for all notices."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from pipeline.extractors.body.forms import Forms
from pipeline.extractors.body.title_signs import TitleSigns, title_again
from pipeline.extractors.body.web_lines import WebLines
from pipeline.rules.document import DocumentRules, DueWords

_HEAD = 30
"""Lines among which a page prints the title of its notice."""


class DocumentSigns(Struct, frozen=True):
    """Forms of paragraphs, lines of web pages, titles; and the words of deadlines, which clauses compile."""

    forms: Forms
    web: WebLines
    titles: TitleSigns
    due: DueWords

    def on_page(self, texts: Sequence[str]) -> list[int]:
        """Indexes of the lines that are the web page's: by their form, and what stands over the title that it names."""
        found = self.web.find(texts)
        title = self.web.title([texts[index] for index in found])
        begins = next((at for at in range(min(len(texts), _HEAD)) if title_again(texts[at : at + 3], title)), 0)
        return sorted({*found, *(at for at in range(begins) if self._is_sites(texts[at]))})

    def _is_sites(self, text: str) -> bool:
        """Whether a line over the title is no part of the document's head: a number, or an organ's name."""
        named = self.titles.organ.search(text[: self.titles.without_red_head(text)])
        return named is None and self.forms.mark_of(text) == "plain"


def document_signs(rules: DocumentRules) -> DocumentSigns:
    """The signs that the words of a rules folder make."""
    forms = Forms(rules.forms)
    return DocumentSigns(forms, WebLines(rules.web, forms), TitleSigns(rules.titles), rules.clauses)
