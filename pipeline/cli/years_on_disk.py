"""Finds the notices of given years among the sources and what was converted from them."""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from pipeline.batch.record import Record, RecordedHead, hash_file, read_record
from pipeline.errors import CorrectionsError, SourceError, UsageError, system_reason
from pipeline.own_code import hash_program
from pipeline.result_names import NOTICE_JSON

if TYPE_CHECKING:
    from pipeline.model import Notice
    from pipeline.settings import Settings


class FoundEdition(Struct, frozen=True):
    """A notice of a place and year. ``path``: its result or its source; ``notice`` where it was read already: what was
    converted is known by its record, and read only when it is wanted."""

    path: Path
    place: str
    year: int
    tasks: int
    sha256: str
    notice: Notice | None = None
    record: Record | None = None


Editions = Mapping[str, Mapping[int, Sequence[FoundEdition]]]
"""By the district's full name (山东省临沂市兰山区), then by year."""


def find_years(
    years: Sequence[int], district: str | None, sources: Path, results: Sequence[Path], settings: Settings
) -> list[Notice]:
    """One notice for each year, all of one district, in the order of ``years``.

    Sources that have no result yet, or an outdated one (the file, its corrections, the rules or the program changed),
    are converted. Says what districts lack, and what is there twice. A UsageError if no district has all years, or
    several have and ``district`` names none of them; its details list them.
    """
    found = _by_place(_all(sources, results, settings))
    if district is not None:
        found = {place: editions for place, editions in found.items() if district in place}
    complete = {place: editions for place, editions in found.items() if all(year in editions for year in years)}
    if not complete:
        raise UsageError(_missing(years, district, sources, found), _listed(found))
    if len(complete) > 1:
        exact = {place: editions for place, editions in complete.items() if place.endswith(district or "—")}
        if len(exact) != 1:
            raise UsageError(_choose(years), _listed(complete))
        complete = exact
    place, editions = next(iter(complete.items()))
    _say_what_lacks(found, place, years)
    return [_one(place, year, editions[year]) for year in years]


def _all(sources: Path, results: Sequence[Path], settings: Settings) -> Iterator[FoundEdition]:
    """Every notice: fresh results first, then sources without one, converted now, then results whose source is
    elsewhere."""
    from pipeline.batch.inputs import files_in
    from pipeline.face import read_with
    from pipeline.rules.loading import hash_rules

    made = _results(results)
    current = (hash_rules(settings.rules), hash_program()) if made else None
    seen: set[str] = set()
    for one in files_in(sources) if sources.is_dir() else []:
        try:
            content = hash_file(one.path)
            beside = one.known_corrections
            corrections = hash_file(beside) if beside else None
        except OSError as error:
            _say(f"跳过：{one.label}：无法读取（{system_reason(error)}），请检查文件权限。")
            continue
        seen.add(content)
        ready = [found for found in made.get(content, ()) if _made_from(found) == (current, corrections)]
        try:
            yield from _told_by(one.path, read_with(one.path, settings)) if not ready else ready[:1]
        # Another district's broken file or corrections are no reason to stop.
        except (SourceError, CorrectionsError) as error:
            _say(f"跳过：{error}")
    for content, editions in made.items():
        if content not in seen:
            yield editions[0]


def _results(folders: Sequence[Path]) -> dict[str, list[FoundEdition]]:
    """What was converted, by the hash of its source: as its record says, or, without a word there, as it says itself.
    What cannot be read is no result."""
    found: dict[str, list[FoundEdition]] = defaultdict(list)
    for folder in folders:
        for path in sorted(folder.rglob(NOTICE_JSON)) if folder.is_dir() else []:
            record = read_record(path.parent)
            for edition in _recorded(path, record) or _read(path, record):
                found[edition.sha256].append(edition)
    return found


def _recorded(path: Path, record: Record | None) -> list[FoundEdition]:
    """What a record says of the result beside it; nothing where it does not name year and place."""
    if record is None or record.state == "writing" or not record.basis.source:
        return []
    head: RecordedHead = record.head
    if head.year is None or not head.place:
        return []
    counts = record.counts
    if not counts.tasks and not counts.points:
        return []
    return [FoundEdition(path, head.place, head.year, counts.tasks, record.basis.source, record=record)]


def _read(path: Path, record: Record | None) -> list[FoundEdition]:
    from pipeline.exporters.json_file import read_notice

    try:
        return list(_told_by(path, read_notice(path), record))
    except SourceError:
        return []


def _told_by(path: Path, notice: Notice, record: Record | None = None) -> Iterator[FoundEdition]:
    """A notice that was read, if its year is known and it holds anything."""
    head, where = notice.notice, notice.notice.jurisdiction
    if head.year is not None and (notice.tasks or notice.sections):
        place = "".join((*where.parents, where.name)) if where else "未知地区"
        yield FoundEdition(path, place, head.year, len(notice.tasks), notice.source.sha256, notice, record)


def _made_from(one: FoundEdition) -> tuple[tuple[str, str], str | None] | None:
    """The rules, the program and the corrections that a result was made with; None if nothing tells."""
    if one.record is None or one.record.state == "writing":
        return None
    basis = one.record.basis
    return (basis.rules, basis.program), basis.corrections


def _say(message: str) -> None:
    from pipeline.batch.inputs import shown

    print(shown(" ".join(message.split())), file=sys.stderr)


def _by_place(editions: Iterable[FoundEdition]) -> Editions:
    found: dict[str, dict[int, list[FoundEdition]]] = defaultdict(lambda: defaultdict(list))
    for one in editions:
        found[one.place][one.year].append(one)
    return found


def _say_what_lacks(found: Editions, place: str, years: Sequence[int]) -> None:
    """Other districts that have some of the years but not all, and years of this one that nobody asked for."""
    from pipeline.diff.lacking_years import lacking_years, year_names

    known = {other: [year for year in editions if year in years] for other, editions in found.items()}
    for other, lacks in lacking_years(known, years).items():
        _say(f"注意：{other}有 {year_names(sorted(known[other]))}的文件，缺 {year_names(lacks)}的，没有比较。")
    between = set(range(min(years), max(years))) - set(years)
    unasked, missing = sorted(between & found[place].keys()), sorted(between - found[place].keys())
    if unasked:
        _say(f"注意：{place}还有 {year_names(unasked)}的文件，没有写在 --years 里，没有比较。")
    if missing:
        _say(f"注意：{place}中间缺 {year_names(missing)}的文件，前后两年直接比较。")


def _one(place: str, year: int, candidates: Sequence[FoundEdition]) -> Notice:
    from pipeline.diff.lacking_years import same_document

    best = max(candidates, key=lambda one: one.tasks)
    notice = _loaded(best)
    others = [one for one in candidates if one.sha256 != best.sha256]
    twins = [one for one in others if one.tasks == best.tasks and same_document(_loaded(one), notice)]
    if twins:
        _say(f"注意：{place} {year}年的 {best.path} 与 {_paths(twins)} 是同一份文件，只用一份。")
    if len(others) > len(twins):
        left = [one for one in others if one not in twins]
        count = len(left) + 1
        _say(f"注意：{place} {year}年有 {count} 份文件，用的是 {best.path}，没有用 {_paths(left)}。")
    return notice


def _paths(editions: Sequence[FoundEdition]) -> str:
    return "、".join(str(one.path) for one in editions)


def _loaded(one: FoundEdition) -> Notice:
    from pipeline.face import load

    return one.notice or load(one.path)


def _missing(years: Sequence[int], district: str | None, sources: Path, found: Editions) -> str:
    wanted = "、".join(f"{year}年" for year in years)
    where = f"“{district}”的" if district else ""
    if not found:
        return f"没有找到{where}文件，请把 {wanted} 的文件放进 {sources}/ 再试。"
    return f"没有哪个地区同时有 {wanted} 的{where}文件，请把缺的放进 {sources}/ 再试。现有："


def _choose(years: Sequence[int]) -> str:
    wanted = "、".join(f"{year}年" for year in years)
    how = "make diff 用 DISTRICT=地区，命令用 --district"
    return f"有几个地区都有 {wanted} 的文件，请指定一个（{how}）："


def _listed(found: Editions) -> tuple[str, ...]:
    return tuple(
        f"  {place}：{'、'.join(f'{year}年' for year in sorted(editions))}" for place, editions in sorted(found.items())
    )
