"""All checks of one notice."""

from __future__ import annotations

from pipeline.checks.body_table import check_body_table
from pipeline.checks.claims import check_claims
from pipeline.checks.head import check_head
from pipeline.checks.numbering import check_numbering
from pipeline.checks.placing import check_placing
from pipeline.model import Coverage, Finding, Layout, Notice, RawNotice


def run_checks(raw: RawNotice, layout: Layout, notice: Notice) -> tuple[Coverage, tuple[Finding, ...]]:
    """Where every character went, and what a person should look at, grouped by check.

    Only the checks' own findings: those that the notice carries already are not repeated. Points and tasks are set
    against each other only where the tasks come from a table: a responsibility clause stands in its point.
    """
    coverage, claims = check_claims(raw, layout)
    findings = [*claims, *check_head(notice), *check_numbering(notice)]
    if any(task.point is None for task in raw.tasks):
        findings += check_placing(notice)
        findings += check_body_table(notice)
    return coverage, tuple(findings)
