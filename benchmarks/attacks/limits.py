"""Limits of time, memory and files: for each file, from its first byte, in every command."""

# ruff: noqa: E501 - lines of bash
from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

from benchmarks.attacks.case import CONVERT, Case, file, notices, table_of, text_of, write
from tests.faults.broken import one_page

FAMILY = "limits"
LIMITED = "上限"
STARTED = "start convert in -o out"
WORKERS = 'for i in $(seq 1500); do w=$(pgrep -P $p -f pipeline.batch.worker | head -1); [ -n "$w" ] && break; sleep .02; done; [ -n "$w" ] || exit 99; '
RUNNING = "for i in $(seq 1500); do [ -e out/.yaodian ] && break; sleep .02; done; sleep .3; "


def _sparse(folder: Path) -> None:
    """12 GB of nothing, which take no room."""
    with (folder / "big.txt").open("wb") as out:
        out.truncate(12 * 2**30)


def _zipped(name: str, inner: dict[str, int]) -> Callable[[Path], object]:
    """A package with parts of so many megabytes of spaces."""

    def make(folder: Path) -> None:
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
            for part, megabytes in inner.items():
                with package.open(part, "w") as out:
                    for _ in range(megabytes):
                        out.write(b" " * 2**20)
        write(folder / name, made.getvalue())

    return make


def _bomb(name: str) -> Callable[[Path], object]:
    """A PDF whose page is so large unpacked that no limit takes it."""
    import zlib

    packer = zlib.compressobj(9)
    packed = b"".join([*(packer.compress(b"0 0 m " * 2**18) for _ in range(600)), packer.flush()])
    return lambda folder: write(folder / name, one_page(packed, filters=b"/Filter /FlateDecode"))


def _wide(folder: Path) -> None:
    """A task of 300 units."""
    units = "、".join(f"县第{number}局" for number in range(300))
    write(folder / "乙.csv", table_of(3, first=("甲", "乙", units)))


CASES = (
    Case(
        "a time limit of 10^18", f"{CONVERT} --time-limit 1000000000000000000", status=(2,), says="时间上限|太大|至多"
    ),
    Case("a time limit of 400 digits", f"{CONVERT} --time-limit {'9' * 400}", status=(2,), says="时间上限|太大|至多"),
    Case(
        "a time limit of 5,000 digits", f"{CONVERT} --time-limit {'9' * 5000}", status=(2,), says="时间上限|太大|至多"
    ),
    Case("a time limit of nought", f"{CONVERT} --time-limit 0", status=(2,)),
    Case(
        "a memory limit of 10^18",
        f"{CONVERT} --memory-limit 1000000000000000000",
        status=(2,),
        says="内存上限|太大|至多",
    ),
    Case("a memory limit of 1 MB", f"{CONVERT} --memory-limit 1", status=(2,), says="至少"),
    Case("10^9 workers", f"{CONVERT} -j 1000000000", status=(2,), says="至多"),
    Case("1,000 workers for eight files", f"{CONVERT} -j 1000", notices(7), done=8),
    Case("a year of 5,000 digits", f"yaodian units --year {'9' * 5000} 县财政局", status=(2,)),
    Case("12 open files", f"ulimit -n 12; {CONVERT}", status=(0, 2, 3), says="."),
    Case("30 open files", f"ulimit -n 30; {CONVERT}", notices(7), status=(0, 3), says="."),
    Case(
        "12 open files, diff",
        "ulimit -n 12; yaodian diff old.txt in/甲.txt -o out",
        file("old.txt", text_of(3, 2022)),
        status=(0, 2, 3),
        says=".",
    ),
    Case("12 open files, units", "ulimit -n 12; yaodian units 县财政局", status=(0, 2, 3), says="."),
    Case("300 MB of address space", f"ulimit -v 300000; {CONVERT}", status=(0, 2, 3), says="."),
    Case("300 MB of address space, units", "ulimit -v 150000; yaodian units 县财政局", status=(0, 2, 3), says="."),
    Case("files of at most 1 KB", f"ulimit -f 1; {CONVERT}", status=(2, 3), says="文件太大|磁盘"),
    Case("one second of processor time", f"ulimit -t 1; {CONVERT}", status=(0, 3, 137, 152, 158), seconds=90),
    Case(
        "12 GB of zeros, 5 seconds",
        "yaodian convert big.txt -o out --time-limit 5",
        _sparse,
        status=(3,),
        says=LIMITED,
        seconds=25,
    ),
    Case(
        "12 GB of zeros, diff",
        "yaodian diff big.txt in/甲.txt -o out --time-limit 5",
        _sparse,
        status=(3,),
        says=LIMITED,
        seconds=25,
    ),
    Case(
        "a PDF that is a bomb",
        "yaodian convert 乙.pdf -o out --memory-limit 400 --time-limit 20",
        _bomb("乙.pdf"),
        status=(3,),
        says=f"{LIMITED}|没有文字|没有找到",
        seconds=40,
    ),
    Case(
        "a PDF that is a bomb, diff",
        "yaodian diff 乙.pdf in/甲.txt -o out --memory-limit 400 --time-limit 20",
        _bomb("乙.pdf"),
        status=(3,),
        says=f"{LIMITED}|没有文字|没有找到",
        seconds=40,
    ),
    Case(
        "a Word file that is a bomb",
        "yaodian convert 乙.docx -o out --memory-limit 400 --time-limit 20",
        _zipped("乙.docx", {"[Content_Types].xml": 1, "word/document.xml": 2000}),
        status=(3,),
        seconds=40,
    ),
    Case(
        "a workbook that is a bomb",
        "yaodian convert 乙.xlsx -o out --memory-limit 400 --time-limit 20",
        _zipped("乙.xlsx", {"[Content_Types].xml": 1, "xl/workbook.xml": 1, "xl/worksheets/sheet1.xml": 2000}),
        status=(3,),
        seconds=40,
    ),
    Case(
        "an OFD file that is a bomb",
        "yaodian convert 乙.ofd -o out --memory-limit 400 --time-limit 20",
        _zipped("乙.ofd", {"OFD.xml": 2000}),
        status=(3,),
        seconds=40,
    ),
    Case(
        "diff with a time limit",
        "yaodian diff old.txt in/甲.txt -o out --time-limit 20 --memory-limit 1000",
        file("old.txt", text_of(3, 2022)),
    ),
    Case(
        "40 files under a limit that one keeps", f"{CONVERT} --memory-limit 256 -j 1", notices(39), done=40, seconds=120
    ),
    Case(
        "a worker that hangs while it starts",
        f"{STARTED} --time-limit 5 & p=$!; {WORKERS}kill -STOP $w; wait $p",
        notices(3),
        done=4,
        seconds=90,
    ),
    Case(
        "a worker killed while it starts",
        f"{STARTED} -j 1 & p=$!; {WORKERS}kill -9 $w; wait $p",
        notices(3),
        done=4,
    ),
    Case(
        "a worker killed while it checks the rules",
        f"{STARTED} -j 1 & p=$!; {WORKERS}sleep .6; kill -9 $w; wait $p",
        notices(3),
        done=4,
    ),
    Case(
        "each worker killed once",
        f"{STARTED} -j 2 & p=$!; {WORKERS}for i in 1 2 3; do sleep .4; kill -9 $(pgrep -P $p -f pipeline.batch.worker) 2>/dev/null; done; wait $p",
        notices(20),
        status=(0, 3),
    ),
    Case(
        "a worker stopped in the middle",
        f"{STARTED} -j 1 --time-limit 4 & p=$!; for i in $(seq 1500); do [ -e out/000 ] && break; sleep .02; done; kill -STOP $(pgrep -P $p -f pipeline.batch.worker); wait $p",
        notices(20),
        status=(0, 3),
        says=LIMITED,
    ),
    Case("SIGTERM", f"{STARTED} & p=$!; {RUNNING}kill $p; wait $p", notices(20), status=(143,), says="已被系统终止"),
    Case("SIGTERM twice", f"{STARTED} & p=$!; {RUNNING}kill $p; kill $p; wait $p", notices(20), status=(143,)),
    Case("SIGHUP", f"{STARTED} & p=$!; {RUNNING}kill -HUP $p; wait $p", notices(20), status=(143,)),
    Case(
        "SIGINT",
        f"set -m; {STARTED} & p=$!; {RUNNING}kill -INT $p; wait $p",
        notices(20),
        status=(130,),
        says="已中断",
    ),
    Case("300 units in one task", "yaodian convert 乙.csv -o out", _wide, says="任务 4", done=1),
    Case(
        "2,000 tasks",
        "yaodian convert 乙.csv -o out",
        file("乙.csv", table_of(2000)),
        says="任务 2000",
        done=1,
        seconds=120,
    ),
    Case(
        "18,300 tasks",
        "yaodian convert 乙.csv -o out --time-limit 280 --memory-limit 4000",
        file("乙.csv", table_of(18_300)),
        says="任务 18300",
        done=1,
        seconds=300,
    ),
    Case(
        "18,300 tasks with packs",
        "yaodian convert 乙.csv -o out --time-limit 50 --packs",
        file("乙.csv", table_of(18_300)),
        status=(0, 3),
        says=f"任务 18300|{LIMITED}",
        seconds=80,
    ),
)
