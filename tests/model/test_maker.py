"""The mark of the program in a workbook's properties."""

from __future__ import annotations

from pipeline.model.maker import names_us


def test_the_creator_and_nobody_else() -> None:
    assert names_us(b"<p><dc:creator>yaodian</dc:creator></p>")
    assert names_us(b'<dc:creator xmlns:dc="http://purl.org/dc/elements/1.1/">yaodian</dc:creator>')
    assert not names_us(b"<dc:creator>yaodian2</dc:creator>") and not names_us(b"<dc:title>yaodian</dc:title>")
