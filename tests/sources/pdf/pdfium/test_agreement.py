"""Two readings of one page: what counts as the same."""

from __future__ import annotations

import pytest

from pipeline.sources.pdf.pdfium.agreement import Agreement, agrees
from pipeline.sources.pdf.pdfium.fonts import PdfFont
from tests.sources.pdf.pdfium.plain import font


@pytest.mark.parametrize(
    ("mine", "theirs", "content", "same"),
    [
        ("公开工作", "工作 公\r\n开", b"", True),
        ("⼯作", "工作", b"", True),
        ("工工作作", "工作", b"", True),
        ("政务公开", "政务公", b"", False),
        ("政务", "政务公开", b"", False),
        ("\ufffd", "政", b"", False),
        ("re-use", "re\x02use", b"", True),
        ("甲\u200b", "甲", b"", True),
        ("a〜b", "a~b", b"/Span<</ActualText <FEFF007E>>> BDC", True),
        ("a〜b", "a~b", b"", False),
        ("a〜〜b", "a~b", b"/Span<</ActualText <FEFF007E>>> BDC", False),
        ("a〜甲b", "a~b", b"/Span<</ActualText <FEFF007E>>> BDC", False),
    ],
)
def test_agreement(mine: str, theirs: str, content: bytes, same: bool) -> None:
    assert agrees(mine, theirs, content) is same


def test_a_font_is_looked_at_on_its_first_two_pages() -> None:
    one, other = font(), font()
    agreement = Agreement()
    seen: list[bool] = []
    for fonts in ([one], [one], [one], [one, other]):
        seen.append(agreement.doubts(fonts))
        agreement.settle(fonts)
    assert seen == [True, True, False, True]
    assert not agreement.doubts(list[PdfFont]())
