"""``yaodian review``: what it says and where it writes."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.cli import main
from pipeline.exporters.json_file import write_json
from pipeline.exporters.ledger.ledger_workbook import write_workbook
from tests.diff.build import TEXTS, notice, task


@pytest.fixture
def years(tmp_path: Path) -> tuple[Path, Path]:
    old = notice([task(1, TEXTS[0]), task(2, TEXTS[3])], 2021)
    new = notice([task(1, TEXTS[0])], 2022)
    for year, one in (("2021", old), ("2022", new)):
        write_json(one, tmp_path / year / "notice.json")
        write_workbook(one, {}, tmp_path / year / "notice.xlsx")
    return tmp_path / "2021", tmp_path / "2022"


def test_it_says_what_became_of_each(years: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["review", *map(str, years), "--on", "2021-12-31"]) == 0
    said = capsys.readouterr().out
    assert "未完成2项，在2022年工作要点中：继续1项，不再列入1项。" in said
    assert (years[0] / "回头看-2022/回头看.docx").is_file()


def test_a_ledger_is_needed_and_tasks(years: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    write_json(notice([], 2022, [("一部分", "要点", "文字。")]), years[1] / "notice.json")
    assert main(["review", *map(str, years)]) == 3
    assert "没有任务分解表" in capsys.readouterr().err
    (years[0] / "notice.xlsx").unlink()
    assert main(["review", *map(str, years)]) == 2
    assert "没有台账" in capsys.readouterr().err


def test_notices_out_of_order_are_told(years: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["review", *map(str, reversed(years)), "--on", "2022-12-31"]) == 0
    assert "注意：上年的通知是 2022 年的，今年的是 2021 年的，请核对两份有没有写反。" in capsys.readouterr().err
    assert main(["review", *map(str, years), "--on", "2022-12-31"]) == 0
    assert "写反" not in capsys.readouterr().err
