"""Writes a workbook anew where a person may have worked in the old one: keeps, or steps aside, never writes over."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from itertools import count, takewhile
from pathlib import Path

from msgspec import Struct

from pipeline.errors import OutputError
from pipeline.exporters.atomic import write_bytes
from pipeline.exporters.keeping.placing_back import UserEntries
from pipeline.exporters.workbook.archive import is_ours, is_untouched


class WorkbookOutcome(Struct, frozen=True):
    """Where the workbook was written, and what the user should be told (plain Chinese, one sentence each).

    ``aside``: it could not replace the one that stands there; the next run should try again.
    """

    path_written: Path
    messages: tuple[str, ...] = ()
    aside: bool = False


class Built(Struct, frozen=True):
    """A workbook's content, and what became of the entries that were to be kept (plain Chinese, one sentence each)."""

    content: bytes
    messages: tuple[str, ...] = ()


def rewrite(
    path: Path,
    read: Callable[[], UserEntries],
    build: Callable[[UserEntries], Built],
) -> WorkbookOutcome:
    """Write what ``build`` gives, with what ``read`` found at ``path``; it is called once.

    An OutputError if no place can be written.
    """
    if not path.exists():
        write_bytes(path, build(UserEntries()).content)
        return WorkbookOutcome(path)
    try:
        kept = read()
    except OutputError as error:
        return _beside(path, build(UserEntries()).content, f"{error}。原文件没有改动")
    built = build(kept)
    content = built.content
    if content == kept.content:
        return WorkbookOutcome(path, (*built.messages, *_outdated(path)))
    if kept.uncopyable:
        names = "、".join(f"“{name}”" for name in kept.uncopyable)
        reason = f"{path.name}：{names}表中有图表、图片等无法照抄的内容，没有改动；请把它们移到另外的工作簿后再生成一次"
        return _beside(path, content, reason)
    holder = lock_of(path)
    if holder is not None:
        reason = f"{path.name}：正在别的程序中打开，没有改动；请关闭后再生成一次（若并未打开，请删除 {holder.name}）"
        return _beside(path, content, reason)
    if not os.access(path, os.W_OK):
        return _beside(path, content, f"{path.name}：是只读文件，没有改动")
    try:
        write_bytes(path, content)
    except OutputError:
        return _beside(path, content, f"{path.name}：正被占用，无法替换，没有改动；请关闭后再生成一次")
    return WorkbookOutcome(path, (*built.messages, *_outdated(path)))


def _outdated(path: Path) -> tuple[str, ...]:
    """What to say of the workbooks that earlier runs wrote beside one that they could not replace.

    They stay: whoever has worked in one wants to take the work over first.
    """
    found = [place for place in takewhile(Path.exists, _places_beside(path)) if _made_here(place)]
    return tuple(
        f"{place.name}：是上次另写的一份，已经过时，"
        + ("没有人改过，请删除" if is_untouched(place.read_bytes()) else f"里面改过的内容请抄到 {path.name}，再删除")
        for place in found
    )


def _made_here(place: Path) -> bool:
    try:
        return is_ours(place.read_bytes())
    except OSError:
        return False


def lock_of(path: Path) -> Path | None:
    """The file by which Excel, WPS or LibreOffice says that it has the workbook open, if there is one."""
    names = (f"~${path.name}", f"~${path.name[2:]}", f".~lock.{path.name}#", f".~{path.name}")
    return next((path.with_name(name) for name in names if path.with_name(name).exists()), None)


def _beside(path: Path, content: bytes, reason: str) -> WorkbookOutcome:
    """Write to the first free name beside ``path``, or leave a file there that already is the same."""
    for place in _places_beside(path):
        if place.exists():
            if place.read_bytes() != content:
                continue
        else:
            write_bytes(place, content)
        return WorkbookOutcome(place, (f"{reason}。新的一份写在旁边：{place.name}",), aside=True)
    raise AssertionError("unreachable: names beside a file do not run out")


def _places_beside(path: Path) -> Iterator[Path]:
    yield path.with_name(f"{path.stem}（新）{path.suffix}")
    for number in count(2):
        yield path.with_name(f"{path.stem}（新{number}）{path.suffix}")
