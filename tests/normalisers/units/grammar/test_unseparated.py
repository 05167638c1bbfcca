"""Several names without anything between them, and one name that must stay whole."""

from __future__ import annotations

import pytest

from tests.normalisers.units.reading import split


@pytest.mark.parametrize(
    "names",
    [
        ["区发改局", "区财政局"],
        ["区发改局", "区财政局", "区审计局"],
        ["发改局", "财政局"],
        ["区财政局", "各镇街道"],
        ["各镇街", "各部门"],
        ["人民银行平潭支行", "福建银监局平潭办事处"],
        ["五星街道", "南大街街道", "荷花池街道"],
        ["经开区", "高新园（邹区镇）", "各街道", "市国有公司"],
        ["县一中", "县二中", "县职教中心"],
        ["县委办", "县政府办", "县人大办", "县政协办"],
        ["各县区人民政府", "市直各部门"],
        ["区商务局", "区文旅局", "各街道（镇）"],
    ],
)
def test_names_run_together_are_cut(names: list[str]) -> None:
    assert split("".join(names)) == names


@pytest.mark.parametrize(
    "text",
    [
        "市财政局",
        "兰山区委区政府督查室",
        "市住房和城乡建设局",
        "各级各部门",
        "市财政局负责资金",
        "",
        "财政局" * 200,
        "省公安厅交通管理局",
        "街道社区建设办公室",
    ],
)
def test_what_is_one_name_or_a_sentence_stays_whole(text: str) -> None:
    assert split(text) == [text]
