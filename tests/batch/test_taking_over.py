"""What is taken over from last year's ledger, now and when that ledger changes later."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import yaodian
from pipeline.batch.record import LastYear, RecordedHead, read_record
from pipeline.batch.taking_over import last_year, named_before, people_in
from pipeline.batch.year_before import entries_of
from pipeline.cli import main
from pipeline.errors import UsageError
from tests import RULES
from tests.batch.test_year_before import HEAD, TABLE, TEXT, convert, fill, notice, output, people

__all__ = ["output"]
OF_2021 = [("张三（承2021年）", "李四 801（承2021年）"), (None, None)]


def again(folder: Path, output: Path) -> Any:
    """The notice of 2022, which has not changed, converted once more."""
    (result,) = convert(folder / "2022.csv", output)
    return result


@pytest.mark.process
def test_a_notice_that_did_not_change_takes_over_what_was_entered_later(output: Path, tmp_path: Path) -> None:
    convert(notice(tmp_path, 2022), output)
    assert not again(tmp_path, output).converted
    fill(output, 2021, 2, 责任领导="赵六")
    result = again(tmp_path, output)
    assert result.converted and "2 项任务的责任领导、联系人承自“2021”的台账" in result.outcome.messages[0]
    assert people(output, 2022) == [OF_2021[0], ("赵六（承2021年）", None)]
    assert not again(tmp_path, output).converted


@pytest.mark.process
def test_other_words_in_last_years_ledger_are_no_reason(output: Path, tmp_path: Path) -> None:
    convert(notice(tmp_path, 2022), output)
    before = read_record(output / "2022")
    fill(output, 2021, 1, 进展情况="已完成")
    assert not again(tmp_path, output).converted
    after = read_record(output / "2022")
    # It was looked at, and need not be again.
    assert before and after and before.last_year and after.last_year
    assert before.last_year.people == after.last_year.people
    assert before.last_year.ledger != after.last_year.ledger


@pytest.mark.process
def test_an_older_notice_that_comes_later_is_found(tmp_path: Path) -> None:
    output = tmp_path / "out"
    convert(notice(tmp_path, 2022), output)
    convert(notice(tmp_path, 2021), output)
    assert not again(tmp_path, output).converted
    fill(output, 2021, 1, 责任领导="张三", 联系人="李四 801")
    assert again(tmp_path, output).converted and people(output, 2022) == OF_2021


@pytest.mark.process
def test_last_years_results_can_be_named_and_stay_so(output: Path, tmp_path: Path) -> None:
    """Of another title and in another folder; a later year's by place and title would else go before."""
    path = tmp_path / "2022.csv"
    path.write_text(f"2022年兰山区公开工作安排\n{TABLE.format(first=TEXT, second='另一件事要办。')}", encoding="utf-8")
    elsewhere = tmp_path / "别处"
    convert(path, elsewhere)
    assert people(elsewhere, 2022) == [(None, None), (None, None)]
    (result,) = named(path, elsewhere, output / "2021")
    assert result.converted and people(elsewhere, 2022) == OF_2021
    fill(output, 2021, 1, 责任领导="赵六")
    (result,) = convert(path, elsewhere)
    assert result.converted and people(elsewhere, 2022)[0] == ("赵六（承2021年）", "李四 801（承2021年）")
    (result,) = convert(path, elsewhere)
    assert not result.converted


def named(path: Path, output: Path, before: Path) -> list[Any]:
    return yaodian.convert(
        path, output, exports=["json", "xlsx"], jurisdiction="临沂市兰山区", rules=RULES, workers=1, previous=before
    )


@pytest.mark.process
def test_results_that_offer_nothing_are_told_of(output: Path, tmp_path: Path) -> None:
    path = notice(tmp_path, 2022, "全都是别的事情，与往年没有关系。", "这也是今年才有的。")
    (result,) = named(path, output, output / "2021")
    assert result.outcome.messages == (
        "“2021”的台账里没有填责任领导、联系人，或者任务都对不上，没有承接",
    )  # fmt: skip


def test_only_for_one_notice_and_only_results_with_a_ledger(tmp_path: Path) -> None:
    first, second = notice(tmp_path, 2022), notice(tmp_path, 2023)
    with pytest.raises(UsageError, match="没有台账"):
        named(first, tmp_path / "out", tmp_path)
    (tmp_path / "notice.xlsx").touch()
    with pytest.raises(UsageError, match="--previous 只能用于一份通知，这次有 2 份"):
        yaodian.convert([first, second], tmp_path / "out", rules=RULES, previous=tmp_path)
    assert not (tmp_path / "out").exists()


def test_the_command_has_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = main(
        ["convert", str(notice(tmp_path, 2022)), "-o", str(tmp_path / "out"), "--previous", str(tmp_path / "x")]
    )
    assert told == 2 and "没有这个文件或文件夹" in capsys.readouterr().err


def test_a_named_folder_that_is_gone_is_looked_for_no_more(tmp_path: Path) -> None:
    gone = named_before(tmp_path / "gone", tmp_path)
    assert gone == LastYear("gone", named=True)
    assert last_year(RecordedHead(HEAD.format(year=2022), 2022, "某地"), gone, {}, tmp_path) is None


def test_a_ledger_that_cannot_be_read_names_nobody(tmp_path: Path) -> None:
    (tmp_path / "notice.xlsx").write_bytes(b"PK broken")
    assert people_in(entries_of(tmp_path)) == ""
