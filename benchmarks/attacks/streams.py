"""Standard streams that are closed, full or broken, and a log on a full disk."""

from __future__ import annotations

from pathlib import Path

from benchmarks.attacks.case import OLD, Case, both, file, notices, write

FAMILY = "streams"
EIGHT = notices(7)
BAD = file("in/坏.txt", "没有")
PIPE = 141


def _lines(folder: Path) -> None:
    """20,000 strings of units."""
    write(folder / "units.txt", "县财政局牵头，县审计局配合\n" * 20_000)


TOLD = "; exit ${PIPESTATUS[0]}"
CASES = (
    Case("convert -v | head -1", f"yaodian convert in -o out -v | head -1{TOLD}", EIGHT, status=(0, PIPE), done=8),
    Case("convert | true", f"yaodian convert in -o out | true{TOLD}", EIGHT, status=(0, PIPE), done=8),
    Case(
        "convert with both streams | true",
        f"yaodian convert in -o out -v 2>&1 | true{TOLD}",
        both(EIGHT, BAD),
        status=(3,),
        done=8,
    ),
    Case(
        "standard error broken",
        f"yaodian convert in -o out 2>&1 >/dev/null | true{TOLD}",
        both(EIGHT, BAD),
        status=(3,),
        done=8,
    ),
    Case("convert >/dev/full", "yaodian convert in -o out >/dev/full", EIGHT, status=(3,), says="磁盘已满", done=8),
    Case("convert 2>/dev/full", "yaodian convert in -o out 2>/dev/full", both(EIGHT, BAD), status=(3,), done=8),
    Case("both on /dev/full", "yaodian convert in -o out >/dev/full 2>&1", EIGHT, status=(3,), done=8),
    Case("convert >&-", "yaodian convert in -o out >&-", EIGHT, done=8),
    Case("convert 2>&-", "yaodian convert in -o out 2>&-", both(EIGHT, BAD), status=(3,), done=8),
    Case("convert <&-", "yaodian convert in -o out <&-", EIGHT, done=8),
    Case("all three closed", "yaodian convert in -o out <&- >&- 2>&-", both(EIGHT, BAD), status=(3,), done=8),
    Case("all closed, with a log", "yaodian convert in -o out --log run.log <&- >&- 2>&-", EIGHT, done=8),
    Case("a log on /dev/full", "yaodian convert in -o out --log /dev/full", EIGHT, status=(0, 2, 3), says="日志"),
    Case(
        "a log that meets a full disk",
        "ulimit -f 1; yaodian convert in -o out --log run.log --jobs 1",
        status=(0, 2, 3),
    ),
    Case("units | head -1", f"yaodian units < units.txt | head -1{TOLD}", _lines, status=(PIPE,)),
    Case(
        "units without end | head -1",
        "yes 县财政局 | yaodian units | head -1; exit ${PIPESTATUS[1]}",
        status=(PIPE,),
    ),
    Case("units >/dev/full", "yaodian units 县财政局 >/dev/full", status=(3,), says="磁盘已满"),
    Case("units <&-", "yaodian units <&-", status=(2,), says="没有要读的文字"),
    Case("units >&-", "yaodian units 县财政局 >&-"),
    Case("diff | true", f"yaodian diff old.txt in/甲.txt -o out | true{TOLD}", OLD, status=(0, PIPE)),
    Case("diff >/dev/full", "yaodian diff old.txt in/甲.txt -o out >/dev/full", OLD, status=(3,), says="磁盘已满"),
    Case("diff, all closed", "yaodian diff old.txt in/甲.txt -o out <&- >&- 2>&-", OLD),
    Case("schema | true", f"yaodian schema | true{TOLD}", status=(0, PIPE)),
    Case("schema >/dev/full", "yaodian schema >/dev/full", status=(3,), says="磁盘已满"),
    Case("help >/dev/full", "yaodian --help >/dev/full", status=(0, 3)),
    Case("an error that cannot be said", "yaodian convert missing 2>/dev/full", status=(2,)),
    Case("a wrong call, error stream closed", "yaodian convert --nothing 2>&-", status=(2,)),
)
