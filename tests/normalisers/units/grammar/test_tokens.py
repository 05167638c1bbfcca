"""Tokens: one piece of a string, at its place."""

from __future__ import annotations

from msgspec.structs import asdict

from pipeline.normalisers.units.grammar.tokens import Token


def test_a_moved_token_differs_by_its_place_only() -> None:
    token = Token("remark", "（牵头）", 2, 6, "规则", "lead", "scope", known=False, body="人民政府")
    moved = token.moved(3)
    assert (moved.start, moved.end) == (5, 9)
    assert asdict(moved) | {"start": 2, "end": 6} == asdict(token)


def test_moving_there_and_back_is_nothing() -> None:
    token = Token("name", "财政局", 4, 7, "规则")
    assert token.moved(-4).moved(4) == token
