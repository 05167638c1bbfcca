"""``corrected.json``: what became of what people typed into the sheet 更正, beside the ledger that shows it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import msgspec

from pipeline.exporters.atomic import write_bytes
from pipeline.exporters.kept_record import OUTCOMES

RowOutcomes = Mapping[str, str]
"""Words by the row's printed number."""


def read_outcomes(folder: Path) -> RowOutcomes:
    """What is kept in a folder of results; nothing where nothing was typed, or the file cannot be read: the next
    conversion says it again."""
    try:
        return msgspec.json.decode((folder / OUTCOMES).read_bytes(), type=dict[str, str])
    except (OSError, msgspec.DecodeError, UnicodeDecodeError):
        return {}


def write_outcomes(outcomes: RowOutcomes, folder: Path) -> None:
    """Keep it in a folder of results; nothing is written where there never was anything. Raises OutputError."""
    if outcomes or (folder / OUTCOMES).exists():
        content = msgspec.json.format(msgspec.json.encode(outcomes, order="sorted"), indent=1) + b"\n"
        write_bytes(folder / OUTCOMES, content)
