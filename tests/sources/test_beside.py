"""What stands beside a file."""

from __future__ import annotations

from pathlib import Path

from pipeline.sources.beside import NOTHING_BESIDE, Beside


def test_results_depend_on_all_that_stands_beside() -> None:
    assert Beside((Path("附件.xlsx"),), (Path("n.docx"),)).files == (Path("附件.xlsx"), Path("n.docx"))
    assert NOTHING_BESIDE.files == ()
