"""``python -m benchmarks.attacks [--write] [FAMILY | part of a name] …``: runs attacks and prints their outcomes.

Without words all are run; ``--write`` puts the outcomes into the table. Target: every one held; exit status 1 if not.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.attacks.case import Case
from benchmarks.attacks.families import FAMILIES
from benchmarks.attacks.judging import attack
from benchmarks.attacks.table import HELD, Key, update


def chosen(words: Sequence[str]) -> Iterator[tuple[str, Case]]:
    """Those whose family is one of the words, or whose name has one of them in it; all, if there are no words."""
    for family, cases in FAMILIES.items():
        yield from ((family, one) for one in cases if not words or family in words or any(w in one.name for w in words))


def main(arguments: Sequence[str]) -> int:
    """Runs what was chosen; 1 if anything did not hold."""
    outcomes: dict[Key, str] = {}
    for family, case in chosen([word for word in arguments if word != "--write"]):
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name) / "work"
            folder.mkdir()
            wrong = attack(case, folder)
        outcomes[family, case.name] = _in_a_row(wrong)
        print(f"{'NOT HELD' if wrong else HELD}  {family}: {case.name}", *(f"    {one}" for one in wrong), sep="\n")
        sys.stdout.flush()
        if "--write" in arguments:
            update({(family, case.name): outcomes[family, case.name]})
    held = sum(outcome == HELD for outcome in outcomes.values())
    print(f"{held} of {len(outcomes)} held")
    return int(held < len(outcomes))


def _in_a_row(wrong: Sequence[str]) -> str:
    """The outcome in a cell of a table, without names of temporary folders."""
    words = (one.partition(":")[0].replace("|", "/").replace("\n", " ") for one in wrong)
    return f"not held: {'; '.join(words)}" if wrong else HELD


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
