"""Hostile content: cells that a spreadsheet might run, JSON that says what cannot be, pages that run a script."""

from __future__ import annotations

import csv
import json
from pathlib import Path

from openpyxl import load_workbook

from benchmarks.attacks.case import Case, file, table_of, text_of

FAMILY = "outputs"
SIGNS = "=+-@＝＋－＠﹢﹣﹦﹫"
BLANK = " \t\r\n\u3000\u00a0\u2003\u200b\ufeff\u202f\u1680"


def _cells(folder: Path) -> str:
    """No cell of a table begins as a formula, whatever stands before the sign."""
    for path in (folder / "out").rglob("*.csv"):
        for row in csv.reader(path.read_text("utf-8-sig").splitlines()):
            for cell in row:
                if cell.lstrip(BLANK)[:1] in SIGNS and cell.strip(BLANK):
                    return f"{path.name}: {cell!r}"
    for path in (folder / "out").rglob("*.xlsx"):
        for sheet in load_workbook(path):
            for line in sheet.iter_rows():
                for one in line:
                    value = one.value
                    # The matrix counts with formulas of its own.
                    own = one.data_type == "f" and "HYPERLINK" not in str(value) and "cmd" not in str(value)
                    risky = isinstance(value, str) and value.lstrip(BLANK)[:1] in SIGNS and bool(value.strip(BLANK))
                    if risky and not own and not one.quotePrefix:
                        return f"{path.name} {sheet.title} {one.coordinate}: {value!r}"
    return ""


def _cell(name: str, text: str) -> Case:
    make = file("乙.csv", table_of(3, first=(f"{text}任务", f"{text}要求", f"{text}县财政局")))
    return Case(f"a cell with {name}", "yaodian convert 乙.csv -o out --packs", make, done=1, holds=_cells)


_DIFF = "yaodian diff x/notice.json old.txt -o d"
_EDIT = (
    "mkdir x; \"$PYTHON\" - <<'P'\nimport json\nn = json.load(open('out/甲/notice.json'))\n{change}\n"
    "json.dump(n, open('x/notice.json', 'w'))\nP\n"
)


def _edited(name: str, change: str, status: tuple[int, ...] = (3,), says: str = "notice.json") -> Case:
    """A comparison with a ``notice.json`` into which somebody wrote."""
    return Case(
        f"notice.json: {name}",
        _EDIT.format(change=change) + _DIFF,
        file("old.txt", text_of(3, 2022)),
        before="yaodian convert in -o out",
        status=status,
        says=says,
    )


def _raw(name: str, content: str | bytes) -> Case:
    return Case(
        f"notice.json: {name}",
        "yaodian diff x/notice.json in/甲.txt -o d",
        file("x/notice.json", content),
        status=(3,),
        says="notice.json",
    )


def _scripts(folder: Path) -> str:
    for path in (folder / "out").rglob("*.html"):
        if "<script>alert(1)" in path.read_text("utf-8"):
            return f"{path.name} runs a script"
    return ""


SCRIPT = ("<script>alert(1)</script>", "</script><script>alert(1)</script>", "<script>alert(1)</script>县财政局")
CASES = (
    _cell("=", "=1+1"),
    _cell("an ideographic space and =", "\u3000=1+1"),
    _cell("a space without break and +", "\u00a0+1"),
    _cell("an em space and @", "\u2003@SUM(1)"),
    _cell("a joiner and -", "\u200b-1"),
    _cell("full-width ＝", "＝1+1"),
    _cell("full-width ＋", "＋1"),
    _cell("full-width －", "－1"),
    _cell("full-width ＠", "＠SUM(1)"),
    _cell("an ideographic space and ＝", "\u3000＝1"),
    _cell("a small ﹦", "﹦1"),
    _cell("DDE", "=cmd|'/C calc'!A0"),
    _cell("a hyperlink", '=HYPERLINK(""http://x"",""甲"")'),
    _cell("an escape of Excel's", "_x003D_1"),
    Case(
        "a file called ＝1+1.txt",
        "yaodian convert '＝1+1.txt' -o out",
        file("＝1+1.txt", text_of()),
        done=1,
        holds=_cells,
    ),
    Case(
        "a file called 　=1+1.txt",
        "yaodian convert '　=1+1.txt' -o out",
        file("　=1+1.txt", text_of()),
        done=1,
        holds=_cells,
    ),
    Case(
        "a script in a table",
        "yaodian convert 乙.csv -o out",
        file("乙.csv", table_of(3, first=SCRIPT)),
        done=1,
        holds=_scripts,
    ),
    Case(
        "a script in a title",
        "yaodian convert 乙.txt -o out",
        file("乙.txt", text_of(place="<script>alert(1)</script>甲县")),
        status=(0, 3),
        holds=_scripts,
    ),
    _edited("year 10^30", "n['notice']['year'] = 10**30"),
    _edited("year 10^15", "n['notice']['year'] = 10**15"),
    _edited("year -5", "n['notice']['year'] = -5"),
    _edited(
        "a NUL in a place's name",
        "n['notice']['jurisdiction'] = {'name': '甲\\0县', 'code': '000000', 'level': 'county', 'parents': []}",
    ),
    _edited(
        "a place with a way up",
        "n['notice']['jurisdiction'] = {'name': '../../etc', 'code': '000000', 'level': 'county', 'parents': []}",
        (0, 3),
        ".",
    ),
    _edited("half a character in a title", "n['notice']['title'] = chr(0xd800) + '甲'", (0, 3), "."),
    _edited("a page of 10^18", "n['sections'][0]['points'][0]['evidence'][0]['page'] = 10**18", (0, 3), "."),
    _edited("a number of a task below nought", "n['sections'][0]['points'][0]['number'] = -1", (0, 3), "."),
    _edited("a text of 50 MB", "n['notice']['title'] = '甲' * 17_000_000", (0, 3), "."),
    _edited("a NUL in a heading", "n['sections'][0]['points'][0]['heading'] = '甲\\0乙'", (0, 3), "."),
    _edited("a hash that is none", "n['source']['sha256'] = '../../x'", (0, 3), "."),
    _raw("brackets 100,000 deep", "[" * 100_000),
    _raw("a number of a million digits", '{"schema": ' + "9" * 1_000_000 + "}"),
    _raw("nothing", ""),
    _raw("a zero byte", b"\0"),
    _raw("UTF-16", json.dumps({"schema": "x"}).encode("utf-16")),
    _raw("infinity", '{"schema": "yaodian/notice/2", "notice": {"year": 1e999}}'),
    Case(
        "packs in a notice whose unit is a way up",
        "yaodian convert 乙.csv -o out --packs",
        file("乙.csv", table_of(2, first=("甲", "乙", "../../../县财政局、/etc/passwd局、CON、县\u0001局"))),
        done=1,
    ),
)
