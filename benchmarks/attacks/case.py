"""One attack: what lies there, the line of bash that is run, and what must hold afterwards."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final, NamedTuple

TASKS: Final = (
    ("全面推进政务公开", "依法公开财政预算，做到应公开尽公开。", "县财政局、县审计局", "12月底前"),
    ("持续深化政策解读", "重大政策同步解读，听取公众意见。", "县司法局", "9月底前"),
    ("切实加强平台建设", "规范政务新媒体，及时回应关切。", "县大数据局牵头，县委网信办配合", "长期坚持"),
)


def nothing(folder: Path) -> None:
    """No more than the notice that is there for every case."""


class Case(NamedTuple):
    """``line`` is bash in a folder of its own that holds ``in/甲.txt``, a notice; ``yaodian`` in it is the program.

    ``make`` adds what the attack needs; ``before`` is a line that is run before, and must succeed. ``status``: what the
    line may end with. ``says``: an expression that must be found in what is printed. ``done``: how many notices are
    whole below the folder afterwards. ``holds`` gives what is wrong besides, or an empty text.
    ``changes``: a file or folder that the line itself changes. What holds for every attack stands in ``judging``.
    """

    name: str
    line: str
    make: Callable[[Path], object] = nothing
    before: str = ""
    status: tuple[int, ...] = (0,)
    says: str = ""
    done: int | None = None
    seconds: int = 60
    holds: Callable[[Path], str] | None = None
    changes: str = ""


def text_of(tasks: int = 3, year: int = 2023, place: str = "甲县") -> str:
    """A notice as text: its points, then its table."""
    title = f"{year}年{place}政务公开工作要点"
    lines = [f"{place}人民政府办公室关于印发{title}的通知", "", title, ""]
    rows = [TASKS[number % len(TASKS)] for number in range(tasks)]
    for number, (name, requirement, units, due) in enumerate(rows, 1):
        lines.append(f"{number}.{name}。{requirement}（责任单位：{units}；完成时限：{year}年{due}）")
    return "\n".join([*lines, ""])


def table_of(rows: int = 3, year: int = 2023, first: tuple[str, str, str] | None = None) -> str:
    """A task table as CSV; ``first`` are the cells of its first row."""
    lines = [f"{year}年甲县政务公开任务分解表", "工作任务,具体要求,责任单位"]
    cells = [TASKS[number % len(TASKS)][:3] for number in range(rows)]
    if first:
        cells.insert(0, first)
    return "\n".join([*lines, *(",".join(f'"{one}"' for one in row) for row in cells), ""])


def write(path: Path, content: str | bytes, encoding: str = "utf-8") -> Path:
    """Write a file, its folders first."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode(encoding, "surrogatepass"))
    return path


def file(name: str, content: str | bytes, encoding: str = "utf-8") -> Callable[[Path], object]:
    """A maker of one file."""
    return lambda folder: write(folder / name, content, encoding)


def both(*makers: Callable[[Path], object]) -> Callable[[Path], object]:
    """Makers one after the other."""

    def make(folder: Path) -> None:
        for one in makers:
            one(folder)

    return make


def notices(count: int) -> Callable[[Path], object]:
    """So many notices in ``in/``, that which is there for every case not counted."""

    def make(folder: Path) -> None:
        for number in range(count):
            write(folder / "in" / f"{number:03}.txt", text_of(3 + number % 5, 2015 + number % 9))

    return make


CONVERT: Final = "yaodian convert in -o out"
DIFF: Final = "yaodian diff old.txt in/甲.txt -o out"
OLD: Final = file("old.txt", text_of(3, 2022))
"""The notice of the year before, which ``DIFF`` compares."""
