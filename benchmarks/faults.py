"""Bad input and interruptions, what became of each: fills ``benchmarks/FAULTS.md``. ``python -m benchmarks.faults``.

Targets: every kind named with its reason or read, no traceback; kill -9 at 50 random moments of a batch, each finished
by a second run: every result equal, byte by byte, to an undisturbed run's.
"""

from __future__ import annotations

import json
import random
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.faults.broken import make_all
from tests.faults.killing import disturb, make_inputs, undisturbed

ROOT = Path(__file__).parents[1]
TABLE = Path(__file__).with_name("FAULTS.md")
KILLS = 50
FILES = 12


def main() -> int:
    """Writes the table; exit status 1 if anything was not as it must be."""
    with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as other:
        lines, wrong = kinds(Path(one))
        killed, failures = kills(Path(other))
    text = "# Faults survived\n\nFilled by `python -m benchmarks.faults`.\n\n"
    text += "| bad input | outcome | what the user reads |\n|---|---|---|\n" + "\n".join(lines) + "\n\n"
    TABLE.write_text(text + killed + "\n", encoding="utf-8")
    print(TABLE.read_text(encoding="utf-8"))
    for what in (*wrong, *failures):
        print(f"WRONG {what}")
    return bool(wrong or failures)


def kinds(folder: Path) -> tuple[list[str], list[str]]:
    """One row of the table a kind of bad input, and what was not as expected."""
    expected = make_all(folder / "in")
    command = [sys.executable, "-m", "pipeline.cli", "convert", "in", "-o", "out", "-q", "-j", "2", "--log", "log"]
    limits = ["--time-limit", "30", "--memory-limit", "400", "--rules", str(ROOT / "rules")]
    environment = {"PYTHONPATH": str(ROOT)}
    told = subprocess.run([*command, *limits], cwd=folder, env=environment, capture_output=True, text=True)
    wrong = [line for line in told.stderr.splitlines() if not line.startswith("失败")]
    wrong += ["a traceback in the log"] * ("Traceback" in (folder / "log").read_text(encoding="utf-8"))
    lines = []
    for row in json.loads((folder / "out" / "summary.json").read_bytes())["files"]:
        outcome, name = row["problem"] or "done", Path(row["file"]).name
        want = expected[name]
        if outcome != want and not (want == "any" and outcome in ("done", "source")):
            wrong.append(f"{name}: {outcome} instead of {want}: {row['reason']}")
        kind = name[3:].removesuffix(".pdf")
        lines.append(f"| {kind} | {outcome} | {row['reason'].partition('：')[2].replace('|', '/')} |")
    return lines, wrong


def kills(folder: Path) -> tuple[str, list[str]]:
    """A line on the kills, and what went wrong."""
    make_inputs(folder / "in", FILES)
    whole, seconds = undisturbed(folder)
    choice = random.Random(6)
    moments = [choice.uniform(0.05, seconds) for _ in range(KILLS)]
    failures = [
        f"killed after {at:.2f} s: {what}" for at in moments if (what := disturb(folder, whole, at, signal.SIGKILL))
    ]
    good = KILLS - len(failures)
    return (
        f"kill -9 at {KILLS} random moments of a batch of {FILES} files ({len(whole)} result files, {seconds:.1f} s), "
        f"then a second run: {good} of {KILLS} equal to an undisturbed run, byte by byte."
    ), failures


if __name__ == "__main__":
    sys.exit(main())
