"""Which converted notices lie below folders, and what a dataset has to do about each."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from msgspec import Struct

from pipeline.dataset.manifest import Collected, Manifest, Partition, found_at
from pipeline.errors import SourceError, system_reason
from pipeline.exporters.json_file import read_notice
from pipeline.exporters.notice_tables import notice_key
from pipeline.model.notice import Jurisdiction
from pipeline.result_names import NOTICE_JSON

_YEAR: Final = re.compile(r"(?:19|20)\d\d年?(?:度)?")


class Scanned(Struct, frozen=True):
    """``fresh``: notices to be read, by key; ``same``: keys of those that did not change; ``gone``: keys that the
    dataset has from these folders and that are no longer there; ``messages``: what could not be taken."""

    fresh: Mapping[str, Collected]
    same: frozenset[str]
    gone: frozenset[str]
    messages: tuple[str, ...]


def scan(outputs: Sequence[Path], dataset: Path, before: Manifest, anew: bool) -> Scanned:
    """What lies below the folders, held against what the dataset has. ``anew``: nothing counts as unchanged."""
    known = {one.path: (key, one) for key, one in before.notices.items()}
    fresh: dict[str, Collected] = {}
    same: set[str] = set()
    seen: dict[str, str] = {}
    messages: list[str] = []
    broken: set[str] = set()
    for path in _paths(outputs, dataset, before if anew else None):
        way = Path(os.path.relpath(path, dataset)).as_posix()
        old = known.get(way)
        try:
            digest = hashlib.sha256(path.read_bytes()).hexdigest()
            if old and not anew and old[1].content == digest:
                key, entry = old[0], old[1]
            else:
                key, entry = _entry(path, way, digest)
        except OSError as error:
            messages.append(f"{path}：无法读取（{system_reason(error)}），没有收入。")
            broken.add(way)
            continue
        except SourceError as error:
            messages.append(f"{error}；没有收入。")
            broken.add(way)
            continue
        if key in seen:
            messages.append(f"{path}：与 {seen[key]} 是同一份文件的结果，只收一次。")
            continue
        seen[key] = str(path)
        if old and entry is old[1]:
            same.add(key)
        else:
            fresh[key] = entry
    return Scanned(fresh, frozenset(same), _gone(before, seen, broken, outputs, dataset), tuple(messages))


def _paths(outputs: Sequence[Path], dataset: Path, all_of: Manifest | None) -> Iterator[Path]:
    """Every ``notice.json`` below the folders, by name, once; with those that the dataset knows from elsewhere."""
    found = [path for folder in outputs for path in sorted(folder.rglob(NOTICE_JSON))]
    elsewhere = [found_at(dataset, one) for one in all_of.notices.values()] if all_of else []
    known = {os.path.realpath(path): path for path in reversed([*found, *filter(Path.is_file, elsewhere)])}
    yield from reversed(known.values())


def _gone(
    before: Manifest, seen: Mapping[str, str], broken: set[str], outputs: Sequence[Path], dataset: Path
) -> frozenset[str]:
    """Keys of the dataset whose file stood below the folders and is not there, or holds another notice now. What
    merely cannot be read now is kept as it was."""
    roots = [Path(os.path.realpath(folder)) for folder in outputs]

    def below(one: Collected) -> bool:
        path = Path(os.path.realpath(found_at(dataset, one)))
        return any(path.is_relative_to(root) for root in roots)

    return frozenset(
        key for key, one in before.notices.items() if key not in seen and one.path not in broken and below(one)
    )


def _entry(path: Path, way: str, digest: str) -> tuple[str, Collected]:
    notice = read_notice(path)
    head = notice.notice
    where = head.jurisdiction
    place = " ".join((*where.parents, where.name)) if where else ""
    partition = Partition(str(head.year) if head.year is not None else "", _province(where))
    subject = _subject(head.title or "", where)
    return notice_key(notice.source.sha256), Collected(way, digest, partition, place, subject, len(notice.tasks))


def _province(where: Jurisdiction | None) -> str:
    if where is None:
        return ""
    return where.parents[0] if where.parents else where.name


def _subject(title: str, where: Jurisdiction | None) -> str:
    """What a title says besides year and place."""
    bare = _YEAR.sub("", title)
    for name in (*where.parents, where.name) if where else ():
        bare = bare.replace(name, "")
    return bare
