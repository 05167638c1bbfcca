from __future__ import annotations

import pytest

from pipeline.exporters.workbook.formula_like import formula_like

BLANKS = ("", " ", "\t", "\r\n", "\u3000", "\u00a0", "\u2003", "\u200b", "\ufeff", "\u3000 \t")


@pytest.mark.parametrize("sign", "=+-@＝＋－＠﹦﹢﹣﹫−")
@pytest.mark.parametrize("blank", BLANKS)
def test_signs_in_every_width_behind_whatever_does_not_show(blank: str, sign: str) -> None:
    assert formula_like(f"{blank}{sign}SUM(A1)") and formula_like(f"{blank}{sign}甲")


@pytest.mark.parametrize("number", ["-5", "+5", "-1.25", "+30%", "-0"])
def test_plain_numbers_stay_numbers(number: str) -> None:
    assert not formula_like(number)


@pytest.mark.parametrize("text", ["-5+1", "-5甲", "-1e5", "+", "-", "- 5", "-" + "1" * 16, "-１"])
def test_what_only_begins_like_a_number_does_not(text: str) -> None:
    assert formula_like(text)


@pytest.mark.parametrize("text", ["", "甲=1", "（-5）", "5-3", "—甲", "·甲", " 甲"])
def test_other_texts(text: str) -> None:
    assert not formula_like(text)
