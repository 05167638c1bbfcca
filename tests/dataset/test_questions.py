"""The questions of the rules: each works on a dataset, and a file with a fault is told with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.dataset.collecting import collect_all
from pipeline.dataset.querying import ask
from pipeline.dataset.questions import question, questions
from pipeline.errors import RulesError, UsageError
from tests import RULES
from tests.dataset.places import RULES_OF_TEST, usual
from tests.diff.build import TEXTS

OURS = questions(RULES)


@pytest.fixture(scope="module")
def dataset(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("data")
    usual(root / "out")
    collect_all([root / "out"], root / "ds", RULES_OF_TEST)
    return root / "ds"


def test_there_are_at_least_ten() -> None:
    assert len(OURS) >= 10 and all(one.about for one in OURS.values())


@pytest.mark.parametrize("name", OURS)
def test_each_works_with_and_without_its_values(dataset: Path, name: str) -> None:
    one = OURS[name]
    whole = ask(dataset, one.sql)
    assert len(whole.columns) >= 2
    for parameter in one.parameters:
        value = {"year": "1950", "province": "别省", "superior": "别市", "alike": "0"}[parameter]
        assert ask(dataset, one.sql, {parameter: value}).rows == ()


def test_what_they_answer(dataset: Path) -> None:
    def rows(name: str, **values: str) -> tuple[tuple[object, ...], ...]:
        return ask(dataset, OURS[name].sql, values).rows

    assert rows("牵头最多的单位", year="2022") == (("某某区财政局", 6, 3),)
    assert rows("按月时限") == (("2021-12", 3, 1), ("2022-12", 6, 3))
    ((place, old, new, text, _),) = rows("次年消失的任务")
    assert (place, old, new, text) == ("某省某市甲县", 2021, 2022, TEXTS[0])
    assert [row[3] for row in rows("次年新增的任务")] == [TEXTS[3]]
    missing = {(row[2], row[4]) for row in rows("上级任务没有对应的地区")}
    assert missing == {(1, "某省某市甲县"), (2, "某省某市甲县"), (2, "某省某市乙县")}


def test_an_unknown_name_lists_those_there_are() -> None:
    with pytest.raises(UsageError) as told:
        question(RULES, "没有的")
    assert len(told.value.details) == len(OURS)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("SELECT 1", "第 1 行：开头要有一行“-- 说明"),
        ("-- 说明：甲\n-- 参数：年份\nSELECT 1", "第 2 行：参数要写成"),
        ("-- 说明：甲\n-- 图：饼\nSELECT 1", "第 2 行：没有“饼”这种图"),
    ],
)
def test_a_file_with_a_fault(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "queries").mkdir()
    (tmp_path / "queries" / "甲.sql").write_text(text, encoding="utf-8")
    with pytest.raises(RulesError, match=said):
        questions(tmp_path)


def test_a_file_that_is_no_utf8(tmp_path: Path) -> None:
    (tmp_path / "queries").mkdir()
    (tmp_path / "queries" / "甲.sql").write_bytes("-- 说明：甲\nSELECT 1".encode("gb18030"))
    with pytest.raises(RulesError, match="不是 UTF-8"):
        questions(tmp_path)


def test_a_head_ends_where_the_question_begins(tmp_path: Path) -> None:
    (tmp_path / "queries").mkdir()
    (tmp_path / "queries" / "甲.sql").write_text("-- 说明：甲\n\nSELECT 1\n-- 图：饼\n", encoding="utf-8")
    assert questions(tmp_path)["甲"].chart is None
