"""The proposal as a file that the program reads, whatever names hold."""

from __future__ import annotations

import yaml

from pipeline.learning.place_yaml import place_yaml
from pipeline.learning.proposal import Proposal, ProposedCollective, ProposedUnit
from tests.learning.test_proposal import RENAMED

UNIT = ProposedUnit("财政局", "甲县财政局", "department", 10, True, ("财局", "财税局"), "2022年3次", from_=2020)
GUESS = ProposedUnit("城建处", "甲县城建处", "other", 20, False, (), "2022年1次", False, "请核对")


def test_what_is_sure_is_read_and_a_guess_is_a_comment() -> None:
    groups = (ProposedCollective("各乡镇", "各乡、镇人民政府", "2022年1次"),)
    text = place_yaml(
        Proposal("110101", "甲县", "通知", "2022-01-01", (UNIT, GUESS), groups, (RENAMED,), ("某处是谁",))
    )
    read = yaml.safe_load(text)
    (unit,) = read["units"]
    assert unit["names"] == [{"name": "甲县财政局", "from": 2020}] and unit["aliases"] == "财局 财税局"
    assert read["collectives"][0]["id"] == "各乡镇" and read["relations"][0]["year"] == 2024
    lines = text.splitlines()
    assert "  # 2022年3次" in lines and "# - 某处是谁" in lines
    assert [one for one in lines if one.startswith("  # - {id: 城建处")]


def test_hostile_names_stay_names() -> None:
    name = "局\n- {id: 假}: #\"'\\"
    text = place_yaml(
        Proposal("110101", name, name, "2022-01-01", (ProposedUnit(name, name, "other", 1, False, (), name),))
    )
    read = yaml.safe_load(text)
    assert read["name"] == read["units"][0]["id"] == read["units"][0]["names"][0]["name"] == name
    assert len(read["units"]) == 1


def test_nothing_sure_is_an_empty_list() -> None:
    text = place_yaml(Proposal("110101", "甲县", "通知", "2022-01-01", (GUESS,), adds=True))
    assert yaml.safe_load(text)["units"] == [] and "并入那个文件" in text
