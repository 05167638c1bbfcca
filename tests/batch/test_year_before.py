"""Last year's results of the same place and subject, and what this year's ledger takes from them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

import yaodian
from pipeline.batch.record import RecordedHead
from pipeline.batch.summary import earlier_by_place
from pipeline.batch.year_before import result_folder, year_before
from pipeline.errors import UsageError
from tests import RULES
from tests.progress.books import table_of, title_row

HEAD = "{year}年兰山区政务公开工作要点"
TABLE = "序号,工作任务,具体要求,责任单位\n1,推进公开,{first},区财政局\n2,解读政策,{second},区审计局\n"
TEXT = "公开预算决算，接受社会监督，按时更新平台内容。"


def notice(folder: Path, year: int, first: str = TEXT, second: str = "及时解读重要政策文件，回应社会关切。") -> Path:
    path = folder / f"{year}.csv"
    path.write_text(
        f"{HEAD.format(year=year)}任务分解表\n" + TABLE.format(first=first, second=second), encoding="utf-8"
    )
    return path


def people(output: Path, year: int) -> list[tuple[Any, Any]]:
    page = table_of(load_workbook(output / str(year) / "notice.xlsx"))
    head, columns = title_row(page)
    rows = range(head + 1, head + 3)
    return [tuple(page.cell(row, columns[title]).value for title in ("责任领导", "联系人")) for row in rows]  # type: ignore[misc]


def fill(output: Path, year: int, row: int, **values: str) -> None:
    path = output / str(year) / "notice.xlsx"
    book = load_workbook(path)
    page = table_of(book)
    head, columns = title_row(page)
    for title, value in values.items():
        page.cell(head + row, columns[title]).value = value
    book.save(path)


@pytest.fixture
def output(tmp_path: Path) -> Path:
    """Last year's notice, converted, its first task filled in."""
    (result,) = convert(notice(tmp_path, 2021), tmp_path / "out")
    assert result.status == "done"
    fill(tmp_path / "out", 2021, 1, 责任领导="张三", 联系人="李四 801")
    return tmp_path / "out"


def convert(path: Path, output: Path, force: bool = False) -> list[Any]:
    return yaodian.convert(
        path, output, exports=["json", "xlsx"], jurisdiction="临沂市兰山区", rules=RULES, workers=1, force=force
    )


@pytest.mark.process
def test_the_new_ledger_offers_what_the_old_one_knows(output: Path, tmp_path: Path) -> None:
    (result,) = convert(notice(tmp_path, 2022), output)
    assert people(output, 2022) == [("张三（承2021年）", "李四 801（承2021年）"), (None, None)]
    assert result.outcome.messages == ("1 项任务的责任领导、联系人承自“2021”的台账，写明“承……年”，请核对",)


@pytest.mark.process
def test_a_persons_word_wins_and_the_offer_stays(output: Path, tmp_path: Path) -> None:
    path = notice(tmp_path, 2022)
    convert(path, output)
    fill(output, 2022, 1, 责任领导="王五")
    # Last year's ledger is gone: what it offered is kept beside this year's.
    (output / "2021/notice.xlsx").unlink()
    convert(path, output, force=True)
    assert people(output, 2022) == [("王五", "李四 801（承2021年）"), (None, None)]


@pytest.mark.process
def test_only_the_same_place_and_title_of_an_earlier_year(output: Path) -> None:
    place = yaodian.load(output / "2021").notice.jurisdiction
    assert place is not None
    where = "".join((*place.parents, place.name))
    title = yaodian.load(output / "2021").notice.title or ""
    later = title.replace("2021", "2023")
    assert year_before(RecordedHead(later, 2023, where), earlier_by_place(output), output) == output / "2021"
    for head in (
        RecordedHead(later, 2021, where),
        RecordedHead(later, None, where),
        RecordedHead(later, 2023, "山东省临沂市河东区"),
        RecordedHead("2023年兰山区法治政府建设工作要点", 2023, where),
    ):
        assert year_before(head, earlier_by_place(output), output) is None


def test_what_is_no_result_is_named(tmp_path: Path) -> None:
    for path, said in ((tmp_path / "no", "没有这个文件"), (tmp_path, "没有台账 notice.xlsx")):
        with pytest.raises(UsageError, match=said):
            result_folder(path)
