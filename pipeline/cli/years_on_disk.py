"""Finds the notices of given years among the sources and what was converted from them."""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.errors import CorrectionsError, SourceError, UsageError, system_reason

if TYPE_CHECKING:
    from pipeline.model import Notice
    from pipeline.settings import Settings

Found = tuple[Path, "Notice"]


def find_years(
    years: Sequence[int], district: str | None, sources: Path, results: Path, settings: Settings
) -> list[Notice]:
    """One notice for each year, all of one district, in the order of ``years``.

    Sources that have no result yet, or an outdated one (the file, its corrections, the rules or the program changed),
    are converted. A UsageError if no district has all years, or several have and ``district`` names none of them; its
    details list them.
    """
    found = _by_place(_all(sources, results, settings))
    if district is not None:
        found = {place: editions for place, editions in found.items() if district in place}
    complete = {place: editions for place, editions in found.items() if all(year in editions for year in years)}
    if not complete:
        raise UsageError(_missing(years, district, sources, found), _listed(found))
    if len(complete) > 1:
        exact = {place: editions for place, editions in complete.items() if place.split(" ")[-1] == district}
        if len(exact) != 1:
            raise UsageError(_choose(years), _listed(complete))
        complete = exact
    place, editions = next(iter(complete.items()))
    return [_one(place, year, editions[year]) for year in years]


def _all(sources: Path, results: Path, settings: Settings) -> Iterable[Found]:
    """Every notice: fresh results first, then sources without one, converted now."""
    from pipeline.batch.inputs import files_in
    from pipeline.batch.record import hash_file, hash_program
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
        ready = [found for found in made.get(content, ()) if _made_from(found[0]) == (current, corrections)]
        if ready:
            yield ready[0]
            continue
        try:
            yield one.path, read_with(one.path, settings)
        # Another district's broken file or corrections are no reason to stop.
        except (SourceError, CorrectionsError) as error:
            _say(f"跳过：{error}")
    for content, notices in made.items():
        if content not in seen:
            yield notices[0]


def _results(folder: Path) -> dict[str, list[Found]]:
    """Converted notices by the hash of their source; what cannot be read is no result."""
    from pipeline.exporters.json_file import read_notice

    found: dict[str, list[Found]] = defaultdict(list)
    for path in sorted(folder.rglob("notice.json")) if folder.is_dir() else []:
        try:
            notice = read_notice(path)
        except SourceError:
            continue
        found[notice.source.sha256].append((path, notice))
    return found


def _made_from(result: Path) -> tuple[tuple[str, str], str | None] | None:
    """The rules, the program and the corrections that a ``notice.json`` was made with; None if nothing tells."""
    from pipeline.batch.record import read_record

    record = read_record(result.parent)
    if record is None or record.state == "writing":
        return None
    return (record.basis.rules, record.basis.program), record.basis.corrections


def _say(message: str) -> None:
    from pipeline.batch.inputs import shown

    print(shown(" ".join(message.split())), file=sys.stderr)


def _by_place(notices: Iterable[Found]) -> dict[str, dict[int, list[Found]]]:
    """By the district's full name (山东省 临沂市 兰山区), then by year."""
    found: dict[str, dict[int, list[Found]]] = defaultdict(lambda: defaultdict(list))
    for path, notice in notices:
        head = notice.notice
        if head.year is not None and (notice.tasks or notice.sections):
            where = head.jurisdiction
            place = " ".join((*where.parents, where.name)) if where else "未知地区"
            found[place][head.year].append((path, notice))
    return found


def _one(place: str, year: int, candidates: Sequence[Found]) -> Notice:
    path, notice = max(candidates, key=lambda entry: len(entry[1].tasks))
    if len({candidate.source.sha256 for _, candidate in candidates}) > 1:
        others = "、".join(str(at) for at, _ in candidates if at != path)
        _say(f"注意：{place} {year}年有 {len(candidates)} 份文件，用的是 {path}，没有用 {others}。")
    return notice


def _missing(
    years: Sequence[int], district: str | None, sources: Path, found: dict[str, dict[int, list[Found]]]
) -> str:
    wanted = "、".join(f"{year}年" for year in years)
    where = f"“{district}”的" if district else ""
    if not found:
        return f"没有找到{where}文件，请把 {wanted} 的文件放进 {sources}/ 再试。"
    return f"没有哪个地区同时有 {wanted} 的{where}文件，请把缺的放进 {sources}/ 再试。现有："


def _choose(years: Sequence[int]) -> str:
    wanted = "、".join(f"{year}年" for year in years)
    how = "make diff 用 DISTRICT=地区，命令用 --district"
    return f"有几个地区都有 {wanted} 的文件，请指定一个（{how}）："


def _listed(found: dict[str, dict[int, list[Found]]]) -> tuple[str, ...]:
    return tuple(
        f"  {place}：{'、'.join(f'{year}年' for year in sorted(editions))}" for place, editions in sorted(found.items())
    )
