"""A lock on an open file."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.file_lock import take_lock


def test_one_holds_it_at_a_time(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    with path.open("wb") as other:
        with path.open("wb") as first:
            take_lock(first.fileno())
            with pytest.raises(OSError):
                take_lock(other.fileno())
        take_lock(other.fileno(), wait=True)
