"""What a role is called."""

from typing import get_args

from pipeline.exporters.role_names import ROLE_NAMES, ROLE_WORDS, role_name, role_word, title_of
from pipeline.model.raw import Role
from tests.diff.build import notice


def test_every_role_has_a_name() -> None:
    assert set(ROLE_NAMES) == set(ROLE_WORDS) == set(get_args(Role))


def test_a_plain_list_is_a_list_of_responsible_units_to_some() -> None:
    assert (role_name("unspecified"), role_word("unspecified")) == ("未分主次", "责任")
    assert (role_name("lead"), role_word("lead")) == ("牵头", "牵头")


def test_words_that_are_no_role_stay() -> None:
    assert role_name("各镇街") == role_word("各镇街") == "各镇街"


def test_the_title_else_the_file() -> None:
    from msgspec.structs import replace

    one = notice([], 2021)
    assert title_of(one) == "2021年工作要点"
    assert title_of(replace(one, notice=replace(one.notice, title=None))) == "a.pdf"
