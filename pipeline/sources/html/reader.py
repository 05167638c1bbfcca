"""Reads a web page, or a web archive, into a Layout. Touches one file; nothing is fetched.

There are no pages: one Page with number 0, its lines and tables below each other.
"""

from __future__ import annotations

from itertools import chain
from pathlib import Path
from typing import Final

from selectolax.lexbor import LexborHTMLParser

from pipeline.errors import SourceError
from pipeline.model import Layout
from pipeline.sources.html.container import find_container
from pipeline.sources.html.drafts import Block, HiddenText, TextLine
from pipeline.sources.html.nesting import check_nesting
from pipeline.sources.html.page_layout import PageLayout, Piece
from pipeline.sources.html.page_outline import PageOutline
from pipeline.sources.html.page_rules import PageRules
from pipeline.sources.html.said import (
    SaidEntry,
    entries,
    head_titles,
    is_information,
    is_needed,
    meta_entries,
    missing_number,
    missing_title,
    with_entries,
)
from pipeline.sources.html.spans import place_cells
from pipeline.sources.html.visibility import Visibility
from pipeline.sources.html.walking import Walk
from pipeline.sources.html.web_file import read_web_text
from pipeline.sources.size_limits import check_lines

MOST_CHARACTERS: Final = 3_000_000
"""Of text, far beyond any notice: each takes some hundred bytes of memory."""


def read_html(path: Path, rules: PageRules) -> Layout:
    """The layout of a page: the notice's text; what the page says about it and no text holds, as lines before it.

    Furniture: ``web_page`` (what stands around the notice), ``hidden`` (in the notice), ``control``, ``invisible``.
    Raises SourceError with a reason in plain Chinese: unreadable, too large, tags or tables beyond measure, no text.
    """
    markup = read_web_text(path)
    check_nesting(path.name, markup)
    tree = LexborHTMLParser(markup)
    walk = _walked(path.name, tree, rules)
    page = PageLayout()
    used = _add_said(page, tree, walk, rules)
    for block in with_entries(walk.flow.blocks, rules):
        _add(page, block, rules, path.name)
    page.set_apart("web_page", [line.text for at, line in enumerate(walk.frame) if at not in used])
    page.set_apart("web_page", chain(walk.links, walk.hidden))
    page.set_apart("control", walk.controls)
    return page.layout()


def _walked(name: str, tree: LexborHTMLParser, rules: PageRules) -> Walk:
    """The page's text, if there is any."""
    body = tree.body
    if body is None:
        raise SourceError(f"{name}：文件里没有文字。请确认文件内容。")
    visibility = Visibility(tree)
    container = find_container(PageOutline(body, visibility), rules, head_titles(tree, rules))
    walk = Walk(container, rules, visibility)
    walk.read(body)
    if not walk.flow.size:
        raise SourceError(f"{name}：网页里没有文字（可能是图片，或联网才显示）。请用浏览器打开，另存为 PDF。")
    if sum(len(line.text) for line in walk.frame) + walk.flow.size > MOST_CHARACTERS:
        raise SourceError(f"{name}：网页里的文字多得不正常，不像一份通知。请只保存通知那一页再试。")
    check_lines(name, len(walk.frame) + sum(1 for _ in walk.flow.lines()))
    return walk


def _add_said(page: PageLayout, tree: LexborHTMLParser, walk: Walk, rules: PageRules) -> set[int]:
    """Adds what the page says and the text lacks; gives back the lines of the page's frame that were used."""
    texts = [line.text for line in walk.flow.lines()]
    used: set[int] = set()
    for entry in entries([line.text if line.above else "" for line in walk.frame], rules):
        if is_needed(entry, rules):
            page.add_line(_line(entry))
            used |= entry.lines
    for entry in meta_entries(tree, rules):
        page.add_line([(entry.label, False), ("：", False), (entry.value, True)])
    title = missing_title(texts, walk.frame, head_titles(tree, rules), rules)
    if title is not None:
        page.add_line([(title.text, True)])
        used |= {*title.lines}
    number = missing_number(texts, walk.frame)
    if number is not None:
        line = walk.frame[number.line].text
        page.add_line([(line[number.start : number.end], True)])
        page.set_apart("web_page", [line[: number.start], line[number.end :]])
        used.add(number.line)
    return used


def _add(page: PageLayout, block: Block | SaidEntry, rules: PageRules, name: str) -> None:
    if isinstance(block, TextLine):
        page.add_line([(block.text, True)], block.begins)
    elif isinstance(block, HiddenText):
        page.add_hidden(block.text)
    elif isinstance(block, SaidEntry):
        page.add_line(_line(block))
    elif is_information(block, rules):
        for entry in entries([line.text for line in block.lines()], rules):
            page.add_line(_line(entry))
    else:
        page.add_grid(place_cells(block.groups, name))


def _line(entry: SaidEntry) -> list[Piece]:
    """A label and its value, with a colon between them even where the edge of a cell stands for it."""
    return [(entry.label, True), (entry.colon or "：", bool(entry.colon)), (entry.value, True)]
