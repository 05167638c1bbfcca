from __future__ import annotations

from msgspec import UNSET

from pipeline.corrections.checked_findings import with_checked
from pipeline.corrections.file import Checked
from pipeline.model import Finding

FINDING = Finding.of("unit.unknown", "“商城”不知道是谁。", task=2)


def test_a_finding_is_known_by_what_it_says_and_of_which_task() -> None:
    one = Checked(FINDING.code, FINDING.message, task=3)
    same = (
        FINDING,
        Finding.of(FINDING.code, FINDING.message, task=1),
        Finding.of("unit.near_miss", FINDING.message, task=2),
    )
    found = with_checked(same, [one], [(1,), (2, 3)])
    assert [finding.checked for finding in found] == [True, UNSET, UNSET]


def test_one_about_a_point_or_the_whole() -> None:
    whole = Finding.of("head.missing_title", "没有标题。")
    point = Finding.of("claims.twice", "两次。", point=4)
    assert [
        one.checked
        for one in with_checked(
            [whole, point], [Checked(whole.code, whole.message), Checked(point.code, point.message, 5)], []
        )
    ] == [True, UNSET]


def test_a_finding_that_is_gone_is_no_matter() -> None:
    assert with_checked([], [Checked("a", "b")], []) == ()
