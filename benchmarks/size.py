"""Start-up time of the command, and peak memory of a notice of 400 pages. Run: ``python -m benchmarks.size``.

Targets: ``yaodian --help`` under 0.4 s; the largest process of the conversion, all exports included, under 250 MB.
"""

from __future__ import annotations

import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from pypdf import PdfReader

from tests.faults.notices import make_notice

ROOT = Path(__file__).parents[1]
YAODIAN = (sys.executable, "-m", "pipeline.cli")
TASKS = 900
"""So many points and tasks, with texts of usual length, take 400 pages."""
LONG = "，对照标准目录逐项梳理，明确公开的内容、时限、载体和责任人，及时更新并接受群众监督" * 4


def main() -> None:
    """Prints the start-up time, and pages, seconds and peak memory of the long notice."""
    subprocess.run([*YAODIAN, "--help"], cwd=ROOT, capture_output=True, check=True)
    print(f"yaodian --help: {statistics.median(_help() for _ in range(7)):.2f} s (median of seven)")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "notice.pdf"
        make_notice(path, tasks=TASKS, change=lambda text: text if "区" in text else text + LONG)
        pages = len(PdfReader(path).pages)
        began = time.perf_counter()
        command = [*YAODIAN, "convert", str(path), "-o", folder, "--rules", str(ROOT / "rules"), "-j", "1"]
        told = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
        seconds = time.perf_counter() - began
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        print(f"{pages} pages, {seconds:.0f} s, largest process {peak:.0f} MB: {told.splitlines()[0]}")


def _help() -> float:
    began = time.perf_counter()
    subprocess.run([*YAODIAN, "--help"], cwd=ROOT, capture_output=True, check=True)
    return time.perf_counter() - began


if __name__ == "__main__":
    main()
