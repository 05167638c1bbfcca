"""Layouts of several files become one: pages run on, what has no pages keeps its places with the file's name."""

from __future__ import annotations

from pipeline.model import Cell, Char, Evidence, Finding, Furniture, Grid, Layout, Line, Page, Place, Traced
from pipeline.model.evidence import in_words
from pipeline.model.layout import Box
from pipeline.sources.joined_files import join_layouts, last_page


def _line(page: int, text: str, first: int, box: Box) -> Line:
    return Line(page, box, Traced(text, tuple(range(first, first + len(text)))))


def _layout(page: int, text: str, box: Box = (0.0, 1.0, 9.0, 2.0), place: Place | None = None) -> Layout:
    half = len(text) // 2
    cell = Cell(0, 0, 1, 1, box, (_line(page, text[half:], half, box),), place=place)
    grid = Grid(page, box, (box[0], box[2]), (box[1], box[3]), (cell,), place=place)
    blocks = (_line(page, text[:half], 0, box), grid)
    chars = tuple(Char(sign, page, box, place) for sign in text)
    told = Finding.of("form.signed", "带签章。", evidence=(Evidence(page, box) if page else Evidence(lines=(1, 1)),))
    return Layout("pdf", (Page(page, 9, 9, blocks),), chars, (Furniture("seal", (0,)),), (told,))


def test_pages_run_on() -> None:
    joined = join_layouts(
        _layout(1, "通知要点"), [("附件1.pdf", _layout(1, "任务表格")), ("附件2.pdf", _layout(1, "名单"))]
    )
    assert [page.number for page in joined.pages] == [1, 2, 3] and last_page(joined) == 3
    assert joined.attached == (4, 8) and [joined.file_of((one,)) for one in (3, 4, 7, 8)] == [0, 1, 1, 2]
    assert "".join(char.text for char in joined.chars) == "通知要点任务表格名单"
    for page in joined.pages:
        for block in page.blocks:
            lines = [block] if isinstance(block, Line) else block.cells[0].lines
            text = "".join(joined.chars[one].text for line in lines for one in line.content.ids)
            assert text == "".join(line.text for line in lines)
            assert block.page == page.number == joined.chars[lines[0].content.ids[0]].page
    assert [one.ids for one in joined.furniture] == [(0,), (4,), (8,)]
    assert [one.evidence[0].page for one in joined.findings] == [1, 2, 3]
    assert joined.findings[1].message == "附件“附件1.pdf”：带签章。"


def test_places_name_their_file() -> None:
    joined = join_layouts(_layout(0, "通知要点"), [("表.xlsx", _layout(0, "任务表格", place=Place(table=1, row=2)))])
    (page,) = joined.pages
    assert [block.box[1] for block in page.blocks] == [1.0, 1.0, 3.0, 3.0]
    assert joined.chars[0].place is None and joined.chars[5].place == Place(table=1, row=2, file="表.xlsx")
    assert in_words(Evidence(place=joined.chars[5].place or Place())) == "附件“表.xlsx”表 1 第 2 行"


def test_lines_of_an_attached_text_are_its_paragraphs() -> None:
    joined = join_layouts(_layout(1, "通知要点"), [("表.txt", _layout(0, "任务表格", (0.0, 7.0, 9.0, 8.0)))])
    assert [page.number for page in joined.pages] == [1, 0]
    assert joined.chars[4].place == Place(paragraph=7, file="表.txt")
    assert joined.findings[1].evidence == (Evidence(place=Place(paragraph=1, file="表.txt")),)
