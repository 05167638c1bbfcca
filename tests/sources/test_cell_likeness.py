"""Lines are given to columns by what the others look like."""

from __future__ import annotations

from pipeline.sources.cell_likeness import Likeness

KNOWN = Likeness(4, [("新建学校2所。", "县教育局", "6月底前"), ("修建公路10公里。", "县交通局", "12月底前")])


def test_lines_go_on_are_missing_or_begin_anew() -> None:
    assert KNOWN.columns(["改造学校。", "县教育局", "县住建局", "9月底前"]) == [1, 2, 2, 3]
    assert KNOWN.columns(["改造学校。", "9月底前"]) == [1, 3]
    assert KNOWN.columns(["新建养老院。", "县民政局", "5月底前", "改造养老院。", "12月底前"]) == [1, 2, 3, 1, 3]


def test_one_row_tells_nothing() -> None:
    assert not Likeness(3, [("甲", "乙")]).known
