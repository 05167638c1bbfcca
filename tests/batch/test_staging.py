"""Results are made apart and moved file by file into their place."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.batch.record import NAME, Counts, MadeFrom, Record, hash_file, read_record
from pipeline.batch.staging import (
    HIDDEN,
    ChangedMeanwhileError,
    Staged,
    commit,
    move_beside_foreign,
    restate,
    stage,
    staging_area,
)
from pipeline.errors import OutputError, UsageError

MADE = Record("yaodian/record/1", "done", MadeFrom("s", "r", "p", {}), Counts(), {})


def filled(area: Path, final: Path, **files: str) -> Staged:
    """A staging folder with these results (the name before _ is the stem, what follows the suffix)."""
    staged = stage(area, 1, final)
    for name, text in files.items():
        (staged.folder / name.replace("_", ".")).write_text(text, encoding="utf-8")
    return staged


@pytest.fixture
def area(tmp_path: Path) -> Path:
    folder = tmp_path / "area"
    folder.mkdir()
    return folder


def test_the_area_and_an_empty_output_go_again(tmp_path: Path) -> None:
    output = tmp_path / "out"
    left = output / HIDDEN / "1-a"
    left.mkdir(parents=True)
    with staging_area(output) as area:
        assert area.is_dir() and not left.exists()
        with pytest.raises(UsageError, match="另一次转换"), staging_area(output):
            pass
    assert output.is_dir() and not (output / HIDDEN).exists()
    with staging_area(tmp_path / "fresh"):
        pass
    assert not (tmp_path / "fresh").exists()


def test_results_and_their_record(area: Path, tmp_path: Path) -> None:
    final = tmp_path / "out/a"
    assert commit(filled(area, final, units_csv="1"), MADE) == []
    record = read_record(final)
    assert record is not None and record.state == "done"
    assert record.files == {"units.csv": hash_file(final / "units.csv")}


def test_what_the_program_did_not_write_stays(area: Path, tmp_path: Path) -> None:
    final = tmp_path / "out/a"
    final.mkdir(parents=True)
    (final / "units.csv").write_text("mine", encoding="utf-8")
    (told,) = commit(filled(area, final, units_csv="1"), MADE)
    assert "units（新）.csv" in told and (final / "units.csv").read_text(encoding="utf-8") == "mine"


def test_a_workbook_is_copied_and_must_not_change_meanwhile(area: Path, tmp_path: Path) -> None:
    final = tmp_path / "out/a"
    (final / "b").mkdir(parents=True)
    (final / "notice.xlsx").write_text("clerk", encoding="utf-8")
    (final / "b" / NAME).touch()
    (final / "b/notice.xlsx").touch()
    staged = filled(area, final, units_csv="1")
    assert set(staged.copied) == {"notice.xlsx"}
    (final / "notice.xlsx").write_text("clerk again", encoding="utf-8")
    with pytest.raises(ChangedMeanwhileError):
        commit(staged, MADE)
    assert not (final / "units.csv").exists()


def test_a_file_where_the_folder_should_be(area: Path, tmp_path: Path) -> None:
    final = tmp_path / "a"
    final.write_text("mine", encoding="utf-8")
    with pytest.raises(OutputError, match="挡住"):
        commit(Staged(filled(area, tmp_path / "b", units_csv="1").folder, final, {}), MADE)
    restate(area, final, MADE)
    assert final.read_text(encoding="utf-8") == "mine"


def test_beside_what_is_not_ours(tmp_path: Path) -> None:
    target = tmp_path / "summary.csv"
    target.write_text("mine", encoding="utf-8")
    for expected in ("summary（新）.csv", "summary（新2）.csv"):
        source = tmp_path / "made"
        source.touch()
        assert move_beside_foreign(source, target, lambda path: False).name == expected
    (tmp_path / "made").touch()
    assert move_beside_foreign(tmp_path / "made", target, lambda path: path == target) == target
