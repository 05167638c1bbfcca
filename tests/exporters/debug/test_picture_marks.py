"""Each character's mark is on its own page: set apart, unread, or in a field with its name."""

from __future__ import annotations

from pipeline.exporters.debug.picture_marks import collect
from pipeline.model import RawHead, RawNotice, Structure
from tests.checks.build import Print


def test_every_character_has_one_kind_of_mark() -> None:
    put = Print()
    title, number, lost = put("工作要点"), put("一、"), put("多余", page=2)
    raw = RawNotice(head=RawHead(title=title), structure=(Structure("label", number.ids),))
    found = collect(put.layout(), raw)
    (field,) = found[1].fields
    assert field.words == ("标题", "title") and field.box == (0, 20, 40, 30)
    assert found[1].apart == [("structure", "label", list(number.ids))] and found[1].unread == []
    assert found[2].unread == list(lost.ids) and found[2].fields == []
