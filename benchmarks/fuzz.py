"""Mutated PDFs through ``yaodian convert``: tracebacks, hangs, half-written results. ``python -m benchmarks.fuzz``.

Targets, over at least 2,000 files: none of any. ``python -m benchmarks.fuzz 500 10000``: 500 files from seed 10000;
``others`` behind it: texts, csv, pages, Word, Excel and OFD files instead.
"""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks.fuzz_forms import mutant
from tests.faults.mutations import mutated

ROOT = Path(__file__).parents[1]
FILES = 2000
SECONDS = 20
MEGABYTES = 500


def main() -> int:
    """Prints the figures and every seed that did harm; exit status 1 if any did."""
    others = "others" in sys.argv
    words = [word for word in sys.argv[1:] if word != "others"]
    count, first = (int(word) for word in (*words, *(str(FILES), "0")[len(words) :]))
    with tempfile.TemporaryDirectory() as folder:
        began = time.perf_counter()
        outcomes, harm = fuzz(Path(folder), range(first, first + count), others)
        print(f"{count} files in {time.perf_counter() - began:.0f} s")
    for outcome, number in sorted(outcomes.items()):
        print(f"{number:6} {outcome}")
    for what in harm:
        print(f"HARM {what}")
    print(f"{len(harm)} did harm")
    return bool(harm)


def fuzz(folder: Path, seeds: Sequence[int], others: bool = False) -> tuple[Counter[str], list[str]]:
    """How many ended how, and what should never have happened. Works in ``folder``, which is empty. ``others``: not
    PDFs, but every other form in turn."""
    (folder / "in").mkdir()
    for seed in seeds:
        form, content = mutant(seed) if others else ("pdf", mutated(seed))
        (folder / "in" / f"{seed}.{form}").write_bytes(content)
    command = [
        *(sys.executable, "-m", "pipeline.cli", "convert", "in", "-o", "out", "-q", "-j", "2", "--log", "log"),
        *("--time-limit", str(SECONDS), "--memory-limit", str(MEGABYTES), "--rules", str(ROOT / "rules")),
    ]
    told = subprocess.run(command, cwd=folder, capture_output=True, text=True, env={"PYTHONPATH": str(ROOT)})
    harm = [f"exit status {told.returncode}"] if told.returncode not in (0, 3) else []
    harm += [
        f"printed: {line}" for line in told.stderr.splitlines() if "Traceback" in line or not line.startswith("失败")
    ]
    rows = json.loads((folder / "out" / "summary.json").read_bytes())["files"]
    if len(rows) != len(seeds):
        harm.append(f"{len(rows)} rows for {len(seeds)} files")
    log = (folder / "log").read_text(encoding="utf-8")
    for row in rows:
        # Some broken tables are endless; that the memory limit then ends the file, in clear words, is no harm.
        if row["problem"] == "limit" and "内存上限" in row["reason"]:
            row["problem"] = "memory limit"
        if row["problem"] in ("crash", "limit") or row["status"] == "left":
            harm.append(f"seed {row['file']}: {row['problem']}: {_trace(log, row['file']) or row['reason']}")
        harm += [f"seed {row['file']}: {what}" for what in unwhole(folder / "out" / row["folder"], row)]
    if (folder / "out" / ".yaodian").exists():
        harm.append("staging folder left")
    return Counter(row["problem"] or "done" for row in rows), harm


def unwhole(folder: Path, row: dict[str, Any]) -> list[str]:
    """What is wrong with a file's results: there when it failed, or not those that its record names."""
    if row["status"] != "done":
        return ["results of a failed file"] if row["folder"] else []
    record = json.loads((folder / ".yaodian.json").read_bytes())
    files = {path.name for path in folder.iterdir()} - {".yaodian.json"}
    wrong = [] if record["state"] == "done" and files == set(record["files"]) else [f"files {sorted(files)}"]
    for name, digest in record["files"].items():
        if hashlib.sha256((folder / name).read_bytes()).hexdigest() != digest:
            wrong.append(f"{name} is not what was written")
    return wrong


def _trace(log: str, name: str) -> str:
    """The last two steps of the traceback that the log has for a file."""
    _, found, rest = log.partition(f"{name}\nTraceback")
    steps = [line.strip() for line in rest.partition("\n\n")[0].splitlines() if line.strip() and "^^" not in line]
    return " | ".join(steps[-3:]) if found else ""


if __name__ == "__main__":
    sys.exit(main())
