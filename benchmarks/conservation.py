"""Whether a person's words are conserved: ``python -m benchmarks.conservation [SEQUENCES]``, 2,000 if not said.

Each sequence is what people do to a workbook between runs of the program, one in ten with LibreOffice in between, drawn
by its number. Target: every word is in the workbook afterwards, exactly once, with its look; exit status 1 if not.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from pipeline.exporters.ledger.ledger_workbook import update_workbook
from tests.exporters.keeping.sequences import play
from tests.exporters.keeping.versions import given_notice

_OFTEN = 10


def main(sequences: int) -> int:
    """Plays them all; prints those that lost anything."""
    failed = 0
    with tempfile.TemporaryDirectory() as top:
        start = Path(top) / "start.xlsx"
        update_workbook(given_notice(), {}, start)
        for seed in range(sequences):
            with tempfile.TemporaryDirectory(dir=top) as folder:
                wrong, done = play(seed, Path(folder), start, 0.5 if seed % _OFTEN == 0 else 0.0)
            if wrong:
                failed += 1
                print(f"WRONG {seed}: {wrong} after {done}")
    print(f"{sequences} sequences, {failed} lost something")
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 2_000))
