"""The checked-in table of what became of each attack: ``benchmarks/ATTACKS.md``."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from benchmarks.attacks.families import FAMILIES

TABLE: Final = Path(__file__).parents[1] / "ATTACKS.md"
HELD: Final = "held"
NOT_RUN: Final = "not run"
_HEAD: Final = """# Attacks

Written by `python -m benchmarks.attacks --write`, which replaces the rows of what it runs.

"""
_ROW: Final = re.compile(r"\| (.+?) \| (.+) \| (held|not run|not held.*) \|")
Key = tuple[str, str]


def all_cases() -> Iterator[Key]:
    """Family and name of every attack, in the order of the table."""
    for family, cases in FAMILIES.items():
        yield from ((family, case.name) for case in cases)


def read_outcomes(text: str) -> dict[Key, str]:
    """What a table says of each attack."""
    found = (_ROW.fullmatch(line) for line in text.splitlines())
    return {(row[1], row[2].replace("\\|", "|")): row[3] for row in found if row}


def as_text(outcomes: Mapping[Key, str]) -> str:
    """The table: how many of each family were withstood, then each attack."""
    rows = {key: outcomes.get(key, NOT_RUN) for key in all_cases()}
    held = Counter(family for (family, _), outcome in rows.items() if outcome == HELD)
    families = "".join(f"| {family} | {held[family]} of {len(cases)} |\n" for family, cases in FAMILIES.items())
    counts = f"{held.total()} of {len(rows)} held.\n\n| family | held |\n|---|---|\n{families}\n"
    lines = (
        f"| {family} | {name.replace('|', chr(92) + '|')} | {outcome} |\n" for (family, name), outcome in rows.items()
    )
    return f"{_HEAD}{counts}| family | attack | outcome |\n|---|---|---|\n{''.join(lines)}"


def update(outcomes: Mapping[Key, str]) -> None:
    """Write the outcomes into the table."""
    before = read_outcomes(TABLE.read_text(encoding="utf-8")) if TABLE.exists() else {}
    TABLE.write_text(as_text({**before, **outcomes}), encoding="utf-8")
