"""Forms besides PDF and text, commands besides convert, and what a person's machine is like."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Final

from openpyxl import Workbook

from benchmarks.attacks.case import CONVERT, Case, both, file, table_of, text_of
from tests.sources.docx import writing as docx

FAMILY: Final = "forms and commands"
TEXT: Final = text_of(4)
SAID: Final = "要点|任务|没有|不是|损坏|读不|超过|太大|打不开|密码|空"


def _one(name: str, suffix: str, content: str | bytes, says: str = SAID, status: tuple[int, ...] = (0, 3)) -> Case:
    line = f"yaodian convert 乙.{suffix} -o out --time-limit 30"
    return Case(name, line, file(f"乙.{suffix}", content), says=says, status=status)


def _made(name: str, suffix: str, make: Callable[[Path], object], says: str = SAID) -> Case:
    line = f"yaodian convert 乙.{suffix} -o out --time-limit 30"
    return Case(name, line, lambda folder: make(folder / f"乙.{suffix}"), says=says, status=(0, 3))


def _zip(**parts: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        for name, part in parts.items():
            package.writestr(name, part)
    return made.getvalue()


def _word(inner: str) -> Callable[[Path], object]:
    return lambda path: docx.write(path, inner)


def _sheet(*rows: list[object]) -> Callable[[Path], object]:
    def make(path: Path) -> None:
        book = Workbook()
        for row in rows:
            book.worksheets[0].append(row)
        book.save(path)

    return make


HEAD: Final = ["工作任务", "具体要求", "责任单位"]
PARAGRAPHS: Final = "".join(docx.p(line) for line in TEXT.split("\n"))
FORMS: Final = (
    _one("an empty Word file", "docx", b""),
    _one("a Word file that is a text", "docx", TEXT),
    _one("a package without parts", "docx", _zip()),
    _one("a package of another kind", "xlsx", _zip(mimetype=b"application/epub+zip")),
    _one("a part of a gigabyte", "docx", _zip(**{"word/document.xml": b"\0" * 300_000_000})),
    _one(
        "a part that leads out of its package",
        "docx",
        _zip(**{"../../../evil.txt": b"x", "word/document.xml": b"<a/>"}),
    ),
    _one(
        "an entity in XML that is a file of the machine",
        "docx",
        _zip(**{"word/document.xml": b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'}),
    ),
    _one(
        "entities in XML without end",
        "xlsx",
        _zip(
            **{
                "xl/workbook.xml": b"<!DOCTYPE a ["
                + b"".join(b'<!ENTITY x%d "%s">' % (at, b"&x%d;" % (at - 1) * 10 if at else b"ha") for at in range(12))
                + b"]><a>&x11;</a>"
            }
        ),
    ),
    _made("900 tables within tables in Word", "docx", _word(docx.p("甲") + "<w:tbl><w:tr><w:tc>" * 900 + docx.p("乙"))),
    _made("Word: a paragraph of 300,000 signs", "docx", _word(docx.p("中" * 300_000))),
    _made("Word: 60,000 paragraphs", "docx", _word(docx.p("甲") * 60_000), "超过上限"),
    _made(
        "Word: a notice whose every sign is a run",
        "docx",
        _word("".join(f"<w:p>{''.join(map(docx.r, line))}</w:p>" for line in TEXT.split("\n"))),
    ),
    _made(
        "a sheet of formulas that lead elsewhere",
        "xlsx",
        _sheet(HEAD, ["=cmd|' /C calc'!A0", "='http://x'!A1", "县财政局"]),
    ),
    _made("a sheet with a row of 16,000 cells", "xlsx", _sheet(["甲"] * 16_000, ["乙"] * 16_000), "超过上限"),
    _made("a sheet with a cell in its last row", "xlsx", lambda path: _far(path)),
    _made("a sheet of numbers, dates and errors alone", "xlsx", _sheet([1, 2.5, True], [None, "#REF!", "=1/0"])),
    _one("a page that is a frame of itself", "html", "<iframe src='乙.html'></iframe><frameset><frame src='乙.html'>"),
    _one(
        "a page with scripts in its tasks",
        "html",
        f"<pre>{TEXT.replace('公开', '<script>alert(1)</script>公开')}</pre>",
        "要点 4",
    ),
    _one("a page of a style that hides it", "html", f"<style>*{{display:none}}</style><pre>{TEXT}</pre>"),
    _one("a page of 300,000 elements", "html", "<b>中</b>" * 300_000, "标签"),
    _one("a page cut in the middle of a tag", "html", f"<pre>{TEXT}</pre><table><tr><td"),
    _one("a page of null signs", "html", f"<pre>{TEXT}</pre>".replace("政", "政\0").encode()),
    _one(
        "a web archive without a page",
        "mht",
        "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x--\r\n",
    ),
    _one("an OFD without its root", "ofd", _zip(**{"OFD.xml": b"<a/>"})),
    _one("a picture that is a text", "png", TEXT),
    _one(
        "a picture of a billion pixels",
        "png",
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x80\0\0\0\x80\0\x08\2\0\0\0\xfc\x18\xed\xa3",
    ),
    _one("a table of quotes that are never closed", "csv", table_of(3) + '"甲,乙\n' * 2000),
    _one("a table of one column", "csv", "工作任务\n公开预算\n"),
    _one("an old Word file of noise", "doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(range(256)) * 30),
    _one("an RTF without end", "rtf", r"{\rtf1" + "{" * 5_000),
)


def _far(path: Path) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append(HEAD)
    sheet.append(["公开预算", "按时公开部门预算。", "县财政局"])
    sheet["A1048576"] = "甲"
    book.save(path)


def _again(name: str, line: str, make: Callable[[Path], object] | None = None, **rest: object) -> Case:
    made = make or (lambda folder: None)
    return Case(name, line, made, CONVERT, **rest)  # type: ignore[arg-type]


COMMANDS: Final = (
    _again(
        "packs of results that are gone",
        "mv out/甲/notice.json n; yaodian packs out/甲; s=$?; mv n out/甲/notice.json; exit $s",
        status=(0, 2, 3),
        changes="out",
    ),
    _again(
        "packs of a ledger that is a text",
        "echo x > out/甲/notice.xlsx; yaodian packs out/甲",
        status=(0, 2, 3),
        changes="out/甲/notice.xlsx",
    ),
    _again("a report of a day that is none", "yaodian report out/甲 --on 2023-02-30", status=(2,), says="日"),
    _again("a report of the year 10000", "yaodian report out/甲 --on 10000-01-01", status=(2,), says="日"),
    _again("a review of a notice with itself", "yaodian review out/甲 out/甲", status=(0, 2, 3)),
    _again("merge of nothing", "yaodian merge out/甲", status=(2,)),
    _again("merge of a text", "yaodian merge out/甲 in/甲.txt", status=(0, 2, 3), says="甲"),
    _again(
        "collect of results cut in half",
        "head -c 500 out/甲/notice.json > x; cp x out/甲/notice.json; yaodian collect out -o set",
        status=(0, 2, 3),
        changes="out/甲/notice.json",
    ),
    _again(
        "a query that writes",
        "yaodian collect out -o set; yaodian query --dataset set \"COPY (SELECT 1) TO 'evil.csv'\"; test ! -e evil.csv",
        status=(0,),
    ),
    _again("learn of results", "yaodian learn out/甲 -o learned.yaml", status=(0, 2, 3)),
    _again("a schema that nobody knows", "yaodian schema everything", status=(2,)),
    _again("explain of nothing", "yaodian units --explain ''", status=(0, 2, 3)),
    _again("units in the year 0", "yaodian units --year 0 县财政局", status=(0, 2)),
    _again(
        "units of a place that is an expression",
        "yaodian units --jurisdiction '(((a+)+)+)+$' 县财政局",
        status=(0, 2, 3),
    ),
    _again(
        "the clock stands at 1970",
        "faketime 1970-01-01 true 2>/dev/null; TZ=Nowhere/None yaodian convert in -o out --force",
        status=(0,),
    ),
    _again(
        "a home that is no folder",
        "HOME=/dev/null XDG_CACHE_HOME=/dev/null yaodian convert in -o out --force",
        status=(0,),
    ),
    _again(
        "a cache that cannot be written",
        "mkdir c; chmod 500 c; XDG_CACHE_HOME=$PWD/c yaodian convert in -o out --force; chmod 700 c",
        status=(0,),
    ),
    _again("temporary files have no place", "TMPDIR=/nowhere yaodian convert in -o out --force", status=(0, 2, 3)),
    _again("a locale that there is not", "LC_ALL=xx_YY.ISO-8859-1 yaodian convert in -o out --force", status=(0,)),
    _again(
        "two runs at once on one folder",
        "yaodian convert in -o out --force & yaodian convert in -o out --force; wait",
        status=(0, 2),
    ),
    Case(
        "a notice that is its own corrections",
        CONVERT,
        both(file("in/甲.corrections.yaml", TEXT)),
        status=(0, 3),
        says="更正|甲",
    ),
    Case("results among the notices", "yaodian convert in -o in", status=(0, 2, 3)),
)
CASES: Final = (*FORMS, *COMMANDS)
