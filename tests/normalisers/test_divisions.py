"""The national division data: codes and names, what is above and below, and what daily writing shortens."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.errors import RulesError
from pipeline.model import Jurisdiction
from pipeline.normalisers.divisions import Divisions, level_of, short_name
from tests import RULES

PLACES = Divisions(RULES)


def test_a_code_knows_what_is_above_it() -> None:
    assert PLACES.jurisdiction("371302") == Jurisdiction("兰山区", "371302", "county", ("山东省", "临沂市"))
    assert PLACES.parent_codes("371302") == ["371300", "370000"]
    assert PLACES.parent_codes("370000") == []


def test_levels_follow_from_the_zeros_of_a_code() -> None:
    assert [level_of(code) for code in ("370000", "371300", "371302")] == ["province", "prefecture", "county"]


def test_below_are_the_next_level_only() -> None:
    assert ("371300", "临沂市") in PLACES.below("370000")
    assert all(code.endswith("00") for code, _ in PLACES.below("370000"))
    assert ("371302", "兰山区") in PLACES.below("371300")
    assert "371300" not in dict(PLACES.below("371300"))


def test_zones_counted_like_counties_are_none_below_a_prefecture() -> None:
    assert "130271" in PLACES.places
    assert "130271" not in dict(PLACES.below("130200"))


@pytest.mark.parametrize(
    ("name", "short"),
    [("兰山区", "兰山"), ("山东省", "山东"), ("宁夏回族自治区", "宁夏回族"), ("区", "区"), ("兰山", "兰山")],
)
def test_a_short_name_loses_the_kind_of_place(name: str, short: str) -> None:
    assert short_name(name) == short


def test_autonomous_areas_lose_the_peoples_in_daily_writing() -> None:
    daily = {name: PLACES.places[code] for name, code in PLACES.daily_names.items()}
    assert (daily["凉山"], daily["凉山州"], daily["广西"]) == ("凉山彝族自治州", "凉山彝族自治州", "广西壮族自治区")
    assert "广西区" not in daily
    assert PLACES.full_names["凉山州"] == "凉山彝族自治州"
    assert "凉山" not in PLACES.full_names


def test_towns_of_a_county() -> None:
    assert {"兰山街道", "半程镇"} <= set(PLACES.towns("371302"))
    assert PLACES.towns("371399") == PLACES.towns("990101") == []


def test_missing_and_damaged_data_is_named(tmp_path: Path) -> None:
    with pytest.raises(RulesError, match=r"缺少区划数据：.*places\.json\.gz"):
        _ = Divisions(tmp_path).places
    (tmp_path / "divisions").mkdir()
    (tmp_path / "divisions" / "places.json.gz").write_bytes(b"{}")
    with pytest.raises(RulesError, match=r"区划数据读不出来：.*places\.json\.gz"):
        _ = Divisions(tmp_path).places
