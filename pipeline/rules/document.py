"""``rules/document.yaml``: how official documents and web pages word what is no work point."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from pipeline.rules.loading import Expression, Text, read_rules


class FormWords(Struct, frozen=True, forbid_unknown_fields=True):
    """Words that tell a paragraph by its form: labels, notes, imprint, captions."""

    number: Text
    signatory: Text
    note: Text
    copies: Text
    copies_in_a_line: Text
    printed: Text
    printed_alone: Text
    printed_copies: Expression
    proofread: Text
    attachments: Text
    captions: Text
    contents: Text


class TitleWords(Struct, frozen=True, forbid_unknown_fields=True):
    """Words of titles, of what hands a document over, and of the organs that sign."""

    kinds: Text
    order: Text
    notices: Text
    also_notices: Text
    notice: Text
    waiting: Text
    about: Text
    red_head: Text
    hands_over: Text
    publishes: Text
    gives: Text
    receivers: Text
    now: Expression
    asks: Expression
    introduces: Text
    grounds: Text
    opens: Text
    opens_with: Text
    organ_endings: Text
    seals: Text
    officials: Text


class DueWords(Struct, frozen=True, forbid_unknown_fields=True):
    """Words of deadlines beside responsibility clauses, and of brackets that are none."""

    deadline_before: Text
    deadlines: Text
    deadline_after: Text
    whole_deadlines: Text
    done: Text
    gives_name: Text
    standing: Text
    given: Text
    explains: Text
    persons: Text
    officers: Text


class WebWords(Struct, frozen=True, forbid_unknown_fields=True):
    """Words of the web page around a notice."""

    number: Text
    issuer: Text
    issued: Text
    title: Text
    others: Text
    buttons: Text
    buttons_with: Text


class DocumentRules(Struct, frozen=True, forbid_unknown_fields=True):
    """The whole file."""

    forms: FormWords
    titles: TitleWords
    clauses: DueWords
    web: WebWords


def load_document(rules: Path) -> DocumentRules:
    """The words of documents of a rules folder. Raises RulesError naming file and line."""
    return read_rules(rules / "document.yaml", DocumentRules)
