"""Zero-width characters and direction signs are kept out of the text, and told of."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.conversion import read_source
from pipeline.model import Finding, Notice
from pipeline.settings import Settings
from tests import ROOT

NOTICE = """2021年某区政务公开工作要点

一、加强公开
（一）公开政{}策。及时公开各类政策。（责任单位：区财{}政局）
"""


def read(folder: Path, sign: str) -> tuple[Notice, list[Finding]]:
    path = folder / "notice.txt"
    path.write_text(NOTICE.format(sign, sign), encoding="utf-8")
    notice = read_source(path, Settings(ROOT / "rules")).notice
    return notice, [finding for finding in notice.findings if finding.code == "text.invisible"]


@pytest.mark.parametrize(
    ("sign", "severity", "said"),
    [
        ("\u200b", "info", "零宽字符 U+200B 2 个"),
        ("\ufeff", "info", "U+FEFF"),
        ("\u202e", "warning", "方向符 U+202E 2 个"),
    ],
)
def test_told_of_and_kept_out(tmp_path: Path, sign: str, severity: str, said: str) -> None:
    notice, findings = read(tmp_path, sign)
    assert [(finding.severity, said in finding.message) for finding in findings] == [(severity, True)]
    assert [place.lines for place in findings[0].evidence] == [(4, 4), (4, 4)]
    (point,) = notice.points()
    assert point.heading == "公开政策"
    assert [party.text for party in notice.tasks[0].assignment.parties] == ["区财政局"]
    assert notice.coverage.unaccounted == 0
    assert notice.coverage.furniture["invisible"] == 2


@pytest.mark.parametrize("sign", ["", "\u00ad", "\x0c"])
def test_nothing_to_tell(tmp_path: Path, sign: str) -> None:
    assert read(tmp_path, sign)[1] == []
