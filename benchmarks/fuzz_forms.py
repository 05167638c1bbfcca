"""Mutated texts, tables, pages, Word and OFD files, by seed: bytes of the file, or of a part of its package."""

from __future__ import annotations

import io
import random
import tempfile
import zipfile
from functools import cache
from pathlib import Path
from typing import Final

from openpyxl import Workbook
from PIL import Image, ImageDraw

from benchmarks.attacks.case import TASKS, table_of, text_of
from tests.sources.docx import writing as docx
from tests.sources.ofd import writing as ofd

FORMS: Final = ("txt", "csv", "html", "docx", "xlsx", "ofd")
_MOST: Final = 12
_ODD: Final = (b"\0", b"\xff", b"<", b">", b"&", b'"', b"\r", b"\t", b"9" * 30, "（".encode(), "\u3000".encode(), b"-1")


def mutant(seed: int) -> tuple[str, bytes]:
    """The ending and the content of a broken file."""
    choice = random.Random(seed)
    form = FORMS[seed % len(FORMS)]
    content = _whole(form)
    broken = broken_file if form in ("docx", "xlsx", "ofd") else broken_text
    return form, broken(content, choice)


def broken_file(content: bytes, choice: random.Random) -> bytes:
    """A package with some of its parts broken, or its bytes."""
    if choice.random() < 0.2:
        return broken_text(content, choice)
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    for name in choice.sample(sorted(parts), choice.randint(1, min(3, len(parts)))):
        parts[name] = broken_text(parts[name], choice)
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as package:
        for name, part in parts.items():
            package.writestr(name, part)
    return made.getvalue()


def broken_picture(seed: int) -> tuple[str, bytes]:
    """The ending and the content of a broken picture of a page."""
    choice = random.Random(seed)
    form = ("png", "jpg")[seed % 2]
    return form, broken_text(_picture(form), choice)


@cache
def _picture(form: str) -> bytes:
    page = Image.new("L", (600, 400), 255)
    ImageDraw.Draw(page).rectangle((50, 50, 550, 350), outline=0)
    made = io.BytesIO()
    page.save(made, {"png": "PNG", "jpg": "JPEG"}[form])
    return made.getvalue()


def broken_text(content: bytes, choice: random.Random, most: int = _MOST) -> bytes:
    """Bytes lost, doubled, replaced or moved, some places at once; or the end cut off."""
    if choice.random() < 0.1:
        return content[: choice.randrange(len(content) + 1)]
    for _ in range(choice.randint(1, most)):
        start = choice.randrange(len(content) + 1)
        end = min(len(content), start + choice.choice((1, 1, 3, 40, 400)))
        piece = choice.choice((b"", content[start:end] * 3, choice.choice(_ODD), choice.randbytes(end - start)))
        content = content[:start] + piece + content[end:]
    return content


@cache
def _whole(form: str) -> bytes:
    rows = [["工作任务", "具体要求", "责任单位"], *([list(task[:3]) for task in TASKS])]
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / f"a.{form}"
        if form == "docx":
            lines = "".join(map(docx.p, text_of().split("\n")))
            docx.write(path, lines + docx.table(*(docx.tr(*row) for row in rows), widths=3))
        elif form == "xlsx":
            book = Workbook()
            for row in rows:
                book.worksheets[0].append(row)
            book.save(path)
        elif form == "ofd":
            made = ofd.Ofd(path)
            lines = "".join(ofd.text(20, 20 + 8 * at, line) for at, line in enumerate(text_of().split("\n")) if line)
            made.page(lines + ofd.table(20, 150, [40.0, 80.0, 50.0], rows)).save()
        else:
            text = {"txt": text_of(), "csv": table_of(), "html": f"<html><body><pre>{text_of()}</pre></body></html>"}
            path.write_text(text[form], encoding="utf-8")
        return path.read_bytes()
