from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from pipeline.errors import RulesError
from pipeline.normalisers.divisions import Divisions
from pipeline.normalisers.jurisdictions import find_jurisdiction
from pipeline.normalisers.named_place import check_place
from pipeline.normalisers.units.registry.registry import load_registry
from pipeline.rules.zones import load_zones
from tests import RULES

ZONES = load_zones(RULES)


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("平潭综合实验区财政局", 7),
        ("高新区财政局", 3),
        ("半程镇财政所", 3),
        ("乡镇财政所", None),
        ("城乡建设局", None),
    ],
)
def test_where_a_zone_ends_in_the_name_of_a_body(text: str, end: int | None) -> None:
    found = re.search(ZONES.before_body(), text)
    assert (found.end() if found else None) == end


def test_one_ending_serves_title_option_and_units(tmp_path: Path) -> None:
    """A word added to the file is known wherever zones are told by their names."""
    shutil.copytree(RULES, tmp_path / "rules")
    rules = tmp_path / "rules"
    path = rules / "zones.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("endings: 开发区", "endings: 开发区 试飞区"), "utf-8")
    place, _ = find_jurisdiction(Divisions(rules), "青云试飞区工作要点", [])
    assert place is not None and place.name == "青云试飞区"
    assert find_jurisdiction(Divisions(RULES), "青云试飞区工作要点", [])[0] is None
    assert "青云试飞区" in check_place(rules, "青云试飞区")
    for folder, level in ((rules, True), (RULES, False)):
        bodies = load_registry(folder, None, None).names.bodies
        assert bool(bodies.zones("青云试飞区财政局")) == level


def test_a_fault_names_file_and_line(tmp_path: Path) -> None:
    text = (RULES / "zones.yaml").read_text(encoding="utf-8")
    (tmp_path / "zones.yaml").write_text(text.replace("towns: (?<!", "towns: ((?<!"), encoding="utf-8")
    with pytest.raises(RulesError, match=r"zones\.yaml 第 \d+ 行：.*圆括号没有成对"):
        load_zones(tmp_path)
