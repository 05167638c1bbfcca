"""How each character was painted: clips, transparency, layers, colours; in forms as on the page; by either engine."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.sources.pdf.hidden import find_hidden
from tests.sources.pdf.both_engines import drawings, drawn
from tests.sources.pdf.raw_pages import raw_page, said

LAYERS = "/OCProperties<</OCGs[6 0 R 7 0 R]/D<</OFF[6 0 R]>>>>"
GROUPS = "6 0 obj <</Type/OCG/Name(a)>> endobj\n7 0 obj <</Type/OCG/Name(b)>> endobj"
BETWEEN = "/Properties<</A 6 0 R/B 7 0 R>>"
LAYERED = (0, "layers")
"""Layers that are off are for the reference to sort out."""
FORM = "/XObject<</X 8 0 R>>"


def hidden(path: Path, *left: tuple[int, str]) -> dict[str, str]:
    """The words of the page that no viewer shows, with the reason; both engines say the same. ``left`` as there."""
    drawing = drawn(path, left)
    found: dict[str, str] = {}
    for one, reason in sorted(find_hidden(drawing).items()):
        found[reason] = found.get(reason, "") + drawing.glyphs[one].text
    return found


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (said("seen", 20, 200), {}),
        (said("gone", 20, 200, "3 Tr"), {"unpainted": "gone"}),
        (said("gone", 20, 200, "7 Tr"), {"unpainted": "gone"}),
        (said("gone", 20, 200, "1 1 1 rg"), {"same_color": "gone"}),
        (said("gone", 20, 200, "0 0 0 0 k"), {"same_color": "gone"}),
        (said("line", 20, 200, "1 Tr 1 g 0 G"), {}),
        (said("line", 20, 200, "2 Tr 1 g 0 G"), {}),
        (f"0 0 0 rg 10 190 200 30 re f {said('seen', 20, 200, '1 g')}", {}),
        (f"{said('gone', 20, 200)} 1 g 10 190 200 30 re f 0 g {said('seen', 20, 195)}", {"covered": "gone"}),
        (f"{said('seen', 20, 200)} q 0 0 5 5 re W n 1 g 10 190 200 30 re f Q", {}),
        (f"q 0 0 400 100 re W n {said('gone', 20, 200)} {said('seen', 20, 50)} Q {said('seen', 20, 250)}",
         {"clipped": "gone"}),
        (f"q 0 0 400 100 re W* n 0 150 400 100 re W n {said('gone', 20, 200)} Q", {"clipped": "gone"}),
        (said("seen", 20, 200, "1 0 0 1 0 0 cm"), {}),
    ],
)  # fmt: skip
def test_painted_or_not(tmp_path: Path, content: str, found: dict[str, str]) -> None:
    assert hidden(raw_page(tmp_path / "a.pdf", content)) == found


def test_transparency(tmp_path: Path) -> None:
    states = "/ExtGState<</Gone<</ca 0>>/Glass<</ca 0.4>>/Mark<</BM/Multiply>>/Plain<</ca 1/BM/Normal/SMask/None>>>>"
    box = "1 1 0 rg 10 190 200 30 re f"
    content = f"{said('seen', 20, 200)} q /Glass gs {box} Q q /Mark gs {box} Q q /Gone gs {said('gone', 20, 50)} Q"
    assert hidden(raw_page(tmp_path / "a.pdf", content, states)) == {"unpainted": "gone"}
    covered = f"{said('gone', 20, 200)} /Mark gs /Plain gs {box} /Unknown gs"
    assert hidden(raw_page(tmp_path / "b.pdf", covered, states)) == {"covered": "gone"}


def test_a_layer_that_is_off_and_what_is_marked_within_it(tmp_path: Path) -> None:
    content = (
        f"/OC /A BDC /P <</MCID 0>> BDC {said('gone', 20, 200)} EMC {said('too', 20, 180)} 9 9 200 1 re f EMC "
        f"/OC /B BDC {said('seen', 20, 150)} EMC /Artifact BMC {said('seen', 20, 100)} EMC EMC"
    )
    path = raw_page(tmp_path / "a.pdf", content, BETWEEN, LAYERS, GROUPS)
    assert hidden(path, LAYERED) == {"layer_off": "gonetoo"}
    assert drawn(path, [LAYERED]).rules == []


@pytest.mark.parametrize(
    ("entry", "content", "found"),
    [
        ("/BBox[0 0 400 300]", said("seen", 20, 200), {}),
        ("/BBox[0 0 400 100]", said("gone", 20, 200), {"clipped": "gone"}),
        ("/BBox[0 0 400 300]/OC 6 0 R", said("gone", 20, 200), {"layer_off": "gone"}),
        ("/BBox[0 0 400 300]", f"/OC /A BDC {said('gone', 20, 200)}", {"layer_off": "gone"}),
    ],
)
def test_forms(tmp_path: Path, entry: str, content: str, found: dict[str, str]) -> None:
    form = f"8 0 obj <</Type/XObject/Subtype/Form{entry}/Resources<</Font<</F 5 0 R>>{BETWEEN}>>"
    more = f"{GROUPS}\n{form}/Length {len(content)}>>\nstream\n{content}\nendstream endobj"
    after = said("seen", 20, 30)
    path = raw_page(tmp_path / "a.pdf", f"/X Do {after}", f"{BETWEEN}{FORM}", LAYERS, more)
    assert hidden(path, LAYERED) == found


def test_a_form_takes_over_colour_and_mode(tmp_path: Path) -> None:
    content = said("gone", 20, 200)
    form = "8 0 obj <</Type/XObject/Subtype/Form/BBox[0 0 400 300]/Resources<</Font<</F 5 0 R>>>>"
    more = f"{form}/Length {len(content)}>>\nstream\n{content}\nendstream endobj"
    assert hidden(raw_page(tmp_path / "a.pdf", "1 1 1 rg /X Do", FORM, more=more)) == {"same_color": "gone"}
    assert hidden(raw_page(tmp_path / "b.pdf", "3 Tr /X Do", FORM, more=more)) == {"unpainted": "gone"}


@pytest.mark.parametrize(("rotate", "found"), [("", "gone"), ("/Rotate 90", "gone"), ("/Rotate 180", "gone")])
def test_what_lies_outside_the_part_of_the_page_that_is_shown(tmp_path: Path, rotate: str, found: str) -> None:
    content = f"{said('gone', 20, 200)} {said('seen', 200, 50)}"
    path = raw_page(tmp_path / "a.pdf", content, page=f"/CropBox[150 0 400 300]{rotate}")
    assert hidden(path) == {"clipped": found}


def test_a_shading_is_a_ground_that_nobody_knows(tmp_path: Path) -> None:
    content = f"q 10 190 200 30 re W n /S sh Q {said('seen', 20, 200, '1 g')} {said('gone', 20, 100)}"
    assert hidden(raw_page(tmp_path / "a.pdf", content)) == {"same_color": "gone"}


@pytest.mark.parametrize("box", ["400 300 0 0", "0 300 400 0"])
def test_a_page_box_may_begin_at_any_corner(tmp_path: Path, box: str) -> None:
    upright = raw_page(tmp_path / "a.pdf", said("Text", 50, 200))
    flipped = tmp_path / "b.pdf"
    flipped.write_bytes(upright.read_bytes().replace(b"[0 0 400 300]", f"[{box}]".encode()))
    (expected,), _ = drawings(upright, "pdfplumber")
    for engine in ("pdfium", "pdfplumber"):
        (found,), _ = drawings(flipped, engine)
        assert [(one.text, round(one.x0), round(one.top)) for one in found.glyphs] == [
            (one.text, round(one.x0), round(one.top)) for one in expected.glyphs
        ]
