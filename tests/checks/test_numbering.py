"""Numbering: gaps and repeats in what is printed."""

from __future__ import annotations

from msgspec.structs import replace

from pipeline.checks.numbering import check_numbering
from pipeline.model import Finding, Notice, Section
from tests.checks.build import notice, point, section, task


def _codes(found: tuple[Finding, ...]) -> list[str]:
    return [finding.code for finding in found]


def _labelled(*labels: str) -> Notice:
    return notice([section(1, "甲", *(point(i, "乙", "丙", label) for i, label in enumerate(labels, 1)))])


def test_running_through_or_starting_again() -> None:
    runs = [section(1, "甲", point(1, "a", "b", "（一）")), section(2, "乙", point(2, "a", "b", "（二）"))]
    again = [section(1, "甲", point(1, "a", "b", "1.")), section(2, "乙", point(2, "a", "b", "1．"))]
    assert check_numbering(notice(runs)) == check_numbering(notice(again)) == ()


def test_gap() -> None:
    (finding,) = check_numbering(_labelled("（一）", "（二）", "（四）"))
    assert (finding.code, finding.severity, finding.point) == ("numbering.gap", "warning", 3)
    assert "“（二）”之后是“（四）”" in finding.message


def test_other_findings() -> None:
    assert _codes(check_numbering(_labelled("（一）", "（一）"))) == ["numbering.repeat"]
    assert _codes(check_numbering(_labelled("（一）", "（二）", "（一）"))) == ["numbering.repeat"]
    assert _codes(check_numbering(_labelled("（二）", "（三）"))) == ["numbering.gap"]
    assert _codes(check_numbering(notice([section(1, "甲"), section(3, "丙")]))) == ["numbering.gap"]


def test_quiet() -> None:
    assert check_numbering(_labelled("", "", "")) == ()
    assert check_numbering(_labelled("第一条", "第二条")) == ()
    # 一、 is a point with text of its own, 二、 heads others.
    mixed = (
        Section(1, "", "", points=(point(1, "总体要求", "甲", "一、"),)),
        section(2, "重点", point(2, "a", "b", "（一）")),
    )
    assert check_numbering(notice(mixed)) == ()


def test_rows() -> None:
    def rows(*labels: str | None, category: str = "") -> list[str]:
        tasks = [task(i, f"要求{i}", None, category or f"类{i}", f"名{i}", label) for i, label in enumerate(labels, 1)]
        return _codes(check_numbering(notice([], tasks)))

    assert rows("1", "2", "3") == rows(None, None) == rows("一", "二") == rows("1", "1") == rows("甲", "乙") == []
    assert rows("1", "2", "1", "2", category="类") == ["numbering.repeat"]
    assert rows("1", "3", category="类") == ["numbering.gap"]
    assert rows("1", "2", "2", "3", category="类") == ["numbering.repeat"]


def test_a_merged_number_is_no_repeat() -> None:
    tasks = [task(i, f"要求{i}", None, "类", "名", "1") for i in (1, 2)]
    assert check_numbering(notice([], tasks)) == ()


def test_numbers_that_run_on_through_items() -> None:
    items = tuple(point(0, "a", "b", f"{number}.") for number in (2, 3))
    through = [
        section(1, "甲", point(1, "a", "b", "1.")),
        section(2, "乙", replace(point(2, "a", "b", "（一）"), items=items)),
        section(3, "丙", point(3, "a", "b", "4.")),
    ]
    assert check_numbering(notice(through)) == ()
