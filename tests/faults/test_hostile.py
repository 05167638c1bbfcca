"""A notice whose texts attack: nothing of them runs, escapes or hides."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from pipeline import cli
from tests import RULES
from tests.faults.notices import make_notice

pytestmark = pytest.mark.process

FORMULA = '=HYPERLINK("http://x","甲")'
ATTACKS = (
    FORMULA,
    "+cmd|' /C calc'!A0",
    "-2+3",
    "@SUM(1)",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&lt;img src=x onerror=alert(1)&gt;",
    "../../../../etc/passwd",
    "$(touch hacked) `touch hacked`",
    "]]&gt;&lt;/t&gt;&amp;amp;",
    "甲\u202e乙\u200b丙\u2066",
)


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile")
    turns = iter(ATTACKS * 99)
    make_notice(folder / "in" / "=1+1.pdf", 1, tasks=10, change=lambda text: f"{next(turns)}{text}")
    call = ["convert", str(folder / "in"), "-o", str(folder / "out"), "--rules", str(RULES), "-q", "-j", "1"]
    assert cli.main(call) == 0
    return folder / "out"


def test_the_attack_arrived(output: Path) -> None:
    notice = json.loads((output / "=1+1/notice.json").read_bytes())
    words = json.dumps(notice, ensure_ascii=False)
    assert "HYPERLINK" in words and "script" in words and "touch hacked" in words


def test_only_the_results_are_there(output: Path) -> None:
    names = {path.relative_to(output).as_posix() for path in output.rglob("*") if path.is_file()}
    names -= {".yaodian-summary.json", ".yaodian-index.json"}
    folder = "=1+1"
    results = {
        *(f"{folder}/notice.{suffix}" for suffix in ("json", "xlsx", "html")),
        *(f"{folder}/{name}.csv" for name in ("assignments", "units", "members", "progress")),
        f"{folder}/progress.json",
    }
    assert names == {"index.html", "summary.csv", "summary.json", f"{folder}/.yaodian.json", *results}
    assert not list(output.parent.rglob("hacked"))


def test_no_formula_in_the_workbook(output: Path) -> None:
    book = load_workbook(output / "=1+1/notice.xlsx")
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                # The matrix counts with formulas of its own, which hold numbers and places only.
                own = re.fullmatch(r"=[A-Z]+\([A-Z]*[\$A-Z0-9:,()\"*●○△◇+\-<>=&]*\)", str(cell.value))
                assert cell.data_type != "f" or own, (sheet.title, cell.coordinate, cell.value)
                assert cell.hyperlink is None or cell.hyperlink.target in (None, "notice.html")
    with ZipFile(output / "=1+1/notice.xlsx") as book_file:
        assert not [name for name in book_file.namelist() if "external" in name.lower() or "vba" in name.lower()]


def test_no_formula_in_the_tables(output: Path) -> None:
    for path in (output / "=1+1/assignments.csv", output / "=1+1/units.csv", output / "summary.csv"):
        with path.open(encoding="utf-8-sig", newline="") as file:
            cells = [cell for row in csv.reader(file) for cell in row]
        assert not [cell for cell in cells if cell.lstrip().startswith(("=", "+", "-", "@"))]


def test_signs_that_hide_are_kept_out_of_names(output: Path) -> None:
    notice = json.loads((output / "=1+1/notice.json").read_bytes())
    names = [
        name
        for task in notice["tasks"]
        for party in task["assignment"]["parties"]
        for name in (party["name"], party["unit"], party["text"])
    ]
    assert not [name for name in names if name and re.search("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]", name)]
