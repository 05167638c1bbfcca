"""XML goes through as it stands; what is no XML, or an attack, is a damaged part."""

from __future__ import annotations

import pytest

from pipeline.exporters.workbook.xml_tree import DamagedPartError, fragment, parse_xml, utf8, xml_bytes

SHEET = (
    '<x:a xmlns:x="urn:m" xmlns:q="urn:q" mc:Ignorable="q" xmlns:mc="urn:mc"><x:b q:c="1&amp;&#10;2">甲 &lt; 乙</x:b>'
    "<q:d/></x:a>"
)


def test_prefixes_declarations_and_order_stay() -> None:
    root = parse_xml(SHEET.encode())
    assert fragment(root) == SHEET and fragment(parse_xml(xml_bytes(root))) == SHEET
    assert (root.local, [one.local for one in root.walk()]) == ("a", ["a", "b", "d"])
    first = root.first("b")
    assert first is not None and first.text == "甲 < 乙" and first.attributes == {"q:c": "1&\n2"}
    assert root.child("e").tag == "x:e"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "gb18030"])
def test_other_encodings(encoding: str) -> None:
    declared = {"gb18030": '<?xml version="1.0" encoding="gb18030"?>'}.get(encoding, "")
    assert parse_xml(f"{declared}<a>甲</a>".encode(encoding)).text == "甲"


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<a>",
        b"<a></b>",
        b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
        b'<?xml version="1.0" encoding="none"?><a/>',
    ],
)
def test_what_is_no_xml_or_an_attack(content: bytes) -> None:
    with pytest.raises(DamagedPartError):
        parse_xml(content)


def test_a_broken_mark_is_a_damaged_part() -> None:
    with pytest.raises(DamagedPartError):
        utf8(b"\xff\xfe\x00")
