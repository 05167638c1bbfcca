"""Conversions of the right shape that do what a test asks: the first word of the file says what."""

from __future__ import annotations

import os
import time

from pipeline.batch.record import Counts
from pipeline.batch.single import Job, Outcome
from pipeline.errors import SourceError

FILES = ("notice.json", "notice.xlsx", "assignments.csv", "units.csv")


def convert(job: Job) -> Outcome:
    """Four small files made of the source's words, the workbook with the first line of the one before."""
    text = job.source.read_text(encoding="utf-8")
    word, _, rest = text.partition(" ")
    if word == "hang":
        while True:
            pass
    if word == "sleep":
        time.sleep(float(rest))
    if word == "eat":
        hoard = []
        while True:
            hoard.append(bytearray(10_000_000))
    if word == "die":
        os._exit(3)
    if word == "crash":
        raise KeyError("a fault")
    if word == "loud":
        print("noise")
        os.write(1, b"more noise")
    if word == "bad":
        return Outcome(problem="source", reason=f"{job.source.name}：{SourceError('坏文件')}")
    errors = 1 if word == "finding" else 0
    for name in FILES:
        path = job.folder / name
        before = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
        kept = [line for line in before if line.startswith("clerk")]
        path.write_text("\n".join([f"{name} of {text}", *kept]), encoding="utf-8")
    return Outcome(Counts(points=1, tasks=2, units=3, errors=errors))
