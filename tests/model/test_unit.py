"""A body by itself: unless told, of no type and in no place of the official order."""

from pipeline.model.unit import Unit


def test_a_body_that_no_rule_knows() -> None:
    unit = Unit("某某区/甲局", "某某区甲局")
    assert (unit.type, unit.order) == ("other", None)
    assert unit == Unit("某某区/甲局", "某某区甲局", order=None) != Unit("某某区/甲局", "某某区甲局", order=1)
