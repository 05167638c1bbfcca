"""One file as a worker sees it: whatever goes wrong comes back as an outcome, in words."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.batch.single import Job, check_rules, convert, count, head_of, read_beside
from pipeline.errors import CorrectionsError
from pipeline.exporters.json_file import read_notice
from pipeline.settings import Settings
from tests import RULES

TEXT = (
    "2023年甲县政务公开工作要点\n一、重点任务\n（一）公开预算\n按时公开信息。（县财政局负责）\n"
    "（二）公开规划\n及时公开规划。（县发改局牵头，县财政局配合）\n"
)


def job(folder: Path, text: str = TEXT, corrections: str | None = None) -> Job:
    source = folder / "notice.txt"
    source.write_text(text, encoding="utf-8")
    beside = folder / "notice.corrections.yaml"
    if corrections is not None:
        beside.write_text(corrections, encoding="utf-8")
    (folder / "out").mkdir()
    settings = Settings(rules=RULES, exports=("json",))
    return Job(source, folder / "out", settings, beside if corrections is not None else None)


def test_a_notice_is_counted_and_known_by_its_head(tmp_path: Path) -> None:
    outcome = convert(job(tmp_path))
    assert outcome.problem is None and outcome.seconds >= 0
    notice = read_notice(tmp_path / "out/notice.json")
    assert outcome.counts == count(notice) and outcome.head == head_of(notice)
    assert (outcome.counts.tasks, outcome.counts.points, outcome.counts.units) == (2, 2, 2)
    assert outcome.head.title == "2023年甲县政务公开工作要点" and outcome.head.year == 2023


@pytest.mark.parametrize(
    ("text", "corrections", "problem", "said"),
    [
        ("大家好。", None, "source", "没有找到编号的要点"),
        ("", None, "source", "没有文字"),
        (TEXT, "texts: [", "corrections", "notice.corrections.yaml"),
        (TEXT, "nothing_known: 1", "corrections", "notice.corrections.yaml"),
    ],
)
def test_what_goes_wrong_is_an_outcome(
    tmp_path: Path, text: str, corrections: str | None, problem: str, said: str
) -> None:
    outcome = convert(job(tmp_path, text, corrections))
    assert outcome.problem == problem and said in outcome.reason
    assert not list((tmp_path / "out").iterdir())


def test_a_correction_is_applied(tmp_path: Path) -> None:
    corrections = "texts:\n  - {where: requirement, number: 1, old: 按时, new: 及时}\n"
    assert convert(job(tmp_path, corrections=corrections)).problem is None
    assert read_notice(tmp_path / "out/notice.json").tasks[0].requirement.startswith("及时")


def test_broken_corrections_are_told_of_by_their_own_error(tmp_path: Path) -> None:
    path = tmp_path / "n.corrections.yaml"
    path.write_text("- a", encoding="utf-8")
    with pytest.raises(CorrectionsError, match=r"n.corrections.yaml"):
        read_beside(path, "n.txt")


def test_two_files_of_corrections_are_told_of(tmp_path: Path) -> None:
    for name in ("n.corrections.yaml", "n.txt.corrections.yaml"):
        (tmp_path / name).write_text("", encoding="utf-8")
    with pytest.raises(CorrectionsError, match=r"n\.corrections\.yaml、n\.txt\.corrections\.yaml"):
        read_beside(tmp_path / "n.corrections.yaml", "n.txt")


def test_rules_are_checked_once_for_all(tmp_path: Path) -> None:
    assert check_rules(RULES) == ""
    (tmp_path / "columns.yaml").write_text("columns: 1", encoding="utf-8")
    assert str(tmp_path) in check_rules(tmp_path)
