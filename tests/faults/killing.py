"""A batch killed at a moment of its run, and finished by a second one: the results must equal an undisturbed run's."""

from __future__ import annotations

import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

from openpyxl import load_workbook

from tests import ROOT
from tests.faults.notices import make_notice

ENTRY = "经办人写的话"


def make_inputs(folder: Path, files: int) -> None:
    """Small notices, all different."""
    for seed in range(files):
        make_notice(folder / f"{seed}.pdf", seed, tasks=3)


def start(folder: Path, output: str, *more: str) -> subprocess.Popen[bytes]:
    """The batch in ``folder``, in a process of its own."""
    command = [sys.executable, "-m", "pipeline.cli", "convert", "in", "-o", output, "-q", "-j", "2", *more]
    environment = {"PYTHONPATH": str(ROOT)}
    return subprocess.Popen([*command, "--rules", str(ROOT / "rules")], cwd=folder, env=environment)


def undisturbed(folder: Path, base: Path | None = None) -> tuple[dict[str, bytes], float]:
    """The results of a whole run, and how many seconds it took; ``base``: earlier results that it goes on from."""
    output = "merged" if base else "whole"
    if base:
        shutil.copytree(base, folder / output)
    began = time.perf_counter()
    if start(folder, output).wait():
        raise RuntimeError("the undisturbed run failed")
    return results(folder / output), time.perf_counter() - began


def write_entries(folder: Path) -> Path:
    """The results of ``undisturbed`` with a person's words in each workbook, after which the notices have changed."""
    written = folder / "written"
    shutil.copytree(folder / "whole", written)
    for path in sorted(written.glob("*/notice.xlsx")):
        book = load_workbook(path)
        sheet = book["任务台账"]
        titles = next(row for row in sheet.iter_rows() if any(cell.value == "备注" for cell in row))
        column = next(cell.column for cell in titles if cell.value == "备注")
        sheet.cell(titles[0].row + 1, column, ENTRY)
        sheet.cell(sheet.max_row + 3, 1, ENTRY)
        book.save(path)
    for path in (folder / "in").iterdir():
        make_notice(path, int(path.stem), tasks=4)
    # The workbooks that the whole runs replace are of this moment too.
    return written


def entries(path: Path) -> int:
    """How often a workbook holds the person's words."""
    book = load_workbook(path, read_only=True)
    return sum(cell == ENTRY for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row)


RUN = frozenset({"summary.csv", "summary.json", "index.html", ".yaodian-summary.json", ".yaodian-index.json"})


def results(output: Path) -> dict[str, bytes]:
    """All files but the summaries (they tell of the run), staging and locks included if any are left."""
    files = (path for path in output.rglob("*") if path.is_file() and path.name not in RUN)
    return {path.relative_to(output).as_posix(): path.read_bytes() for path in files}


def disturb(folder: Path, whole: dict[str, bytes], after: float, how: signal.Signals, base: Path | None = None) -> str:
    """End a run ``after`` so many seconds, check each result, finish it by a second run, and check all; ``base``:
    earlier results that the run goes on from.

    Gives what is wrong, or an empty string.
    """
    output = f"killed-{random.getrandbits(32):08x}"
    before = results(base) if base else {}
    if base:
        shutil.copytree(base, folder / output)
    process = start(folder, output)
    time.sleep(after)
    process.send_signal(how)
    process.wait()
    between = results(folder / output)
    for name, content in between.items():
        fine = content in (whole.get(name), before.get(name))
        if not name.startswith(".yaodian/") and not name.endswith(".yaodian.json") and not fine:
            return f"{name} was left half-written"
    # A worker of the killed run may live for a moment: it must do no harm even while the next run works.
    if start(folder, output).wait():
        return "the second run failed"
    after_all = results(folder / output)
    if after_all.keys() != whole.keys():
        return f"files differ: {sorted(after_all.keys() ^ whole.keys())[:5]}"
    books = sorted((folder / output).glob("*/notice.xlsx")) if base else []
    lost = [path.parent.name for path in books if entries(path) != 2]
    shutil.rmtree(folder / output)
    if lost:
        return f"entries lost: {lost}"
    return next((f"{name} differs" for name in whole if after_all[name] != whole[name]), "")
