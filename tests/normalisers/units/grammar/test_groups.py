"""From tokens to parties with roles: whom a role word, a label, 会同 or a mark speaks of."""

from __future__ import annotations

import pytest

from pipeline.normalisers.units.grammar.groups import Parser
from tests.normalisers.units.reading import registry, tokens


def roles(text: str, first_leads: bool = False) -> list[tuple[str, str | None]]:
    read = Parser(registry().names).parse(tokens(text), first_leads)
    return [(party.text, party.role) for party in read.parties]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("市财政局、市审计局", [("市财政局", None), ("市审计局", None)]),
        ("市财政局牵头，市审计局配合", [("市财政局", "lead"), ("市审计局", "support")]),
        ("市财政局（牵头）、市审计局", [("市财政局", "lead"), ("市审计局", None)]),
        ("市财政局会同市审计局", [("市财政局", "lead"), ("市审计局", "support")]),
        ("牵头单位：市财政局；配合单位：市审计局", [("市财政局", "lead"), ("市审计局", "support")]),
        # a label holds until a word says more, and 负责 says no more than 配合单位
        ("配合单位：市财政局、市审计局负责", [("市财政局", "support"), ("市审计局", "support")]),
    ],
)
def test_roles(text: str, says: list[tuple[str, str | None]]) -> None:
    assert roles(text) == says


def test_the_first_leads_if_an_earlier_string_said_so_and_no_word_says_else() -> None:
    assert roles("市财政局、市审计局", first_leads=True)[0] == ("市财政局", "lead")
    assert roles("市财政局、市审计局牵头", first_leads=True)[1] == ("市审计局", "lead")
    assert roles("配合单位：市财政局", first_leads=True) == [("市财政局", "support")]


def test_one_each_is_one_collective() -> None:
    assert [text for text, _ in roles("各旗、县、区人民政府、市财政局")] == ["各旗、县、区人民政府", "市财政局"]


def test_a_guest_with_a_group_of_its_own_is_another_collective() -> None:
    """兵团 stands under 各 with the places, its departments do not."""
    assert [text for text, _ in roles("各师市、兵团有关部门")] == ["各师市", "兵团有关部门"]
    places = "各省、自治区、直辖市、新疆生产建设兵团"
    assert [text for text, _ in roles(places)] == [places]


def test_bare_places_share_the_body_of_the_last() -> None:
    assert [text for text, _ in roles("和平区、河西区人民政府")] == ["和平区人民政府", "河西区人民政府"]
    assert next(text for text, _ in roles("洛川县、宜川县苹果局")) == "洛川县苹果局"
    assert next(text for text, _ in roles("北京市、重庆市应急管理（管）局")) == "北京市应急管理（管）局"


def test_a_second_role_word_says_more() -> None:
    assert roles("有关部门各司其职、密切配合") == [("有关部门", "support")]


def test_an_everyday_word_before_a_tail_is_the_last_of_its_row() -> None:
    assert roles("规划、建设、管理等部门") == [("规划", None), ("建设", None), ("管理", None)]
    assert roles("县公安局查处等") == [("县公安局", "responsible")]


def test_counted_places_each_have_the_body() -> None:
    assert [text for text, _ in roles("柘荣、寿宁两县政府，市水利局")] == ["柘荣县政府", "寿宁县政府", "市水利局"]
    # three are counted, two stand there
    assert [text for text, _ in roles("柘荣、寿宁三县政府")] == ["柘荣", "寿宁三县政府"]


def test_a_tail_takes_the_role_of_its_list() -> None:
    read = Parser(registry().names).parse(tokens("市财政局牵头，市审计局等部门配合"))
    assert [(tail.token.text, tail.role) for tail in read.tails] == [("等部门", "support")]


def test_no_tokens_say_nothing() -> None:
    assert roles("", first_leads=True) == []
