"""What a head does not say is told, and nothing of a head that says it all."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from pipeline.checks.missing_head import check_empty, check_head
from pipeline.model import Head, Section
from tests.checks.build import HEAD, notice


def codes(head: Head) -> list[str]:
    return [finding.code for finding in check_head(notice([], head=head))]


def test_each_part_that_is_missing_is_a_finding() -> None:
    missing = ["head.missing_title", "head.missing_year", "head.missing_date", "head.missing_issuer"]
    assert codes(Head()) == missing
    parts = (
        replace(HEAD, title=None),
        replace(HEAD, year=None),
        replace(HEAD, issued_on=None),
        replace(HEAD, issuers=()),
    )
    assert [codes(head) for head in parts] == [[code] for code in missing]
    assert codes(HEAD) == []


@pytest.mark.parametrize(("issued", "likely"), [("2020-12-30", True), ("2022-01-15", True), ("2019-06-28", False)])
def test_a_notice_is_issued_about_its_own_year(issued: str, likely: bool) -> None:
    assert codes(replace(HEAD, issued_on=issued)) == ([] if likely else ["head.year_unlikely"])


def test_a_document_that_holds_nothing_is_told_of() -> None:
    assert [finding.code for finding in check_empty(notice([]))] == ["body.no_points"]
    assert check_empty(replace(notice([]), sections=(Section(1, "一、", "甲"),))) == ()
