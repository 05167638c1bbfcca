"""One 各, one collective; and what stands beside it."""

from __future__ import annotations

import pytest

from tests.normalisers.units.reading import notation, read

CASES = [
    # the 区 of 园区 in brackets is no kind of place that 区财政局 could follow
    ("各街道（园区）和区财政局", "- 各街道（园区）* · - 区财政局"),
    ("各县（市、区）人民政府和市直有关部门", "- 各县（市、区）人民政府* · - 市直有关部门*"),
    ("各片区管理局、各乡镇人民政府（街道办事处）", "- 各片区管理局* · - 各乡镇人民政府（街道办事处）*"),
]


@pytest.mark.parametrize(("text", "says"), CASES)
def test_collectives(text: str, says: str) -> None:
    assert notation(read(text)[0]) == says
