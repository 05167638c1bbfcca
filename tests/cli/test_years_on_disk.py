"""Notices of given years are found among sources and results."""

from __future__ import annotations

from pathlib import Path

import pytest

import yaodian
from pipeline.cli.years_on_disk import find_years
from pipeline.errors import UsageError
from pipeline.exporters import json_file
from pipeline.model import Notice
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
    found = find_years(wanted, district, folder / "in", [folder / "out"], SETTINGS)
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
    (found,) = find_years([2021], None, tmp_path / "in", [tmp_path / "out"], SETTINGS)
    assert len(found.tasks) == 3
    assert "有 2 份文件" in capsys.readouterr().err


def converted(folder: Path, place: str, year: int) -> None:
    """Results as a conversion leaves them."""
    put(folder / "src", place, year)
    yaodian.convert(folder / "src", folder / "out", exports=["json"], rules=RULES, workers=1)
    for path in (folder / "src").iterdir():
        path.unlink()


@pytest.mark.process
def test_results_are_known_by_their_record(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of many results only the notices that are wanted are read."""
    for place, year in (("沂水县", 2021), ("沂水县", 2022), ("沂水县", 2023), ("平邑县", 2022)):
        converted(tmp_path, place, year)
    opened: list[Path] = []
    genuine = json_file.read_notice

    def counting(path: Path) -> Notice:
        opened.append(path)
        return genuine(path)

    monkeypatch.setattr(json_file, "read_notice", counting)
    assert years(tmp_path, [2021, 2022]) == [2021, 2022]
    assert sorted(path.parent.name for path in opened) == ["沂水县2021-1", "沂水县2022-1"]


def test_districts_that_lack_a_year_and_years_nobody_asked_for_are_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for place, year in (("沂水县", 2020), ("沂水县", 2021), ("沂水县", 2023), ("平邑县", 2020)):
        put(tmp_path / "in", place, year)
    assert years(tmp_path, [2020, 2023]) == [2020, 2023]
    said = capsys.readouterr().err
    assert "平邑县有 2020 年的文件，缺 2023 年的，没有比较。" in said
    assert "沂水县还有 2021 年的文件，没有写在 --years 里" in said and "沂水县中间缺 2022 年的文件" in said


def test_the_same_document_twice_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    put(tmp_path / "in", "沂水县", 2021, tasks=2)
    text = (tmp_path / "in/沂水县2021-2.txt").read_text(encoding="utf-8")
    (tmp_path / "in/再发一次.txt").write_text(text + "\n", encoding="utf-8")
    assert years(tmp_path, [2021]) == [2021]
    said = capsys.readouterr().err
    assert "是同一份文件，只用一份" in said and "没有用" not in said
