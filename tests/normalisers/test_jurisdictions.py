"""Whose notice it is."""

from __future__ import annotations

import pytest

from pipeline.normalisers.divisions import Divisions
from pipeline.normalisers.jurisdictions import find_jurisdiction
from tests.normalisers.units.reading import RULES

PLACES = Divisions(RULES)


@pytest.mark.parametrize(
    ("title", "issuer", "code", "level", "parents"),
    [
        ("2021年兰山区政务公开工作要点", "临沂市兰山区人民政府办公室", "371302", "county", ("山东省", "临沂市")),
        ("2022年邹城市政务公开工作要点", "邹城市人民政府办公室", "370883", "county", ("山东省", "济宁市")),
        (None, "临沂市人民政府办公室", "371300", "prefecture", ("山东省",)),
        (None, "山东省人民政府办公厅", "370000", "province", ()),
        (None, "国务院办公厅", "100000", "nation", ()),
        ("济南市市中区2022年工作要点", "市中区人民政府办公室", "370103", "county", ("山东省", "济南市")),
        ("沂水县2022年工作要点", "", "371323", "county", ("山东省", "临沂市")),
        ("费县2022年工作要点", "", "371325", "county", ("山东省", "临沂市")),
        ("2022年泗县工作要点", "泗县人民政府办公室", "341324", "county", ("安徽省", "宿州市")),
        ("全省和县级政务公开工作要点", "安徽省人民政府办公厅", "340000", "province", ()),
        ("凉山州2022年工作要点", "", "513400", "prefecture", ("四川省",)),
        ("凉山自治州2022年工作要点", "", "513400", "prefecture", ("四川省",)),
        (None, "中共兰山区委办公室", "371302", "county", ("山东省", "临沂市")),
    ],
)
def test_found(title: str | None, issuer: str, code: str, level: str, parents: tuple[str, ...]) -> None:
    found, findings = find_jurisdiction(PLACES, title, [issuer])
    assert found is not None
    assert (found.code, found.level, found.parents, findings) == (code, level, parents, [])


def test_a_government_without_its_place_names_none() -> None:
    found, findings = find_jurisdiction(PLACES, "2023年责任分解方案", ["区人民政府办公室"])
    assert (found, [finding.code for finding in findings]) == (None, ["jurisdiction.not_found"])


def test_a_homonym_is_reported() -> None:
    found, findings = find_jurisdiction(PLACES, "2022年河东区工作要点", ["河东区人民政府办公室"])
    assert found is not None
    assert (found.name, found.code) == ("河东区", None)
    assert [finding.code for finding in findings] == ["jurisdiction.ambiguous"]


def test_other_texts_settle_a_homonym() -> None:
    found, findings = find_jurisdiction(
        PLACES, None, ["河东区人民政府办公室"], texts=["临沂市人民政府办公室关于印发要点的通知"]
    )
    assert found is not None
    assert (found.code, findings) == ("371312", [])


@pytest.mark.parametrize("given", ["临沂市兰山区", "兰山区", "371302", "兰山"])
def test_given_by_the_user(given: str) -> None:
    found, findings = find_jurisdiction(PLACES, "沂水县工作要点", [], given)
    assert found is not None
    assert (found.code, findings) == ("371302", [])


@pytest.mark.parametrize(
    ("title", "issuer", "name"),
    [
        ("", "青石市环境保护委员会办公室", "青石市"),
        ("", "平岭县交通运输局", "平岭县"),
        ("", "中共平岭县委农村工作领导小组", "平岭县"),
        ("", "平岭县城区经济开发区管委会", "平岭县城区经济开发区"),
        ("平岭县2022年政务公开工作要点", "", "平岭县"),
        ("平岭县人民政府办公室关于做好防汛工作的通知", "", "平岭县"),
    ],
)
def test_a_place_that_no_list_has_is_known_by_its_form(title: str, issuer: str, name: str) -> None:
    found, findings = find_jurisdiction(PLACES, title, [issuer] if issuer else [])
    assert found is not None and (found.name, found.code) == (name, None)
    assert [finding.code for finding in findings] == ["jurisdiction.unknown"]


@pytest.mark.parametrize(
    "title", ["老旧小区改造工作要点", "县城市管理2022年工作要点", "全市2022年工作要点", "2022年农村社区工作要点"]
)
def test_what_only_looks_like_a_place(title: str) -> None:
    assert find_jurisdiction(PLACES, title, [])[0] is None


def test_an_unknown_place_is_guessed() -> None:
    found, findings = find_jurisdiction(PLACES, None, ["青云高新技术产业开发区管理委员会"])
    assert found is not None
    assert (found.name, found.code) == ("青云高新技术产业开发区", None)
    assert [finding.code for finding in findings] == ["jurisdiction.unknown"]


def test_a_bureau_is_no_place() -> None:
    found, _ = find_jurisdiction(PLACES, "2024年市卫生健康委政务公开工作要点", [])
    assert found is None


def test_no_place_at_all() -> None:
    found, findings = find_jurisdiction(PLACES, "工作要点", [])
    assert found is None
    assert [finding.code for finding in findings] == ["jurisdiction.not_found"]
