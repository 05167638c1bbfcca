"""What was chosen: checked when it is made, the same from the command line down to the worker."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest
from msgspec.structs import replace

from pipeline.errors import UsageError
from pipeline.settings import Settings

HERE = Path("rules")


def test_exports_are_kept_in_their_order_each_once() -> None:
    assert Settings(HERE, exports=("packs", "json", "json")).exports == ("json", "packs")
    usual = ("json", "xlsx", "assignments", "units", "members", "progress", "progress_json", "html")
    assert Settings(HERE).exports == usual


def test_unknown_codes_list_those_there_are() -> None:
    with pytest.raises(
        UsageError,
        match="没有“pdf”这种导出，可选：json、xlsx、assignments、units、members、progress、",
    ):
        Settings(HERE, exports=("json", "pdf"))
    with pytest.raises(UsageError, match=r"没有“wps”这种读法，可选：pdf、docx、text、csv.*。"):
        Settings(HERE, reader="wps")
    with pytest.raises(UsageError, match="没有“mupdf”这种引擎，可选：pdfium、pdfplumber。"):
        Settings(HERE, engine="mupdf")
    with pytest.raises(UsageError):
        replace(Settings(HERE), exports=("nothing",))


def test_the_way_is_kept_for_what_shows_it() -> None:
    for shows in ("debug", "html"):
        assert Settings(HERE, exports=(shows,)).shows_way
    assert not Settings(HERE, exports=("json", "xlsx")).shows_way


def test_the_record_tells_what_results_depend_on_and_no_secret() -> None:
    chosen = Settings(HERE, "兰山区", ("json",), "text", ("secret",))
    assert chosen.recorded() == {
        "jurisdiction": "兰山区",
        "exports": "json",
        "reader": "text",
        "ocr": False,
        "engine": "pdfium",
    }
    assert replace(chosen, passwords=()).recorded() == chosen.recorded()


def test_it_travels_to_a_worker() -> None:
    chosen = Settings(HERE, "兰山区", ("debug",), "pdf", ("a", "b"), ocr=True, threads=2)
    assert pickle.loads(pickle.dumps(chosen)) == chosen
    with pytest.raises(AttributeError):
        chosen.reader = None  # type: ignore[misc]
