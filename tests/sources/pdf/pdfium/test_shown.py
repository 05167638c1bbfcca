"""What a content paints, in its order and with its paint."""

from __future__ import annotations

import pytest

from pipeline.sources.pdf.paint import EVERYWHERE, Paint
from pipeline.sources.pdf.pdfium.matrices import IDENTITY
from pipeline.sources.pdf.pdfium.shown import Figure, Painted, PaintedImage, Shading, Show, read_content
from pipeline.sources.pdf.pdfium.unfit import UnfitError
from tests.sources.pdf.pdfium.plain import stream
from tests.sources.pdf.pdfium.test_content_names import HELVETICA, resources

BLACK = Paint(color=(0.0,))
SPACES = b"/ColorSpace<</Gold[/Separation/Gold/DeviceCMYK 9 0 R]/Five[/DeviceN[/A/B/C/D/E]/DeviceCMYK 9 0 R]>>"


def painted(content: bytes, *more: bytes, entries: bytes = b"") -> list[Painted]:
    found = resources(b"<</Font<</F 1 0 R>>%s>>" % entries, HELVETICA, *more)
    return read_content(content, found, IDENTITY, EVERYWHERE)


def shown(content: bytes) -> list[tuple[object, ...]]:
    return [one[1:] for one in painted(content) if isinstance(one, Show)]


def test_strings_with_what_holds_for_them() -> None:
    content = b"/F 12 Tf (a) Tj q /F 9 Tf 2 Tc 3 Tw [-50 <62> -20 (c)] TJ Q (d) ' () Tj [5] TJ"
    assert shown(content) == [
        (12.0, 0.0, 0.0, (b"a",), BLACK),
        (9.0, 2.0, 3.0, [b"b", -20.0, b"c"], BLACK),
        (12.0, 0.0, 0.0, (b"d",), BLACK),
    ]


@pytest.mark.parametrize(
    ("content", "color"),
    [
        (b"0.5 g", (0.5,)),
        (b"1 0 0 rg", (1.0, 0.0, 0.0)),
        (b"0 0 0 1 k", (0.0, 0.0, 0.0, 1.0)),
        (b"1 0 0 RG", (0.0,)),
        (b"1 0 0 RG 1 Tr", (1.0, 0.0, 0.0)),
        (b"/DeviceRGB cs 0 1 0 sc", (0.0, 1.0, 0.0)),
        (b"/Gold cs 1 scn", None),
        (b"/Gold cs 1 scn 1 g", (1.0,)),
        (b"/Pattern cs /P1 scn", None),
        (b"/P1 scn", (0.0,)),
        (b"/Weather cs 0.5 sc", (0.5,)),
        (b"/Five cs 1 1 1 1 1 scn", None),
        (b"q 1 g Q", (0.0,)),
    ],
)
def test_colours(content: bytes, color: tuple[float, ...] | None) -> None:
    (show,) = painted(content + b" /F 12 Tf (a) Tj", entries=SPACES)
    assert isinstance(show, Show) and show.paint.color == color


def test_figures() -> None:
    content = b"0 0 9 9 re S 1 g 0 0 m 5 5 l B* 1 1 1 RG 0 0 1 1 re f 0 0 m n S 0 0 9 9 re W n"
    assert painted(content) == [
        Figure(True, False, (0.0,), (0.0,), BLACK),
        Figure(True, True, (0.0,), (1.0,), Paint(color=(1.0,))),
        Figure(False, True, (1.0, 1.0, 1.0), (1.0,), Paint(color=(1.0,))),
    ]


def test_clips_narrow_and_end_with_their_state() -> None:
    content = b"/F 1 Tf q 0 0 50 50 re W n 2 0 0 2 10 10 cm 0 0 m 10 0 l 10 30 l h W* n (a) Tj Q (b) Tj"
    one, other = painted(content)
    assert isinstance(one, Show) and isinstance(other, Show)
    assert (one.paint.clip, other.paint.clip) == ((10, 10, 30, 50), EVERYWHERE)


def test_graphics_states_hold_until_they_change() -> None:
    states = b"/ExtGState<</A<</ca .5>>/B<</BM/Multiply>>/C<</BM/Normal/ca 1>>>>"
    found = painted(b"/F 1 Tf /A gs (a) Tj /B gs (b) Tj /C gs (c) Tj", entries=states)
    assert [(one.paint.alpha, one.paint.plain) for one in found if isinstance(one, Show)] == [
        (0.5, True),
        (0.5, False),
        (1.0, True),
    ]


def test_forms_take_over_colour_clip_and_mode_but_no_font() -> None:
    names = b"/XObject<</X 2 0 R>>"
    form = stream(b"/F 5 Tf (a) Tj 0 0 1 1 re f", b"/Subtype/Form/BBox[ 0 0 10 10]/Matrix[ 1 0 0 1 5 0]")
    one, figure, after = painted(b"3 Tr 1 g /F 9 Tf /X Do (b) Tj", form, entries=names)
    assert isinstance(one, Show) and isinstance(figure, Figure) and isinstance(after, Show)
    assert (one.size, one.paint) == (5.0, Paint((5, 0, 15, 10), mode=3, color=(1.0,)))
    assert (figure.paint.clip, after.size, after.paint.clip) == ((5, 0, 15, 10), 9.0, EVERYWHERE)
    with pytest.raises(UnfitError):
        painted(b"/X Do", stream(b"(a) Tj", b"/Subtype/Form/BBox[ 0 0 1 1]"), entries=names)


def test_a_form_that_draws_itself() -> None:
    names = b"/XObject<</X 2 0 R>>"
    with pytest.raises(UnfitError):
        painted(b"/X Do", stream(b"/X Do", b"/Subtype/Form/BBox[ 0 0 1 1]"), entries=names)


def test_pictures_and_shadings() -> None:
    names = b"/XObject<</I 2 0 R>>"
    content = b"q 40 0 0 30 5 6 cm /I Do Q /S sh q 0 0 9 9 re W n /S sh Q BI /W 1 /H 1 ID (\x00 EI q"
    assert painted(content, b"<</Subtype/Image>>", entries=names) == [
        PaintedImage((5, 6, 45, 36)),
        Shading(Paint((0, 0, 9, 9))),
        PaintedImage((0, 0, 1, 1)),
    ]


@pytest.mark.parametrize("content", [b"(a) Tj", b'/F 1 Tf 1 2 (a) "', b"BI /W 1 ID abc", b"cm"])
def test_what_is_not_understood(content: bytes) -> None:
    with pytest.raises(UnfitError):
        painted(content)
