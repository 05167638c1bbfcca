"""Rules and corrections that are bombs, deep, endless or no text."""

# ruff: noqa: E501 - lines of bash
from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from benchmarks.attacks.case import OLD, Case, both, file

FAMILY = "yaml"
BOMB = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{chr(98 + at)}: &{chr(98 + at)} [{', '.join([f'*{chr(97 + at)}'] * 9)}]\n" for at in range(12)
)
MERGES = "a: &a {x: 1}\n" + "".join(
    f"{chr(98 + at)}: &{chr(98 + at)} {{{', '.join(f'k{one}: *{chr(97 + at)}' for one in range(9))}}}\n"
    for at in range(12)
)
TEXTS = "texts: &t\n  - &a {where: task, number: 1, old: 政, new: 务}\n" + "".join("  - *a\n" for _ in range(40_000))
COPY = "cp -r $ROOT/rules r; cp bad.yaml r/{name}; "
LINE = "第 \\d+ 行"
CONVERT = "yaodian convert in -o out --time-limit 10"


def _rules(name: str, content: str | bytes, place: str = "columns.yaml", says: str = LINE) -> list[Case]:
    """As a rule file of all commands that read it."""
    commands = {
        "convert": f"{CONVERT} --rules r",
        "diff": "yaodian diff old.txt in/甲.txt -o out --rules r",
    }
    # Strings of units are read without the columns of tables.
    if place.startswith("units/"):
        commands["units"] = "yaodian units --rules r 县财政局"
    copy = COPY.format(name=place)
    return [
        Case(
            f"{name}, {command}", copy + line, both(OLD, file("bad.yaml", content)), status=(2,), says=says, seconds=30
        )
        for command, line in commands.items()
    ]


def _corrections(name: str, content: str | bytes, says: str = LINE) -> list[Case]:
    """As corrections of both commands that read them."""
    make = both(OLD, file("in/甲.corrections.yaml", content))
    return [
        Case(f"{name} as corrections, convert", CONVERT, make, status=(3,), says=says, seconds=30),
        Case(
            f"{name} as corrections, diff",
            "yaodian diff old.txt in/甲.txt -o out",
            make,
            status=(2, 3),
            says=says,
            seconds=30,
        ),
    ]


def _named(name: bytes) -> Callable[[Path], object]:
    """A rule file under a name that is given as bytes."""

    def make(folder: Path) -> None:
        place = bytes(folder) + b"/" + name
        with open(place, "wb") as out:  # noqa: PTH123 - a name that is bytes
            out.write(b"code: '000000'\n")

    return make


CASES = (
    *_rules("a bomb of aliases", BOMB),
    *_rules("a bomb of aliases in bodies", BOMB, "units/bodies.yaml"),
    *_corrections("a bomb of aliases", BOMB),
    *_corrections("a bomb of mappings", MERGES),
    *_corrections("40,000 aliases", TEXTS),
    *_corrections("an anchor that holds itself", "texts: &a [*a]\n"),
    *_corrections("brackets 100,000 deep", "texts: " + "[" * 100_000),
    *_corrections("indents 2,000 deep", "".join(f"{' ' * at}a:\n" for at in range(2000))),
    *_corrections("dashes 50,000 deep", "- " * 50_000),
    *_corrections("30 MB", "# 说明\n" * 3_000_000, says="太大|MB"),
    *_corrections("a zero byte", "texts: \0\n", says=f"{LINE}|编码|文本"),
    *_corrections("noise", bytes(range(256)) * 9, says=f"{LINE}|编码|文本"),
    *_corrections("a tag of Python", "texts: !!python/object/apply:os.system ['touch hacked']\n"),
    *_corrections("a number without end", "texts:\n  - {where: task, number: " + "9" * 5000 + ", old: 甲, new: 乙}\n"),
    Case(
        "a number of base sixty as corrections",
        CONVERT,
        file("in/甲.corrections.yaml", "texts:\n  - {where: task, number: " + "1:" * 50_000 + "1, old: 甲, new: 乙}\n"),
        status=(0, 3),
        says=f"警告 1|{LINE}",
    ),
    Case(
        "a name among the rules that is no UTF-8",
        "cp -r $ROOT/rules r; cp 3* r/units/; yaodian convert in -o out --rules r",
        _named("3乙.yaml".encode("gbk")),
        status=(0, 2),
    ),
    Case(
        "no UTF-8 among the rules, units",
        "cp -r $ROOT/rules r; cp 3* r/units/; yaodian units --rules r 县财政局",
        _named("3乙.yaml".encode("gbk")),
        status=(0, 2),
    ),
    Case(
        "an expression that takes for ever",
        COPY.format(name="bad.yaml")
        + "sed -i '0,/labels:/s//labels: /' r/columns.yaml; yaodian convert in -o out --rules r",
        file("bad.yaml", "a: '(x+)+$'\n"),
        status=(0, 2),
    ),
    Case(
        "rules are rewritten while they are read",
        "cp -r $ROOT/rules r; for i in $(seq 20); do touch r/columns.yaml; sleep .05; done & yaodian convert in -o out --rules r",
        status=(0, 2),
    ),
)
