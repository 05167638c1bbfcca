"""What a file costs among many: ``python -m benchmarks.load [FILES …] [--cluster]``, by default 300 files.

Made notices, four fifths copied texts, the others Word files and PDFs of 20 tasks. For each number of files: processor
time a file, files a second and a core, the largest size of the parent and of a worker; a second run in which nothing
changed. ``--cluster``: the same through ``--cluster local``, whose results must be the same bytes.

Targets: a file among 10,000 costs at most 1.1 of one among 300; a second run over 10,000 takes at most 15 s; memory
flat; a cluster of two processes at least 0.85 of the batch's own throughput.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import NamedTuple

from tests.faults.notices import make_notice
from tests.sources.docx.writing import p, write

ROOT = Path(__file__).parents[1]
FILES = 300
TASKS = 20
WORKERS = 2
_VERBS = ("全面推进", "持续深化", "依法做好", "及时发布", "切实加强")
_TOPICS = ("政务公开", "营商环境", "财政预算", "公共服务", "行政执法", "重大项目", "稳岗就业")
_UNITS = ("财政局", "教育局", "民政局", "司法局", "审计局", "统计局")


class Run(NamedTuple):
    """Wall and processor seconds, and the largest resident sizes in MB."""

    seconds: float
    processor: float
    parent: int
    worker: int


def main() -> None:
    """Prints the figures."""
    words = sys.argv[1:]
    numbers = [int(word) for word in words if word.isdecimal()] or [FILES]
    for files in numbers:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            make(folder / "in", files)
            first = run(folder, "out")
            tell(f"{files} files, {WORKERS} workers", files, first)
            tell("  second run, nothing changed", files, run(folder, "out"))
            if "--cluster" in words:
                there = run(folder, "there", "--cluster", "local")
                tell("  cluster of two processes", files, there)
                print(f"  throughput against the batch's own: {first.seconds / there.seconds:.2f}")
                compare(folder / "out", folder / "there")


def tell(what: str, files: int, done: Run) -> None:
    """A line of figures."""
    print(
        f"{what}: {done.seconds:.1f} s, {1000 * done.processor / files:.0f} ms of processor time a file, "
        f"{files / done.processor:.1f} files a second and core, "
        f"parent at most {done.parent} MB, a worker {done.worker} MB",
        flush=True,
    )


def make(folder: Path, files: int) -> None:
    """Notices of a thousand places, a year for each thousand, a hundred folders."""
    for seed in range(files):
        place = folder / f"{seed % 100:02}"
        place.mkdir(parents=True, exist_ok=True)
        if seed % 20 == 0:
            make_notice(place / f"{seed:05}.pdf", seed, TASKS, 2015 + seed // 1000)
        elif seed % 5 == 0:
            write(place / f"{seed:05}.docx", "".join(map(p, _lines(seed))))
        else:
            (place / f"{seed:05}.txt").write_text("\n".join(_lines(seed)), encoding="utf-8")


def _lines(seed: int) -> list[str]:
    year, name = 2015 + seed // 1000, chr(0x4E00 + seed % 1000) + chr(0x5E00 + seed % 900)
    lines = [f"{year}年{name}县政务公开工作要点"]
    for number in range(TASKS):
        if number % 5 == 0:
            lines.append(f"{'一二三四'[number // 5]}、{_VERBS[(seed + number) % 5]}{_TOPICS[number % 7]}")
        what = f"{_VERBS[(seed * 3 + number) % 5]}{_TOPICS[(seed + number) % 7]}第{seed * 31 % 997 + number}项"
        units = f"县{_UNITS[(seed + number) % 6]}牵头，县{_UNITS[(seed + number + 1) % 6]}配合"
        lines.append(
            f"（{'一二三四五'[number % 5]}）{what}。{year}年{7 + number % 6}月底前做到应公开尽公开。（{units}）"
        )
    return lines


def run(folder: Path, output: str, *options: str) -> Run:
    """One conversion of everything."""
    command = [sys.executable, "-m", "pipeline.cli", "convert", "in", "-o", output, "-q", "-j", str(WORKERS), *options]
    environment = {"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin"}
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    began = time.perf_counter()
    process = subprocess.Popen([*command, "--rules", str(ROOT / "rules")], cwd=folder, env=environment)
    sizes = [0, 0]
    watcher = threading.Thread(target=watch, args=(process, sizes), daemon=True)
    watcher.start()
    if process.wait():
        raise RuntimeError("not all files were converted")
    seconds = time.perf_counter() - began
    watcher.join()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    rows = json.loads((folder / output / "summary.json").read_bytes())["files"]
    assert all(row["status"] == "done" for row in rows)
    processor = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Run(seconds, processor, sizes[0] // 1024, sizes[1] // 1024)


def compare(one: Path, other: Path) -> None:
    """That two runs gave the same bytes, but for the seconds in the summary."""
    for path in sorted(one.rglob("*.*")):
        if path.is_file() and "summary" not in path.name:
            assert path.read_bytes() == (other / path.relative_to(one)).read_bytes(), path
    print("  the same bytes")


def watch(process: subprocess.Popen[bytes], sizes: list[int]) -> None:
    """Keep the largest resident size (KiB) of the process and of its children, from /proc, while it runs."""
    while process.poll() is None:
        sizes[0] = max(sizes[0], resident(process.pid))
        sizes[1] = max([sizes[1], *map(resident, children(process.pid))])
        time.sleep(0.2)


def children(pid: int) -> list[int]:
    """The ids of a process's children, of whichever of its threads they are."""
    found: list[int] = []
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            found += [int(word) for word in task.read_text().split()]
        # The thread ended meanwhile.
        except OSError:
            continue
    return found


def resident(pid: int) -> int:
    """Resident memory in KiB; 0 if the process is gone."""
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("VmRSS")), 0)


if __name__ == "__main__":
    main()
