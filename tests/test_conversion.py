"""One file from source to notice."""

from __future__ import annotations

import gc
import hashlib
from pathlib import Path

import pytest
from msgspec.structs import replace

from pipeline.conversion import read_source
from pipeline.corrections import Corrections
from pipeline.corrections.file import Checked, TextCorrection
from pipeline.errors import SourceError
from pipeline.settings import Settings
from tests import RULES

SETTINGS = Settings(RULES)
TEXT = """2021年甲县政务公开工作要点

一、深化公开

（一）公开规划。做好甲事。（县财政局牵头，县审计局配合）
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "甲.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_the_answer_says_from_what_it_was_made(path: Path) -> None:
    notice = read_source(path, replace(SETTINGS, jurisdiction="甲县")).notice
    assert notice.source.file == "甲.txt" and notice.source.pages is None
    assert notice.source.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert notice.generator.options == {"jurisdiction": "甲县"} and len(notice.generator.rules_sha256) == 64


def test_tasks_and_coverage(path: Path) -> None:
    notice = read_source(path, SETTINGS).notice
    assert [task.requirement for task in notice.tasks] == ["做好甲事。"]
    assert notice.coverage is not None and notice.coverage.unaccounted == 0


def test_corrections_are_applied_before_the_checks(path: Path) -> None:
    texts = [TextCorrection(where="point_heading", old="公开规划", new="公开计划")]
    notice = read_source(path, SETTINGS, Corrections(texts=texts)).notice
    assert [point.heading for section in notice.sections for point in section.points] == ["公开计划"]
    assert "correction.applied" in [finding.code for finding in notice.findings]


def test_the_way_is_kept_only_for_exports_that_show_it(path: Path) -> None:
    for exports in (("json",), ("json", "debug")):
        settings = replace(SETTINGS, exports=exports)
        assert (read_source(path, settings).way is not None) == settings.shows_way


@pytest.mark.parametrize("text", ["会议纪要\n\n今天开会。\n", "索引号：1\n"])
def test_a_file_that_is_no_notice_is_refused_by_name(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")
    with pytest.raises(SourceError, match=r"甲\.txt：没有找到编号的要点"):
        read_source(path, SETTINGS)


def test_the_collector_of_cycles_is_left_as_it_was(path: Path) -> None:
    assert gc.isenabled()
    read_source(path, SETTINGS)
    assert gc.isenabled()
    gc.disable()
    try:
        read_source(path, SETTINGS)
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_a_finding_that_was_checked_says_so(path: Path) -> None:
    path.write_text(TEXT.replace("县审计局", "商城"), encoding="utf-8")
    plain = read_source(path, SETTINGS)
    finding = plain.notice.findings[0]
    checked = Corrections(checked=[Checked(finding.code, finding.message, finding.point, finding.task)])
    reading = read_source(path, SETTINGS, checked)
    assert [one for one in reading.notice.findings if one.checked is True] == [replace(finding, checked=True)]
    assert plain.as_read == () and reading.as_read == ((1,),)
