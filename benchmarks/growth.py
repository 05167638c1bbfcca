"""What ten times as much costs: every reader, and the reading of units. ``python -m benchmarks.growth [WORD …]``.

``--write`` puts the outcome into ``benchmarks/GROWTH.md``.

Inputs are of one sign or pattern, as no notice is. Targets: ten times the length takes at most twelve times the
processor time (where that is more than a second), and a megabyte of text less than five seconds; exit status 1 if not.
With words, those cases only in whose name one of them stands.
"""

from __future__ import annotations

import contextlib
import gc
import os
import resource
import sys
import tempfile
import time
from pathlib import Path
from typing import Final

from benchmarks.growing_inputs import CASES, Case
from pipeline.conversion import read_source
from pipeline.errors import YaodianError
from pipeline.model import Jurisdiction
from pipeline.normalisers.units.assignments import AssignmentReader, UnitText
from pipeline.normalisers.units.registry.registry import load_registry
from pipeline.settings import Settings

RULES: Final = Path(__file__).parents[1] / "rules"
SETTINGS: Final = Settings(rules=RULES)
TIMES: Final = 10
MOST_TIMES: Final = 12.0
MOST_SECONDS: Final = 5.0
ENOUGH: Final = 1.0
"""Seconds from which on a ratio is not made by chance."""
STOP: Final = 60
_WRITE: Final = "--write"
TABLE: Final = Path(__file__).with_name("GROWTH.md")
_HEAD: Final = """# What ten times as much costs

Filled by `python -m benchmarks.growth --write`: seconds of processor time for an input and for one ten times as long, a
megabyte where the case is marked. Targets: at most 12 times as long, a megabyte under 5 s.

| case | a megabyte | seconds | ten times | times |
|---|---|---|---|---|
"""


def main(words: list[str]) -> int:
    """Prints a row a case; those that grow too fast are marked."""
    rows: list[str] = []
    asked = [word for word in words if word != _WRITE]
    chosen = [case for case in CASES if not asked or any(word in case.name for word in asked)]
    place = Jurisdiction("兰山区", "371302", "county", ("山东省", "临沂市"))
    reader = AssignmentReader(load_registry(RULES, place, 2024))
    bad = 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "warm.txt").write_text("一、工作\n1.甲。依法公开。（责任单位：区财政局）\n", encoding="utf-8")
        read_source(folder / "warm.txt", SETTINGS)
        # As the program's own workers do: what is loaded is not looked through again with every collection.
        gc.freeze()
        for case in chosen:
            small, large = (seconds(case, times, folder, reader) for times in (1, TIMES))
            ratio = large / max(small, 0.01)
            wrong = (large > ENOUGH and ratio > MOST_TIMES) or (case.megabyte and large > MOST_SECONDS)
            bad += wrong
            rows.append(
                f"| {_shown(case.name)} | {'yes' if case.megabyte else ''} | {small:.2f} | {large:.2f} | {ratio:.1f} |"
            )
            print(f"{'BAD' if wrong else 'ok ':3} {small:7.2f} s {large:7.2f} s {ratio:6.1f}  {case.name}", flush=True)
    said = f"{len(chosen)} cases, {bad} grow too fast"
    print(said)
    if _WRITE in words:
        TABLE.write_text(_HEAD + "\n".join(rows) + f"\n\n{said}.\n", encoding="utf-8")
    return int(bad > 0)


def _shown(name: str) -> str:
    """A case's name as a cell of the table shows it."""
    return "".join(sign if sign.isprintable() else f"U+{ord(sign):04X}" for sign in name).replace("|", "\\|")


def seconds(case: Case, times: int, folder: Path, reader: AssignmentReader) -> float:
    """Processor seconds in a process of its own, which ends after a minute whatever it does."""
    path = case.make(folder, times)
    child = os.fork()
    if not child:
        resource.setrlimit(resource.RLIMIT_CPU, (STOP, STOP + 1))
        try:
            _read(path, reader)
        finally:
            os._exit(0)
    _, _, used = os.wait4(child, 0)
    return used.ru_utime + used.ru_stime


def _read(path: Path, reader: AssignmentReader) -> None:
    if path.suffix == ".units":
        reader.read([UnitText("", "unspecified", path.read_text(encoding="utf-8"))])
        return
    # That it is no notice is said; how long it took to find out is what counts.
    with contextlib.suppress(YaodianError):
        read_source(path, SETTINGS)


if __name__ == "__main__":
    began = time.perf_counter()
    status = main(sys.argv[1:])
    print(f"{time.perf_counter() - began:.0f} s in all")
    sys.exit(status)
