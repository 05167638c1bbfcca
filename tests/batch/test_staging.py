"""Results are made apart and moved file by file into their place."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from pipeline.batch import staging
from pipeline.batch.record import NAME, Counts, MadeFrom, Record, hash_file, read_record
from pipeline.batch.staging import (
    HIDDEN,
    ChangedMeanwhileError,
    Staged,
    commit,
    free_place,
    restate,
    stage,
    staging_area,
)
from pipeline.errors import OutputError, UsageError
from tests.exporters.keeping.opened import edited, sheet_of, written

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
    left = output / HIDDEN / "1-0a1b2c3d"
    left.mkdir(parents=True)
    with staging_area(output) as area:
        assert area.is_dir() and not left.exists()
        with pytest.raises(UsageError, match="另一次转换"), staging_area(output):
            pass
    assert output.is_dir() and not (output / HIDDEN).exists()
    with staging_area(tmp_path / "fresh"):
        pass
    assert not (tmp_path / "fresh").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="an open folder cannot be renamed there")
def test_a_folder_that_is_renamed_meanwhile_keeps_no_staging_under_either_name(tmp_path: Path) -> None:
    output, moved = tmp_path / "out", tmp_path / "moved"
    with staging_area(output) as area:
        (area / "00001").mkdir()
        (output / "甲").mkdir()
        output.rename(moved)
        (area / "00002").mkdir(parents=True)
        (output / "乙").mkdir()
    assert [path.name for top in (output, moved) for path in top.iterdir()] == ["乙", "甲"]


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
    target.touch()
    for expected in ("summary（新）.csv", "summary（新2）.csv"):
        place = free_place(target, lambda path: False)
        assert place.name == expected
        place.touch()
    assert free_place(target, lambda path: path == target) == target


def workbook(word: str = "") -> bytes:
    """A workbook of the program's, with a word of a person's if there is one."""
    content, _ = written(sheet_of("甲"))
    return edited(content, lambda book: book["任务台账"].__setitem__("C2", word)) if word else content


def staged_book(area: Path, final: Path, content: bytes) -> Staged:
    staged = stage(area, 1, final)
    (staged.folder / "notice.xlsx").write_bytes(content)
    return staged


def test_a_workbook_that_is_replaced_is_kept_if_a_person_wrote_in_it(area: Path, tmp_path: Path) -> None:
    final = tmp_path / "out/a"
    commit(staged_book(area, final, workbook()), MADE)
    commit(staged_book(area, final, workbook("程序的")), MADE)
    assert [path.name for path in final.glob("*.xlsx")] == ["notice.xlsx"], "nobody's words were in it"
    for word in ("一", "二"):
        mine = workbook(f"我写的{word}")
        (final / "notice.xlsx").write_bytes(mine)
        commit(staged_book(area, final, workbook(f"新的{word}")), MADE)
        assert (final / "notice（上一版）.xlsx").read_bytes() == mine
    record = read_record(final)
    assert record is not None and record.previous == {
        "notice（上一版）.xlsx": hash_file(final / "notice（上一版）.xlsx")
    }
    assert record.written.keys() == {"notice.xlsx"} and record.files.keys() == {"notice.xlsx"}
    (final / "notice（上一版）.xlsx").write_bytes(workbook("在上一版里写的"))
    (final / "notice.xlsx").write_bytes(workbook("三"))
    commit(staged_book(area, final, workbook("新的三")), MADE)
    assert len(list(final.glob("notice（上一版*）.xlsx"))) == 2, "one in which somebody wrote makes no room"


@pytest.mark.parametrize("there", [False, True])
@pytest.mark.parametrize("moved", [False, True])
def test_what_a_killed_run_kept_is_known(
    area: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, there: bool, moved: bool
) -> None:
    final = tmp_path / "out/a"
    commit(staged_book(area, final, workbook()), MADE)
    if there:
        (final / "notice.xlsx").write_bytes(workbook("更早写的"))
        commit(staged_book(area, final, workbook("早些的")), MADE)
    mine, new = workbook("我写的"), workbook("新的")
    (final / "notice.xlsx").write_bytes(mine)
    move, killed = staging._move, staged_book(area, final, new)

    def stop(*given: object) -> None:
        if moved:
            move(*given)  # type: ignore[arg-type]
        raise KeyboardInterrupt

    with monkeypatch.context() as moment, pytest.raises(KeyboardInterrupt):
        moment.setattr(staging, "_move", stop)
        commit(killed, MADE)
    commit(staged_book(area, final, new), MADE)
    kept = final / "notice（上一版）.xlsx"
    assert sorted(path.name for path in final.glob("*.xlsx")) == ["notice.xlsx", kept.name]
    record = read_record(final)
    assert kept.read_bytes() == mine and record is not None and record.previous == {kept.name: hash_file(kept)}


def test_a_save_in_the_moment_of_replacing_is_not_lost(
    area: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    final = tmp_path / "out/a"
    commit(staged_book(area, final, workbook()), MADE)
    target, late = final / "notice.xlsx", workbook("最后一刻")
    target.write_bytes(workbook("早些"))
    staged = staged_book(area, final, workbook("新的"))
    monkeypatch.setattr(staging, "_free_previous", lambda *_: target.write_bytes(late) and final / "x.xlsx")
    with pytest.raises(ChangedMeanwhileError):
        commit(staged, MADE)
    assert target.read_bytes() == late and not (final / "x.xlsx").exists()


def test_a_save_after_the_old_one_was_taken_away_is_not_lost(
    area: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    final = tmp_path / "out/a"
    commit(staged_book(area, final, workbook()), MADE)
    target, late, early = final / "notice.xlsx", workbook("最后一刻"), workbook("早些")
    target.write_bytes(early)
    staged = staged_book(area, final, workbook("新的"))
    link = os.link

    def slow(*names: Path) -> None:
        target.write_bytes(late)
        link(*names)

    monkeypatch.setattr(os, "link", slow)
    with pytest.raises(ChangedMeanwhileError):
        commit(staged, MADE)
    assert target.read_bytes() == late and (final / "notice（上一版）.xlsx").read_bytes() == early


def test_a_file_system_without_links(area: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    final = tmp_path / "out/a"
    commit(staged_book(area, final, workbook()), MADE)
    (final / "notice.xlsx").write_bytes(workbook("我写的"))
    staged, new = staged_book(area, final, b""), workbook("新的")
    (staged.folder / "notice.xlsx").write_bytes(new)

    def refused(*_: object) -> None:
        raise OSError(95, "no links")

    monkeypatch.setattr(os, "link", refused)
    commit(staged, MADE)
    assert (final / "notice.xlsx").read_bytes() == new


def test_one_beside_what_a_person_changed_however_many_runs(area: Path, tmp_path: Path) -> None:
    final = tmp_path / "out/a"
    final.mkdir(parents=True)
    (final / "units.csv").write_text("mine", encoding="utf-8")
    for text in ("1", "2", "3"):
        commit(filled(area, final, units_csv=text), MADE)
    assert sorted(path.name for path in final.glob("*.csv")) == ["units.csv", "units（新）.csv"]
    assert (final / "units（新）.csv").read_text(encoding="utf-8") == "3"
    (final / "units（新）.csv").write_text("mine too", encoding="utf-8")
    commit(filled(area, final, units_csv="4"), MADE)
    assert (final / "units（新）.csv").read_text(encoding="utf-8") == "mine too"


def test_what_a_person_put_among_the_staging_stays(tmp_path: Path) -> None:
    mine = tmp_path / "out" / HIDDEN / "mine"
    mine.mkdir(parents=True)
    (mine / "a.txt").write_text("mine", encoding="utf-8")
    with staging_area(tmp_path / "out"):
        pass
    assert (mine / "a.txt").read_text(encoding="utf-8") == "mine"


def test_a_link_in_the_place_of_staging_is_refused(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / HIDDEN).symlink_to(tmp_path / "mine")
    with pytest.raises(UsageError, match="链接"), staging_area(tmp_path / "out"):
        pass
