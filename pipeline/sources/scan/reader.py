"""Reads pages that are pictures into a Layout: of a PDF those without text, or all; and picture files."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from msgspec.structs import replace

from pipeline.errors import SourceError, install, missing_extra
from pipeline.heartbeat import beat
from pipeline.model import Finding, Layout
from pipeline.model.layout import Box
from pipeline.sources.pdf.glyphs import Drawing
from pipeline.sources.pdf.pages import DrawnFile, assemble
from pipeline.sources.scan.legibility import (
    COARSE,
    coarse_pages,
    doubtful_lines,
    pages_left,
    unread_pages,
    unread_places,
)

if TYPE_CHECKING:
    from pipeline.sources.scan.page import PageReader
    from pipeline.sources.scan.picture import Picture
    from pipeline.sources.scan.pictures_in_pdf import PdfPictures
    from pipeline.sources.scan.reading_lines import Sign

NAMED: Final = "扫描件和图片"
EXTRA: Final = "scan"
_NEEDED: Final = ("cv2", "onnxruntime", "rapidocr")
_FEW: Final = 40
"""Characters of a page that is a picture but for the mark of the program that made it, or a page number."""
_MOST: Final = 0.6
_SOME: Final = 0.1
"""The share of its page that pictures cover: of a scan, with a few characters and without any."""


def is_installed() -> bool:
    """Whether all packages that reading pictures needs are there; none of them is loaded."""
    return all(find_spec(name) is not None for name in _NEEDED)


class Pages(NamedTuple):
    """What was read of the pictures of one file, for its findings. ``signs`` by the id of the character."""

    signs: dict[int, Sign]
    unread: list[tuple[int, Box]]
    wordless: list[int]
    coarse: list[tuple[int, float]]


class Recogniser:
    """Turns pictures of pages into drawings and keeps how sure each character is."""

    def __init__(self, name: str, threads: int, spreads: bool = True) -> None:
        if not is_installed():
            raise missing_extra(name, NAMED, EXTRA)
        from pipeline.sources.scan.page import PageReader

        self._reader: PageReader = PageReader(threads, spreads)
        self.pages = Pages({}, [], [], [])

    def draw(self, picture: Picture, number: int, first_id: int) -> Drawing:
        """The page as if a program had printed it."""
        read = self._reader.read(picture, number, first_id)
        # A long scan takes longer than any file may; each of its pages has a file's time.
        beat()
        self.pages.signs.update(read.signs)
        self.pages.unread.extend((number, box) for box in read.unread)
        if not read.signs:
            self.pages.wordless.append(number)
        elif picture.dots < COARSE:
            self.pages.coarse.append((number, picture.dots))
        return read.drawing

    def finish(self, layout: Layout) -> Layout:
        """The layout with the confidence of its characters, and findings where it is low."""
        signs = self.pages.signs
        chars = tuple(
            replace(char, confidence=round(signs[one].confidence, 2)) if one in signs else char
            for one, char in enumerate(layout.chars)
        )
        layout = replace(layout, chars=chars)
        return replace(layout, findings=(*layout.findings, *self._findings(layout)))

    def _findings(self, layout: Layout) -> list[Finding]:
        return [
            *doubtful_lines(layout, self.pages.signs, {page for page, _ in self.pages.coarse}),
            *coarse_pages(self.pages.coarse),
            *unread_places(self.pages.unread, layout.sheets),
            *unread_pages(self.pages.wordless),
        ]


class PageScans:
    """The pages of one file that are pictures, read when they come.

    Nothing is loaded before the first such page. Without the packages that reading needs, a file whose pages are all
    pictures is refused; of others, the pages are told of. ``spreads``: a picture may show two pages side by side.
    """

    def __init__(self, name: str, threads: int = 1, spreads: bool = False) -> None:
        self._name = name
        self._spreads = spreads
        self._threads = threads
        self._recogniser: Recogniser | None = None
        self._left: list[int] = []

    def draw(
        self, picture: Callable[[], Picture], number: int, first_id: int, demanded: bool = False
    ) -> Drawing | None:
        """What was read of a page's picture; ids of its characters run on from ``first_id``. None where the packages
        are missing. Raises SourceError if they are and a person ``demanded`` it."""
        if not demanded and not is_installed():
            self._left.append(number)
            return None
        if self._recogniser is None:
            self._recogniser = Recogniser(self._name, self._threads, self._spreads)
        return self._recogniser.draw(picture(), number, first_id)

    @property
    def met(self) -> bool:
        """Whether there was any such page, read or not."""
        return bool(self._left) or self._recogniser is not None

    def nothing(self, pages: int) -> SourceError:
        """Why a file of so many pages with pictures has no text at all."""
        if self._left:
            return missing_extra(self._name, NAMED, EXTRA)
        return SourceError(f"{self._name}：只有图片（共 {pages} 页），没有认出文字。请确认是文件的扫描件，而不是照片。")

    def finish(self, layout: Layout) -> Layout:
        """The layout with what is to be said about the pages that are pictures."""
        if self._recogniser is not None:
            return self._recogniser.finish(layout)
        if not self._left:
            return layout
        advice = f"要读的话，请先安装附加组件：{install(EXTRA)}。"
        return replace(layout, findings=(*layout.findings, *pages_left(self._left, advice)))


class PdfScans(PageScans):
    """The pages of a PDF that are pictures. ``whole``: all pages are, whatever text they have."""

    def __init__(self, path: Path, password: str = "", whole: bool = False, threads: int = 1) -> None:
        super().__init__(path.name, threads, spreads=True)
        self._path = path
        self._password = password
        self._whole = whole
        self._open = ExitStack()
        self._pictures: PdfPictures | None = None

    def __enter__(self) -> PdfScans:
        return self

    def __exit__(self, *_: object) -> None:
        self._open.close()

    def __call__(self, drawing: Drawing, first_id: int) -> Drawing:
        """The drawing as it is, or what was read of its page's picture; ids of its characters run on from ``first_id``.

        Raises SourceError if all pages are to be read so and the packages are missing.
        """
        if not self._whole and not is_scan(drawing):
            return drawing
        read = self.draw(lambda: self._picture(drawing), drawing.number, first_id, demanded=self._whole)
        return drawing if read is None else read

    def _picture(self, drawing: Drawing) -> Picture:
        if self._pictures is None:
            from pipeline.sources.scan.pictures_in_pdf import PdfPictures

            self._pictures = self._open.enter_context(PdfPictures(self._path, self._password))
        return self._pictures.picture(drawing.number - 1, bool(drawing.glyphs))


def is_scan(drawing: Drawing) -> bool:
    """Whether a page is a picture without text: but for a page number or the mark of the scanner's program."""
    if not drawing.images or len(drawing.glyphs) > _FEW:
        return False
    page = drawing.width * drawing.height
    covered = sum(_area(fill.box, drawing) for fill in drawing.fills if fill.picture)
    return covered >= (_MOST if drawing.glyphs else _SOME) * page


def _area(box: Box, drawing: Drawing) -> float:
    x0, top, x1, bottom = box
    return max(0.0, min(x1, drawing.width) - max(x0, 0.0)) * max(0.0, min(bottom, drawing.height) - max(top, 0.0))


def read_pictures(path: Path, threads: int = 1) -> Layout:
    """The layout of a picture file, a page a picture. Raises SourceError: damaged, too large, without text."""
    recogniser = Recogniser(path.name, threads)
    from pipeline.sources.scan.picture_files import pictures_in

    drawn = DrawnFile()
    for number, picture in enumerate(pictures_in(path), 1):
        drawn.add(recogniser.draw(picture, number, len(drawn.chars)))
    if not drawn.chars:
        raise SourceError(f"{path.name}：图片里没有认出文字。请确认是文件的扫描件或照片，并且清楚、完整。")
    return recogniser.finish(assemble("image", drawn.pages, drawn.chars, drawn.furniture))
