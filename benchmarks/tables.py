"""New random task tables, read back.

``python -m benchmarks.tables [tables each [seed [group …]]]``

For tables with ordinals, without, and without upright rules (three level ones or none, with ordinals): how many come
back wrong, how many of these without a finding at the page break that did it, and how many that come back right raise a
doubt. What fails is named by its seed, which draws the same table again. Targets of 1,000: with ordinals none wrong
without a finding; without ordinals at most 5 wrong, none without a finding; doubts on at most 10 % of the right ones.
"""

from __future__ import annotations

import random
import sys
import tempfile
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

from tests.pages.readings import Reading, read_case

GROUPS: dict[str, tuple[bool, tuple[str | None, ...]]] = {
    "with ordinals": (True, (None,)),
    "without ordinals": (False, (None,)),
    "without rules": (True, ("three", "none")),
}


def main() -> None:
    """Prints the figures of each group."""
    words = sys.argv[1:]
    each = int(words[0]) if words else 200
    start = int(words[1]) if len(words) > 1 else random.SystemRandom().randrange(1_000_000)
    print(f"seeds {start} to {start + each - 1}")
    with ProcessPoolExecutor() as pool:
        for group in words[2:] or GROUPS:
            seeds = range(start, start + each)
            report(group, list(pool.map(partial(read_one, group), seeds, chunksize=10)))


def read_one(group: str, seed: int) -> Reading:
    """Reads the table of a seed; a way of drawing for each seed in turn."""
    numbered, ways = GROUPS[group]
    with tempfile.TemporaryDirectory() as folder:
        return read_case(seed, Path(folder), numbered, ways[seed % len(ways)])


def report(group: str, readings: list[Reading]) -> None:
    """Prints how many are wrong, in which fields, how many silently, and how often a right one was doubted."""
    wrong = [one for one in readings if one.wrong]
    silent = [one.seed for one in wrong if not one.told]
    right = [one for one in readings if not one.wrong]
    doubted = [one for one in right if one.doubts]
    fields = Counter(field for one in wrong for field in one.wrong)
    print(
        f"{group:16} {len(wrong):3} of {len(readings)} wrong, {len(silent)} without a finding; "
        f"{len(doubted)} of {len(right)} right ones doubted ({100 * len(doubted) / max(1, len(right)):.1f} %)"
    )
    if wrong:
        print(f"    what: {', '.join(f'{field} {count}' for field, count in fields.most_common())}")
        print(f"    told: {[one.seed for one in wrong if one.told]}")
        print(f"    silent: {silent}")


if __name__ == "__main__":
    main()
