"""Tables of the READMEs that are made from a registry: between ``<!-- table: NAME -->`` and ``<!-- end of table -->``.

``YAODIAN_GOLDEN=1 pytest`` writes them anew.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from tests import REGENERATING


def markdown(titles: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A Markdown table; a bar in a text is escaped."""
    lines = [titles, ["---"] * len(titles), *rows]
    body = "".join(f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in line)} |\n" for line in lines)
    return body.replace("| --- ", "|---").replace("|--- |", "|---|")


def compare(path: Path, name: str, table: str) -> None:
    """Asserts that the file's table of that name is this one, or writes it there while the flag is on."""
    text = path.read_text(encoding="utf-8")
    place = re.compile(
        rf"(?<=^<!-- table: {re.escape(name)} -->\n).*?(?=^<!-- end of table -->$)", re.DOTALL | re.MULTILINE
    )
    (found,) = place.findall(text)
    if REGENERATING and found != table:
        path.write_text(place.sub(lambda _: table, text), encoding="utf-8")
        found = table
    assert found == table, f"the table {name} of {path.name} is out of date: run with YAODIAN_GOLDEN=1, then read it"
