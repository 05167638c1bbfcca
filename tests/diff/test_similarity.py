"""How alike obligations are."""

import numpy as np
import pytest
from msgspec.structs import replace

from pipeline.diff.bodies import Bodies
from pipeline.diff.obligation import Obligation, from_tasks
from pipeline.diff.similarity import Similarity
from pipeline.model import Task
from tests.diff.build import TEXTS, compared, kinds, notice, party, task


def side(*tasks: Task) -> list[Obligation]:
    return from_tasks(notice(tasks))


def score(one: Task, other: Task, bodies: Bodies | None = None) -> float:
    return float(Similarity(side(one), side(other), 2021, 2022, bodies or Bodies()).score[0, 0])


def test_near_identical_rows_are_told_apart_by_their_noun() -> None:
    form = "及时公开{}政策清单及办理流程，做到标准统一、内容准确。"
    old = [task(at, form.format(noun)) for at, noun in enumerate(("社会救助", "养老服务", "稳岗扩岗", "涉农补贴"), 1)]
    new = [task(at, form.format(noun)) for at, noun in enumerate(("涉农补贴", "养老服务", "社会救助", "住房保障"), 1)]
    found = kinds(compared(old, new))
    assert {((1,), (3,)), ((2,), (2,)), ((4,), (1,))} <= {pair for pair, kind in found.items() if kind == ("kept",)}


def test_the_same_is_1_and_the_unlike_less_than_their_surroundings() -> None:
    assert score(task(1), task(1)) == pytest.approx(1.0)
    assert score(task(1, "2021年公开"), task(1, "2022年公开")) == pytest.approx(1.0)
    assert score(task(1), task(1, TEXTS[4])) <= 0.2


def test_what_neither_side_has_says_nothing_either_way() -> None:
    bare = {"task": None, "category": None, "parties": []}
    assert score(task(1, **bare), task(1, **bare)) == pytest.approx(0.9)


def test_a_successor_is_the_same_body() -> None:
    bodies = Bodies(successors=lambda unit: ("某某区/卫健局",) if unit == "某某区/卫计局" else ())
    one, other = task(1, parties=[party("卫计局")]), task(1, parties=[party("卫健局")])
    assert score(one, other, bodies) == pytest.approx(1.0)
    assert score(one, other) == pytest.approx(1.0 - 0.2 * 0.4)


def test_a_requirement_shorter_than_a_run_is_measured_whole() -> None:
    assert score(task(1, "公开"), task(1, "公开")) == pytest.approx(1.0)
    assert score(task(1, ""), task(1, "公开")) < 0.3


def test_every_value_lies_between_0_and_1() -> None:
    old, new = side(*(task(n) for n in range(1, 7))), side(*(task(n, TEXTS[-n]) for n in range(1, 6)))
    found = Similarity(old, [replace(item, task="别的") for item in new], 2021, 2022, Bodies())
    assert found.score.shape == (6, 5)
    assert np.all((found.score >= 0) & (found.score <= 1))


def test_long_notices_are_worked_out_a_few_rows_at_a_time() -> None:
    count = len(TEXTS)
    old = side(*(task(number, TEXTS[number % count]) for number in range(250)))
    new = side(*(task(number, text) for number, text in enumerate(TEXTS)))
    scores = Similarity(old, new, 2021, 2022, Bodies()).score
    assert all(np.array_equal(scores[row], scores[row % count]) for row in range(250))
