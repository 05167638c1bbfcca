"""Which old obligation became which new one."""

from pipeline.diff.alignment import Match, align
from pipeline.diff.bodies import Bodies
from pipeline.diff.obligation import from_tasks
from tests.diff.build import TEXTS, compared, kinds, notice, task


def test_identical_rows_are_paired_in_order_and_the_last_is_left_over() -> None:
    twice = [task(1), task(2, TEXTS[0]), task(3, TEXTS[1])]
    assert set(kinds(compared(twice, twice))) == {((1,), (1,)), ((2,), (2,)), ((3,), (3,))}
    found = kinds(compared(twice, [task(1), task(2, TEXTS[1])]))
    assert found == {((1,), (1,)): ("kept",), ((2,), ()): ("dropped",), ((3,), (2,)): ("kept",)}
    found = kinds(compared([task(1), task(2, TEXTS[1])], twice))
    assert found == {((1,), (1,)): ("kept",), ((), (2,)): ("added",), ((2,), (3,)): ("kept",)}


def test_no_pair_is_forced() -> None:
    found = kinds(compared([task(1)], [task(1, TEXTS[4])]))
    assert found == {((1,), ()): ("dropped",), ((), (1,)): ("added",)}


def test_nothing_on_one_side() -> None:
    (one,) = from_tasks(notice([task(1)]))
    assert align([], [one], 2021, 2022, Bodies()) == [Match((), (one,))]
    assert align([one], [], 2021, 2022, Bodies()) == [Match((one,), ())]
    assert align([], [], 2021, 2022, Bodies()) == []


def test_dropped_ones_follow_what_they_followed() -> None:
    old = [task(n) for n in range(1, 6)]
    new = [task(1, TEXTS[4]), task(2, TEXTS[0]), task(3, TEXTS[2])]
    matches = align(from_tasks(notice(old)), from_tasks(notice(new)), 2021, 2022, Bodies())
    found = [tuple(tuple(item.number for item in side) for side in (match.old, match.new)) for match in matches]
    assert found == [((5,), (1,)), ((1,), (2,)), ((2,), ()), ((3,), (3,)), ((4,), ())]
