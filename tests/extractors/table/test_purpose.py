"""Whether a table lists obligations."""

from __future__ import annotations

from pipeline.extractors.table.columns import Column
from pipeline.extractors.table.purpose import holds_tasks, tells_itself
from tests.extractors.reading import reads_like_units
from tests.extractors.table.cells import columns
from tests.pages.rows import rules

RULES = rules()[0]

LONG = ["做好重点领域信息公开工作，每季度更新一次。"] * 3
UNITS = ["县财政局", "县民政局", "各乡镇"]


def test_requirements_in_words_and_units_are_tasks() -> None:
    assert holds_tasks(columns("requirement", "units"), [LONG, UNITS], RULES, reads_like_units)


def test_without_a_requirement_or_without_anyone_there_are_none() -> None:
    assert not holds_tasks(columns("task", "units"), [LONG, UNITS], RULES, reads_like_units)
    assert not holds_tasks(columns("requirement", "extra"), [LONG, UNITS], RULES, reads_like_units)


def test_figures_are_no_requirements() -> None:
    assert not holds_tasks(columns("requirement", "units"), [["12", "3.5%", "4个"], UNITS], RULES, reads_like_units)


def test_short_requirements_need_somebody_or_a_time() -> None:
    short = ["公开预算", "公开决算"]
    assert holds_tasks(columns("requirement", "units"), [short, UNITS[:2]], RULES, reads_like_units)
    assert holds_tasks(columns("requirement", "deadline"), [short, ["6月底", ""]], RULES, reads_like_units)
    assert not holds_tasks(columns("requirement", "units"), [short, ["张三", "李四"]], RULES, reads_like_units)


def test_a_list_of_persons_is_told_by_their_telephones() -> None:
    found = [*columns("requirement", "units"), Column("联系电话", "extra")]
    cells = [["公开预算"], ["县财政局"], ["12345678"]]
    assert not holds_tasks(found, cells, RULES, reads_like_units)
    assert holds_tasks(found, [LONG[:1], *cells[1:]], RULES, reads_like_units)


def test_short_words_beside_figures_are_a_table_of_figures() -> None:
    found = columns("requirement", "units", "extra")
    assert not holds_tasks(found, [["公开预算"], ["县财政局"], ["12"]], RULES, reads_like_units)
    assert holds_tasks(found, [["公开预算"], ["县财政局"], ["新增"]], RULES, reads_like_units)


def test_units_answer_for_figures_that_are_to_be_reached() -> None:
    figures = [["新增就业"], ["县人社局"], ["3000"]]
    found = [Column("考核指标", "requirement"), Column("责任单位", "units"), Column("目标值", "extra")]
    assert holds_tasks(found, figures, RULES, reads_like_units)
    bare = [found[0], Column("单位名称", "units"), found[2]]
    reached = [Column("任务", "requirement"), found[1], Column("得分", "extra")]
    assert not holds_tasks(bare, figures, RULES, reads_like_units) and not holds_tasks(
        reached, figures, RULES, reads_like_units
    )


def test_without_a_header_the_cells_must_tell() -> None:
    ordinals = ["1", "2", "3"]
    assert tells_itself([ordinals, LONG, UNITS], reads_like_units)
    assert not tells_itself([ordinals, LONG, ["张三"] * 3], reads_like_units)
    assert not tells_itself([ordinals, ["公开"] * 3, UNITS], reads_like_units)
    assert not tells_itself([LONG[:2], LONG[:2], UNITS[:2]], reads_like_units)
    assert not tells_itself([], reads_like_units)
