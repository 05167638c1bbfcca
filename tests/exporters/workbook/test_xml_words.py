"""Words of XML: what it cannot hold, and what it writes otherwise."""

from __future__ import annotations

from xml.sax.saxutils import escape

import pytest

from pipeline.exporters.workbook.xml_words import escaped, xml_text


def test_characters_that_xml_has_not() -> None:
    assert xml_text("a\x00b\x0bc\ud83dd\r\ne\rf") == "abc\ufffdd\ne\nf"


@pytest.mark.parametrize("further", [None, {"\r": "&#13;"}, {'"': "&quot;", "\t": "&#9;"}])
def test_signs_of_markup_as_the_standard_library_writes_them(further: dict[str, str] | None) -> None:
    text = '<b a="1">甲 & 乙\'s</b>\r\n\t&amp;'
    assert escaped(text, further) == escape(text, further or {})
