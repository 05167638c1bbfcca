"""The words that a finding quotes, found on the page."""

from __future__ import annotations

import pytest

from pipeline.exporters.page.quoted_words import QuoteFinder
from pipeline.model import Evidence, Finding
from tests.exporters.page.readings import seed


@pytest.fixture(scope="module")
def find() -> QuoteFinder:
    way = seed().way
    assert way is not None
    return QuoteFinder(way[1])


def spelled(places: tuple[Evidence, ...]) -> str:
    """The characters in the boxes, in the order of the layout."""
    way = seed().way
    assert way is not None
    found = ""
    for place in places:
        assert place.bbox is not None
        x0, top, x1, bottom = place.bbox
        inside = [c for c in way[1].chars if c.page == place.page and x0 <= (c.box[0] + c.box[2]) / 2 <= x1]
        found += "".join(c.text for c in inside if top <= (c.box[1] + c.box[3]) / 2 <= bottom)
    return found


def test_each_finding_of_the_real_notice_is_found_to_the_word(find: QuoteFinder) -> None:
    told = [spelled(find(finding)) for finding in seed().notice.findings]
    assert told == [
        "深化重点领域政府信息公开深化重点领域信息公开",
        "组织编制年度重大决策事项目录组织编制年度重大决策项目目录",
        "宣传活动宣传活动的宣传",
        "阶段特征阶段性特征",
        "决策事项目录决策事项目录决策项目目录决策项目目录",
        "2021年年底前2021年年底",
    ]


def test_what_is_not_there_is_not_found(find: QuoteFinder) -> None:
    everywhere = (Evidence(2, (0, 0, 600, 850)),)
    assert find(Finding.of("body.unread", "“没有这几个字”", evidence=everywhere)) == ()
    assert find(Finding.of("body.unread", "没有引号", evidence=everywhere)) == ()
    assert find(Finding.of("body.unread", "“政务公开”没有位置")) == ()
    assert (
        find(Finding.of("body.unread", "“政务公开”", evidence=(Evidence(lines=(1, 2)), Evidence(99, (0, 0, 9, 9)))))
        == ()
    )
