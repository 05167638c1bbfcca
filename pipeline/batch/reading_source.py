"""Batches: many files, each converted apart, nothing half-written. Wiring only; imports are late."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipeline.model import Notice


def read_source(
    path: Path, rules: Path | None = None, jurisdiction: str | None = None, passwords: Sequence[str] = ()
) -> Notice:
    """One file read into a Notice, a person's corrections beside it applied; nothing is written.

    Raises SourceError if the file cannot be read, RulesError if rules are broken, CorrectionsError if the corrections
    are.
    """
    from pipeline.batch.inputs import Input
    from pipeline.batch.single import read_beside, read_unlocked
    from pipeline.conversion import Settings
    from pipeline.rules.loading import find_rules

    beside = Input(path, Path()).corrections
    corrections = read_beside(beside, path.name) if beside.is_file() else None
    return read_unlocked(path, Settings(find_rules(rules), jurisdiction), corrections, passwords)[0].notice
