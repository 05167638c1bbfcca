"""What counts as text, and the order of paragraphs."""

from pipeline.sources.docx.blocks import Piece, WordCell, WordParagraph, WordTable, has_text, paragraphs_of


def one(text: str) -> WordParagraph:
    return WordParagraph(((Piece(text),),))


def test_text_that_counts() -> None:
    assert has_text((Piece("甲"),)) and has_text((Piece(" "), Piece("甲")))
    assert not has_text(()) and not has_text((Piece(" \t"),)) and not has_text((Piece("甲", "hidden"),))
    assert WordParagraph(((), (Piece("甲"),))).has_text() and not one(" ").has_text()


def test_paragraphs_in_reading_order() -> None:
    inner = WordTable((0.0, 1.0), 1, (WordCell(0, 0, 1, 1, (one("丙"),)),))
    cells = WordCell(0, 0, 1, 1, (one("乙"), inner)), WordCell(0, 1, 1, 1, (one("丁"),))
    outer = WordTable((0.0, 1.0, 2.0), 1, cells, (one("戊"),))
    found = paragraphs_of([one("甲"), outer, one("己")])
    assert "".join(paragraph.lines[0][0].text for paragraph in found) == "甲乙丙丁戊己"
