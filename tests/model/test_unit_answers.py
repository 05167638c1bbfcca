"""Answers as they are kept."""

from __future__ import annotations

import msgspec

from pipeline.model.unit_answers import FIELDS, Answers, UnitAnswer


def test_what_is_said_is_in_the_order_of_the_fields() -> None:
    answer = UnitAnswer(unit="甲", key="k", **{field: field for field in FIELDS})
    assert answer.said == FIELDS


def test_answers_come_back_the_same() -> None:
    answers = Answers(answers=(UnitAnswer(unit="甲", key="k", note="一\n二"),), returned={"甲": "甲.xlsx"})
    assert msgspec.json.decode(msgspec.json.encode(answers), type=Answers) == answers
