"""The public face of a superior's view; its examples run as they stand."""

from __future__ import annotations

import doctest
import shutil
from pathlib import Path

import pytest
from msgspec.structs import replace

import pipeline.oversight
import yaodian
from pipeline.face import settings_of
from pipeline.model import Notice
from pipeline.oversight import coverage_with
from tests import ROOT, RULES
from tests.dataset.places import edition, put
from tests.diff.build import TEXTS, notice

pytestmark = pytest.mark.process


def test_the_examples(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(tmp_path)
    shutil.copytree(ROOT / "input", tmp_path / "input")
    failed, tried = doctest.testmod(pipeline.oversight, optionflags=doctest.NORMALIZE_WHITESPACE)
    assert tried and not failed, capfd.readouterr().out


def test_without_a_folder_nothing_is_written(tmp_path: Path) -> None:
    found = yaodian.coverage(edition("某市", 2021, TEXTS[0]), [edition("甲县", 2021, TEXTS[0])], rules=RULES)
    assert found.districts[0].count("verbatim") == 1 and not list(tmp_path.iterdir())


def test_a_document_that_is_there_twice_counts_once(tmp_path: Path) -> None:
    one = edition("甲县", 2021, TEXTS[0])
    again = replace(one, source=replace(one.source, file="再.docx", sha256="another form"))
    earlier = edition("乙县", 2020, TEXTS[0])
    told: list[str] = []
    settings, _ = settings_of(RULES)
    found = coverage_with(edition("某市", 2021, TEXTS[0]), [one, again, one, earlier], None, settings, told.append)
    assert [district.place for district in found.districts] == ["甲县", "乙县"]
    assert told[0] == "再.docx 与 a.pdf 是同一份文件，只算一份。" and len(told) == 3
    assert told[2].startswith("“2020年乙县政务公开工作要点”是 2020 年的，上级的通知是 2021 年的")


def test_of_a_folder_the_superiors_year_and_other_places(tmp_path: Path) -> None:
    for place, year in (("甲县", 2021), ("甲县", 2022), ("乙县", 2020), ("某市", 2020)):
        put(tmp_path, f"{place}{year}", edition(place, year, TEXTS[0]))
    told: list[str] = []
    settings, _ = settings_of(RULES)
    found = coverage_with(edition("某市", 2021, TEXTS[0]), [tmp_path], None, settings, told.append)
    assert [(one.place, one.year) for one in found.districts] == [("甲县", 2021)]
    assert told == ["乙县没有 2021 年的通知（有 2020 年的），没有比较。"]


def test_what_holds_nothing_in_a_folder_is_left_out(tmp_path: Path) -> None:
    put(tmp_path, "甲", edition("甲县", 2021, TEXTS[0]))
    put(tmp_path, "空", notice([]))
    found = yaodian.coverage(edition("某市", 2021, TEXTS[0]), [tmp_path], rules=RULES)
    assert [one.place for one in found.districts] == ["甲县"]
    with pytest.raises(yaodian.SourceError):
        yaodian.coverage(edition("某市", 2021, TEXTS[0]), [tmp_path / "空"], rules=RULES)


def test_places_that_nobody_knows_are_not_the_superior_s_own(tmp_path: Path) -> None:
    def nowhere(place: str) -> Notice:
        one = edition(place, 2021, TEXTS[0])
        return replace(one, notice=replace(one.notice, jurisdiction=None))

    put(tmp_path, "甲", nowhere("甲县"))
    for above in (edition("某市", 2021, TEXTS[0]), nowhere("某市")):
        assert len(yaodian.coverage(above, [tmp_path], rules=RULES).districts) == 1
