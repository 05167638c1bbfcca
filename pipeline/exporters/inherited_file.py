"""``inherited.json``: what last year's ledger offered to this one, beside the ledger that shows it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import msgspec

from pipeline.exporters.atomic import write_bytes
from pipeline.exporters.kept_record import INHERITED

Offered = Mapping[str, Mapping[str, str]]
"""Values by the row's key and the column's title."""


def read_inherited(folder: Path) -> Offered:
    """What is kept in a folder of results; nothing where nothing was offered, or the file cannot be read: it is an
    offer, and last year's ledger still has it."""
    try:
        return msgspec.json.decode((folder / INHERITED).read_bytes(), type=dict[str, dict[str, str]])
    except (OSError, msgspec.DecodeError, UnicodeDecodeError):
        return {}


def write_inherited(offered: Offered, folder: Path) -> None:
    """Keep it in a folder of results. Raises OutputError."""
    write_bytes(folder / INHERITED, msgspec.json.format(msgspec.json.encode(offered, order="sorted"), indent=1) + b"\n")
