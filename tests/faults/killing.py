"""A batch killed at a moment of its run, and finished by a second one: the results must equal an undisturbed run's."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

from tests import ROOT
from tests.faults.notices import make_notice


def make_inputs(folder: Path, files: int) -> None:
    """Small notices, all different."""
    for seed in range(files):
        make_notice(folder / f"{seed}.pdf", seed, tasks=3)


def start(folder: Path, output: str, *more: str) -> subprocess.Popen[bytes]:
    """The batch in ``folder``, in a process of its own."""
    command = [sys.executable, "-m", "pipeline.cli", "convert", "in", "-o", output, "-q", "-j", "2", *more]
    environment = {"PYTHONPATH": str(ROOT)}
    return subprocess.Popen([*command, "--rules", str(ROOT / "rules")], cwd=folder, env=environment)


def undisturbed(folder: Path) -> tuple[dict[str, bytes], float]:
    """The results of a whole run, and how many seconds it took."""
    began = time.perf_counter()
    if start(folder, "whole").wait():
        raise RuntimeError("the undisturbed run failed")
    return results(folder / "whole"), time.perf_counter() - began


RUN = frozenset({"summary.csv", "summary.json", "index.html", ".yaodian-summary.json", ".yaodian-index.json"})


def results(output: Path) -> dict[str, bytes]:
    """All files but the summaries (they tell of the run), staging and locks included if any are left."""
    files = (path for path in output.rglob("*") if path.is_file() and path.name not in RUN)
    return {path.relative_to(output).as_posix(): path.read_bytes() for path in files}


def disturb(folder: Path, whole: dict[str, bytes], after: float, how: signal.Signals) -> str:
    """End a run ``after`` so many seconds, check each result, finish it by a second run, and check all.

    Gives what is wrong, or an empty string.
    """
    output = f"killed-{random.getrandbits(32):08x}"
    process = start(folder, output)
    time.sleep(after)
    process.send_signal(how)
    process.wait()
    between = results(folder / output)
    for name, content in between.items():
        if not name.startswith(".yaodian/") and not name.endswith(".yaodian.json") and content != whole[name]:
            return f"{name} was left half-written"
    # A worker of the killed run may live for a moment: it must do no harm even while the next run works.
    if start(folder, output).wait():
        return "the second run failed"
    after_all = results(folder / output)
    if after_all.keys() != whole.keys():
        return f"files differ: {sorted(after_all.keys() ^ whole.keys())[:5]}"
    return next((f"{name} differs" for name in whole if after_all[name] != whole[name]), "")
