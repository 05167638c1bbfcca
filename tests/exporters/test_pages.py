"""The workbook as it is printed: LibreOffice makes a PDF of it, whose text must hold every cell."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from openpyxl import load_workbook

from pipeline.exporters.workbook import write_workbook
from pipeline.model import Notice
from tests.exporters.notices import gold, units_of, with_towns

pytestmark = [
    pytest.mark.pages,
    pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice (soffice) is not installed"),
    pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler (pdftotext) is not installed"),
]
# What no printer shows: zero-width and direction signs. Private-use and unassigned characters have no glyph either.
UNSEEN = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


def printed(path: Path) -> Path:
    subprocess.run(
        ["soffice", "--headless", f"-env:UserInstallation=file://{path.parent}/profile",
         "--convert-to", "pdf", "--outdir", str(path.parent), str(path)],
        check=True, capture_output=True, timeout=300, env={**os.environ, "HOME": str(path.parent)},
    )  # fmt: skip
    return path.with_suffix(".pdf")


def text_of(pdf: Path, *options: str) -> str:
    command = ["pdftotext", *options, str(pdf), "-"]
    return subprocess.run(command, check=True, capture_output=True, timeout=300).stdout.decode("utf-8")


def bare(text: str) -> str:
    return UNSEEN.sub("", "".join(text.split()))


@pytest.mark.parametrize("name", ["lanshan-2021", "lanshan-2022-sample"])
def test_the_printed_pages_hold_every_cell(name: str, tmp_path: Path) -> None:
    notice = with_towns(gold(name))
    assert missing(notice, tmp_path) == []


def missing(notice: Notice, folder: Path) -> list[str]:
    path = folder / "notice.xlsx"
    write_workbook(notice, units_of(notice), path)
    pdf = printed(path)
    text = bare(text_of(pdf)) + bare(text_of(pdf, "-raw"))
    cells = {str(cell.value) for page in load_workbook(path) for row in page.iter_rows() for cell in row if cell.value}
    return sorted(cell for cell in cells if bare(cell) not in text)
