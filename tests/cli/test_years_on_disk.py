"""Notices of given years are found among sources and results."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.cli.years_on_disk import find_years
from pipeline.errors import UsageError
from pipeline.settings import Settings
from tests import RULES

SETTINGS = Settings(rules=RULES, exports=("json",))


def put(folder: Path, place: str, year: int, tasks: int = 1) -> None:
    points = "".join(f"（{n}）公开预算\n按时公开信息。（财政局负责）\n" for n in "一二三"[:tasks])
    title = f"{year}年{place}政务公开工作要点"
    text = f"{place}人民政府办公室关于印发{title}的通知\n{title}\n一、重点任务\n{points}"
    folder.mkdir(exist_ok=True)
    (folder / f"{place}{year}-{tasks}.txt").write_text(text, encoding="utf-8")


def years(folder: Path, wanted: list[int], district: str | None = None) -> list[int | None]:
    found = find_years(wanted, district, folder / "in", folder / "out", SETTINGS)
    return [notice.notice.year for notice in found]


def test_in_the_order_asked_for(tmp_path: Path) -> None:
    for year in (2021, 2022):
        put(tmp_path / "in", "沂水县", year)
    assert years(tmp_path, [2022, 2021]) == [2022, 2021]


def test_several_districts_need_a_name(tmp_path: Path) -> None:
    for place in ("沂水县", "平邑县"):
        for year in (2021, 2022):
            put(tmp_path / "in", place, year)
    with pytest.raises(UsageError, match="有几个地区都有") as caught:
        years(tmp_path, [2021, 2022])
    assert len(caught.value.details) == 2
    assert years(tmp_path, [2021, 2022], "平邑县") == [2021, 2022]


def test_a_missing_year_is_named(tmp_path: Path) -> None:
    put(tmp_path / "in", "沂水县", 2021)
    with pytest.raises(UsageError, match="没有哪个地区同时有 2021年、2023年"):
        years(tmp_path, [2021, 2023])
    with pytest.raises(UsageError, match="没有找到"):
        years(tmp_path / "none", [2021])


def test_of_two_documents_the_fuller_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    put(tmp_path / "in", "沂水县", 2021)
    put(tmp_path / "in", "沂水县", 2021, tasks=3)
    (found,) = find_years([2021], None, tmp_path / "in", tmp_path / "out", SETTINGS)
    assert len(found.tasks) == 3
    assert "有 2 份文件" in capsys.readouterr().err
