"""A dataset after each run: what it holds, and which of its files were written."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from pipeline.dataset.collecting import Gathered, collect_all
from pipeline.dataset.manifest import MANIFEST
from pipeline.dataset.querying import ask
from pipeline.errors import SourceError
from tests.dataset.places import RULES_OF_TEST, edition, files, put, usual
from tests.diff.build import TEXTS


@pytest.fixture
def out(tmp_path: Path) -> Path:
    usual(tmp_path / "out")
    return tmp_path / "out"


@pytest.fixture
def dataset(tmp_path: Path) -> Path:
    return tmp_path / "ds"


def gather(out: Path, dataset: Path, basis: str = "basis") -> Gathered:
    return collect_all([out], dataset, replace(RULES_OF_TEST, basis=basis))


def count(dataset: Path, what: str) -> int:
    ((found,),) = ask(dataset, f"SELECT count(*) FROM {what}").rows
    return int(str(found))


def test_everything_is_there_once(out: Path, dataset: Path) -> None:
    done = gather(out, dataset)
    assert (done.notices, done.read, done.gone, done.messages) == (4, 4, 0, ())
    assert (count(dataset, "notices"), count(dataset, "tasks"), count(dataset, "deadlines")) == (4, 9, 9)
    assert count(dataset, "parties") == 18
    assert ask(dataset, "SELECT kinds, old_task, task FROM changes ORDER BY ALL").rows == (
        ("added", None, 3),
        ("dropped", 1, None),
        ("reassigned", 2, 1),
        ("reassigned", 3, 2),
    )


def test_nothing_changed_nothing_written(out: Path, dataset: Path) -> None:
    gather(out, dataset)
    before = files(dataset)
    done = gather(out, dataset)
    assert (done.read, done.written) == (0, 0) and files(dataset) == before


def test_only_the_partition_of_what_changed_is_written(out: Path, dataset: Path) -> None:
    gather(out, dataset)
    before = files(dataset)
    put(out, "甲2021", edition("甲县", 2021, *TEXTS[:2]))
    done = gather(out, dataset)
    assert done.read == 1
    written = {name for name, found in files(dataset).items() if found != before.get(name)}
    # The later notice did not change, but what became of the earlier one's tasks did.
    assert {name.split("/")[1] for name in written - {MANIFEST}} == {"year=2021", "year=2022"}
    assert {name.split("/")[0] for name in written if "2022" in name} == {"changes"}
    assert count(dataset, "tasks") == 8 and count(dataset, "changes WHERE kinds = 'added'") == 2


def test_what_is_gone_goes(out: Path, dataset: Path) -> None:
    gather(out, dataset)
    (out / "甲2022" / "notice.json").unlink()
    done = gather(out, dataset)
    assert (done.notices, done.gone) == (3, 1)
    assert (count(dataset, "tasks"), count(dataset, "changes")) == (6, 0)


def test_a_notice_that_moves_to_another_year_leaves_the_old_one(out: Path, dataset: Path) -> None:
    gather(out, dataset)
    one = edition("乙县", 2022, TEXTS[0])
    put(out, "乙2022", replace(one, notice=replace(one.notice, year=2023)))
    gather(out, dataset)
    assert ask(dataset, "SELECT year FROM tasks JOIN notices USING (notice, year) WHERE place = '乙县'").rows == (
        (2023,),
    )


def test_folders_one_after_the_other(out: Path, dataset: Path, tmp_path: Path) -> None:
    gather(out, dataset)
    put(tmp_path / "more", "丙", edition("丙县", 2022, TEXTS[2]))
    assert gather(tmp_path / "more", dataset).notices == 5
    assert count(dataset, "notices") == 5


def test_other_rules_make_all_again_with_the_same_bytes(out: Path, dataset: Path) -> None:
    gather(out, dataset)
    before = {name: content for name, (_, content) in files(dataset).items() if name != MANIFEST}
    assert gather(out, dataset, "other").read == 4
    assert {name: content for name, (_, content) in files(dataset).items() if name != MANIFEST} == before


def test_an_interrupted_run_is_made_good(out: Path, dataset: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gather(out, dataset)
    put(out, "甲2021", edition("甲县", 2021, *TEXTS[:2]))
    with monkeypatch.context() as broken:
        broken.setattr("pipeline.dataset.collecting.change_rows", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            gather(out, dataset)
    gather(out, dataset)
    assert count(dataset, "tasks") == 8 and count(dataset, "changes WHERE kinds = 'added'") == 2


def test_a_broken_file_stops_the_run_with_its_name(out: Path, dataset: Path) -> None:
    gather(out, dataset)
    path = next((dataset / "tasks" / "year=2021").rglob("*.parquet"))
    path.write_bytes(b"PAR1")
    put(out, "甲2021", edition("甲县", 2021, *TEXTS[:2]))
    with pytest.raises(SourceError, match="不是完整的数据文件"):
        gather(out, dataset)
