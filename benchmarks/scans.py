"""Scans of several qualities, made from the typeset notice: tasks found, characters wrong, how many a finding names.

``python -m benchmarks.scans`` makes and reads all; ``python -m benchmarks.scans fax seal`` only these, with ``10-13``
behind them of these pages only. Takes minutes. ``benchmarks/SCANS.md`` holds what came of it.
Targets: all task rows in each but ``fax``; every wrong character of a unit's name has a finding.
"""

from __future__ import annotations

import io
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Final, NamedTuple

import pypdfium2  # type: ignore[import-untyped]
from PIL import Image, ImageDraw
from rapidfuzz.distance import Levenshtein

from pipeline.conversion import read_source
from pipeline.model import Layout, Line, Notice
from pipeline.settings import Settings
from pipeline.sources.scan.legibility import COARSE, DOUBTFUL, DOUBTFUL_IF_COARSE

ROOT = Path(__file__).parents[1]
SETTINGS: Final = Settings(ROOT / "rules", exports=("debug",), threads=2)
RED: Final = (200, 30, 40)


class Quality(NamedTuple):
    """A way to scan: dots an inch across and down, what happens to the picture of a page, and how pages lie on the
    pictures."""

    across: int
    down: int
    spoil: Callable[[Image.Image], Image.Image] = lambda image: image
    lay: Callable[[list[Image.Image]], list[Image.Image]] = lambda images: images


def paired(images: list[Image.Image]) -> list[Image.Image]:
    """Two pages side by side on each picture, as an open book lies on the glass."""
    width, height = images[0].size
    spreads = []
    for at in range(0, len(images), 2):
        spread = Image.new("RGB", (2 * width, height), "white")
        for side, image in enumerate(images[at : at + 2]):
            spread.paste(image, (side * width, 0))
        spreads.append(spread)
    return spreads


def halved(images: list[Image.Image]) -> list[Image.Image]:
    """The upper and the lower half of each page on a picture of its own, parted between two lines."""
    halves = []
    for image in images:
        grey = image.convert("L")
        ink = {y: sum(grey.crop((0, y, grey.width, y + 1)).histogram()[:128]) for y in range(*_around(image.height))}
        least = min(ink.values())
        cut = min((y for y in ink if ink[y] == least), key=lambda y: abs(y - image.height // 2))
        halves += [image.crop((0, 0, image.width, cut)), image.crop((0, cut, image.width, image.height))]
    return halves


def _around(height: int) -> tuple[int, int]:
    return round(0.45 * height), round(0.55 * height)


def skewed(image: Image.Image) -> Image.Image:
    """The page two degrees off, as put on the glass askew."""
    return image.rotate(-2, Image.Resampling.BICUBIC, fillcolor="white")


def squeezed(image: Image.Image) -> Image.Image:
    """The page after JPEG of quality 20: blocks and halos round every stroke."""
    kept = io.BytesIO()
    image.save(kept, "JPEG", quality=20)
    return Image.open(kept)


def faxed(image: Image.Image) -> Image.Image:
    """The page in black and white, as a fax sends it."""
    return image.convert("L").point(lambda value: 255 * (value > 150)).convert("1")


def stamped(image: Image.Image) -> Image.Image:
    """A seal of 42 mm over the middle of the page, ring, star and words, its ink over and under the text's."""
    side = round(image.width * 42 / 210)
    seal = Image.new("RGB", image.size, "white")
    draw = ImageDraw.Draw(seal)
    x, y = image.width // 2, image.height // 2
    box = (x - side // 2, y - side // 2, x + side // 2, y + side // 2)
    draw.ellipse(box, outline=RED, width=max(3, side // 30))
    draw.regular_polygon((x, y, side // 7), 5, fill=RED)
    for angle in range(-120, 121, 24):
        mark = Image.new("L", image.size, 0)
        ImageDraw.Draw(mark).rectangle((x - side // 30, y - side // 2.4, x + side // 30, y - side // 3.2), fill=255)
        seal.paste(RED, mask=mark.rotate(angle, center=(x, y)))
    from PIL import ImageChops

    return ImageChops.multiply(image.convert("RGB"), seal)


QUALITIES: Final = {
    "plain": Quality(200, 200),
    "150": Quality(150, 150),
    "100": Quality(100, 100),
    "skew": Quality(150, 150, skewed),
    "jpeg20": Quality(150, 150, squeezed),
    "fax": Quality(204, 98, faxed),
    "seal": Quality(150, 150, stamped),
    "head": Quality(150, 150, lambda image: image.rotate(180)),
    "side": Quality(150, 150, lambda image: image.transpose(Image.Transpose.ROTATE_90)),
    "spread": Quality(150, 150, lay=paired),
    "halves": Quality(150, 150, lay=halved),
}


def main() -> None:
    """Print a line for each quality that the command names, or for all."""
    names = [one for one in sys.argv[1:] if one in QUALITIES] or list(QUALITIES)
    pages = next((one for one in sys.argv[1:] if one not in QUALITIES), "")
    with tempfile.TemporaryDirectory() as folder:
        measure_all(seed(pages, Path(folder)), names)


def seed(pages: str, folder: Path) -> Path:
    """The typeset notice, or only its ``pages`` (10-13)."""
    source = next((ROOT / "input").glob("2021*.pdf"))
    if not pages:
        return source
    first, last = map(int, pages.split("-"))
    kept = pypdfium2.PdfDocument.new()
    with pypdfium2.PdfDocument(source) as document:
        kept.import_pages(document, list(range(first - 1, last)))
    kept.save(folder / "seed.pdf")
    return folder / "seed.pdf"


def measure_all(source: Path, names: Sequence[str]) -> None:
    """Print a line for each of the qualities."""
    reading = read_source(source, SETTINGS)
    assert reading.way is not None
    truth, printed = reading.notice, "".join(text for text, _ in characters(reading.way[1]))
    print("quality   pages  tasks  exact  wrong of chars  named  units wrong  named  s/page  MB")
    with tempfile.TemporaryDirectory() as folder:
        for name in names:
            path = scanned(source, QUALITIES[name], Path(folder) / f"{name}.tif")
            began = time.process_time()
            scan = read_source(path, SETTINGS)
            seconds = time.process_time() - began
            assert scan.way is not None
            signs = list(characters(scan.way[1]))
            quality = QUALITIES[name]
            coarse = min(quality.across, quality.down) < COARSE
            wrong, named = differences(printed, signs, DOUBTFUL_IF_COARSE if coarse else DOUBTFUL)
            units, told = unit_faults(truth, scan.notice)
            pages, tasks = len(scan.way[1].pages), len(scan.notice.tasks)
            memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
            print(
                f"{name:9} {pages:5} {tasks:6} {exact(truth, scan.notice):6} {wrong:6} {len(printed):8} {named:6}"
                f" {units:12} {told:6} {seconds / pages:7.1f} {memory:4}",
                flush=True,
            )


def scanned(source: Path, quality: Quality, path: Path) -> Path:
    """The pages of a PDF as pictures of this quality, in one TIFF."""
    pages: list[Image.Image] = []
    with pypdfium2.PdfDocument(source) as document:
        for page in document:
            width, height = page.get_size()
            image = page.render(scale=max(quality.across, quality.down) / 72).to_pil().convert("RGB")
            size = round(width / 72 * quality.across), round(height / 72 * quality.down)
            pages.append(quality.spoil(image.resize(size, Image.Resampling.BOX)))
    pages = quality.lay(pages)
    pages[0].save(path, save_all=True, append_images=pages[1:], dpi=(quality.across, quality.down))
    return path


def characters(layout: Layout) -> Iterator[tuple[str, float]]:
    """The characters of lines and cells in reading order, each with its confidence."""
    for page in layout.pages:
        for block in page.blocks:
            lines = [block] if isinstance(block, Line) else [line for cell in block.cells for line in cell.lines]
            for line in lines:
                for text, one in zip(line.text, line.content.ids, strict=True):
                    if one >= 0:
                        sure = layout.chars[one].confidence
                        yield text, 1.0 if sure is None else sure


def differences(printed: str, signs: list[tuple[str, float]], least: float) -> tuple[int, int]:
    """Characters that are wrong, missing or too many, and how many of them a finding names or stands beside, which
    every character has whose confidence is below ``least``."""
    read = "".join(text for text, _ in signs)
    steps = Levenshtein.editops(printed, read)
    doubtful = [at for at, (_, sure) in enumerate(signs) if sure < least]
    near = {at + step for at in doubtful for step in (-1, 0, 1)}
    exactly = set(doubtful)
    return len(steps), sum(step.dest_pos in (near if step.tag == "delete" else exactly) for step in steps)


def exact(truth: Notice, scan: Notice) -> int:
    """Task rows of which every word is right."""
    found = {(task.category, task.task, task.requirement, task.assignment.raw) for task in scan.tasks}
    return sum((task.category, task.task, task.requirement, task.assignment.raw) in found for task in truth.tasks)


def unit_faults(truth: Notice, scan: Notice) -> tuple[int, int]:
    """Names of units that are not those printed, of tasks that were found, and how many of them stand in a finding."""
    wrong = told = 0
    messages = "\n".join(finding.message for finding in scan.findings)
    boxes = [place for finding in scan.findings if finding.code == "scan.doubtful" for place in finding.evidence]
    known = {party.text for task in truth.tasks for party in task.assignment.parties}
    for task in scan.tasks:
        for at, party in enumerate(task.assignment.parties):
            if party.text in known:
                continue
            wrong += 1
            where = task.where.parties[at] if at < len(task.where.parties) else ()
            told += f"“{party.text}”" in messages or any(_within(box, place) for box in boxes for place in where)
    return wrong, told


def _within(inner: object, outer: object) -> bool:
    one, other = getattr(inner, "bbox", None), getattr(outer, "bbox", None)
    if one is None or other is None or getattr(inner, "page", 0) != getattr(outer, "page", 1):
        return False
    x, y = (one[0] + one[2]) / 2, (one[1] + one[3]) / 2
    return bool(other[0] <= x <= other[2] and other[1] <= y <= other[3])


if __name__ == "__main__":
    main()
