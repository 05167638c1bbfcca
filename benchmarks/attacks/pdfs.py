"""PDFs that are odd in ways that a viewer shows well, or not at all."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

from pypdf import PageObject, PdfReader, PdfWriter, Transformation
from pypdf.generic import ArrayObject, DictionaryObject, FloatObject, NameObject, NumberObject, RectangleObject

from benchmarks.attacks.case import Case, write
from tests.faults.broken import one_page, raw_pdf
from tests.faults.notices import make_notice

FAMILY = "pdfs"
READ = "yaodian convert 乙.pdf -o out --time-limit 50"


def _changed(change: Callable[[PageObject], object], tasks: int = 6) -> Callable[[Path], object]:
    """A notice with every page changed."""

    def make(folder: Path) -> None:
        make_notice(folder / "乙.pdf", 3, tasks)
        writer = PdfWriter(clone_from=PdfReader(folder / "乙.pdf"))
        for page in writer.pages:
            change(page)
        _save(writer, folder)

    return make


def _save(writer: PdfWriter, folder: Path) -> None:
    made = io.BytesIO()
    writer.write(made)
    write(folder / "乙.pdf", made.getvalue())


def _moved(*matrix: float) -> Callable[[PageObject], object]:
    return lambda page: page.add_transformation(Transformation(matrix))  # type: ignore[arg-type]


def _turned(page: PageObject) -> None:
    """Upside down in the file, and shown upright by its /Rotate."""
    page.add_transformation(Transformation((-1, 0, 0, -1, 595, 842)))
    page[NameObject("/Rotate")] = NumberObject(180)


def _box(name: str, *sides: float) -> Callable[[PageObject], object]:
    def change(page: PageObject) -> None:
        page[NameObject(name)] = RectangleObject(sides)  # type: ignore[arg-type]
        page[NameObject(name)] = ArrayObject([FloatObject(one) for one in sides])

    return change


def _set(name: str, value: object) -> Callable[[PageObject], object]:
    return lambda page: page.__setitem__(NameObject(name), value)


def _labels(folder: Path) -> None:
    make_notice(folder / "乙.pdf", 3, 6)
    writer = PdfWriter(clone_from=PdfReader(folder / "乙.pdf"))
    writer.root_object[NameObject("/PageLabels")] = DictionaryObject(
        {NameObject("/Nums"): ArrayObject([NumberObject(-5), NumberObject(7), NumberObject(10**9)])}
    )
    _save(writer, folder)


def _content(text: bytes) -> Callable[[Path], object]:
    return lambda folder: write(folder / "乙.pdf", one_page(text))


def _forms(depth: int) -> Callable[[Path], object]:
    """Forms that draw each other, so many deep, with text in the last."""

    def make(folder: Path) -> None:
        objects = [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
            b" /Resources << /XObject << /X 5 0 R >> >> >>",
            b"<< /Length 5 >>\nstream\n/X Do\nendstream",
        ]
        for number in range(depth):
            objects.append(
                b"<< /Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /XObject << /X %d 0 R >> >>"
                b" /Length 5 >>\nstream\n/X Do\nendstream" % (6 + number)
            )
        objects.append(b"<< /Type /XObject /Subtype /Form /BBox [0 0 595 842] /Length 2 >>\nstream\nq \nendstream")
        write(folder / "乙.pdf", raw_pdf(*objects))

    return make


def _pages(count: int) -> Callable[[Path], object]:
    def make(folder: Path) -> None:
        make_notice(folder / "乙.pdf", 3, 6)
        reader, writer = PdfReader(folder / "乙.pdf"), PdfWriter()
        for _ in range(count):
            writer.append(reader, pages=(len(reader.pages) - 1, len(reader.pages)))
        _save(writer, folder)

    return make


def _rows(folder: Path) -> None:
    make_notice(folder / "乙.pdf", 3, 900)


NO = "没有文字|没有找到|损坏|读不出来"
CASES = (
    Case("mirrored text", READ, _changed(_moved(-1, 0, 0, 1, 595, 0)), status=(0, 3), says=f"任务 6|{NO}|镜像"),
    Case("text upside down", READ, _changed(_moved(-1, 0, 0, -1, 595, 842)), status=(0, 3), says=f"任务 6|{NO}"),
    Case("pages that are turned by 180°", READ, _changed(_turned), says="任务 6", done=1),
    Case(
        "pages that are turned by 90°",
        READ,
        _changed(_set("/Rotate", NumberObject(90))),
        status=(0, 3),
        says=f"任务 6|{NO}",
    ),
    Case("a rotation of 45°", READ, _changed(_set("/Rotate", NumberObject(45))), status=(0, 3)),
    Case("a flipped page box", READ, _changed(_box("/MediaBox", 595, 842, 0, 0)), says="任务 6", done=1),
    Case("a page box flipped upright", READ, _changed(_box("/MediaBox", 0, 842, 595, 0)), says="任务 6", done=1),
    Case("a page box that is moved", READ, _changed(_box("/MediaBox", -100, -100, 495, 742)), status=(0, 3)),
    Case(
        "a crop box beside the page",
        READ,
        _changed(_box("/CropBox", 5000, 5000, 6000, 6000)),
        status=(0, 3),
        says=f"任务 6|{NO}",
    ),
    Case("a crop box without size", READ, _changed(_box("/CropBox", 0, 0, 0, 0)), status=(0, 3), says=f"任务 6|{NO}"),
    Case("a page without size", READ, _changed(_box("/MediaBox", 0, 0, 0, 0)), status=(0, 3), says=f"任务 6|{NO}"),
    Case("text without size", READ, _changed(_moved(0, 0, 0, 0, 0, 0)), status=(0, 3), says=f"任务 6|{NO}"),
    Case(
        "text a thousand times as large",
        READ,
        _changed(_moved(1000, 0, 0, 1000, 0, 0)),
        status=(0, 3),
        says=f"任务 6|{NO}",
    ),
    Case("text sheared flat", READ, _changed(_moved(1, 1, 1, 1, 0, 0)), status=(0, 3)),
    Case("a font of size nought", READ, _content(b"BT /F1 0 Tf 50 700 Td (1. Text) Tj ET"), status=(3,), says=NO),
    Case("a font of negative size", READ, _content(b"BT /F1 -12 Tf 50 700 Td (1. Text) Tj ET"), status=(3,), says=NO),
    Case(
        "text scaled to nothing", READ, _content(b"BT /F1 12 Tf 0 Tz 50 700 Td (1. Text) Tj ET"), status=(3,), says=NO
    ),
    Case("1,500 nested forms", READ, _forms(1500), status=(3,), says=NO),
    Case("page labels that are broken", READ, _labels, says="任务 6", done=1),
    Case("user units", READ, _changed(_set("/UserUnit", FloatObject(1e9))), status=(0, 3)),
    Case("300 pages of one table", READ, _pages(300), done=1),
    Case("900 tasks", READ, _rows, says="任务 900", done=1),
    Case(
        "--debug with pages of 100,000 points",
        f"{READ} --debug",
        _changed(_box("/MediaBox", 0, 0, 100000, 100000)),
        status=(0, 3),
    ),
    Case("--debug with a page without size", f"{READ} --debug", _changed(_box("/MediaBox", 0, 0, 1, 1)), status=(0, 3)),
    Case("20,000 saved states", READ, _content(b"q " * 20000 + b"BT /F1 12 Tf (x) Tj ET"), status=(3,), says=NO),
    Case("20,000 lines", READ, _content(b"0 0 m 500 500 l S " * 20000), status=(3,), says=NO),
)
