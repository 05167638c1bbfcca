"""``python -m benchmarks.attacks [FAMILY | part of a name] …``: runs the attacks and prints their outcomes.

Without words all are run, and the table is written. Target: every one held; exit status 1 if not.
"""

from __future__ import annotations

import sys
import tempfile
from collections import Counter
from pathlib import Path

from benchmarks.attacks.families import FAMILIES, TABLE
from benchmarks.attacks.judging import attack


def main(words: list[str]) -> int:
    """Runs those whose family or name has one of ``words`` in it, or all."""
    rows: list[str] = []
    held: Counter[str] = Counter()
    count: Counter[str] = Counter()
    for family, cases in FAMILIES.items():
        for case in cases:
            if words and not any(word == family or word in case.name for word in words):
                continue
            with tempfile.TemporaryDirectory() as name:
                folder = Path(name) / "work"
                folder.mkdir()
                wrong = attack(case, folder)
            count[family] += 1
            held[family] += not wrong
            outcome = "held" if not wrong else "NOT HELD"
            rows.append(f"| {family} | {case.name} | {outcome} |".replace("\n", " "))
            if wrong or words:
                print(f"{outcome}  {family}: {case.name}", *(f"    {one}" for one in wrong), sep="\n", flush=True)
    for family in count:
        print(f"{family}: {held[family]} of {count[family]} held")
    print(f"{held.total()} of {count.total()} held")
    if not words:
        head = "# Attacks\n\nFilled by `python -m benchmarks.attacks`.\n\n"
        total = f"{held.total()} of {count.total()} held.\n\n| family | attack | outcome |\n|---|---|---|\n"
        TABLE.write_text(head + total + "\n".join(rows) + "\n", encoding="utf-8")
    return int(held.total() < count.total())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
