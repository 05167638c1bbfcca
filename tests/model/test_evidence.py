"""Where texts stand: the fewest boxes that hold their characters and no others."""

from __future__ import annotations

from msgspec import UNSET
from msgspec.structs import replace

from pipeline.model import Cell, Char, Evidence, Grid, Layout, Line, Page, Place, Traced
from pipeline.model.evidence import Locator, evidence_of
from pipeline.model.traced import join

SIZE = 10.0


class Paper:
    """One page, or none (page 0), on which lines are written at a column and a row of cells of ten points."""

    def __init__(self, page: int = 1) -> None:
        self.page = page
        self.chars: list[Char] = []

    def line(self, text: str, column: int, row: int) -> Line:
        first = len(self.chars)
        for at, character in enumerate(text):
            x0, top = (column + at) * SIZE, row * (SIZE if self.page else 1)
            self.chars.append(Char(character, self.page, (x0, top, x0 + SIZE, top + (SIZE if self.page else 1))))
        ids = tuple(range(first, len(self.chars)))
        boxes = [self.chars[one].box for one in ids]
        box = (boxes[0][0], boxes[0][1], boxes[-1][2], boxes[0][3])
        return Line(self.page, box, Traced(text, ids))

    def locator(self, *blocks: Line | Grid) -> Locator:
        return Locator(Layout("pdf", (Page(self.page, 100, 100, blocks),), tuple(self.chars)))


def box(x0: float, top: float, x1: float, bottom: float) -> Evidence:
    return Evidence(1, (x0 * SIZE, top * SIZE, x1 * SIZE, bottom * SIZE))


def test_whole_lines_share_a_box_and_parts_have_their_own() -> None:
    paper = Paper()
    lines = [paper.line("一、甲乙丙", 2, 0), paper.line("丁戊己庚辛壬癸", 0, 1), paper.line("子丑。寅", 0, 2)]
    locate, text = paper.locator(*lines), join(line.content for line in lines)
    assert locate(text) == (box(0, 0, 7, 3),)
    assert locate(text.cut(2)) == (box(4, 0, 7, 1), box(0, 1, 7, 3))
    assert locate(text.cut(2, -2)) == (box(4, 0, 7, 1), box(0, 1, 7, 2), box(0, 2, 2, 3))
    assert locate(text.cut(3, 4)) == (box(5, 0, 6, 1),)
    assert locate(join([text.cut(0, 1), text.cut(3, 4)])) == (box(2, 0, 3, 1), box(5, 0, 6, 1))


def test_what_was_not_printed_has_no_place() -> None:
    paper = Paper()
    locate, line = paper.locator(paper.line("甲乙", 0, 0)), Traced("甲 乙", (0, -1, 1))
    assert locate(None) == locate(Traced()) == locate(Traced("\n", (-2,))) == ()
    assert locate(line) == (box(0, 0, 2, 1),)
    assert locate(Traced("；甲", (-1, 0))) == (box(0, 0, 1, 1),)


def test_lines_on_one_level_are_not_taken_together() -> None:
    """A value that is a level's right line and the next one does not hold the left line."""
    paper = Paper()
    left, right, below = paper.line("文号", 0, 0), paper.line("签发人", 6, 0), paper.line("某某某", 0, 1)
    locate = paper.locator(left, right, below)
    assert locate(right.content + below.content) == (box(6, 0, 9, 1), box(0, 1, 3, 2))


def test_cells_and_text_around_a_table_are_apart() -> None:
    paper = Paper()
    above, below = paper.line("上", 0, 0), paper.line("下", 0, 4)
    cells = [(paper.line("甲", 0, row), paper.line("乙丙", 3, row)) for row in (1, 2)]
    grid = Grid(
        1,
        (0, 10, 90, 30),
        (0, 30, 90),
        (10, 30),
        tuple(Cell(0, at, 1, 1, (0, 10, 90, 30), lines) for at, lines in enumerate(zip(*cells, strict=True))),
    )
    locate = paper.locator(above, grid, below)
    left, right = (join(line.content for line in cell.lines) for cell in grid.cells)
    assert locate(left) == (box(0, 1, 1, 3),) and locate(right) == (box(3, 1, 5, 3),)
    assert locate(left + right) == (box(0, 1, 1, 3), box(3, 1, 5, 3))
    assert locate(above.content + below.content) == (box(0, 0, 1, 1), box(0, 4, 1, 5))


def test_two_characters_of_one_glyph() -> None:
    paper = Paper()
    line = paper.line("ab", 0, 0)
    assert paper.locator(replace(line, content=Traced("afi", (0, 1, 1))))(Traced("fi", (1, 1))) == (box(1, 0, 2, 1),)


def test_lines_without_pages() -> None:
    paper = Paper(0)
    lines = [paper.line(text, 0, row) for row, text in ((1, "甲乙丙"), (2, "丁戊"), (3, "己"), (7, "庚"))]
    locate, text = paper.locator(*lines), join(line.content for line in lines)
    assert locate(text) == (Evidence(lines=(1, 3)), Evidence(lines=(7, 7)))
    assert locate(text.cut(1, 4)) == (Evidence(lines=(1, 2)),)
    assert locate(text.cut(1, 2)) == (Evidence(lines=(1, 1)),)


def test_characters_that_know_their_place() -> None:
    """A form without pages and lines: a paragraph, or a cell."""
    paper = Paper(0)
    lines = [paper.line("甲乙", 0, 1), paper.line("丙丁", 0, 2)]
    places = [Place(paragraph=12), Place(table=1, row=3, column=2)]
    paper.chars = [replace(char, place=places[at // 2]) for at, char in enumerate(paper.chars)]
    locate, text = paper.locator(*lines), join(line.content for line in lines)
    assert locate(text) == (Evidence(place=places[0]), Evidence(place=places[1]))
    assert locate(text.cut(0, 1)) == (Evidence(place=places[0]),)
    assert evidence_of(tuple(paper.chars), text.ids) == locate(text)


def test_places_read_from_a_picture_have_the_least_confidence() -> None:
    chars = tuple(
        Char(one, 1, (10.0 * at, 0, 10.0 * at + 10, 10), confidence=sure)
        for at, (one, sure) in enumerate(zip("甲乙丙丁", (0.9, 0.7, 0.99, None), strict=True))
    )
    lines = [Line(1, (0, 0, 20, 10), Traced("甲乙", (0, 1))), Line(1, (20, 20, 40, 30), Traced("丙丁", (2, 3)))]
    locate = Locator(Layout("pdf", (Page(1, 595, 842, tuple(lines)),), chars))
    assert [place.confidence for place in locate(Traced("甲乙丙丁", (0, 1, 2, 3)))] == [0.7]
    assert [place.confidence for place in locate(Traced("丙", (2,)))] == [0.99]
    assert [place.confidence for place in locate(Traced("丁", (3,)))] == [UNSET]
