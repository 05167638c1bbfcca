"""Mutated files through ``yaodian convert``: tracebacks, hangs, half-written results. ``python -m benchmarks.fuzz``.

Targets, over at least 5,000 files: none of any. ``python -m benchmarks.fuzz 500 10000``: 500 PDFs from seed 10000. A
word behind it: ``others`` (texts, csv, pages, Word, Excel and OFD files), ``pictures``, ``corrections`` (YAML beside a
sound notice), ``ledgers`` (the workbook of a sound notice, broken between two runs), ``rules`` (a run a broken file).
"""

from __future__ import annotations

import hashlib
import json
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks.attacks.case import text_of
from benchmarks.fuzz_forms import broken_file, broken_picture, broken_text, mutant
from tests.faults.mutations import mutated

ROOT = Path(__file__).parents[1]
FILES = 2000
SECONDS = 20
KINDS = ("pdfs", "others", "pictures", "corrections", "ledgers", "rules")
FAULTS = ("程序出错", "Traceback", "进程意外退出")
CORRECTIONS = """texts:
  - {where: 要点标题, number: 1, old: 全面推进, new: 全面推动}
units:
  - {text: 县财政局, task: 1, parties: [{text: 县财政局, name: 甲县财政局, role: 牵头}]}
join:
  - [2, 3]
split:
  - {task: 1, before: 做到}
deadlines:
  - {task: 1, due: 2023-09-30, words: 12月底前}
checked:
  - {code: unit.not_in_registry, message: 甲, task: 1}
"""
MEGABYTES = 500


def main() -> int:
    """Prints the figures and every seed that did harm; exit status 1 if any did."""
    kind = next((word for word in sys.argv[1:] if word in KINDS), "pdfs")
    words = [word for word in sys.argv[1:] if word not in KINDS]
    count, first = (int(word) for word in (*words, *(str(FILES), "0")[len(words) :]))
    with tempfile.TemporaryDirectory() as folder:
        began = time.perf_counter()
        outcomes, harm = fuzz(Path(folder), range(first, first + count), kind)
        print(f"{count} files in {time.perf_counter() - began:.0f} s")
    for outcome, number in sorted(outcomes.items()):
        print(f"{number:6} {outcome}")
    for what in harm:
        print(f"HARM {what}")
    print(f"{len(harm)} did harm")
    return bool(harm)


def fuzz(folder: Path, seeds: Sequence[int], kind: str = "pdfs") -> tuple[Counter[str], list[str]]:
    """How many ended how, and what should never have happened. Works in ``folder``, which is empty; ``kind`` is one of
    KINDS."""
    (folder / "in").mkdir()
    if kind == "rules":
        return _rules(folder, seeds)
    for seed in seeds:
        _put(folder / "in", seed, kind)
    if kind == "ledgers":
        _convert(folder)
        for seed in seeds:
            book = folder / "out" / str(seed) / "notice.xlsx"
            book.write_bytes(broken_file(book.read_bytes(), random.Random(seed)))
            (folder / "in" / f"{seed}.txt").write_text(text_of(4), encoding="utf-8")
    return _judged(folder, seeds, _convert(folder), kind)


def _put(folder: Path, seed: int, kind: str) -> None:
    """The inputs of one seed."""
    if kind in ("ledgers", "corrections"):
        (folder / f"{seed}.txt").write_text(text_of(3), encoding="utf-8")
        if kind == "corrections":
            (folder / f"{seed}.corrections.yaml").write_bytes(broken_text(CORRECTIONS.encode(), random.Random(seed), 2))
        return
    forms = {"others": mutant, "pictures": broken_picture}
    form, content = forms[kind](seed) if kind in forms else ("pdf", mutated(seed))
    (folder / f"{seed}.{form}").write_bytes(content)


def _rules(folder: Path, seeds: Sequence[int]) -> tuple[Counter[str], list[str]]:
    """Each seed breaks one rule file; then units are read by them."""
    outcomes: Counter[str] = Counter()
    harm: list[str] = []
    files = sorted(path.relative_to(ROOT / "rules") for path in (ROOT / "rules").rglob("*.yaml"))
    copy = folder / "rules"
    shutil.copytree(ROOT / "rules", copy)
    for seed in seeds:
        choice = random.Random(seed)
        name = choice.choice(files)
        (copy / name).write_bytes(broken_text((ROOT / "rules" / name).read_bytes(), choice, 2))
        command = [sys.executable, "-m", "pipeline.cli", "units", "--rules", str(copy), "县财政局牵头，县审计局配合"]
        environment = {"PYTHONPATH": str(ROOT), "HOME": str(folder)}
        try:
            told = subprocess.run(command, cwd=folder, capture_output=True, text=True, env=environment, timeout=SECONDS)
        except subprocess.TimeoutExpired:
            harm.append(f"seed {seed}: {name}: did not end")
            continue
        finally:
            shutil.copyfile(ROOT / "rules" / name, copy / name)
        outcomes[f"exit status {told.returncode}"] += 1
        if told.returncode not in (0, 2, 3) or any(word in told.stderr + told.stdout for word in FAULTS):
            harm.append(f"seed {seed}: {name}: {told.returncode}: {told.stderr[-300:]}")
    return outcomes, harm


def _convert(folder: Path) -> subprocess.CompletedProcess[str]:
    command = [
        *(sys.executable, "-m", "pipeline.cli", "convert", "in", "-o", "out", "-q", "-j", "2", "--log", "log"),
        *("--time-limit", str(SECONDS), "--memory-limit", str(MEGABYTES), "--rules", str(ROOT / "rules")),
    ]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, env={"PYTHONPATH": str(ROOT)})


def _judged(
    folder: Path, seeds: Sequence[int], told: subprocess.CompletedProcess[str], kind: str
) -> tuple[Counter[str], list[str]]:
    harm = [f"exit status {told.returncode}"] if told.returncode not in (0, 3) else []
    harm += [
        f"printed: {line}"
        for line in told.stderr.splitlines()
        if any(word in line for word in FAULTS) or (kind in ("pdfs", "others") and not line.startswith("失败"))
    ]
    rows = json.loads((folder / "out" / "summary.json").read_bytes())["files"]
    if len(rows) != len(seeds):
        harm.append(f"{len(rows)} rows for {len(seeds)} files")
    log = (folder / "log").read_text(encoding="utf-8")
    harm += [f"log: {word}" for word in FAULTS if word in log]
    for row in rows:
        # Some broken tables are endless; that the memory limit then ends the file, in clear words, is no harm.
        if row["problem"] == "limit" and "内存上限" in row["reason"]:
            row["problem"] = "memory limit"
        if row["problem"] in ("crash", "limit") or row["status"] == "left":
            harm.append(f"seed {row['file']}: {row['problem']}: {_trace(log, row['file']) or row['reason']}")
        if kind != "ledgers":
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
