"""Who is the same body."""

from pipeline.diff.bodies import Bodies, key, shown
from tests.diff.build import party


def test_a_body_is_itself_unless_told() -> None:
    nobody = Bodies()
    assert nobody.same("甲", "甲") and not nobody.same("甲", "乙")
    assert (nobody.order("甲"), nobody.name("甲"), nobody.successors("甲")) == (None, None, ())


def test_a_successor_is_the_same_whichever_is_named_first() -> None:
    bodies = Bodies(successors=lambda unit: ("新局",) if unit == "旧局" else ())
    assert bodies.same("旧局", "新局") and bodies.same("新局", "旧局")


def test_key_and_name() -> None:
    known, unknown = party("财政局"), party("某 单位", unit=None, name=None, kind="unknown")
    assert (key(known), shown(known)) == ("某某区/财政局", "某某区财政局")
    assert (key(unknown), shown(unknown)) == ("=某单位", "某 单位")
