"""Ways from a comparison to the pages of its notices."""

from __future__ import annotations

from pathlib import Path

from pipeline.exporters.comparison.page_links import links_to
from pipeline.model import Point, Section
from tests.exporters.notices import notice_of, task_of

NOTICE = notice_of(
    task_of(1, "甲", id="3713-2021-ab"),
    task_of(2, "乙", id='x"#/?-2'),
    sections=(Section(1, "一、", "公开", points=(Point(7, "（七）", "政策", ""),)),),
)


def test_tasks_are_addressed_by_their_ids(tmp_path: Path) -> None:
    links = links_to(NOTICE, tmp_path / "a b#1" / "notice.html", tmp_path / "diff" / "deep")
    assert links == {
        1: "./../../a%20b%231/notice.html#task=3713-2021-ab",
        2: "./../../a%20b%231/notice.html#task=x%22%23%2F%3F-2",
    }


def test_points_by_their_numbers(tmp_path: Path) -> None:
    assert links_to(NOTICE, tmp_path / "n.html", tmp_path, points=True) == {7: "./n.html#point=7"}


def test_without_a_page_there_is_no_way(tmp_path: Path) -> None:
    assert links_to(NOTICE, None, tmp_path) == {}
