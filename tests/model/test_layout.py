"""What a source gives: the defaults that readers rely on."""

from pipeline.model.layout import Cell, Grid, Layout, Line, Page
from pipeline.model.traced import Traced

BOX = (0.0, 0.0, 10.0, 10.0)


def test_a_line_reads_as_its_content() -> None:
    line = Line(1, BOX, Traced("公开", (0, 1)))
    assert (line.text, line.size, line.bold) == ("公开", 0.0, False)


def test_a_cell_is_closed_and_a_grid_ruled_unless_told() -> None:
    cell = Cell(0, 0, 1, 2, BOX)
    grid = Grid(1, BOX, (0.0, 5.0, 10.0), (0.0, 10.0), (cell,))
    assert not cell.open_top and not cell.open_bottom and cell.lines == ()
    assert grid.ruled


def test_an_empty_file_is_a_layout() -> None:
    layout = Layout("text", (Page(0, 0.0, 0.0, ()),), ())
    assert layout.furniture == () and layout.findings == ()
