"""What tells the parts of a document: the words of ``rules/document.yaml``, compiled once for all notices."""

from __future__ import annotations

from msgspec import Struct

from pipeline.extractors.body.forms import Forms
from pipeline.extractors.body.title_signs import TitleSigns
from pipeline.extractors.body.web_lines import WebLines
from pipeline.rules.document import DocumentRules, DueWords


class DocumentSigns(Struct, frozen=True):
    """Forms of paragraphs, lines of web pages, titles; and the words of deadlines, which clauses compile."""

    forms: Forms
    web: WebLines
    titles: TitleSigns
    due: DueWords


def document_signs(rules: DocumentRules) -> DocumentSigns:
    """The signs that the words of a rules folder make."""
    forms = Forms(rules.forms)
    return DocumentSigns(forms, WebLines(rules.web, forms), TitleSigns(rules.titles), rules.clauses)
