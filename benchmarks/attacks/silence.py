"""What must not be passed over without a word."""

from __future__ import annotations

from pathlib import Path

from benchmarks.attacks.case import CONVERT, Case, file, text_of, write

FAMILY = "silence"
SECOND = text_of(4, 2022)


def _linked(folder: Path) -> None:
    """A folder that is a link."""
    write(folder / "far" / "乙.txt", SECOND)
    (folder / "in" / "linked").symlink_to("../far")


def _looped(folder: Path) -> None:
    """A folder that leads back to the one above it."""
    write(folder / "in" / "deep" / "乙.txt", SECOND)
    (folder / "in" / "deep" / "again").symlink_to("..")


def _dangling(folder: Path) -> None:
    """A link that leads nowhere."""
    (folder / "in" / "linked").symlink_to("../gone")


CASES = (
    Case("a linked folder below the input", CONVERT, _linked, says="linked|本次转换 2 个"),
    Case("a linked folder that leads back", CONVERT, _looped, says="again", done=2),
    Case("a link to nothing", CONVERT, _dangling, says="linked", status=(0, 3)),
    Case("a notice called summary.txt", CONVERT, file("in/summary.txt", SECOND), says="summary|本次转换 2 个", done=2),
    Case(
        "a notice called summary.csv", CONVERT, file("in/summary.csv", "不是汇总表,\n"), says="summary", status=(0, 3)
    ),
    Case("a notice called index.html", CONVERT, file("in/index.html", f"<pre>{SECOND}</pre>"), done=2),
    Case("a notice called notice.html", CONVERT, file("in/notice.html", f"<pre>{SECOND}</pre>"), done=2),
    Case("a notice called diff.txt", CONVERT, file("in/diff.txt", SECOND), done=2),
    Case("a notice with a capital suffix", CONVERT, file("in/乙.TXT", SECOND), done=2),
    Case("a notice without a suffix", CONVERT, file("in/乙", SECOND), says="乙", done=1),
    Case("a folder of pictures beside no page", CONVERT, file("in/乙_files/丙.txt", SECOND), done=2),
    Case("rules in /proc", f"{CONVERT} --rules /proc/self", status=(2,), says="规则"),
    Case("rules in /dev", "yaodian units --rules /dev 县财政局", status=(2,), says="规则"),
    Case("an empty folder of rules", f"mkdir r; {CONVERT} --rules r", status=(2,), says="规则"),
    Case("an empty folder", "mkdir e; yaodian convert e -o out", status=(2,), says="没有可以读的文件"),
)
