"""Bad input and interruptions, what became of each: fills ``benchmarks/FAULTS.md``. ``python -m benchmarks.faults``.

Targets: every kind named with its reason or read, no traceback; kill -9 at 200 random moments of a batch and of its
merge into workbooks in which people wrote, each finished by a second run: every result equal, byte by byte, to an
undisturbed run's, and every entry there.
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
from tests.faults.killing import disturb, make_inputs, undisturbed, write_entries

ROOT = Path(__file__).parents[1]
TABLE = Path(__file__).with_name("FAULTS.md")
KILLS = 200
FILES = 4


def main() -> int:
    """Writes the table; exit status 1 if anything was not as it must be. ``kills 50``: that many kills and no more."""
    if sys.argv[1:2] == ["kills"]:
        with tempfile.TemporaryDirectory() as name:
            said, failures = kills(Path(name), int(sys.argv[2]))
        print(said, *failures, sep="\n")
        return bool(failures)
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
    limits = ["--time-limit", "30", "--memory-limit", "1000", "--rules", str(ROOT / "rules")]
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


def kills(folder: Path, count: int = KILLS) -> tuple[str, list[str]]:
    """A line on the kills, and what went wrong: half of them of a batch, half of a merge."""
    make_inputs(folder / "in", FILES)
    choice = random.Random(6)
    failures: list[str] = []

    def kill(times: int, what: str, whole: dict[str, bytes], seconds: float, base: Path | None = None) -> None:
        for _ in range(times):
            at = choice.uniform(0.05, seconds)
            if wrong := disturb(folder, whole, at, signal.SIGKILL, base):
                failures.append(f"{what} killed after {at:.2f} s: {wrong}")

    whole, seconds = undisturbed(folder)
    kill(count - count // 2, "batch", whole, seconds)
    written = write_entries(folder)
    merged, longer = undisturbed(folder, written)
    kill(count // 2, "merge", merged, longer, written)
    good = count - len(failures)
    return (
        f"kill -9 at {count} random moments, half of a batch of {FILES} files ({len(whole)} result files, "
        f"{seconds:.1f} s), half of its merge into workbooks in which people wrote ({len(merged)} files), then a "
        f"second run: {good} of {count} equal to an undisturbed run, byte by byte, every entry there."
    ), failures


if __name__ == "__main__":
    sys.exit(main())
