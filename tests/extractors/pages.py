"""Small layouts for tests: pages of text lines, laid out as a word processor does, without a PDF."""

from __future__ import annotations

from pipeline.model import Char, Layout, Line, Page, Traced
from pipeline.text.clean import SPACE, clean

WIDTH, EM, LEFT, COLUMNS = 600.0, 16.0, 80.0, 28


class Sheets:
    """Adds paragraphs line by line; ``lines`` and ``layout()`` are what a source would give."""

    def __init__(self) -> None:
        self.chars: list[Char] = []
        self.pages: list[list[Line]] = [[]]
        self._top = 80.0

    @property
    def lines(self) -> list[Line]:
        return [line for page in self.pages for line in page]

    def layout(self) -> Layout:
        pages = tuple(
            Page(number, WIDTH, 842.0, tuple(lines), LEFT, LEFT + COLUMNS * EM)
            for number, lines in enumerate(self.pages, start=1)
        )
        return Layout("pdf", pages, tuple(self.chars))

    def put(self, text: str, x: float = LEFT, size: float = EM, down: bool = True) -> Sheets:
        """One line at ``x``; ``down`` False: beside the line before."""
        if down:
            self._top += 28
        page, ids, at = len(self.pages), [], x
        for character in text:
            step = size if ord(character) > 0x2000 else size / 2
            if character == " ":
                ids.append(SPACE)
            else:
                ids.append(len(self.chars))
                self.chars.append(Char(character, page, (at, self._top, at + step, self._top + size)))
            at += step
        box = (x, self._top, at, self._top + size)
        self.pages[-1].append(Line(page, box, clean(Traced(text, tuple(ids))), size))
        return self

    def page(self) -> Sheets:
        self.pages.append([])
        self._top = 80.0
        return self

    def title(self, *lines: str, size: float = 22.0) -> Sheets:
        for text in lines:
            self.put(text, LEFT + (COLUMNS * EM - len(text) * size) / 2, size)
        return self

    def centre(self, text: str) -> Sheets:
        return self.title(text, size=EM)

    def right(self, text: str) -> Sheets:
        return self.put(text, LEFT + (COLUMNS - 4 - len(text)) * EM)

    def flush(self, text: str) -> Sheets:
        return self._wrap(text, 0)

    def para(self, *texts: str) -> Sheets:
        """Paragraphs with two ems of indent, wrapped at the margin."""
        for text in texts:
            self._wrap(text, 2)
        return self

    def _wrap(self, text: str, indent: int) -> Sheets:
        first = COLUMNS - indent
        self.put(text[:first], LEFT + indent * EM)
        for at in range(first, len(text), COLUMNS):
            self.put(text[at : at + COLUMNS])
        return self

    def head(self, title: str = "2021年甲县政务公开工作要点") -> Sheets:
        """The usual head up to the work points' own title."""
        self.title("甲县人民政府办公室", f"关于印发{title}的", "通知")
        self.flush("各乡镇人民政府，县政府各部门：").para(f"现将《{title}》印发给你们，请认真贯彻落实。")
        self.right("甲县人民政府办公室").right("2021年6月28日").para("（此件公开发布）")
        return self.page().title(title)
