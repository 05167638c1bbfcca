"""A notice from whatever a user names: its notice.json, the folder that holds one, or the document itself."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from pipeline.errors import SourceError, UsageError
from pipeline.sources.readers import named

if TYPE_CHECKING:
    from pipeline.model import Notice

NOTICE: Final = "notice.json"
_RESULTS: Final = (".xlsx", ".csv", ".html")


class Opening(NamedTuple):
    """How documents are read."""

    rules: Path | None = None
    jurisdiction: str | None = None
    passwords: tuple[str, ...] = ()


def open_notice(path: Path, opening: Opening) -> Notice:
    """Read or convert one notice. A workbook or table of results stands for the ``notice.json`` beside it.

    A UsageError if there is no such path, or a folder without ``notice.json``; a SourceError if it cannot be read or
    holds nothing to compare.
    """
    if not path.exists():
        raise UsageError(f"{path}：没有这个文件或文件夹，请检查路径。")
    if path.is_dir():
        if not (path / NOTICE).is_file():
            raise UsageError(f"{path}：文件夹里没有 {NOTICE}，请先转换，或直接给出原文件。")
        path = path / NOTICE
    elif path.suffix.lower() in _RESULTS:
        if not path.with_name(NOTICE).is_file():
            raise UsageError(
                f"{path}：这种文件不能用来对照，旁边也没有 {NOTICE}；请给出转换结果的文件夹，或原文件（{named()}）。"
            )
        path = path.with_name(NOTICE)
    notice = _read(path, opening)
    if not notice.tasks and not notice.points():
        raise SourceError(f"{path}：没有找到任务分解表，也没有找到正文要点，无法比较。")
    return notice


def _read(path: Path, opening: Opening) -> Notice:
    if path.suffix.lower() == ".json":
        from pipeline.exporters.json_file import read_notice

        return read_notice(path)
    from pipeline.batch.reading_source import read_source

    return read_source(path, *opening)
