"""What is no regular file where files are expected, and places that go while a run works."""

# ruff: noqa: E501 - lines of bash
from __future__ import annotations

import os
import socket
from collections.abc import Callable
from pathlib import Path

from benchmarks.attacks.case import OLD, Case, both, file, notices

FAMILY = "special files"
CONVERT = "yaodian convert in -o out --time-limit 20"


def _fifo(name: str) -> Callable[[Path], object]:
    """A pipe."""

    def make(folder: Path) -> None:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        os.mkfifo(folder / name)

    return make


def _link(name: str, to: str) -> Callable[[Path], object]:
    """A link."""

    def make(folder: Path) -> None:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).symlink_to(to)

    return make


def _folder(name: str) -> Callable[[Path], object]:
    """A folder with a person's file."""
    return file(f"{name}/mine.txt", "a person's")


def _socket(folder: Path) -> None:
    """A socket in the place of a notice."""
    here = Path.cwd()
    os.chdir(folder / "in")
    try:
        socket.socket(socket.AF_UNIX).bind("乙.txt")
    finally:
        os.chdir(here)


ELSEWHERE = "far=$(mktemp -d /dev/shm/far-XXXX); trap 'rm -rf $far' EXIT; "
CASES = (
    Case("a FIFO as input", CONVERT, _fifo("in/乙.txt"), status=(3,), says="不是普通文件", done=1),
    Case("a socket as input", CONVERT, _socket, status=(3,), says="不是普通文件", done=1),
    Case("a dangling link as input", CONVERT, _link("in/乙.txt", "gone.txt"), status=(3,), done=1),
    Case("/dev/zero as input", CONVERT, _link("in/乙.txt", "/dev/zero"), status=(3,), says="不是普通文件", done=1),
    Case("a FIFO named", "yaodian convert x.txt -o out", _fifo("x.txt"), status=(3,), says="不是普通文件"),
    Case("a folder called a notice", CONVERT, _folder("in/乙.pdf"), status=(0, 3)),
    Case("a FIFO as corrections", CONVERT, _fifo("in/甲.corrections.yaml"), status=(0, 3), says="不是普通文件"),
    Case(
        "/dev/zero as corrections",
        CONVERT,
        _link("in/甲.corrections.yaml", "/dev/zero"),
        status=(0, 3),
        says="不是普通文件",
    ),
    Case("a folder as corrections", CONVERT, _folder("in/甲.corrections.yaml"), status=(0, 3)),
    Case("a FIFO as the record", CONVERT, _fifo("out/甲/.yaodian.json"), status=(0, 3)),
    Case("/dev/zero as the record", CONVERT, _link("out/甲/.yaodian.json", "/dev/zero"), status=(0, 3)),
    Case("a folder as the record", CONVERT, _folder("out/甲/.yaodian.json"), status=(3,)),
    Case("a FIFO as summary.json", CONVERT, _fifo("out/summary.json"), done=1),
    Case("/dev/zero as summary.json", CONVERT, _link("out/summary.json", "/dev/zero"), done=1),
    Case("a FIFO as summary.csv", CONVERT, _fifo("out/summary.csv"), done=1),
    Case("a FIFO as index.html", CONVERT, _fifo("out/index.html"), done=1),
    Case("a FIFO as notice.json", CONVERT, _fifo("out/甲/notice.json"), status=(0, 3)),
    Case("a FIFO as notice.xlsx", CONVERT, _fifo("out/甲/notice.xlsx"), status=(0, 3)),
    Case("/dev/zero as notice.xlsx", CONVERT, _link("out/甲/notice.xlsx", "/dev/zero"), status=(0, 3)),
    Case("a FIFO as lock file of an office", CONVERT, _fifo("out/甲/~$notice.xlsx"), status=(0, 3)),
    Case("a folder as notice.json", CONVERT, _folder("out/甲/notice.json"), status=(0, 3)),
    Case(
        "a person's folder at .yaodian",
        CONVERT,
        both(_folder("out/.yaodian/deep"), file("out/.yaodian/a.txt", "b")),
        status=(0, 2),
    ),
    Case("a person's file at .yaodian", CONVERT, file("out/.yaodian", "mine"), status=(0, 2)),
    Case(
        "a link at .yaodian to a person's folder",
        CONVERT,
        both(_folder("mine/deep"), _link("out/.yaodian", "../mine")),
        status=(0, 2),
    ),
    Case("a FIFO as the lock", CONVERT, _fifo("out/.yaodian/lock"), status=(0, 2)),
    Case("a dangling link as notice.json", CONVERT, _link("out/甲/notice.json", "gone"), status=(0, 3)),
    Case("a dangling link as notice.xlsx", CONVERT, _link("out/甲/notice.xlsx", "gone"), status=(0, 3)),
    Case("a dangling link as the results' folder", CONVERT, _link("out/甲", "../gone"), status=(0, 3)),
    Case("a dangling link as output", CONVERT, _link("out", "gone"), status=(0, 2)),
    Case("links in a circle as output", CONVERT, _link("out", "out"), status=(2,)),
    Case(
        "notice.xlsx is a link to a person's file",
        CONVERT,
        both(file("mine.xlsx", "no workbook"), _link("out/甲/notice.xlsx", "../../mine.xlsx")),
        status=(0, 3),
    ),
    Case(
        "results on another file system",
        f"{ELSEWHERE}mkdir -p out; ln -s $far out/甲; {CONVERT} && test -s $far/notice.xlsx",
        says="要点 3",
        status=(0,),
    ),
    Case(
        "results on another file system, again",
        f"{ELSEWHERE}mkdir -p out; ln -s $far out/甲; {CONVERT} && {CONVERT} --force && test -s $far/notice.xlsx",
    ),
    Case("output on another file system", f"{ELSEWHERE}yaodian convert in -o $far && test -s $far/甲/notice.json"),
    Case(
        "the output folder is renamed meanwhile",
        f"{CONVERT} --jobs 1 & p=$!; for i in $(seq 400); do [ -e out/000 ] && break; sleep .05; done; mv out moved; wait $p; {CONVERT.replace(' out', ' moved')}",
        notices(12),
        says="失败 0 个",
    ),
    Case(
        "the output folder is removed meanwhile",
        f"{CONVERT} --jobs 1 & p=$!; for i in $(seq 400); do [ -e out/000 ] && break; sleep .05; done; rm -rf out; wait $p; {CONVERT}",
        notices(12),
        says="失败 0 个",
        done=13,
    ),
    Case(
        "the inputs are removed meanwhile",
        "cp -r in also; yaodian convert also -o out --jobs 1 & p=$!; for i in $(seq 400); do [ -e out/000 ] && break; sleep .05; done; rm -rf also; wait $p",
        notices(12),
        status=(3,),
        changes="also",
    ),
    Case("diff of a FIFO", "yaodian diff in/甲.txt x.txt -o out", _fifo("x.txt"), status=(3,), says="不是普通文件"),
    Case(
        "diff of a notice.json that is a FIFO",
        "yaodian diff in/甲.txt x/notice.json -o out",
        _fifo("x/notice.json"),
        status=(3,),
        says="不是普通文件",
    ),
    Case(
        "diff of a notice.json that is /dev/zero",
        "yaodian diff in/甲.txt x/notice.json -o out",
        _link("x/notice.json", "/dev/zero"),
        status=(3,),
        says="不是普通文件",
    ),
    Case(
        "diff where diff.json is a FIFO",
        "yaodian diff in/甲.txt old.txt -o out",
        both(OLD, _fifo("out/diff.json")),
        status=(0, 3),
    ),
    Case(
        "diff where diff.xlsx is a link",
        "yaodian diff in/甲.txt old.txt -o out",
        both(OLD, file("mine.xlsx", "no workbook"), _link("out/diff.xlsx", "../mine.xlsx")),
        status=(0, 3),
    ),
    Case(
        "diff with corrections that are a FIFO",
        "yaodian diff in/甲.txt old.txt -o out",
        both(OLD, _fifo("in/甲.corrections.yaml")),
        status=(0, 2, 3),
    ),
    Case(
        "a FIFO among the rules",
        f"cp -r $ROOT/rules r; mkfifo r/columns.yaml.x r/units/000000.yaml; {CONVERT} --rules r",
        status=(0, 2),
    ),
    Case(
        "a FIFO as a rule file",
        f"cp -r $ROOT/rules r; rm r/columns.yaml; mkfifo r/columns.yaml; {CONVERT} --rules r",
        status=(2,),
        says="不是普通文件",
    ),
    Case(
        "/dev/zero as a rule file",
        "cp -r $ROOT/rules r; ln -sf /dev/zero r/units/words.yaml; yaodian units --rules r 县财政局",
        status=(2,),
        says="不是普通文件",
    ),
    Case("a FIFO of passwords", f"{CONVERT} --password-file p", _fifo("p"), status=(2,), says="不是普通文件"),
    Case("/dev/zero of passwords", f"{CONVERT} --password-file /dev/zero", status=(2,), says="不是普通文件"),
    Case("a log that is a FIFO", f"{CONVERT} --log p", _fifo("p"), status=(2,), says="日志"),
    Case("a log that is a folder", f"{CONVERT} --log p", _folder("p"), status=(2,), says="日志"),
)
