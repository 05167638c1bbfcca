"""Labels, and what only looks like one."""

from __future__ import annotations

import pytest

from pipeline.extractors.body.running_numbers import RunningNumbers
from pipeline.text.labels import Label, read_label
from pipeline.text.numerals import read_numeral


@pytest.mark.parametrize(
    ("text", "style", "number", "length"),
    [
        ("一、深化公开", "han", 1, 2),
        ("十二、深化公开", "han", 12, 3),
        ("（一）深化公开", "han_brackets", 1, 3),
        ("(二十)深化公开", "han_brackets", 20, 4),
        ("（三)深化公开", "han_brackets", 3, 3),
        ("1.深化公开", "arabic", 1, 2),
        ("12．深化公开", "arabic", 12, 3),
        ("3、深化公开", "arabic", 3, 2),
        ("1.2021年底前公开", "arabic", 1, 2),
        ("（1）深化公开", "arabic_brackets", 1, 3),
        ("2）深化公开", "arabic_brackets", 2, 2),
        ("１．深化公开", "arabic", 1, 2),
        ("（１２）深化公开", "arabic_brackets", 12, 4),
        ("①深化公开", "circled", 1, 1),
        ("⑵深化公开", "arabic_brackets", 2, 1),
        ("㈢深化公开", "han_brackets", 3, 1),
        ("一是深化公开", "spoken", 1, 2),
        ("第三条深化公开", "article", 3, 3),
        ("第十二条深化公开", "article", 12, 4),
        ("第一章总则", "chapter", 1, 3),
        ("100.深化公开", "arabic", 100, 4),
        ("（130）深化公开", "arabic_brackets", 130, 5),
        ("一百零一、深化公开", "han", 101, 5),
        ("（一百二十三）深化公开", "han_brackets", 123, 7),
    ],
)
def test_label(text: str, style: str, number: int, length: int) -> None:
    assert read_label(text) == Label(style, number, length)


@pytest.mark.parametrize(
    "text",
    [
        "“一号答”“一站式”服务",
        "第一，深化公开",
        "2021.6.28",
        "2021年",
        "1.5亿元",
        "3.14比例",
        "一、二、三产业融合",
        "一、二产业",
        "12345热线",
        "100.5亿元",
        "2021、2022年",
        "（试行）",
        "（2021年）",
        "一号答",
        "一是否公开",
        "",
        "深化公开",
        "十四五规划",
    ],
)
def test_no_label(text: str) -> None:
    assert read_label(text) is None


def test_numbers_run_on() -> None:
    numbers = RunningNumbers()
    taken = [numbers.takes(Label("han", number, 2)) for number in (1, 2, 3, 5, 1, 2, 9)]
    assert taken == [True, True, True, True, True, True, False]
    assert not numbers.takes(Label("arabic", 12, 3))
    assert numbers.takes(Label("arabic", 1, 2))


def test_numbers_run_on_behind_a_gap() -> None:
    labels = [Label("han_brackets", number, 4) for number in (1, 2, 3, 20, 21, 22, 40)]
    numbers = RunningNumbers(labels)
    assert [numbers.takes(label) for label in labels] == [True] * 6 + [False]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("十", 10),
        ("二十", 20),
        ("廿一", 21),
        ("一百零三", 103),
        ("九", 9),
        ("⑫", 12),
        ("07", 7),
        ("１２", 12),
        ("甲", None),
        ("", None),
    ],
)
def test_numeral(text: str, value: int | None) -> None:
    assert read_numeral(text) == value
