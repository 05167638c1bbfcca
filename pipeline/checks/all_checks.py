"""All checks of one notice."""

from __future__ import annotations

from pipeline.checks.body_table import check_body_table
from pipeline.checks.carried_out import check_placing
from pipeline.checks.claims import check_claims
from pipeline.checks.due_dates import check_deadlines
from pipeline.checks.invisible import check_invisible
from pipeline.checks.missing_head import check_empty, check_head
from pipeline.checks.numbering import check_numbering
from pipeline.checks.unseen import check_unseen
from pipeline.model import Coverage, Evidence, Finding, Layout, Notice, RawNotice, RawSection
from pipeline.model.evidence import evidence_of


def run_checks(raw: RawNotice, layout: Layout, notice: Notice) -> tuple[Coverage, tuple[Finding, ...]]:
    """Where every character went, and what a person should look at, grouped by check.

    Only the checks' own findings: those that the notice carries already are not repeated. Points and tasks are set
    against each other only where the tasks come from a table: a responsibility clause stands in its point.
    """
    coverage, claims = check_claims(raw, layout)
    findings = [*claims, *check_invisible(layout), *check_unseen(layout), *check_head(notice), *check_empty(notice)]
    findings += check_numbering(notice)
    if any(task.point is None for task in raw.tasks):
        findings += check_placing(notice)
        findings += check_body_table(notice, _headings(raw.sections, layout))
    findings += check_deadlines(notice)
    return coverage, tuple(findings)


def _headings(sections: tuple[RawSection, ...], layout: Layout) -> dict[str, tuple[Evidence, ...]]:
    """Where the headings of all sections stand, by their text."""
    found: dict[str, tuple[Evidence, ...]] = {}
    for section in sections:
        found[section.heading.text] = evidence_of(layout.chars, section.heading.ids)
        found |= _headings(section.sections, layout)
    return found
