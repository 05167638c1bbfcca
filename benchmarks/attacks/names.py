"""Names that are no UTF-8, or as long as a file system lets them be."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from benchmarks.attacks.case import CONVERT, Case, file, text_of, write

FAMILY = "names"
GBK = os.fsdecode("2022年乙县工作要点".encode("gbk"))
LONG = "要" * 80
FIX = "texts:\n  - {where: task, number: 1, old: 政务, new: 政务}\n"


def _raw(name: bytes, content: str = text_of(4, 2022)) -> Callable[[Path], object]:
    """A notice under a name that is given as bytes."""

    def make(folder: Path) -> None:
        place = os.path.join(os.fsencode(folder), b"in", name)  # noqa: PTH118 - names that are bytes
        os.makedirs(os.path.dirname(place), exist_ok=True)  # noqa: PTH103, PTH120
        with open(place, "wb") as out:  # noqa: PTH123
            out.write(content.encode())

    return make


def _corrected(folder: Path) -> None:
    """A notice under a long name."""
    write(folder / "in" / f"{LONG}.txt", text_of(4, 2022))
    # The name that corrections would have is longer than a file system lets it be: there are none.


CASES = (
    Case("a GBK name in a folder", CONVERT, _raw("2022年乙县工作要点.txt".encode("gbk")), done=2),
    Case("a GBK name, again", CONVERT, _raw("2022年乙县.txt".encode("gbk")), before=CONVERT, says="没有变化 2", done=2),
    Case("a GBK folder", CONVERT, _raw("乙县/要点.txt".encode("gbk")), done=2),
    Case("a GBK name named", "yaodian convert in/*2022* -o out", _raw("2022乙.txt".encode("gbk")), done=1),
    Case("a GBK name with packs and -v", f"{CONVERT} --packs -v", _raw("乙县.txt".encode("gbk")), done=2),
    Case("a GBK name and a log", f"{CONVERT} --log run.log", _raw("乙县.txt".encode("gbk")), done=2),
    Case("a GBK folder for results", "yaodian convert in -o $'\\xbd\\xe1\\xb9\\xfb'", done=1),
    Case("diff of a GBK name", "yaodian diff in/甲.txt in/*2022* -o out", _raw("2022乙.txt".encode("gbk"))),
    Case("a GBK name that is no notice", CONVERT, _raw("乙.txt".encode("gbk"), "没有"), status=(3,), done=1),
    Case("half a character as a name", CONVERT, _raw(b"\xed\xa0\x80.txt"), done=2),
    Case("a name of 255 bytes", CONVERT, _raw(b"x" * 251 + b".txt"), says="名字太长|文件名太长", done=2),
    Case("a name of 245 bytes", CONVERT, _raw(b"y" * 241 + b".txt"), done=2),
    Case("a name of 80 Chinese characters", CONVERT, _corrected, done=2),
    Case("80 Chinese characters, again", CONVERT, _corrected, before=CONVERT, says="没有变化 2", done=2),
    Case(
        "two long names that begin alike",
        CONVERT,
        lambda folder: [
            write(folder / "in" / f"{'长' * 82}{one}.txt", text_of(3, year))
            for one, year in (("一", 2021), ("二", 2022))
        ],
        done=3,
    ),
    Case(
        "a long name in long folders",
        CONVERT,
        _raw(("夹" * 80 + "/" + "层" * 80 + "/" + LONG + ".txt").encode()),
        done=2,
    ),
    Case("a long name with packs", f"{CONVERT} --packs", _corrected, done=2),
    Case("a long name that is read by diff", f"yaodian diff in/甲.txt in/{LONG}.txt -o out", _corrected),
    Case("a line break in a name", CONVERT, _raw("甲\n乙.txt".encode()), done=2),
    Case("escape signs in a name", f"{CONVERT} -v", _raw(b"\x1b[31m\x07\xc2\x9b.txt"), done=2),
    Case("escape signs in the name of no notice", CONVERT, _raw(b"\x1b]0;x\x07.txt", "没有"), status=(3,), done=1),
    Case("a name that is an option", CONVERT, _raw(b"--force.txt"), done=2),
    Case("a name of dots and spaces", CONVERT, _raw("丙 .. .txt".encode()), done=2),
    Case(
        "a name with corrections in GBK",
        CONVERT,
        lambda folder: [
            _raw("丙县.txt".encode("gbk"))(folder),
            _raw("丙县.corrections.yaml".encode("gbk"), FIX)(folder),
        ],
        done=2,
    ),
    Case("a path of 5,000 signs", f"yaodian convert {'a/' * 2500}x.txt -o out", status=(2,), says="太长|没有这个文件"),
    Case("a name of 5,000 signs", f"yaodian convert {'a' * 5000}.txt -o out", status=(2,), says="太长|没有这个文件"),
    Case("results under a name of 5,000 signs", f"yaodian convert in -o {'a' * 5000}", status=(2,), says="太长"),
    Case("a file in the way of results", "yaodian convert in -o x", file("x", "mine"), status=(2,)),
)
