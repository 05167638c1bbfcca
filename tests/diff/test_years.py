"""Texts seen from their own year."""

import pytest

from pipeline.diff.years import same_words, shifted, timeless


@pytest.mark.parametrize(
    ("old", "new", "same"),
    [
        ("2021年底前公开", "2022年底前公开", True),
        ("公开2020年年报", "公开2021年年报", True),
        ("二〇二一年工作", "二〇二二年工作", True),
        ("二○二一年工作", "2022年工作", True),
        ("2016年以后", "2016年以后", True),
        ("2021至2023年", "2022至2024年", True),
        ("2021—2023年", "2022-2024年", True),
        ("公开 （试行）", "公开(试行)", True),
        ("公开2020年年报", "公开2022年年报", False),
        ("2021年公开", "2022年公布", False),
        ("按〔2021〕5号", "按〔2022〕5号", False),
        ("编号12021年", "编号12022年", False),
        ("2021年", "2021年和2022年", False),
    ],
)
def test_same_words(old: str, new: str, same: bool) -> None:
    assert same_words(old, new, 2021, 2022) is same
    assert same_words(new, old, 2022, 2021) is same


def test_without_an_own_year_every_year_is_itself() -> None:
    assert not same_words("2021年公开", "2022年公开", None, 2022)
    assert same_words("2021年公开", "2021年公开", None, None)


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("2021年公开2020年年报，谋划2022年", "本年公开上年年报,谋划下年"),
        ("2016年以后", "2016年以后"),
        ("二〇二一年", "本年"),
        ("2021-2023年", "本-2023年"),
    ],
)
def test_timeless(text: str, answer: str) -> None:
    assert timeless(text, 2021) == answer
    assert timeless(answer, None) == answer


@pytest.mark.parametrize(
    ("due", "years", "answer"),
    [
        ("2021-06-30", 1, "2022-06-30"),
        ("2021-06-30", -1, "2020-06-30"),
        ("2023-02-28", 1, "2024-02-29"),
        ("2024-02-29", 1, "2025-02-28"),
        ("2024-02-28", 1, "2025-02-28"),
        ("2021-12-31", 99999, "2021-12-31"),
        ("2021-12-31", -3000, "2021-12-31"),
    ],
)
def test_shifted(due: str, years: int, answer: str) -> None:
    assert shifted(due, years) == answer
