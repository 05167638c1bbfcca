"""Rows of notices: as many values as columns, joined by the notice's key."""

from __future__ import annotations

from pipeline.exporters.notice_tables import COLUMNS, notice_key, rows_of
from pipeline.model import Unit
from tests.diff.build import due, notice, party, task


def test_each_row_has_a_value_for_each_column() -> None:
    one = notice(
        [task(1, parties=[party("财政局", "lead")], tail="等部门", deadlines=[due("年底前", "2021-12-31")])], 2021
    )
    rows = rows_of(one, {"某某区/财政局": Unit("某某区/财政局", "某某区财政局")})
    assert set(rows) == set(COLUMNS)
    for table, found in rows.items():
        assert all(len(row) == len(COLUMNS[table]) for row in found), table
        assert {row[0] for row in found} <= {notice_key(one.source.sha256)}


def test_deadlines_have_rows_of_their_own() -> None:
    deadlines = [due("6月底前", "2021-06-30"), due("长期坚持", None, "continuous")]
    rows = rows_of(notice([task(1, deadlines=deadlines)]), {})["deadlines"]
    assert [row[1:] for row in rows] == [
        (1, 1, "6月底前", "date", "2021-06-30", "column"),
        (1, 2, "长期坚持", "continuous", None, "column"),
    ]
