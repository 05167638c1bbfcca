"""Which 和 and 与 stand between two names."""

from __future__ import annotations

import pytest

from tests.normalisers.units.reading import notation, read


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("县财政局和县审计局", "- 县财政局 · - 县审计局"),
        ("县住房和城乡建设局", "- 县住房和城乡建设局"),
        ("各高校和科研院所", "- 各高校和科研院所*"),
        ("省政府各厅、委和各直属机构", "- 省政府各厅、委* · - 省政府各直属机构*"),
        # what only ends names is no body by itself, but a zone behind which another's level stands is
        ("教务处、实验室与装备管理处", "- 教务处 · - 实验室与装备管理处"),
        ("经开区和区政府办公室", "- 经开区 · - 区政府办公室"),
    ],
)
def test_joints(text: str, says: str) -> None:
    assert notation(read(text)[0]) == says
