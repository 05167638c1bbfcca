"""What is the program's to write or to remove, and what is not."""

# ruff: noqa: E501 - lines of bash
from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from openpyxl import load_workbook

from benchmarks.attacks.case import CONVERT, DIFF, OLD, Case, both, file

FAMILY = "ownership"
AGAIN = f"{CONVERT} --force"
PACKS = f"{CONVERT} --packs"
WORD = "填写人甲"
FILL = '"$PYTHON" -c "import openpyxl,sys; b=openpyxl.load_workbook(sys.argv[1]); b.worksheets[0].cell(60, 30).value=\'填写人甲\'; b.save(sys.argv[1])" '


def _says(where: str, pattern: str = "*.xlsx") -> Callable[[Path], str]:
    """That a person's word is in a workbook below ``where``."""

    def holds(folder: Path) -> str:
        for path in (folder / where).rglob(pattern):
            book = load_workbook(path)
            if any(WORD in str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row):
                return ""
        return "a person's word is lost"

    return holds


def _line_in(pattern: str) -> Callable[[Path], str]:
    """That the line which a person added is in one of the files among the results."""

    def holds(folder: Path) -> str:
        files = (folder / "out").glob(pattern)
        return "" if any("我的一行" in path.read_text("utf-8") for path in files) else "a person's line is lost"

    return holds


def _there(*names: str) -> Callable[[Path], str]:
    """That files or folders are where they were."""
    return lambda folder: ", ".join(f"{name} is gone" for name in names if not (folder / name).exists())


CASES = (
    Case("a person's assignments.csv", CONVERT, file("out/甲/assignments.csv", "mine"), says="没有覆盖", done=1),
    Case("a person's notice.xlsx that is none", CONVERT, file("out/甲/notice.xlsx", "mine"), done=1),
    Case("a person's notice.html", CONVERT, file("out/甲/notice.html", "mine"), says="没有覆盖", done=1),
    Case("a person's note among results", AGAIN, before=f"{CONVERT}; echo 备忘 > out/甲/备忘.txt", done=1),
    Case("an edited csv", AGAIN, before=f"{CONVERT}; echo 改 >> out/甲/units.csv", says="没有覆盖", done=1),
    Case("an edited page", AGAIN, before=f"{CONVERT}; echo 改 >> out/甲/notice.html", says="没有覆盖", done=1),
    Case("a filled workbook", AGAIN, before=f"{CONVERT}; {FILL} out/甲/notice.xlsx", holds=_says("out"), done=1),
    Case("a person's summary.csv", CONVERT, file("out/summary.csv", "mine"), done=1),
    Case(
        "an edited summary.csv",
        AGAIN,
        before=f"{CONVERT}; echo 我的一行 >> out/summary.csv; cp out/summary.csv keep",
        holds=_line_in("summary*.csv"),
    ),
    Case("a person's index.html", CONVERT, file("out/index.html", "mine"), done=1),
    Case(
        "an edited index.html",
        AGAIN,
        before=f"{CONVERT}; sed -i s/html/html/ out/index.html; echo '<!--我的一行-->' >> out/index.html",
        holds=_line_in("index*.html"),
    ),
    Case(
        "packs/ is a link to a person's folder",
        f"{PACKS} --force",
        both(file("mine/a.txt", "mine"), file("mine/县财政局.xlsx", "mine")),
        before="mkdir -p out/甲; ln -s ../../mine out/甲/packs",
        status=(0, 3),
    ),
    Case(
        "packs/ with a person's files",
        f"{PACKS} --force",
        before=f"{PACKS}; echo mine > out/甲/packs/备忘.txt; mkdir out/甲/packs/我的; echo x > out/甲/packs/我的/a.xlsx",
        holds=_there("out/甲/packs/我的/a.xlsx"),
    ),
    Case(
        "a filled pack",
        f"{PACKS} --force",
        before=f'{PACKS}; for one in out/甲/packs/*.xlsx; do {FILL} "$one"; done',
        holds=_says("out/甲/packs"),
    ),
    Case(
        "a filled pack whose unit is gone",
        "sed -i s/县审计局/县民政局/ also/甲.txt; yaodian convert also -o out --packs",
        before=f'cp -r in also; yaodian convert also -o out --packs; for one in out/甲/packs/*.xlsx; do {FILL} "$one"; done',
        holds=_says("out/甲/packs", "*审计*.xlsx"),
        changes="also",
    ),
    Case(
        "the results' folder is a link",
        CONVERT,
        file("mine/assignments.csv", "mine"),
        before="mkdir out; ln -s ../mine out/甲",
        status=(0, 3),
    ),
    Case(
        "a results' file is a link to a person's",
        CONVERT,
        file("mine.csv", "mine"),
        before="mkdir -p out/甲; ln -s ../../mine.csv out/甲/units.csv",
        status=(0, 3),
    ),
    Case(
        "a lock of a spreadsheet program",
        AGAIN,
        before=f"{CONVERT}; {FILL} out/甲/notice.xlsx; echo x > out/甲/'~$notice.xlsx'",
        holds=_says("out"),
        status=(0, 3),
    ),
    Case("a log into an input", f"{CONVERT} --log in/甲.txt", status=(2,), says="日志"),
    Case("a log into a PDF", f"{CONVERT} --log mine.pdf", file("mine.pdf", b"%PDF-1.4\n"), status=(2,), says="日志"),
    Case(
        "a log into a filled workbook",
        f"{AGAIN} --log out/甲/notice.xlsx",
        before=f"{CONVERT}; {FILL} out/甲/notice.xlsx",
        status=(2,),
        says="日志",
    ),
    Case("a log into a result", f"{AGAIN} --log out/甲/notice.json", before=CONVERT, status=(2,), says="日志", done=1),
    Case(
        "a log through a link",
        f"{CONVERT} --log l.log",
        file("mine.txt", "mine"),
        before="ln -s mine.txt l.log",
        status=(2,),
        says="日志",
    ),
    Case("a log in the place of a result to be", f"{CONVERT} --log out/summary.csv", status=(0, 2), done=None),
    Case(
        "a log into a log",
        f"{AGAIN} --log run.log",
        before=f"{CONVERT} --log run.log; cp run.log first",
        holds=lambda folder: (
            ""
            if (folder / "run.log").read_bytes().startswith((folder / "first").read_bytes())
            else "the log was not continued"
        ),
    ),
    Case("a log into an empty file", f"{CONVERT} --log run.log", before="touch run.log", done=1),
    Case(
        "a log into somebody's log",
        f"{CONVERT} --log other.txt",
        file("other.txt", "2023-01-01 服务启动\n"),
        status=(2,),
        says="日志",
    ),
    Case("results into the inputs' folder", "yaodian convert in -o in", done=1),
    Case("results into the current folder", "yaodian convert in -o .", done=1),
    Case("a person's diff.json", DIFF, both(OLD, file("out/diff.json", "mine"))),
    Case("a person's diff.xlsx", DIFF, both(OLD, file("out/diff.xlsx", "mine"))),
    Case(
        "an edited diff.html",
        DIFF,
        OLD,
        before=f"{DIFF}; echo 我的一行 >> out/diff.html",
        holds=_line_in("diff*.html"),
    ),
    Case(
        "an edited diff.json",
        DIFF,
        OLD,
        before=f"{DIFF}; echo >> out/diff.json; cp out/diff.json keep",
        holds=lambda folder: (
            ""
            if any(path.read_bytes() == (folder / "keep").read_bytes() for path in (folder / "out").glob("diff*.json"))
            else "a person's file is lost"
        ),
    ),
    Case("a filled diff.xlsx", DIFF, OLD, before=f"{DIFF}; {FILL} out/diff.xlsx", holds=_says("out")),
    Case(
        "diff twice leaves one file each",
        DIFF,
        OLD,
        before=f"{DIFF}; {DIFF}",
        holds=lambda folder: (
            ""
            if len([path for path in (folder / "out").iterdir() if not path.name.startswith(".")]) == 3
            else "more files than three"
        ),
    ),
    Case(
        "convert three times leaves one file each",
        f"{AGAIN} && ls out/甲 | diff first -",
        before=f"{CONVERT}; ls out/甲 > first; {AGAIN}",
    ),
)
