"""Notices with more than a hundred points, and with numbers left out."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

import yaodian
from pipeline.model import Notice

_ONES = "零一二三四五六七八九"


def han(number: int) -> str:
    """A number up to 199 in Chinese."""
    tens, ones = divmod(number % 100, 10)
    if number >= 100:
        between = "零" if not tens and ones else "一" if tens == 1 else ""
        return f"一百{between}{han(number % 100) if number % 100 else ''}"
    return f"{'' if tens < 2 else _ONES[tens]}{'十' if tens else ''}{_ONES[ones] if ones or not tens else ''}"


def notice_of(folder: Path, label: Callable[[int], str], numbers: Iterable[int]) -> Notice:
    lines = [f"{label(n)}推进第{han(n)}类事项公开。按时公开有关信息。（市财政局负责）" for n in numbers]
    above = [] if label(1) == "一、" else ["一、重点工作"]
    path = folder / "notice.txt"
    path.write_text("\n".join(["2023年甲市工作要点", *above, *lines]), encoding="utf-8")
    return yaodian.read(path)


@pytest.mark.parametrize("pattern", ["{}．", "{}、", "{}.", "（{}）", "（汉）", "汉、"])
def test_a_hundred_and_thirty_points(tmp_path: Path, pattern: str) -> None:
    notice = notice_of(tmp_path, lambda n: pattern.format(n).replace("汉", han(n)), range(1, 131))
    assert len(notice.tasks) == len(notice.points()) == 130
    assert not [finding for finding in notice.findings if finding.code.startswith("numbering")]


def test_a_gap_in_the_numbers(tmp_path: Path) -> None:
    notice = notice_of(tmp_path, lambda n: f"（{han(n)}）", [*range(1, 16), *range(20, 24)])
    assert len(notice.tasks) == len(notice.points()) == 19 and notice.notice.closing is None
    assert [finding.code for finding in notice.findings if "numbering" in finding.code] == ["numbering.gap"]


def test_a_number_that_does_not_run_on_is_told(tmp_path: Path) -> None:
    notice = notice_of(tmp_path, lambda n: f"（{han(n)}）", [1, 2, 3, 30])
    assert len(notice.points()) == 3
    (told,) = [finding for finding in notice.findings if "numbering" in finding.code]
    assert told.code == "numbering.label_in_text" and "（三十）" in told.message
