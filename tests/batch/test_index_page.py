"""``index.html`` of an output folder: from the summary and from what lies there."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote

import pytest
from msgspec.structs import replace

from pipeline.batch.index_page import INDEX, page_of, refresh_index, write_compared, write_index
from pipeline.batch.record import NAME, Counts, MadeFrom, Record, RecordedHead, record_bytes
from pipeline.batch.summary import SummaryRow, write_summary
from pipeline.diff.comparison import compare
from pipeline.diff.history import follow
from pipeline.model import Notice
from tests.diff.build import notice, task


@pytest.fixture
def output(tmp_path: Path) -> Path:
    """Two years converted, the first with its page, and a file that could not be."""
    rows = []
    for year in (2021, 2022):
        folder = tmp_path / f"要点{year}"
        folder.mkdir()
        basis = MadeFrom(year_of(year).source.sha256, "", "", {})
        (folder / NAME).write_bytes(record_bytes(Record("yaodian/record/1", "done", basis, Counts(), {})))
        head = RecordedHead(f"{year}年要点", year, "甲县")
        rows.append(
            SummaryRow(f"{year}.pdf", "done", None, "", Counts(tasks=1), None, folder.name, head, f"{year}.pdf")
        )
    (tmp_path / "要点2021/notice.html").write_text("page")
    rows.append(SummaryRow("c.pdf", "failed", "source", "c.pdf：坏了", Counts(), None, ""))
    write_summary(rows, tmp_path)
    return tmp_path


def year_of(year: int) -> Notice:
    one = notice([task(1, "公开政策")], year)
    return replace(one, source=replace(one.source, sha256=str(year) * 16))


def test_notices_comparisons_and_failures(output: Path) -> None:
    old, new = year_of(2021), year_of(2022)
    write_compared(compare(old, new), [old, new], output / "diff-甲县-2021-2022")
    write_compared(follow([old, new]), [old, new], output / "history")
    (output / "diff-broken").mkdir()
    (output / "diff-broken/diff.json").write_text("{}")
    text = (output / INDEX).read_text(encoding="utf-8")
    assert 'href="./%E8%A6%81%E7%82%B92021/notice.html"' in text and "2022年要点" in text
    assert "c.pdf：坏了" in text
    assert text.count("diff.html") == 1 and "历年沿革" in text
    refresh_index(output)
    assert (output / INDEX).read_text(encoding="utf-8") == text


def test_the_page_of_a_comparison_leads_to_those_of_its_notices(output: Path) -> None:
    old, new = year_of(2021), year_of(2022)
    write_compared(compare(old, new), [old, new], output / "diff")
    text = (output / "diff/diff.html").read_text(encoding="utf-8")
    assert f'href="./../%E8%A6%81%E7%82%B92021/notice.html#task={quote(old.tasks[0].id)}"' in text
    assert text.count("notice.html") == 1, "the other notice has no page"
    assert page_of(old, [output / "none", output]) == output / "要点2021/notice.html"
    assert page_of(new, [output]) is None


def test_somebody_s_own_index_stays(output: Path) -> None:
    (output / INDEX).write_text("mine")
    assert write_index([], output).name == "index（新）.html"
    assert write_index([], output).name == "index（新）.html", "the one before was ours"
    assert (output / INDEX).read_text() == "mine"


def test_a_folder_without_results_gets_no_index(tmp_path: Path) -> None:
    refresh_index(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_what_a_person_changed_in_a_comparison_or_an_index_stays(output: Path) -> None:
    old, new = year_of(2021), year_of(2022)
    folder = output / "diff-甲县-2021-2022"
    assert write_compared(compare(old, new), [old, new], folder) == ()
    assert write_compared(compare(old, new), [old, new], folder) == ()
    for path in (folder / "diff.html", output / INDEX):
        with path.open("a", encoding="utf-8") as file:
            file.write("我的一行")
    for _ in range(2):
        (told,) = write_compared(compare(old, new), [old, new], folder)
        assert "diff（新）.html" in told and "没有覆盖" in told
    assert sorted(path.name for path in folder.glob("diff*")) == [
        "diff.html",
        "diff.json",
        "diff.xlsx",
        "diff（新）.html",
    ]
    assert (folder / "diff.html").read_text(encoding="utf-8").endswith("我的一行")
    assert sorted(path.name for path in output.glob("index*")) == ["index.html", "index（新）.html"]
    assert (output / INDEX).read_text(encoding="utf-8").endswith("我的一行")
