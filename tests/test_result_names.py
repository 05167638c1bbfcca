"""The names of results are those of the table of exports, and stand in one place."""

from __future__ import annotations

from pathlib import Path

from pipeline.exporters.exports import EXPORTS
from pipeline.result_names import LEDGER_BOOK, NOTICE_JSON, NOTICE_PAGE
from tests import ROOT

NAMES = (NOTICE_JSON, LEDGER_BOOK, NOTICE_PAGE)


def test_they_are_what_is_written() -> None:
    assert set(NAMES) <= {export.name for export in EXPORTS}


def test_no_other_module_spells_them() -> None:
    # A template of the pages that are served is called as the page is.
    home, template = "result_names.py", "serving/application.py"
    found = {
        path.relative_to(ROOT / "pipeline").as_posix()
        for path in Path(ROOT / "pipeline").rglob("*.py")
        if any(f'"{name}"' in path.read_text(encoding="utf-8") for name in NAMES)
    }
    assert found == {home, template}
