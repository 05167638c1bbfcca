"""Signs that steer a terminal, and what is no text, through whatever is printed."""

from __future__ import annotations

from benchmarks.attacks.case import Case, file, table_of, text_of

FAMILY = "terminal"
ESCAPE = r"$'县\e[31m财政局\a\x9b\r牵头'"
LINES = "\x1b]0;x\x07县财政局\n\x9b2J县审计局\n\u202e县司法局\n\x7f\x08\n"
HOSTILE = ("甲\x1b[2J", "要求\x07\u202e", "县财\x1b[1m政局")
CASES = (
    Case("units: escape signs", f"yaodian units {ESCAPE}", says="财政局"),
    Case("units --json: escape signs", f"yaodian units --json {ESCAPE}", says="财政局"),
    Case("units --explain: escape signs", f"yaodian units --explain {ESCAPE}", says="财政局"),
    Case("units --json --explain: escape signs", f"yaodian units --json --explain {ESCAPE}", says="财政局"),
    Case("units: lines with escape signs", "yaodian units < lines", file("lines", LINES), says="财政局"),
    Case("units --json: lines with escape signs", "yaodian units --json < lines", file("lines", LINES), says="财政局"),
    Case("units: no UTF-8 as argument", "yaodian units $'\\xcf\\xd8\\xb2\\xc6\\xd5\\xfe\\xbe\\xd6'", says="."),
    Case("units --json: no UTF-8 as argument", "yaodian units --json $'\\xcf\\xd8\\xb2\\xc6'", says="."),
    Case("units --explain: no UTF-8", "yaodian units --explain $'\\xcf\\xd8\\xb2\\xc6'", says="."),
    Case(
        "units: lines that are no UTF-8",
        "yaodian units < lines",
        file("lines", "县财政局\n", "gbk"),
        status=(0, 2),
        says=".",
    ),
    Case(
        "units --json: lines that are no UTF-8",
        "yaodian units --json < lines",
        file("lines", b"\xff\xfe\xed\xa0\x80\n"),
        status=(0, 2),
        says=".",
    ),
    Case("units: zero bytes", "yaodian units < lines", file("lines", "县\0财政局\n\0\n"), says="."),
    Case("units: a place that is no text", "yaodian units --jurisdiction $'\\x1b[2J\\xff' 县财政局", status=(0, 2)),
    Case("units: rules that are no text", "yaodian units --rules $'\\x1b[2J\\xff' 县财政局", status=(2,)),
    Case("units: an option that is no text", "yaodian units --$'\\x1b[2J\\xff' 县财政局", status=(2,)),
    Case("units: a year that is no text", "yaodian units --year $'\\x1b[2J\\xff' 县财政局", status=(2,)),
    Case("a command that is no text", "yaodian $'\\x1b[2J\\xff'", status=(2,)),
    Case("a missing file with escape signs", "yaodian convert $'\\x1b[2J\\xff' -o out", status=(2,)),
    Case(
        "a missing log folder with escape signs",
        "yaodian convert in -o out --log /proc/$'\\x1b[2J\\xff'/x",
        status=(2,),
    ),
    Case("a results folder with escape signs", "yaodian convert in -o $'o\\x1b[2J'", done=1),
    Case(
        "diff into a folder with escape signs",
        "yaodian diff old.txt in/甲.txt -o $'o\\x1b[2J'",
        file("old.txt", text_of(3, 2022)),
    ),
    Case(
        "a notice with escape signs, -v",
        "yaodian convert 乙.csv -o out -v",
        file("乙.csv", table_of(3, first=HOSTILE)),
        done=1,
    ),
    Case(
        "diff of a notice with escape signs",
        "cp 乙.csv 乙表.txt; yaodian diff 乙表.txt in/甲.txt -o out",
        file("乙.csv", table_of(3, 2022, HOSTILE)),
        status=(0,),
    ),
    Case(
        "escape signs in a corrections file",
        "yaodian convert in -o out",
        file("in/甲.corrections.yaml", "texts: '\x1b[2J'\n"),
        status=(3,),
    ),
    Case(
        "escape signs in a rule file",
        "cp -r $ROOT/rules r; cp bad r/units/371302.yaml; yaodian units --rules r --jurisdiction 临沂市兰山区 县财政局",
        file("bad", 'code: "\\e[2J"\n'),
        status=(2,),
    ),
)
