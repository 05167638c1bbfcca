"""A place's own file: names with their years, its shape, and which files there are."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.errors import RulesError
from pipeline.normalisers.units.registry.place_files import DatedName, UnitEntry, place_codes, read_place

HEAD = "code: '371302'\nname: 兰山区\nsource: 通知\nas_of: '2021-06-28'\n"
ENTRY = "  - {id: 财政局, type: department, names: [{name: 兰山区财政局, from: 2019, to: 2021}]}\n"


def write(rules: Path, name: str, text: str = "") -> None:
    (rules / "units").mkdir(exist_ok=True)
    (rules / "units" / name).write_text(text, encoding="utf-8")


def test_years_are_inclusive_and_may_be_open() -> None:
    dated = DatedName("甲", 2019, 2021)
    assert [dated.includes_year(year) for year in (2018, 2019, 2021, 2022)] == [False, True, True, False]
    assert DatedName("甲").includes_year(1900)


def test_the_name_in_force_in_a_year() -> None:
    unit = UnitEntry("财政局", [DatedName("旧", None, 2018), DatedName("新", 2020)], "department")
    assert [unit.name_in(year) for year in (2018, 2020, 2019, None)] == ["旧", "新", "新", "新"]


def test_a_file_is_read_into_its_shape(tmp_path: Path) -> None:
    write(tmp_path, "371302.yaml", HEAD + "units:\n" + ENTRY)
    place = read_place(tmp_path, "371302")
    assert place is not None
    assert place.units == [UnitEntry("财政局", [DatedName("兰山区财政局", 2019, 2021)], "department")]
    assert (place.collectives, place.relations) == ([], [])


def test_a_place_without_a_file_has_none(tmp_path: Path) -> None:
    assert read_place(tmp_path, "371302") is None


def test_a_body_without_a_name_is_refused_with_its_line(tmp_path: Path) -> None:
    write(tmp_path, "371302.yaml", HEAD + "units:\n  - {id: 财政局, type: department, names: []}\n")
    with pytest.raises(RulesError, match=r"371302\.yaml 第 6 行"):
        read_place(tmp_path, "371302")


def test_codes_are_those_of_the_files_of_places(tmp_path: Path) -> None:
    for name in ("371323.yaml", "371302.YAML", "bodies.yaml", ".371300.yaml", "NOTICE.md"):
        write(tmp_path, name)
    assert place_codes(tmp_path) == ["371302", "371323"]


def test_a_file_that_would_never_be_read_is_refused(tmp_path: Path) -> None:
    write(tmp_path, "371302.yml")
    with pytest.raises(RulesError, match=r"371302\.yml。请把扩展名改成 \.yaml"):
        place_codes(tmp_path)
