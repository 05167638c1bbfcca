"""The words of corrections: each once, all to be chosen."""

from __future__ import annotations

from typing import get_args

from pipeline.model.correction_words import PLACES, SAID_ROLES, WHAT, Said, SaidRole, Where
from pipeline.model.raw import Role


def test_every_place_and_role_has_a_word() -> None:
    assert (tuple(PLACES), tuple(PLACES.values())) == (get_args(Where), get_args(Said))
    assert tuple(SAID_ROLES) == get_args(SaidRole)
    assert set(SAID_ROLES.values()) == set(get_args(Role))
    assert len(set(WHAT)) == len(WHAT) and set(PLACES.values()) < set(WHAT)
