"""Signs of symbol fonts, as the characters that look like them."""

import pytest

from pipeline.sources.docx.symbols import symbol


@pytest.mark.parametrize(
    ("character", "font", "expected"),
    [
        ("\uf0fe", "Wingdings", "☑"),
        ("l", "wingdings", "●"),
        ("\uf081", "Wingdings", "①"),
        ("\uf08a", "Wingdings", "⑩"),
        ("\uf0b7", "Symbol", "•"),
        ("\uf0e1", "Wingdings 3", "•"),
        ("\uf0e1", "Wingdings", "•"),
        ("l", "宋体", "l"),
        ("★", "宋体", "★"),
    ],
)
def test_symbols(character: str, font: str, expected: str) -> None:
    assert symbol(character, font) == expected
