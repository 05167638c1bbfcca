"""What a dataset lacks, and has twice: places that miss a year which they or others have."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from pipeline.dataset.manifest import Collected
from pipeline.dataset.year_changes import same_subject
from pipeline.diff.lacking_years import lacking_years, year_names


def told_of(notices: Mapping[str, Collected]) -> Iterator[str]:
    """A sentence for each place that lacks years of a subject, and for notices of one place, year and subject."""
    for subject, editions in _by_subject(notices).items():
        years = {place: sorted(by_year) for place, by_year in editions.items()}
        for place, lacks in lacking_years(years).items():
            yield f"{place}“{subject}”有 {year_names(years[place])}的，缺 {year_names(lacks)}的。"
    for subject, editions in _by_subject(notices).items():
        for place, by_year in editions.items():
            for year, paths in by_year.items():
                if len(paths) > 1:
                    listed = "、".join(paths)
                    yield (
                        f"{place}“{subject}”{year} 年的有 {len(paths)} 份，都收入了：{listed}；"
                        "如果是同一份文件的几种格式，请只留一份。"
                    )


def _by_subject(notices: Mapping[str, Collected]) -> Mapping[str, Mapping[str, Mapping[int, list[str]]]]:
    """The paths of notices by subject (one of its wordings), place and year. Without place or year none counts."""
    found: dict[str, dict[str, dict[int, list[str]]]] = defaultdict(lambda: defaultdict(lambda: defaultdict(list)))
    for one in notices.values():
        if one.place and one.partition.year:
            subject = next((known for known in found if same_subject(known, one.subject)), one.subject)
            found[subject][one.place][int(one.partition.year)].append(one.path)
    return found
