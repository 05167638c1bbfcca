"""The table of radicals: what it replaces and what it gives."""

import unicodedata

from pipeline.text.radicals import RADICALS


def test_every_radical_becomes_an_ordinary_character() -> None:
    for radical, plain in RADICALS.items():
        assert len(radical) == len(plain) == 1
        assert "\u2e80" <= radical <= "\u2fdf", radical
        assert not "\u2e80" <= plain <= "\u2fdf", radical


def test_the_supplement_is_complete() -> None:
    """All of the block that Unicode assigns; 2E9A is not."""
    block = {chr(code) for code in range(0x2E80, 0x2EF4) if unicodedata.name(chr(code), "")}
    assert block <= RADICALS.keys()


def test_of_the_kangxi_block_only_what_nfkc_gets_wrong() -> None:
    """NFKC maps the block; of 户 it makes the traditional form."""
    for radical, plain in RADICALS.items():
        if radical >= "\u2f00":
            assert unicodedata.normalize("NFKC", radical) != plain
