"""The looks of a workbook by name."""

import pytest

from pipeline.exporters.workbook.style import LOOKS, band, named_style


@pytest.mark.parametrize("name", LOOKS)
def test_a_style_is_its_look(name: str) -> None:
    look, style = LOOKS[name], named_style(name)
    assert (style.name, style.font.name, style.font.size) == (name, look.font, look.size)
    assert style.alignment.wrap_text is look.wrap and style.number_format == look.code
    above, beside = (side is not None and side.style == "thin" for side in (style.border.top, style.border.left))
    assert (above, beside) == (look.framed, look.framed and (not look.banded or look.closed == "left"))
    assert style.fill.fill_type == ("solid" if look.fill else None)


def test_a_band_is_closed_at_both_ends() -> None:
    first, *_, last = (named_style(name).border for name in band("正文通栏", 4))
    assert (first.left.style, first.right, last.left, last.right.style) == ("thin", None, None, "thin")


def test_text_in_a_frame_keeps_away_from_the_line() -> None:
    assert named_style("正文").alignment.indent == 1
    assert named_style("正文居中").alignment.indent == named_style("标题").alignment.indent == 0


def test_a_style_belongs_to_one_workbook() -> None:
    assert named_style("正文") is not named_style("正文")
    with pytest.raises(KeyError):
        named_style("没有")
