"""A notice from whatever a user names: its notice.json, the folder that holds one, or the document itself."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.errors import SourceError, UsageError

if TYPE_CHECKING:
    from pipeline.model import Notice

NOTICE = "notice.json"


def open_notice(path: Path, rules: Path | None) -> Notice:
    """Read or convert one notice.

    A UsageError if there is no such path, or a folder without ``notice.json``; a SourceError if it cannot be read or
    holds nothing to compare.
    """
    if not path.exists():
        raise UsageError(f"{path}：没有这个文件或文件夹，请检查路径。")
    if path.is_dir():
        if not (path / NOTICE).is_file():
            raise UsageError(f"{path}：文件夹里没有 {NOTICE}，请先转换，或直接给出原文件。")
        path = path / NOTICE
    notice = _read(path, rules)
    if not notice.tasks and not notice.points():
        raise SourceError(f"{path}：没有找到任务分解表，也没有找到正文要点，无法比较。")
    return notice


def _read(path: Path, rules: Path | None) -> Notice:
    if path.suffix.lower() == ".json":
        from pipeline.exporters.json_file import read_notice

        return read_notice(path)
    from pipeline.batch import read_source

    return read_source(path, rules)
