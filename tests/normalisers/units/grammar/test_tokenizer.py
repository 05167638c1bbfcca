"""Tokens cover a string whole, whatever it holds."""

from __future__ import annotations

import pytest

from tests.normalisers.units.reading import kinds, tokens


@pytest.mark.parametrize(
    "text",
    [
        "市财政局牵头，市审计局、市统计局等部门配合；各县（市、区）人民政府",
        "牵头单位：市财政局；完成时限：6月底前",
        "（（（（（（市财政局））））））",
        "）、；：（",
        "abc 不知所云的一段话。1.2.3",
        "",
        "市财政局" + "（）" * 1_500 + "市审计局",
        "市财政局牵头" + "牵头" * 1_500 + "，市审计局",
        "+|-_=" * 1_500,
    ],
)
def test_every_character_is_in_exactly_one_token(text: str) -> None:
    found = tokens(text)
    flat = text.replace(" ", "")
    assert "".join(token.text for token in found) == flat
    assert [token.start for token in found] == [0, *(token.end for token in found)][: len(found)]
    assert all(flat[token.start : token.end] == token.text for token in found)


def test_words_far_behind_a_mark_change_nothing_before_it() -> None:
    near, far = (tokens("市财政局负责评分" + "甲" * count + "市审计局牵头") for count in (100, 3_000))
    assert kinds(near)[:2] == kinds(far)[:2] == [("name", "市财政局"), ("role", "负责")]


def test_a_label_takes_its_colon_and_gives_its_role() -> None:
    label, name = tokens("牵头单位：市财政局")
    assert (label.kind, label.text, label.role) == ("label", "牵头单位：", "lead")
    assert (name.kind, name.known) == ("name", True)


def test_what_a_remarks_label_announces_is_no_name() -> None:
    found = tokens("市财政局；完成时限：6月底前、年底")
    assert kinds(found)[0] == ("name", "市财政局")
    assert {token.kind for token in found[2:]} <= {"remark", "item"}


def test_a_remarks_label_begins_at_the_gap_before_it() -> None:
    found = tokens("责任单位：市发改委 市财政局 市税务局 完成时限：9月底前")
    assert [token.text for token in found if token.kind == "name"] == ["市发改委", "市财政局", "市税务局"]


def test_a_strong_sign_ends_a_remark() -> None:
    assert kinds(tokens("完成时限：6月底；市财政局"))[-1] == ("name", "市财政局")


def test_the_label_of_a_remark_has_words_before_those_that_tell_it() -> None:
    found = kinds(tokens("县水利局 项目责任人：李强"))
    assert found == [("name", "县水利局"), ("remark", "项目责任人："), ("remark", "李强")]


def test_the_same_words_read_the_same_at_another_place() -> None:
    first, _, second = (token for token in tokens("市财政局；市财政局"))
    assert second == first.moved(second.start)


def test_brackets_too_deep_are_not_looked_into() -> None:
    found = tokens("（" * 9 + "市财政局" + "）" * 9)
    assert not any(token.kind == "name" and token.known for token in found)


def test_fields_before_what_a_leader_is_there_for_name_nobody() -> None:
    found = kinds(tokens("纪检、信访；分管县委巡察办"))
    assert found[0] == ("remark", "纪检、信访")
    assert kinds(tokens("财政局、审计局；分管县委巡察办"))[0] == ("name", "财政局")


def test_a_group_heads_the_list_behind_you() -> None:
    found = kinds(tokens("综合协调组：由市应急局牵头"))
    assert found[0] == ("label", "综合协调组：")


def test_a_label_of_no_role_begins_at_the_gap_before_it() -> None:
    found = kinds(tokens("共青团云川市委员会 冠名单位：云川银行"))
    assert found[:2] == [("name", "共青团云川市委员会"), ("label", "冠名单位：")]


def test_a_group_of_no_role_before_the_last_colon_is_an_addressee() -> None:
    assert kinds(tokens("各镇人民政府，有关单位："))[-2] == ("name", "有关单位")
    assert kinds(tokens("各镇人民政府，区各相关部门、单位："))[-2] == ("name", "单位")
    assert kinds(tokens("区财政局；责任单位："))[-1] == ("label", "责任单位：")
