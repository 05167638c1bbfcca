"""The tables of notices as pandas DataFrames. pandas is imported when they are made, and nowhere else in the house."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from pipeline.exporters.notice_tables import COLUMNS, DAY, Rows, rows_of
from pipeline.model import Notice, Unit


class Frames(NamedTuple):
    """A pandas DataFrame for each table of ``COLUMNS``; no ``matrix`` for what was read from a dataset."""

    notices: Any
    tasks: Any
    parties: Any
    units: Any
    matrix: Any
    deadlines: Any
    points: Any
    findings: Any


def frames_of(notices: Sequence[tuple[Notice, Mapping[str, Unit]]]) -> Frames:
    """The tables of notices, each given with the units that it names by id."""
    rows: dict[str, Rows] = {name: [] for name in COLUMNS}
    for notice, units in notices:
        for name, found in rows_of(notice, units).items():
            rows[name] += found
    return Frames(**{name: _frame(name, found) for name, found in rows.items()})


def frames_by(read: Callable[[str, Sequence[tuple[str, str]]], Any], without: str) -> Frames:
    """The tables as ``read`` gives each by its name, columns and dtypes; None for the one that is not to be had."""
    found = {
        name: None if name == without else read(name, [(column, dtype) for column, dtype, _ in columns])
        for name, columns in COLUMNS.items()
    }
    return Frames(**found)


def _frame(name: str, rows: Rows) -> Any:
    import pandas as pd

    frame = pd.DataFrame(rows, columns=[column for column, _, _ in COLUMNS[name]], dtype=object)
    for column, dtype, _ in COLUMNS[name]:
        whole = pd.to_datetime(frame[column]) if dtype == DAY else frame[column]
        frame[column] = whole.astype(dtype)
    return frame
