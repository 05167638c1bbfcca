"""The pictures of the year in ``README.zh-CN.md``, made from what its commands give.

python -m benchmarks.year_pictures [FOLDER]      into docs/ by default; needs LibreOffice, poppler and Chromium
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image, ImageChops

from tests.whole.year_story import RETURNED, play

ROOT = Path(__file__).parents[1]
WIDTH = 1100
COLOURS = 48


def run(target: Path) -> None:
    """Play the year in a folder apart, and picture what it leaves."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        for name in ("input", "rules"):
            shutil.copytree(ROOT / name, home / name)
        program = home / ".venv/bin/yaodian"
        program.parent.mkdir(parents=True)
        program.write_text(
            f'#!/bin/sh\nPYTHONPATH="{ROOT}" exec "{sys.executable}" -m pipeline.cli "$@"\n', encoding="utf-8"
        )
        program.chmod(0o755)
        play(home, lambda script: subprocess.run(["sh", "-ec", script], cwd=home, check=True))
        old = next((home / "output").glob("2021*"))
        list_of = next(path for path in sorted((home / RETURNED).glob("*.xlsx")) if "财政局" in path.name)
        picture(list_of, target / "year-list.png", 0.62)
        picture(old / "notice.xlsx", target / "year-ledger.png", 0.72)
        picture(old / "报回情况.xlsx", target / "year-returns.png", 0.6)
        picture(old / "报告-2021-12-31/领导摘要.docx", target / "year-report.png", 1.0)
        picture(old / "回头看-2022/回头看.docx", target / "year-review.png", 0.7)
        page(next((home / "output").glob("diff-*/diff.html")), target / "year-diff.png")


def picture(source: Path, target: Path, height: float) -> None:
    """The first page of a document as printed, its upper part."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        office = ["soffice", f"-env:UserInstallation=file://{place}/profile", "--headless", "--convert-to", "pdf"]
        subprocess.run([*office, "--outdir", folder, str(source)], check=True, capture_output=True)
        stem = str(place / "page")
        pdf = str(place / f"{source.stem}.pdf")
        subprocess.run(["pdftoppm", "-r", "110", "-png", "-f", "1", "-l", "1", "-singlefile", pdf, stem], check=True)
        save(Image.open(f"{stem}.png"), target, height)


def page(source: Path, target: Path) -> None:
    """What a browser shows first of the changes that have last year's progress."""
    shot = target.with_suffix(".shot.png")
    browser = ["chromium", "--headless", "--no-sandbox", "--hide-scrollbars", "--force-color-profile=srgb"]
    size = ["--window-size=1100,1500", f"--screenshot={shot}"]
    subprocess.run([*browser, *size, f"file://{source}#kind=reworded"], check=True, capture_output=True)
    save(Image.open(shot), target, 0.7)
    shot.unlink()


def save(image: Image.Image, target: Path, height: float) -> None:
    """The upper part without the margin, few colours: small enough for a repository."""
    plain = image.convert("RGB")
    plain = plain.crop((0, 0, plain.width, round(plain.height * height)))
    box = ImageChops.difference(plain, Image.new("RGB", plain.size, "white")).getbbox()
    if box:
        left, top, right, bottom = (side + grown for side, grown in zip(box, (-12, -12, 12, 12), strict=True))
        plain = plain.crop((max(0, left), max(0, top), min(plain.width, right), min(plain.height, bottom)))
    if plain.width > WIDTH:
        plain = plain.resize((WIDTH, round(plain.height * WIDTH / plain.width)), Image.Resampling.LANCZOS)
    plain.quantize(COLOURS).save(target, optimize=True)


if __name__ == "__main__":
    run(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs")
