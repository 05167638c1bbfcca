"""What a reader would not call a difference."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.matching.folding import fold


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("公开（试行）", "公开(试行)"),
        ("“三同步”", '"三同步"'),
        ("「三同步」", "“三同步”"),
        ("区 发改局", "区发改局"),
        ("区\u3000发改局\n", "区发改局"),
        ("5Ｇ", "5G"),
        ("二〇二一—二〇二五", "二〇二一-二〇二五"),
        ("甲——乙", "甲－乙"),
    ],
)
def test_typing_is_folded_away(a: str, b: str) -> None:
    assert fold(a) == fold(b)


@pytest.mark.parametrize(("a", "b"), [("公开", "公布"), ("甲、乙", "甲，乙"), ("5G", "5g"), ("", "甲")])
def test_wording_is_never_touched(a: str, b: str) -> None:
    assert fold(a) != fold(b)


@given(st.text(alphabet="政务（）—-“」 \u3000ＡA５⻔", max_size=20))
def test_folding_what_is_folded_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)
