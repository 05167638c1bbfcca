"""A superior's notice held against many districts': seconds, and which of the answers are right.

python -m benchmarks.superior [DISTRICTS]      made from the notice in input/ (default 200)
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

import yaodian
from tests.superior.districts import city, district

ROOT = Path(__file__).parents[1]


def run(count: int) -> None:
    """Print the figures."""
    above = city(yaodian.read(next((ROOT / "input").glob("2021*.pdf"))))
    made = [district(above, number) for number in range(count)]
    begun = time.process_time()
    found = yaodian.coverage(above, [one for one, _ in made])
    spent = time.process_time() - begun
    right = whole = 0
    for one, (_, expected) in zip(found.districts, made, strict=True):
        for demand, answer in zip(found.demands, one.answers, strict=True):
            whole += 1
            right += expected.answers[demand.number] == (answer.manner, answer.tasks)
    print(f"{len(found.demands)} obligations × {count} districts: {spent:.1f} s of processor time")
    print(f"pairs and manners: {right} of {whole} right ({right / whole:.2%})")


if __name__ == "__main__":
    run(int(sys.argv[1]) if len(sys.argv) > 1 else 200)
