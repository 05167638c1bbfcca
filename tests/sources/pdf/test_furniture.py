"""What stands at the edge of several pages: running heads, and what only looks like them."""

from __future__ import annotations

import pytest

from pipeline.model import Line, Traced
from pipeline.sources.pdf.furniture import find_running


def page(number: int, *lines: tuple[str, float]) -> tuple[float, list[Line]]:
    """A page of lines from the top, each with its text and size; running text below them."""
    laid = [
        *lines,
        *((f"做好{'甲乙丙'[number]}{'子丑寅'[at]}领域信息公开，推动公开向农村延伸。", 16.0) for at in range(3)),
    ]
    return 842.0, [
        Line(number, (80.0, 60.0 + 30 * at, 500.0, 76.0 + 30 * at), Traced(text, (0,) * len(text)), size)
        for at, (text, size) in enumerate(laid)
    ]


@pytest.mark.parametrize(
    ("pages", "heads"),
    [
        ([page(at, ("甲县人民政府公报", 9.0)) for at in range(2)], 2),
        ([page(at, ("2021年工作要点", 22.0)) for at in range(2)], 0),
        ([page(at, ("附件" + str(at + 1), 16.0)) for at in range(3)], 0),
    ],
)
def test_running_heads(pages: list[tuple[float, list[Line]]], heads: int) -> None:
    found = find_running(pages)
    assert sum(reason == "running_head" for reason in found.values()) == heads


def test_a_title_over_a_table_on_both_of_two_pages_is_no_running_head() -> None:
    pages = [(842.0, [Line(at, (80, 60, 500, 76), Traced("任务分解表", (0,) * 5), 22.0)]) for at in range(2)]
    cells = [Line(0, (80, 100, 300, 110), Traced("做好公开工作" * 3, (0,) * 18), 10.0)]
    assert set(find_running(pages).values()) == {"running_head"}
    assert find_running(pages, cells) == {}
