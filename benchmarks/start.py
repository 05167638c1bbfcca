"""A whole ``yaodian convert`` of one notice against a whole plain pdfplumber process. ``python -m benchmarks.start``.

Processor time of each process and its children, in turn, median of five ratios. Target: 0.9.
"""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).parents[1]
NOTICE = ROOT / "input" / "2021-兰山区政务公开工作要点.pdf"
PLAIN = "from pathlib import Path; import sys; from benchmarks.plain import plain_pass; plain_pass(Path(sys.argv[1]))"


def main() -> None:
    """Prints the ratio with all results, and without the page for a browser."""
    print(f"whole process against a plain one: {compared():.2f}, without the page {compared('--no-html'):.2f}")
    print(f"second run, nothing changed: {compared(again=True):.2f}")


def compared(*options: str, again: bool = False) -> float:
    """The median ratio; ``again``: of a run after a first one into the same folder."""
    ratios = []
    with tempfile.TemporaryDirectory() as folder:
        for number in range(6):
            output = Path(folder, "again" if again else str(number))
            ours = spent(["-m", "pipeline.cli", "convert", str(NOTICE), "-o", str(output), "-q", *options])
            ratios.append(ours / spent(["-c", PLAIN, str(NOTICE)]))
    # The first has the disk to read, and where it is run again, everything to do.
    return statistics.median(ratios[1:])


def spent(arguments: Sequence[str]) -> float:
    """Seconds of processor time of a process of Python and its children."""
    # Installed programs are compiled, as the libraries are, whatever this environment says of it.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, *arguments], cwd=ROOT, check=True, env=environment)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


if __name__ == "__main__":
    main()
