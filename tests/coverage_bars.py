"""How much of each module the tests ran, and whether it is enough: ``make coverage``.

python -m tests.coverage_bars FILE      the file is one that ``coverage json`` wrote
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

OVERALL: Final = 95.0
"""Per cent of all lines that the tests must run."""
MODULE: Final = 85.0
"""Per cent of the lines of any one module."""


def report(measured: Mapping[str, Any]) -> tuple[list[str], list[str]]:
    """Lines to read, the least covered module first, and what misses a bar. A module without code has no figure."""
    rows: list[str] = []
    wrong: list[str] = []
    files = {path: one["summary"] for path, one in measured["files"].items() if one["summary"]["num_statements"]}
    for path, summary in sorted(files.items(), key=lambda entry: (entry[1]["percent_covered"], entry[0])):
        share = summary["percent_covered"]
        rows.append(f"{share:6.1f} %  {summary['covered_lines']:>4} of {summary['num_statements']:>4}  {path}")
        if share < MODULE:
            wrong.append(f"{path}: {share:.1f} % of lines, under {MODULE:g} %")
    total = measured["totals"]["percent_covered"]
    rows.append(f"{total:6.1f} %  of all lines, {len(files)} modules")
    if not files:
        wrong.append("nothing was measured")
    elif total < OVERALL:
        wrong.append(f"overall: {total:.1f} % of lines, under {OVERALL:g} %")
    return rows, wrong


def main() -> int:
    """Print the figures; exit status 1 if a bar is missed."""
    rows, wrong = report(json.loads(Path(sys.argv[1]).read_bytes()))
    print("\n".join([*rows, *wrong]))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
