"""What lies below folders, held against what a dataset has."""

from __future__ import annotations

import os
from pathlib import Path

from pipeline.dataset.finding_notices import scan
from pipeline.dataset.manifest import Manifest, Partition
from tests.dataset.places import edition, put


def after(outputs: Path, dataset: Path, before: Manifest) -> Manifest:
    scanned = scan([outputs], dataset, before, anew=False)
    return Manifest(
        "", "", {key: one for key, one in before.notices.items() if key not in scanned.gone} | dict(scanned.fresh)
    )


def test_place_year_and_subject(tmp_path: Path) -> None:
    put(tmp_path / "out", "a", edition("甲县", 2021, "公开。"))
    scanned = scan([tmp_path / "out"], tmp_path / "ds", Manifest("", "", {}), anew=False)
    (one,) = scanned.fresh.values()
    assert (one.path, one.partition) == ("../out/a/notice.json", Partition("2021", "某省"))
    assert (one.place, one.subject, one.tasks) == ("某省 某市 甲县", "政务公开工作要点", 1)


def test_only_what_changed_is_fresh(tmp_path: Path) -> None:
    out, dataset = tmp_path / "out", tmp_path / "ds"
    put(out, "a", edition("甲县", 2021, "公开。"))
    put(out, "b", edition("乙县", 2021, "公开。"))
    before = after(out, dataset, Manifest("", "", {}))
    again = scan([out], dataset, before, anew=False)
    assert again.fresh == {} and len(again.same) == 2
    put(out, "b", edition("乙县", 2021, "公开一切。"))
    changed = scan([out], dataset, before, anew=False)
    assert [one.path for one in changed.fresh.values()] == ["../out/b/notice.json"] and len(changed.same) == 1
    assert len(scan([out], dataset, before, anew=True).fresh) == 2


def test_what_is_gone_is_gone_only_from_folders_that_were_named(tmp_path: Path) -> None:
    dataset = tmp_path / "ds"
    first, second = (
        put(tmp_path / "one", "a", edition("甲县", 2021, "公开。")),
        put(tmp_path / "two", "b", edition("乙县", 2021, "公开。")),
    )
    before = Manifest(
        "", "", dict(scan([tmp_path / "one", tmp_path / "two"], dataset, Manifest("", "", {}), anew=False).fresh)
    )
    first.unlink()
    second.unlink()
    gone = scan([tmp_path / "one"], dataset, before, anew=False).gone
    assert [before.notices[key].path for key in gone] == ["../one/a/notice.json"]


def test_the_same_document_twice_is_told(tmp_path: Path) -> None:
    put(tmp_path / "out", "a", edition("甲县", 2021, "公开。"))
    put(tmp_path / "out", "b", edition("甲县", 2021, "公开。"))
    scanned = scan([tmp_path / "out"], tmp_path / "ds", Manifest("", "", {}), anew=False)
    assert len(scanned.fresh) == 1 and "是同一份文件的结果" in scanned.messages[0]


def test_what_cannot_be_read_is_told_and_kept(tmp_path: Path) -> None:
    out, dataset = tmp_path / "out", tmp_path / "ds"
    path = put(out, "a", edition("甲县", 2021, "公开。"))
    before = after(out, dataset, Manifest("", "", {}))
    path.write_text("{", encoding="utf-8")
    scanned = scan([out], dataset, before, anew=False)
    assert scanned.gone == frozenset() and scanned.fresh == {}
    assert "不是完整的 JSON 文件" in scanned.messages[0] and os.fspath(path) in scanned.messages[0]
