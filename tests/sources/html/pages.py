"""Small web pages for tests: what a page shows, written to a file and read."""

from __future__ import annotations

from pathlib import Path

from selectolax.lexbor import LexborHTMLParser, LexborNode

from pipeline.model import Grid, Layout, Line
from pipeline.sources.html.page_rules import PageRules, load_pages
from pipeline.sources.html.reader import read_html
from tests import RULES

HEAD = "<!DOCTYPE html><meta charset=utf-8><body>"
PAGES: PageRules = load_pages(RULES)


def parsed(page: str) -> LexborHTMLParser:
    return LexborHTMLParser(HEAD + page)


def body_of(page: str) -> LexborNode:
    body = parsed(page).body
    assert body is not None
    return body


def first(page: str, selector: str) -> LexborNode:
    """The first element that the selector finds. The tree lives as long as the node."""
    node = parsed(page).css_first(selector)
    assert node is not None
    return node


def laid_out(folder: Path, page: str | bytes, name: str = "page.html") -> Layout:
    path = folder / name
    path.write_bytes(page if isinstance(page, bytes) else (HEAD + page).encode())
    return read_html(path, PAGES)


def lines(layout: Layout) -> list[str]:
    return [block.text for block in layout.pages[0].blocks if isinstance(block, Line)]


def cells(layout: Layout) -> list[list[tuple[int, int, int, int, str]]]:
    """Every grid's cells: row, column, spans, and the lines joined by a bar."""
    return [
        [
            (cell.row, cell.column, cell.row_span, cell.column_span, "|".join(line.text for line in cell.lines))
            for cell in block.cells
        ]
        for block in layout.pages[0].blocks
        if isinstance(block, Grid)
    ]


def apart(layout: Layout) -> dict[str, str]:
    return {one.reason: "".join(layout.chars[i].text for i in one.ids) for one in layout.furniture}
