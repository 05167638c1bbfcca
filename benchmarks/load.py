"""300 notices, one worker against two: files a second, memory a worker, a second run. ``python -m benchmarks.load``.

Targets: all converted; two workers at least 1.7 times as fast as one on two free cores; memory flat over the run; the
second run converts nothing and takes under 2 s.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

from tests.faults.notices import make_notice

ROOT = Path(__file__).parents[1]
FILES = 300
TASKS = 20
"""As many tasks as make a file take about as long as a short real notice."""


def main() -> None:
    """Prints the figures; ``python -m benchmarks.load 60`` does it with 60 files."""
    files = int(sys.argv[1]) if len(sys.argv) > 1 else FILES
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for seed in range(files):
            make_notice(folder / "in" / f"{seed:03}.pdf", seed, TASKS, 2015 + seed % 10)
        speeds = []
        for workers in (1, 2):
            seconds, memory = run(folder, f"out{workers}", workers)
            speeds.append(files / seconds)
            print(f"{workers} worker(s): {files} files in {seconds:.1f} s, {files / seconds:.2f} files/s, {memory}")
        print(f"two workers against one: {speeds[1] / speeds[0]:.2f}")
        seconds, _ = run(folder, "out2", 2)
        print(f"second run: {seconds:.2f} s")
        for path in sorted((folder / "out1").rglob("*.*")):
            if not path.name.startswith("summary"):
                assert path.read_bytes() == (folder / "out2" / path.relative_to(folder / "out1")).read_bytes(), path
        print("results of one and of two workers are the same bytes")


def run(folder: Path, output: str, workers: int) -> tuple[float, str]:
    """Seconds, and what the workers' memory did."""
    command = [sys.executable, "-m", "pipeline.cli", "convert", "in", "-o", output, "-q", "-j", str(workers)]
    environment = {"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin"}
    began = time.perf_counter()
    process = subprocess.Popen([*command, "--rules", str(ROOT / "rules")], cwd=folder, env=environment)
    samples: list[tuple[float, int]] = []
    watcher = threading.Thread(target=watch, args=(process, samples), daemon=True)
    watcher.start()
    if process.wait():
        raise RuntimeError("not all files were converted")
    seconds = time.perf_counter() - began
    watcher.join()
    rows = json.loads((folder / output / "summary.json").read_bytes())["files"]
    assert all(row["status"] == "done" for row in rows)
    if not samples:
        return seconds, ""
    third = len(samples) // 3
    early, late = samples[third : 2 * third] or samples, samples[2 * third :]
    peaks = [max(size for _, size in part) // 1024 for part in (early, late)]
    return seconds, f"peak memory of a worker: {peaks[0]} MB in the middle third, {peaks[1]} MB in the last"


def watch(process: subprocess.Popen[bytes], samples: list[tuple[float, int]]) -> None:
    """Collect the largest resident size (KiB) of the process's children, from /proc, while it runs."""
    began = time.perf_counter()
    while process.poll() is None:
        sizes = [size for child in children(process.pid) if (size := resident(child))]
        if sizes:
            samples.append((time.perf_counter() - began, max(sizes)))
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
