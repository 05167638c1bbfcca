"""``dataset.json``: what a dataset holds."""

from pathlib import Path

import pytest

from pipeline.dataset.manifest import (
    MANIFEST,
    Collected,
    Manifest,
    Partition,
    existing,
    found_at,
    read_manifest,
    write_manifest,
)
from pipeline.dataset.shape import DATASET_SCHEMA
from pipeline.errors import SourceError, UsageError

ONE = Collected("../output/a/notice.json", "00", Partition("2021", "某省"), "某省 甲县", "工作要点", 3)


def test_there_and_back(tmp_path: Path) -> None:
    assert read_manifest(tmp_path) is None
    manifest = Manifest(DATASET_SCHEMA, "basis", {"k": ONE}, (("k", "l"),))
    write_manifest(tmp_path, manifest)
    assert existing(tmp_path) == manifest


def test_the_way_to_a_notice_holds_before_the_folder_is_there(tmp_path: Path) -> None:
    assert found_at(tmp_path / "dataset", ONE) == tmp_path / "output/a/notice.json"


def test_no_dataset(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="请先用 yaodian collect"):
        existing(tmp_path)


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"{", "不是完整的"), (b'{"schema":"yaodian/dataset/9","basis":"","notices":{}}', "dataset/9")],
)
def test_what_cannot_be_understood(tmp_path: Path, content: bytes, said: str) -> None:
    (tmp_path / MANIFEST).write_bytes(content)
    with pytest.raises(SourceError, match=said):
        read_manifest(tmp_path)
