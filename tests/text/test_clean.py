"""Clean-up: what goes, what becomes another character, and that every character keeps its trace."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.traced import Traced
from pipeline.text.clean import SPACE, clean, drop_spaces, flow, is_cjk, is_invisible, unify_radicals, widen


def traced(text: str, start: int = 0) -> Traced:
    return Traced(text, tuple(range(start, start + len(text))))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("政 务 公 开", "政务公开"),
        ("2 0 2 2 年 工作", "2022年工作"),
        ("共 5 项", "共5项"),
        ("use of 5G", "use of 5G"),
        ("  前后  ", "前后"),
        (" \n ", ""),
        ("", ""),
    ],
)
def test_spaces(before: str, after: str) -> None:
    assert drop_spaces(traced(before)).text == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("公开,回应;解读:好", "公开，回应；解读：好"),
        ("办法(试行)", "办法（试行）"),
        ("(区)A", "（区）A"),
        ("甲(abc)", "甲（abc）"),
        ("1,000元", "1,000元"),
        ("上午8:30", "上午8:30"),
        ("f(x), g", "f(x), g"),
        (")甲(", "）甲（"),
        ("::甲", "：：甲"),
        ("PPP(a,b),甲", "PPP（a,b），甲"),
    ],
)
def test_half_width_marks_beside_chinese(before: str, after: str) -> None:
    assert widen(traced(before)).text == after


@pytest.mark.parametrize(
    ("before", "after"), [("⻔户", "门户"), ("⼾", "户"), ("⼀", "一"), ("\uf967", "不"), ("门", "门")]
)
def test_old_forms(before: str, after: str) -> None:
    assert unify_radicals(traced(before)).text == after


def test_the_trace_stays_with_its_character() -> None:
    answer = clean(traced("⻔ 户 (试行)"))
    assert answer == Traced("门户（试行）", (0, 2, 4, 5, 6, 7))


@given(st.text(alphabet="政务⻔ \n,:()（）12年Aa。", max_size=30))
def test_cleaning_what_is_clean_changes_nothing(text: str) -> None:
    once = clean(traced(text))
    assert clean(once) == once
    assert list(once.ids) == sorted(set(once.ids))


def test_lines_flow_together() -> None:
    lines = [traced("推进政务"), traced("", 10), traced("公开 use", 20), traced("of data", 30)]
    answer = flow(lines)
    assert answer.text == "推进政务公开use of data"
    assert answer.ids.count(SPACE) == 1 and answer.ids[-1] == 36
    assert flow([]) == Traced()


@pytest.mark.parametrize(("character", "answer"), [("政", True), ("，", True), ("①", True), ("a", False), ("1", False)])
def test_chinese(character: str, answer: bool) -> None:
    assert is_cjk(character) is answer


@pytest.mark.parametrize(
    ("character", "answer"), [("\u200b", True), ("\u202e", True), ("\x07", True), ("\ufeff", True), ("政", False)]
)
def test_invisible(character: str, answer: bool) -> None:
    assert is_invisible(character) is answer


MUCH = 200_000


@pytest.mark.parametrize("before", [" " * MUCH, "a" + " " * MUCH + "b", "," * MUCH, "(" * MUCH, "a, " * MUCH])
def test_much_of_one_sign_is_cleaned_at_once(before: str) -> None:
    """Work that grows with the square of the length would take hours here."""
    assert clean(traced(before)).text == before.strip()


def test_full_width_goes_on_from_mark_to_mark() -> None:
    before = "中" + ",;" * MUCH
    assert clean(traced(before)).text == "中" + "，；" * MUCH
    assert clean(traced("(" * MUCH + "中" + ")" * MUCH)).text == "（" * MUCH + "中" + "）" * MUCH


def test_a_pair_changes_together_also_far_apart() -> None:
    assert clean(traced("(a) b (c 中")).text == "(a) b (c中"
    assert clean(traced("(a, b), 中")).text == "（a, b），中"
