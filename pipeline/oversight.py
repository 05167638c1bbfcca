"""The public face of a superior's view: its notice held against those of its districts. Wiring; nothing here prints."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Final

from pipeline.errors import SourceError, UsageError
from pipeline.face import folder_for, open_notice, settings_of
from pipeline.model import Notice
from pipeline.result_names import NOTICE_JSON

if TYPE_CHECKING:
    from pipeline.normalisers.units.lexicon.vocabulary import Words
    from pipeline.settings import Settings
    from pipeline.superior.carrying_out import Superior
    from pipeline.superior.same_function import NameSigns

AnyPath = str | PathLike[str]
_WRITTEN: Final = ".yaodian-coverage.json"


def coverage(
    superior: Notice | AnyPath,
    districts: Iterable[Notice | AnyPath],
    output: AnyPath | None = None,
    *,
    rules: AnyPath | None = None,
    passwords: str | Iterable[str] = (),
) -> Superior:
    """What became of each obligation of a superior's notice in the notices of its districts.

    Each is a Notice, whatever ``load`` takes, a source file, or a folder of converted notices, all of which are
    districts then. ``output``: a folder for ``coverage.xlsx``, ``.html``, ``.json`` and ``.csv``; without it nothing is
    written. Raises what ``compare`` raises, UsageError where there is no district.

    >>> import yaodian
    >>> both = sorted(Path("input").glob("*.pdf"))
    >>> found = yaodian.coverage(both[0], [both[1]])
    >>> len(found.demands), found.districts[0].count("missing")
    (34, 2)
    """
    settings, _ = settings_of(rules, None, passwords)
    return coverage_with(superior, list(districts), output, settings)


def coverage_with(
    superior: Notice | AnyPath,
    districts: Sequence[Notice | AnyPath],
    output: AnyPath | None,
    settings: Settings,
    tell: Callable[[str], None] = lambda _: None,
) -> Superior:
    """A superior's notice and those of its districts as the settings say; see :func:`coverage`. ``tell`` takes what is
    odd about them: a document that is there twice, another year than the superior's."""
    from pipeline.batch.kept_files import keep_written
    from pipeline.exporters.exports import write_coverage
    from pipeline.normalisers.units.lexicon.vocabulary import load_vocabulary
    from pipeline.superior.carrying_out import carried_out

    above = open_notice(superior, settings)
    below = [one for named in districts for one in _opened(named, above, settings, tell)]
    below = _once([one for one in below if one.source.sha256 != above.source.sha256], tell)
    _tell_other_years(above, below, tell)
    if not below:
        raise UsageError("请给出至少一份下级的通知：yaodian coverage 上级文件 下级文件…")
    signs = _signs(load_vocabulary(settings.rules).words)
    folder = None if output is None else folder_for(output)
    found = carried_out(above, below, signs)
    if folder is not None:
        for line in keep_written(lambda to: write_coverage(found, to), folder, _WRITTEN):
            tell(line)
    return found


def _signs(words: Words) -> NameSigns:
    """What names of bodies are made of, by the grammar of 责任单位."""
    from pipeline.superior.same_function import NameSigns

    levels = "".join(word for word in words.levels.government.split() if len(word) == 1)
    # 同 and 并 are parts of names (同心县) unless a name stands behind them.
    joining = [word for word in words.separators.words.split() if word not in words.separators.weak.split()]
    return NameSigns(levels, words.collectives.short.replace(" ", ""), (*joining, *words.separators.item.split()))


def _once(notices: Sequence[Notice], tell: Callable[[str], None]) -> list[Notice]:
    """The notices without those that are the same document as one before them."""
    from pipeline.diff.lacking_years import same_document

    found: list[Notice] = []
    for one in notices:
        twin = next((other for other in found if same_document(one, other)), None)
        if twin is None:
            found.append(one)
        else:
            tell(f"{one.source.file} 与 {twin.source.file} 是同一份文件，只算一份。")
    return found


def _tell_other_years(above: Notice, below: Sequence[Notice], tell: Callable[[str], None]) -> None:
    year = above.notice.year
    for one in below:
        if year is not None and one.notice.year is not None and one.notice.year != year:
            title = one.notice.title or one.source.file
            tell(f"“{title}”是 {one.notice.year} 年的，上级的通知是 {year} 年的；时限按相差的年数比较。")


def _opened(named: Notice | AnyPath, above: Notice, settings: Settings, tell: Callable[[str], None]) -> list[Notice]:
    """The notices that a path stands for: one, or those below a folder that are of the superior's year and of other
    places. What has nothing to compare is left out there."""
    if isinstance(named, Notice) or not Path(named).is_dir() or (Path(named) / NOTICE_JSON).is_file():
        return [open_notice(named, settings)]
    found: list[Notice] = []
    for path in sorted(Path(named).rglob(NOTICE_JSON)):
        try:
            found.append(open_notice(path, settings))
        except SourceError:
            continue
    place = above.notice.jurisdiction
    return _of_that_year([one for one in found if place is None or one.notice.jurisdiction != place], above, tell)


def _of_that_year(notices: Sequence[Notice], above: Notice, tell: Callable[[str], None]) -> list[Notice]:
    """Of a folder's notices those of the superior's year, where that is known; places that have none of it are told."""
    from pipeline.diff.lacking_years import year_names

    year = above.notice.year
    if year is None:
        return list(notices)
    found = [one for one in notices if one.notice.year in (year, None)]
    there = {_place(one) for one in found}
    others: dict[str, set[int]] = {}
    for one in notices:
        if one.notice.year is not None and _place(one) not in there:
            others.setdefault(_place(one), set()).add(one.notice.year)
    for place, years in others.items():
        tell(f"{place}没有 {year} 年的通知（有 {year_names(sorted(years))}的），没有比较。")
    return found


def _place(notice: Notice) -> str:
    where = notice.notice.jurisdiction
    return where.name if where else notice.source.file
