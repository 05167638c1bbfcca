"""The files of the places fit together with the divisions and in themselves, or file and line are named."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from pipeline.errors import RulesError
from pipeline.normalisers.units.registry.place_checks import check_places
from pipeline.normalisers.units.registry.registry import Knowledge
from tests import RULES

UNIT = "units:\n  - {id: 财政局, type: department, names: [{name: 兰山区财政局}]}\n"


@cache
def knowledge() -> Knowledge:
    return Knowledge(RULES)


def check(rules: Path, rest: str, code: str = "371302", name: str = "371302") -> None:
    """Checks one file of a place whose fifth line ``rest`` begins."""
    (rules / "units").mkdir()
    text = f"code: '{code}'\nname: 兰山区\nsource: 通知\nas_of: '2021-06-28'\n{rest}"
    (rules / "units" / f"{name}.yaml").write_text(text, encoding="utf-8")
    check_places(rules, knowledge())


def test_the_rules_of_the_project_fit() -> None:
    check_places(RULES, knowledge())


def test_a_whole_file_fits(tmp_path: Path) -> None:
    collectives = "collectives:\n  - {id: 各乡镇, names: [{name: 各镇}], members: [半程镇, 财政局]}\n"
    relations = "relations:\n  - {kind: renamed, from: 农业局, to: 农业农村局, year: 2019}\n"
    check(tmp_path, UNIT + collectives + relations)


@pytest.mark.parametrize(
    ("rest", "line", "why"),
    [
        (UNIT + UNIT.partition("\n")[2], 7, "id“财政局”前面已经用过"),
        (UNIT.replace("id: 财政局", "id: 兰山/财政局"), 6, "id“兰山/财政局”里不能有“/”"),
        (UNIT.replace("财政局}", "财政局, from: 2021, to: 2019}"), 6, "from 的年份比 to 的晚"),
        (UNIT + "collectives:\n  - {id: 各乡镇, names: [{name: 各镇}], members: [乌有镇]}\n", 8, "没有“乌有镇”"),
        (UNIT + "relations:\n  - {kind: renamed, from: 财政局, to: 财政局, year: 2019}\n", 8, "不能是同一个单位"),
        (
            UNIT + "relations:\n  - {kind: renamed, from: 发改局, to: 财政局, year: 2019}\n",
            8,
            "应当写成 id：发展和改革局",
        ),
    ],
)
def test_faults_are_named_with_their_line(tmp_path: Path, rest: str, line: int, why: str) -> None:
    with pytest.raises(RulesError, match=rf"371302\.yaml 第 {line} 行：.*{why}"):
        check(tmp_path, rest)


def test_code_and_file_name_agree(tmp_path: Path) -> None:
    with pytest.raises(RulesError, match=r"第 1 行：.*应当与文件名“371323”一致"):
        check(tmp_path, UNIT, name="371323")


def test_a_code_that_no_place_has_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RulesError, match=r"第 1 行：.*区划数据里没有代码“371399”"):
        check(tmp_path, UNIT, code="371399", name="371399")
