"""Pictures of what was found: one a page, every kind of mark in its colour, and never a reason for a file to fail."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from unittest.mock import patch

import pytest
from msgspec.structs import replace
from PIL import Image

from pipeline.conversion import read_source
from pipeline.exporters.debug import canvas, pictures
from pipeline.exporters.debug.pictures import write_pictures
from pipeline.exporters.exports import chosen, write_notice
from pipeline.model import Layout, RawNotice
from pipeline.settings import Settings
from tests import ROOT
from tests.sources.ofd.writing import Ofd, text

NOTICE = next((ROOT / "input").glob("2021*.pdf"))
PAGES = 17
TABLE = 11


def handed_over(source: Path, folder: Path) -> tuple[Path, Layout, RawNotice]:
    """What a conversion with ``--debug`` hands to ``write_pictures``."""
    settings = Settings(ROOT / "rules", exports=("debug",))
    with patch.object(pictures, "write_pictures") as asked:
        write_notice(read_source(source, settings), folder, chosen(settings.exports))
    path, layout, raw, target, *_ = asked.call_args.args
    assert target == folder / "debug"
    return path, layout, raw


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Layout, RawNotice]:
    return handed_over(NOTICE, tmp_path_factory.mktemp("notice"))


@pytest.fixture(autouse=True)
def fresh_fonts() -> Iterator[None]:
    canvas._font.cache_clear()
    yield
    canvas._font.cache_clear()


def count(path: Path, low: tuple[int, int, int], high: tuple[int, int, int]) -> int:
    """Pixels below the legend whose colour lies between two."""
    with Image.open(path) as picture:
        page = picture.convert("RGB").crop((0, 130, picture.width, picture.height))
        colours = page.getcolors(page.width * page.height) or []
    return sum(many for many, colour in colours if all(a <= c <= b for a, c, b in zip(low, colour, high, strict=True)))


def red(path: Path) -> int:
    return count(path, (190, 0, 0), (235, 40, 40))


def test_a_picture_a_page_each_with_its_marks(found: tuple[Path, Layout, RawNotice], tmp_path: Path) -> None:
    written = write_pictures(*found, tmp_path / "debug")
    assert [path.name for path in written] == [f"page-{number:03}.png" for number in range(1, PAGES + 1)]
    with Image.open(written[0]) as picture:
        assert picture.height > picture.width > 900
    table, body = written[TABLE - 1], written[1]
    assert count(table, (240, 210, 170), (255, 245, 230)) > 10_000, "tinted task rows"
    assert count(table, (0, 60, 150), (60, 120, 230)) > 500, "edges of cells"
    assert count(body, (0, 100, 40), (40, 150, 90)) > 500, "edges of points"
    assert all(red(path) == 0 for path in written), "nothing is unread, no edge is open"


def test_what_is_unread_is_red(found: tuple[Path, Layout, RawNotice], tmp_path: Path) -> None:
    path, layout, raw = found
    lost = replace(raw, tasks=tuple(task for number, task in enumerate(raw.tasks, 1) if number != 12))
    written = write_pictures(path, layout, lost, tmp_path)
    assert red(written[TABLE - 1]) > 200
    assert red(written[TABLE]) == 0


def test_open_edges_are_red(found: tuple[Path, Layout, RawNotice], tmp_path: Path) -> None:
    path, layout, raw = found
    page = layout.pages[TABLE - 1]
    grid = page.blocks[0]
    opened = replace(grid, cells=tuple(replace(cell, open_bottom=cell.column == 0) for cell in grid.cells))
    pages = [*layout.pages]
    pages[TABLE - 1] = replace(page, blocks=(opened,))
    written = write_pictures(path, replace(layout, pages=tuple(pages)), raw, tmp_path)
    assert red(written[TABLE - 1]) > 100


def test_without_a_cjk_font_the_labels_are_ascii(
    found: tuple[Path, Layout, RawNotice], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(canvas, "_FONTS", ())
    assert len(write_pictures(*found, tmp_path)) == PAGES


def test_a_page_that_cannot_be_drawn_gets_its_marks_on_white(
    found: tuple[Path, Layout, RawNotice], tmp_path: Path
) -> None:
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"%PDF-1.7 nothing else")
    written = write_pictures(broken, *found[1:], tmp_path / "debug")
    assert len(written) == PAGES
    assert count(written[TABLE - 1], (240, 210, 170), (255, 245, 230)) > 10_000
    assert count(written[1], (0, 0, 0), (30, 30, 30)) == 0


def test_every_reason_for_which_text_is_set_apart_has_chinese_words() -> None:
    said = re.compile(
        r'(?:Structure|_structure|Furniture)\(\s*"([a-z_]+)"'
        r'|append\(\("([a-z_]+)",|\[\("([a-z_]+)", |"([a-z_]+)": \[\]'
    )
    given = re.compile(r'(?:return|apart\[|fromkeys\(.*,)\s*"([a-z_]+)"')
    found: set[str] = set()
    for room in ("sources", "extractors"):
        for path in (ROOT / "pipeline" / room).rglob("*.py"):
            text = path.read_text("utf-8")
            found.update(name for names in said.findall(text) for name in names if name)
            found.update(given.findall(text) if path.name == "furniture.py" else ())
    assert {"invisible", "date", "page_number", "running_head", "imprint", "web_page", "other_table"} <= found
    assert found <= pictures.REASONS.keys()


def test_a_text_has_no_pages_to_show(tmp_path: Path) -> None:
    text = ROOT / "tests" / "data" / "lanshan-2021" / "source.txt"
    assert write_pictures(*handed_over(text, tmp_path), tmp_path / "debug") == []
    assert not (tmp_path / "debug").exists()


def test_pages_of_another_form_are_set_from_their_characters(tmp_path: Path) -> None:
    ofd = Ofd(tmp_path / "a.ofd").page(text(20, 20, "一、公开") + text(20, 30, "（一）政策。发布政策。"))
    path, layout, raw = handed_over(ofd.save(), tmp_path)
    (picture,) = write_pictures(path, layout, raw, tmp_path / "debug")
    assert count(picture, (0, 0, 0), (60, 60, 60)) > 200
