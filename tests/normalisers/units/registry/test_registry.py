"""Canonical names, ids, members, years: what the registry of a jurisdiction says."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from pipeline.errors import RulesError
from pipeline.model import Jurisdiction, Task, Unit
from pipeline.normalisers.units.assignments import AssignmentReader, UnitText, units_of
from pipeline.normalisers.units.registry.registry import load_registry
from tests import DATA
from tests.normalisers.units.reading import LANSHAN, RULES, notation, reader

YISHUI = Jurisdiction("沂水县", "371323", "county", ("山东省", "临沂市"))
ZOUCHENG = Jurisdiction("邹城市", "370883", "county", ("山东省", "济宁市"))
LINYI = Jurisdiction("临沂市", "371300", "prefecture", ("山东省",))


@pytest.mark.parametrize(
    ("place", "text", "unit", "name"),
    [
        (LANSHAN, "区发改局", "371302/发展和改革局", "兰山区发展和改革局"),
        (LANSHAN, "区发展和改革局", "371302/发展和改革局", "兰山区发展和改革局"),
        (LANSHAN, "发改局", "371302/发展和改革局", "兰山区发展和改革局"),
        (LANSHAN, "兰山区发改局", "371302/发展和改革局", "兰山区发展和改革局"),
        (LANSHAN, "临沂市兰山区发改局", "371302/发展和改革局", "兰山区发展和改革局"),
        (LANSHAN, "区委编办", "371302/区委机构编制委员会办公室", "兰山区委机构编制委员会办公室"),
        (LANSHAN, "区府办", "371302/区政府办公室", "兰山区人民政府办公室"),
        (LANSHAN, "区政府办公室", "371302/区政府办公室", "兰山区人民政府办公室"),
        (LANSHAN, "兰山生态环境分局", "371302/生态环境分局", "临沂市生态环境局兰山分局"),
        (LANSHAN, "市生态环境局兰山分局", "371302/生态环境分局", "临沂市生态环境局兰山分局"),
        (LANSHAN, "区税务局", "371302/税务局", "国家税务总局临沂市兰山区税务局"),
        (LANSHAN, "商城", "371302/兰山商城管委会", "兰山商城管委会"),
        (LANSHAN, "半程镇", "371302/半程镇", "半程镇人民政府"),
        (LANSHAN, "市发改委", "371300/发展和改革委员会", "临沂市发展和改革委员会"),
        (LANSHAN, "省财政厅", "370000/财政厅", "山东省财政厅"),
        (LANSHAN, "国家发展改革委", "100000/国家发展和改革委员会", "国家发展和改革委员会"),
        (YISHUI, "县教体局", "371323/教育和体育局", "沂水县教育和体育局"),
        (YISHUI, "沂水公安分局", "371323/公安分局", "临沂市公安局沂水分局"),
        (YISHUI, "县应急管理局", "371323/应急管理局", "沂水县应急管理局"),
        (ZOUCHENG, "市市场监管局", "370883/市场监督管理局", "邹城市市场监督管理局"),
        (ZOUCHENG, "市委网信办", "370883/市委网络安全和信息化委员会办公室", "邹城市委网络安全和信息化委员会办公室"),
    ],
)
def test_one_body_has_one_id_and_name(place: Jurisdiction, text: str, unit: str, name: str) -> None:
    assignment, _ = reader(place, 2021).read([UnitText("", "unspecified", text)])
    assert [(party.unit, party.name) for party in assignment.parties] == [(unit, name)]


def test_the_towns_of_lanshan() -> None:
    assignment, _ = reader(LANSHAN, 2021).read([UnitText("", "unspecified", "各镇街道")])
    party = assignment.parties[0]
    assert (party.unit, party.name, party.members_complete) == ("371302/各镇街道", "各镇人民政府、街道办事处", True)
    assert len(party.members) == 11
    assert party.members[0] == "371302/兰山街道"


@pytest.mark.parametrize(
    ("text", "count"), [("各乡镇（街道）", 18), ("各乡镇", 16), ("各街道", 2), ("有关乡镇", 0), ("县政府各部门", 0)]
)
def test_members_of_collectives(text: str, count: int) -> None:
    assignment, _ = reader(YISHUI, 2021).read([UnitText("", "unspecified", text)])
    party = assignment.parties[0]
    assert (len(party.members), party.members_complete) == (count, count > 0)


def test_counties_of_a_prefecture() -> None:
    assignment, _ = reader(LINYI, 2021).read([UnitText("", "unspecified", "各县区")])
    assert len(assignment.parties[0].members) == 12
    assert "371302/区政府" in assignment.parties[0].members
    alone, _ = reader(LINYI, 2021).read([UnitText("", "unspecified", "兰山区、罗庄区政府")])
    assert [(party.unit, party.name) for party in alone.parties] == [
        ("371302/区政府", "兰山区人民政府"),
        ("371311/区政府", "罗庄区人民政府"),
    ]


def test_departments_of_the_government() -> None:
    assignment, _ = reader(LANSHAN, 2021).read([UnitText("", "unspecified", "区政府各部门")])
    party = assignment.parties[0]
    assert (party.name, party.members_complete) == ("兰山区人民政府各部门", False)
    assert "371302/财政局" in party.members and "371302/区委机构编制委员会办公室" not in party.members


def test_the_notice_spells_out_its_zones_and_towns() -> None:
    spelled = ("各镇人民政府、街道办事处", "县政府各部门", "沂水经济开发区管委会")
    read = AssignmentReader(load_registry(RULES, YISHUI, 2021, spelled)).read
    assignment, _ = read([UnitText("", "unspecified", "各镇街道、经开区、开发区")])
    zone = "沂水经济开发区管委会"
    assert [party.name for party in assignment.parties] == ["各镇人民政府、街道办事处", zone, zone]


def test_several_columns_are_joined_with_their_labels() -> None:
    cells = [
        UnitText("牵头单位", "lead", "区财政局"),
        UnitText("配合单位", "support", "区审计局、区统计局"),
        UnitText("备注单位", "responsible", " "),
    ]
    assignment, _ = reader(LANSHAN, 2021).read(cells, labelled=True)
    assert assignment.raw == "牵头单位：区财政局；配合单位：区审计局、区统计局"
    assert notation(assignment) == "L 区财政局 · S 区审计局 · S 区统计局"
    assert [assignment.raw[slice(*party.span)] for party in assignment.parties] == ["区财政局", "区审计局", "区统计局"]


def test_words_in_a_cell_win_over_its_label() -> None:
    assignment, _ = reader().read([UnitText("责任单位", "responsible", "市财政局牵头，市审计局配合；市统计局")])
    assert notation(assignment) == "L 市财政局 · S 市审计局 · R 市统计局"


def test_successors_follow_dated_relations() -> None:
    registry = load_registry(RULES, YISHUI, 2021)
    old = "371323/卫生和计划生育局"
    assert registry.successors(old, 2017, 2021) == ("371323/卫生健康局",)
    assert registry.successors(old, 2016, 2018) == (old,)
    assert registry.successors("371323/财政局", 2016, 2024) == ("371323/财政局",)


def test_a_places_own_relation_wins_over_a_reform(tmp_path: Path) -> None:
    """Here two bodies went into one a year later than elsewhere; the other reforms hold as everywhere."""
    shutil.copytree(RULES / "units", tmp_path / "units")
    shutil.copy(RULES / "roles.yaml", tmp_path)
    shutil.copy(RULES / "zones.yaml", tmp_path)
    shutil.copytree(RULES / "divisions", tmp_path / "divisions")
    own = {"kind": "merged", "from": "农业局", "to": "农业农村和水利局", "year": 2020}
    place = {"code": "371323", "name": "沂水县", "source": "…", "as_of": "2021-01-01", "units": [], "relations": [own]}
    (tmp_path / "units" / "371323.yaml").write_text(json.dumps(place), encoding="utf-8")
    successors = load_registry(tmp_path, YISHUI, 2021).successors
    assert successors("371323/农业局", 2018, 2019) == ("371323/农业局",)
    assert successors("371323/农业局", 2018, 2021) == ("371323/农业农村和水利局",)
    assert successors("371323/旅游局", 2018, 2021) == ("371323/文化和旅游局",)


@pytest.mark.parametrize("folder", ["lanshan-2021", "lanshan-2022-sample", "dev"])
def test_real_notices_are_read_exactly(folder: str) -> None:
    for path in sorted((DATA / folder).glob("*gold.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        place = LANSHAN if folder.startswith("lanshan") else YISHUI
        assert gold["district"] == place.name
        check = AssignmentReader(load_registry(RULES, place, gold["year"], gold["addressees"]))
        for task in gold["tasks"]:
            if task.get("raw") is not None:
                _check_task(check, task, gold)


def _check_task(check: AssignmentReader, task: dict[str, Any], gold: dict[str, Any]) -> None:
    assignment, _ = check.read([UnitText("", "unspecified", task["raw"])])
    assert [[party.role, party.text] for party in assignment.parties] == task["parts"], task["raw"]
    assert "".join(tail.text for tail in assignment.open_ended) == (task["open"] or "")
    for party in assignment.parties:
        assert party.kind == ("collective" if party.text in gold["collectives"] else "unit")
        assert party.name == gold["names"].get(party.text, party.name)


def test_every_unit_and_member_is_listed_with_name_and_order() -> None:
    registry = load_registry(RULES, LANSHAN, 2021)
    assignment, _ = AssignmentReader(registry).read([UnitText("", "unspecified", "各镇街道、区财政局、区旅游研究会")])
    task = Task("371302-2021-001", "k", 1, None, None, None, "…", None, assignment)
    found = units_of([task], registry)
    assert found["371302/财政局"] == Unit("371302/财政局", "兰山区财政局", "department", 170)
    assert (found["371302/半程镇"].name, found["371302/半程镇"].type) == ("半程镇人民政府", "town")
    assert found["371302/各镇街道"].type == "collective"
    assert found["371302/旅游研究会"].order is None
    assert len(found) == 14


def test_a_broken_rules_file_names_file_and_line(tmp_path: Path) -> None:
    shutil.copytree(RULES / "units", tmp_path / "units")
    shutil.copy(RULES / "roles.yaml", tmp_path)
    shutil.copy(RULES / "zones.yaml", tmp_path)
    broken = tmp_path / "units" / "371302.yaml"
    lines = broken.read_text(encoding="utf-8").replace("type: zone", "type: zoo", 1).splitlines()
    number = next(at for at, line in enumerate(lines, 1) if "zoo" in line)
    broken.write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(RulesError, match=rf"371302\.yaml 第 {number} 行"):
        load_registry(tmp_path, LANSHAN, 2021)
