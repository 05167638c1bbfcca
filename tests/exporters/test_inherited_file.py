"""What last year offered, kept beside the ledger."""

from __future__ import annotations

from pathlib import Path

from pipeline.exporters.inherited_file import read_inherited, write_inherited
from pipeline.exporters.kept_record import INHERITED


def test_there_and_back(tmp_path: Path) -> None:
    offered = {"b": {"责任领导": "张三（承2021年）"}, "a": {"联系人": "李四（承2021年）"}}
    write_inherited(offered, tmp_path)
    assert read_inherited(tmp_path) == offered
    before = (tmp_path / INHERITED).read_bytes()
    write_inherited(dict(reversed(offered.items())), tmp_path)
    assert (tmp_path / INHERITED).read_bytes() == before


def test_nothing_offered_or_nothing_to_be_understood(tmp_path: Path) -> None:
    assert read_inherited(tmp_path) == {}
    (tmp_path / INHERITED).write_text("[1]")
    assert read_inherited(tmp_path) == {}
