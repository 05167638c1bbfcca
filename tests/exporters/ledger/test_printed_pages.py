"""The workbook as it is printed: LibreOffice makes a PDF of it, whose text must hold every cell."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from datetime import datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook

from pipeline.exporters.ledger.ledger_workbook import update_workbook, write_workbook
from tests.exporters.notices import gold, notice_of, party_of, task_of, units_of, with_towns

pytestmark = [
    pytest.mark.pages,
    pytest.mark.office,
    pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice (soffice) is not installed"),
    pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler (pdftotext) is not installed"),
]
# What no printer shows: zero-width and direction signs.
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


def missing(path: Path, pdf: Path) -> list[str]:
    """The cells whose text the pages do not hold, white space apart; in either order of reading."""
    text = bare(text_of(pdf)) + bare(text_of(pdf, "-raw"))
    cells = {
        _printed_value(cell.value)
        for page in load_workbook(path)
        for row in page.iter_rows()
        for cell in row
        if cell.value and not page.column_dimensions[cell.column_letter].hidden
    }
    return sorted(cell for cell in cells if bare(cell) not in text)


def _printed_value(value: object) -> str:
    return value.date().isoformat() if isinstance(value, datetime) else str(value)


def pages_with(pdf: Path, *titles: str) -> list[bool]:
    """For each page whether it holds all the titles."""
    return [all(title in bare(page) for title in titles) for page in text_of(pdf).split("\f")]


@pytest.mark.parametrize("name", ["lanshan-2021", "lanshan-2022-sample"])
def test_the_printed_pages_hold_every_cell(name: str, tmp_path: Path) -> None:
    notice = with_towns(gold(name))
    path = tmp_path / "notice.xlsx"
    write_workbook(notice, units_of(notice), path)
    pdf = printed(path)
    assert missing(path, pdf) == []
    # The list by unit prints at a fixed scale: no page may hold only a part of its columns.
    assert len(pages_with(pdf)) - 1 <= 45
    page = load_workbook(path)["任务台账"]
    # LibreOffice sets the text of a hidden column behind a clip of no width: looked for by its set-up.
    (key,) = (cell for cell in page[1] if cell.value == "任务标识")
    assert page.column_dimensions[key.column_letter].hidden, "what only the program reads is not printed"
    assert pages_with(pdf, "依据称谓") == pages_with(pdf, "依据称谓", "完成时限", "职责", "序号")


def test_a_long_matrix_is_whole(tmp_path: Path) -> None:
    names = [f"第{number}局" for number in range(30)]
    tasks = [
        task_of(
            n, f"要求{n}，把任务落到实处。", party_of(names[n % 30], "lead"), category=f"部分{n // 17}", task=f"事项{n}"
        )
        for n in range(1, 66)
    ]
    path = tmp_path / "notice.xlsx"
    write_workbook(notice_of(*tasks), {}, path)
    pdf = printed(path)
    assert missing(path, pdf) == []
    parts = [page for page in text_of(pdf).split("\f") if "责任矩阵" in page and "怎样填写" not in page]
    assert len(parts) == 8, "four sections, each on a part of its own, each part over two pages"


def test_what_people_wrote_is_printed_too(tmp_path: Path) -> None:
    path = tmp_path / "notice.xlsx"
    tasks = [task_of(n, f"要求{n}", party_of("甲局")) for n in (1, 2)]
    write_workbook(notice_of(*tasks), {}, path)
    book = load_workbook(path)
    page = book["任务台账"]
    for row in (2, 3):
        page.cell(row, 10, "张三")
        page.cell(row, 14, "已开调度会，等财政局反馈数据后报送。" * 30)
    book.save(path)
    update_workbook(notice_of(tasks[0]), {}, path)
    assert "未对应" in load_workbook(path).sheetnames
    assert missing(path, printed(path)) == []
