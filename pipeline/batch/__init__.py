"""Batches: many files, each converted apart, nothing half-written. Wiring only; imports are late."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipeline.model import Notice


def read_source(path: Path, rules: Path | None = None) -> Notice:
    """One file read into a Notice, a person's corrections beside it applied; nothing is written.

    Raises SourceError if the file cannot be read, RulesError if rules or corrections are broken.
    """
    from pipeline.batch.inputs import Input
    from pipeline.conversion import Settings
    from pipeline.conversion import read_source as read
    from pipeline.corrections import read_corrections
    from pipeline.rules import find_rules

    beside = Input(path, Path()).corrections
    corrections = read_corrections(beside, path.name) if beside.is_file() else None
    return read(path, Settings(find_rules(rules)), corrections).notice
