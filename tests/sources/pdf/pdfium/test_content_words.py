"""Words of a content stream, and the values before and within them."""

from __future__ import annotations

import pytest

from pipeline.sources.pdf.pdfium.content_words import (
    INLINE_IMAGE,
    PIECE,
    TOKEN,
    hexadecimal,
    literal,
    numbers_before,
    path_points,
    tokens_before,
)
from pipeline.sources.pdf.pdfium.unfit import UnfitError


def words(content: bytes) -> list[tuple[int, bytes]]:
    """The kinds of the words by the last group that they have, and the words."""
    return [(found.lastindex or 0, found[0]) for found in TOKEN.finditer(content)]


def test_words_that_matter() -> None:
    content = b"q 1 0 0 1 5 5 cm /F1 12 Tf [<01>-20(a)] TJ (b) Tj <0C>Tj /X1 Do 0 0 9 9 re W* n Q"
    assert [kind for kind, _ in words(content)] == [9, 9, 7, 5, 4, 2, 8, 9, 9, 9, 9]


@pytest.mark.parametrize(
    ("content", "kinds"),
    [
        (b"/Span <</ActualText <FEFF5C71> /S (Tj) >> BDC", [6, 6, 1, 6, 3]),
        (b"(a (Tj) Tj \\) q) Tj", [4]),
        (b"(q Q) % rg (x) Tj\nq", [3, 0, 9]),
        (b"BT 1 0 Td ET Tfoo rgb qq 1q", []),
        (b"[(a) [(b)] TJ", [3, 5]),
    ],
)
def test_words_within_strings_comments_and_other_words_do_not_count(content: bytes, kinds: list[int]) -> None:
    assert [kind for kind, _ in words(content)] == kinds


def test_parts_of_an_array() -> None:
    assert PIECE.findall(b"<13>3<1 4>-.5(a\\)b)+2.") == [
        (b"13", b"", b""),
        (b"", b"", b"3"),
        (b"1 4", b"", b""),
        (b"", b"", b"-.5"),
        (b"", b"a\\)b", b""),
        (b"", b"", b"+2."),
    ]


def test_the_end_of_an_image_in_the_content() -> None:
    found = INLINE_IMAGE.search(b"BI /W 4 /H 4 ID \x00(EIx \nEI q")
    assert found is not None and found.end() == 25


@pytest.mark.parametrize(("digits", "found"), [(b"0aFF", b"\x0a\xff"), (b"0 a\nF", b"\x0a\xf0"), (b"", b"")])
def test_hexadecimal_digits(digits: bytes, found: bytes) -> None:
    assert hexadecimal(digits) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (b"ab", b"ab"),
        (b"a\\(\\101\\7x", b"a(A\x07x"),
        (b"a\\\nb\\\r\nc\rd\r\ne", b"abc\nd\ne"),
        (b"\\n\\t\\\\\\q", b"\n\t\\q"),
        (b"\\777", b"\xff"),
    ],
)
def test_strings_in_brackets(text: bytes, found: bytes) -> None:
    assert literal(text) == found


def test_what_stands_before_an_operator() -> None:
    content = b"q 0.5 -.25 1 rg"
    assert numbers_before(content, 13, 3) == [0.5, -0.25, 1.0]
    assert tokens_before(b"/Cs1 cs /P1 scn", 12, 2) == [b"cs", b"/P1"]
    assert numbers_before(b"[]0 g", 4, 1) == [0.0]
    with pytest.raises(UnfitError):
        numbers_before(b"q rg", 2, 3)


def test_points_of_a_path_that_begins_after_other_numbers() -> None:
    content = b"1 2 m 3 4 l S 10 20 30 40 re 5 6 m 1 2 3 4 5 7 c 1 1 2 2 v W n"
    first, end = content.index(b"re"), content.index(b"W")
    assert list(path_points(content, first, end)) == [
        *((10, 20), (40, 20), (10, 60), (40, 60)),
        (5, 6),
        *((1, 2), (3, 4), (5, 7)),
        *((1, 1), (2, 2)),
    ]
