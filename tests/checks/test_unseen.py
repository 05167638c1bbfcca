"""Text that no viewer shows makes no task; a finding says on which page, what, and why."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.checks.unseen import UNSEEN, check_unseen
from pipeline.conversion import read_source
from pipeline.model import Char, Evidence, Furniture, Layout, Place
from pipeline.settings import Settings
from pipeline.sources.docx.reader import read_docx
from tests import ROOT
from tests.pages.paper import Paper
from tests.sources.docx.writing import p, r, write

HIDDEN = "（三）虚设事项。虚设工作。（责任单位：区审计局）"


def paper(folder: Path) -> Paper:
    made = Paper(folder / "notice.pdf").page()
    made.text(150, 60, "2021年某区政务公开工作要点", size=16)
    made.text(100, 100, "一、加强公开", size=12)
    made.text(100, 120, "（一）公开政策。及时公开各类政策。（责任单位：区财政局）", size=12)
    return made.text(100, 140, "（二）公开预算。及时公开预算。（责任单位：区统计局）", size=12)


def white(made: Paper) -> None:
    made.text(100, 160, HIDDEN, size=12, colour=(1.0, 1.0, 1.0))


def covered(made: Paper) -> None:
    made.text(100, 160, HIDDEN, size=12).shade(90, 155, 500, 180, (1.0, 1.0, 1.0))


def off_page(made: Paper) -> None:
    made.text(700, 160, HIDDEN, size=12)


@pytest.mark.parametrize(("way", "reason"), [(white, "same_color"), (covered, "covered"), (off_page, "off_page")])
def test_kept_out_and_told_of(tmp_path: Path, way: object, reason: str) -> None:
    made = paper(tmp_path)
    way(made)  # type: ignore[operator]
    notice = read_source(made.save(), Settings(ROOT / "rules")).notice
    assert [task.assignment.raw for task in notice.tasks] == ["责任单位：区财政局", "责任单位：区统计局"]
    (finding,) = [one for one in notice.findings if one.code == "text.unseen"]
    assert finding.message.startswith(f"第 1 页有打开文件时看不见的文字（{UNSEEN[reason]}）：“{HIDDEN}”")
    assert finding.evidence[0].page == 1
    assert notice.coverage.furniture[reason] == len(HIDDEN)
    assert notice.coverage.unaccounted == 0


def test_one_finding_for_each_stretch_and_long_ones_are_cut() -> None:
    chars = tuple(Char("字", 1, (0, 0, 1, 1)) for _ in range(100))
    furniture = (Furniture("covered", (0, 1, 5, *range(10, 90))), Furniture("watermark", (95,)))
    said = [finding.message for finding in check_unseen(Layout("pdf", (), chars, furniture))]
    assert [message.split("：“")[1].split("”")[0] for message in said] == ["字字", "字", "字" * 60 + "……（共 80 字）"]


def test_in_a_word_file_the_paragraph_is_named(tmp_path: Path) -> None:
    body = p("一、加强公开") + "<w:p>" + r("（一）公开政策。") + r(HIDDEN, "<w:vanish/>") + "</w:p>"
    (finding,) = check_unseen(read_docx(write(tmp_path / "a.docx", body)))
    assert finding.message.startswith("第 2 段有打开文件时看不见的文字（设为隐藏") and HIDDEN in finding.message
    assert finding.evidence == (Evidence(place=Place(paragraph=2)),)
