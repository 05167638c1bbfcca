"""Bad input, one maker a kind. Each writes one file that is as bad as its name says, and nothing else about it is."""

from __future__ import annotations

import io
import random
import tempfile
import zlib
from collections.abc import Callable
from pathlib import Path

from pypdf import PdfReader, PdfWriter
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from tests.faults.notices import make_notice

Maker = Callable[[Path], None]
PASSWORD = "秘密 123"


def raw_pdf(*objects: bytes) -> bytes:
    """A PDF of these objects, numbered from 1; the first is the catalog."""
    content, places = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(content))
        content += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    start = len(content)
    return content + (
        b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n"
        % (len(objects) + 1, table, len(objects) + 1, start)
    )


CATALOG = b"<< /Type /Catalog /Pages 2 0 R >>"
PAGES = b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"


def one_page(
    content: bytes,
    resources: bytes = b"<< /Font << /F1 5 0 R >> >>",
    more: tuple[bytes, ...] = (FONT,),
    filters: bytes = b"",
) -> bytes:
    """A PDF of one page with this content stream."""
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources %s >>" % resources
    stream = b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(content), filters, content)
    return raw_pdf(CATALOG, PAGES, page, stream, *more)


def _good() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "good.pdf"
        make_notice(path, 7)
        return path.read_bytes()


def _bytes(make: Callable[[], bytes]) -> Maker:
    return lambda path: (path.write_bytes(make()), None)[1]


def _cut(share: float) -> Maker:
    def make() -> bytes:
        good = _good()
        return good[: int(len(good) * share)]

    return _bytes(make)


def _noise() -> bytes:
    return b"%PDF-1.4\n" + random.Random(1).randbytes(20_000)


def _no_references() -> bytes:
    return _good().replace(b"startxref", b"startxxxx").replace(b"xref\n", b"xxxx\n")


def _encrypted(user: str, owner: str) -> Maker:
    def make() -> bytes:
        writer = PdfWriter(clone_from=PdfReader(io.BytesIO(_good())))
        writer.encrypt(user, owner, algorithm="AES-256")
        answer = io.BytesIO()
        writer.write(answer)
        return answer.getvalue()

    return _bytes(make)


def _many_pages() -> bytes:
    count = 10_000
    kids = b" ".join(b"%d 0 R" % (number + 4) for number in range(count))
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 3 0 R >>"
    return raw_pdf(
        CATALOG,
        b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, count),
        b"<< /Length 0 >>\nstream\n\nendstream",
        *[page] * count,
    )


def _bomb() -> bytes:
    packer, parts = zlib.compressobj(9), []
    for _ in range(1000):
        parts.append(packer.compress(b"0 0 m 1 1 l S\n" * 75_000))
    content = b"".join(parts) + packer.flush()
    return one_page(content, filters=b"/Filter /FlateDecode")


def _nested_pages() -> bytes:
    depth = 5_000
    nodes = [b"<< /Type /Pages /Kids [%d 0 R] /Count 1 >>" % (number + 3) for number in range(depth)]
    return raw_pdf(CATALOG, *nodes, b"<< /Type /Page /MediaBox [0 0 595 842] >>")


def _images_only(path: Path) -> None:
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    canvas = Canvas(str(path), pagesize=A4, invariant=1)
    canvas.drawImage(ImageReader(Image.new("RGB", (40, 60), "gray")), 50, 50, 400, 600)
    canvas.save()


def _no_unicode() -> bytes:
    """A font whose codes mean glyphs of its own, and no table that says which characters they are."""
    content = b"BT /F1 12 Tf 50 700 Td " + b"<%s> Tj 0 -20 Td " % (b"00AB00CD00EF0123" * 10) * 20 + b"ET"
    font = b"<< /Type /Font /Subtype /Type0 /BaseFont /ABCDEF+Own /Encoding /Identity-H /DescendantFonts [6 0 R] >>"
    descendant = (
        b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /ABCDEF+Own /DW 1000 "
        b"/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>"
    )
    return one_page(content, more=(font, descendant))


def _shuffled() -> bytes:
    """The words of two files, one after the other."""
    return _good() + _good()[::-1]


KINDS: dict[str, tuple[Maker, str]] = {
    "good": (lambda path: make_notice(path, 7), "done"),
    "zero bytes": (_bytes(bytes), "source"),
    "cut to 1 %": (_cut(0.01), "source"),
    "cut to 30 %": (_cut(0.3), "source"),
    "cut to 60 %": (_cut(0.6), "any"),
    "cut to 95 %": (_cut(0.95), "any"),
    "header, then noise": (_bytes(_noise), "source"),
    "no cross-reference table": (_bytes(_no_references), "any"),
    "noise behind the end": (_bytes(_shuffled), "any"),
    "encrypted": (_encrypted(PASSWORD, "owner"), "password"),
    "encrypted, opens without a password": (_encrypted("", "owner"), "done"),
    "Word file called a PDF": (_bytes(lambda: b"PK\x03\x04" + bytes(100)), "source"),
    "old Word file called a PDF": (_bytes(lambda: b"\xd0\xcf\x11\xe0" + bytes(600)), "source"),
    "web page called a PDF": (_bytes(lambda: b"<!DOCTYPE html><script>alert(1)</script>"), "source"),
    "picture called a PDF": (_bytes(lambda: b"\x89PNG\r\n\x1a\n" + bytes(100)), "source"),
    "plain words called a PDF": (_bytes("一、要点".encode), "source"),
    "10,000 pages": (_bytes(_many_pages), "source"),
    "1 GB in a stream": (_bytes(_bomb), "limit"),
    "deep nesting in content": (_bytes(lambda: one_page(b"[" * 100_000 + b"]" * 100_000 + b" TJ")), "source"),
    "deep nesting of objects": (_bytes(lambda: raw_pdf(b"[" * 50_000 + b"]" * 50_000, PAGES)), "source"),
    "deep nesting of pages": (_bytes(_nested_pages), "source"),
    "pages that hold themselves": (
        _bytes(lambda: raw_pdf(CATALOG, b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 /Parent 2 0 R >>")), "source",
    ),
    "a reference to itself": (_bytes(lambda: raw_pdf(CATALOG, b"2 0 R")), "limit"),
    "a form that draws itself": (
        _bytes(lambda: one_page(b"/X Do", b"<< /XObject << /X 5 0 R >> >>", (
            b"<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 5 0 R >> >> /Length 11 >>"
            b"\nstream\n/X Do /X Do\nendstream",
        ))), "source",
    ),
    "fonts that are not there": (
        _bytes(lambda: one_page(b"BT /F9 12 Tf 50 700 Td (abc) Tj ET", b"<< /Font << /F9 99 0 R >> >>")), "source",
    ),
    "text without ToUnicode": (_bytes(_no_unicode), "source"),
    "images only": (_images_only, "source"),
    "absurd coordinates": (
        _bytes(lambda: one_page(
            b"BT /F1 1e30 Tf 1e38 -1e38 Td (abc) Tj ET 1e300 1e300 m 1e308 9e999 l S 0 0 1e99 1e99 re S " * 50
        )), "source",
    ),
    "an absurd page": (
        _bytes(lambda: one_page(b"BT /F1 12 Tf (abc) Tj ET").replace(b"[0 0 595 842]", b"[1e9 9 -1 (a)]")), "source",
    ),
    "no pages": (_bytes(lambda: raw_pdf(CATALOG, b"<< /Type /Pages /Kids [] /Count 0 >>")), "source"),
    "no catalog": (_bytes(lambda: raw_pdf(b"null")), "source"),
    "a letter, no notice": (_bytes(lambda: one_page(b"BT /F1 12 Tf 50 700 Td (Dear Sir or Madam) Tj ET")), "source"),
}  # fmt: skip
"""Kind: its maker, and what must become of it ("any": read or refused, but nothing worse)."""

NAMES = (
    "with spaces  two.pdf",
    "quotes ' and \" and `id`.pdf",
    "$(touch hacked);&|.pdf",
    "new\nline\tand tab.pdf",
    f"{'长' * 70}.pdf",
    f"{'n' * 200}.pdf",
    "-rf.pdf",
    "=1+1.pdf",
    "\u202egnp.pdf",
    "....pdf",
)
"""Names that a good file may have."""


def make_all(folder: Path) -> dict[str, str]:
    """Write every kind into ``folder``; gives what must become of each file, by its name."""
    folder.mkdir(parents=True, exist_ok=True)
    expected = {}
    for number, (kind, (make, outcome)) in enumerate(KINDS.items()):
        name = f"{number:02} {kind.replace(',', '').replace('%', 'percent')}.pdf"
        make(folder / name)
        expected[name] = outcome
    return expected
