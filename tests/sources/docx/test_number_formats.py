"""Automatic numbers as Word prints them."""

import pytest

from pipeline.sources.docx.number_formats import printed


@pytest.mark.parametrize(
    ("form", "value", "expected"),
    [
        ("chineseCounting", 10, "十"),
        ("chineseCounting", 21, "二十一"),
        ("chineseCounting", 100, "一○○"),
        ("chineseCountingThousand", 110, "一百一十"),
        ("chineseCountingThousand", 1005, "一千零五"),
        ("ideographDigital", 10, "一〇"),
        ("chineseLegalSimplified", 12, "壹拾贰"),
        ("ideographTraditional", 11, "甲"),
        ("decimalEnclosedCircleChinese", 20, "⑳"),
        ("decimalEnclosedCircle", 21, "21"),
        ("lowerLetter", 27, "aa"),
        ("upperRoman", 14, "XIV"),
        ("decimalZero", 7, "07"),
        ("none", 3, ""),
        ("unheardOf", 3, "3"),
    ],
)
def test_printed(form: str, value: int, expected: str) -> None:
    assert printed(value, form) == expected
