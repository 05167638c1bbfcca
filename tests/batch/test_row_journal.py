"""A run that is killed leaves whole rows, and the next run's summary has them."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.batch.output_lock import ROWS
from pipeline.batch.record import NAME as RECORD
from pipeline.batch.record import Counts
from pipeline.batch.row_journal import RowJournal, recovered
from pipeline.batch.summary import SummaryRow, earlier_rows, write_summary


def row(name: str, status: str = "done", tasks: int = 1) -> SummaryRow:
    folder = name.removesuffix(".pdf")
    return SummaryRow(name, status, None, "", Counts(tasks=tasks), 0.1, folder, source=f"../in/{name}")  # type: ignore[arg-type]


@pytest.fixture
def output(tmp_path: Path) -> Path:
    """Results of three files, of which the summary tells one."""
    output = tmp_path / "out"
    for name in ("a", "b", "c"):
        (output / name).mkdir(parents=True)
        (output / name / RECORD).write_text("{}")
    (output / ".yaodian").mkdir()
    write_summary([row("a.pdf", tasks=1)], output)
    return output


def left_behind(folder: Path, *rows: SummaryRow) -> bytes:
    """What stands in the journal while the run goes."""
    with RowJournal(folder) as journal:
        for one in rows:
            journal.add(one)
        return (folder / ROWS).read_bytes()


def test_a_row_is_there_as_soon_as_its_file_is_done(output: Path) -> None:
    content = left_behind(output / ".yaodian", row("b.pdf"), row("c.pdf"))
    assert content.count(b"\n") == 2 and content.endswith(b"\n")
    assert not (output / ".yaodian" / ROWS).exists(), "a run that ends by itself has written the summary"


def test_the_next_run_knows_what_a_killed_one_had_done(output: Path) -> None:
    content = left_behind(output / ".yaodian", row("b.pdf", tasks=2), row("a.pdf", tasks=3), row("c.pdf"))
    (output / ".yaodian" / ROWS).write_bytes(content[:-5])
    rows = recovered(output, output / ".yaodian")
    assert [(one.file, one.counts.tasks) for one in rows] == [("b.pdf", 2), ("a.pdf", 3)], "half a row is none"
    assert earlier_rows(output) == rows
    assert not (output / ".yaodian" / ROWS).exists()


def test_without_a_killed_run_nothing_is_written(output: Path) -> None:
    before = (output / "summary.json").read_bytes()
    assert [one.file for one in recovered(output, output / ".yaodian")] == ["a.pdf"]
    assert (output / "summary.json").read_bytes() == before


def test_a_line_that_is_no_row_is_passed_over(output: Path) -> None:
    (output / ".yaodian" / ROWS).write_bytes(b"{}\n\xff\n" + left_behind(output / ".yaodian", row("b.pdf")))
    assert [one.file for one in recovered(output, output / ".yaodian")] == ["b.pdf", "a.pdf"]


def test_where_no_row_can_be_appended_the_run_goes_on(tmp_path: Path) -> None:
    with RowJournal(tmp_path / "missing") as journal:
        journal.add(row("a.pdf"))
