"""The public face of a superior's view: its notice held against those of its districts. Wiring; nothing here prints."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.errors import SourceError, UsageError
from pipeline.face import folder_for, open_notice, settings_of
from pipeline.model import Notice

if TYPE_CHECKING:
    from pipeline.settings import Settings
    from pipeline.superior.carrying_out import Superior

AnyPath = str | PathLike[str]
_NOTICE = "notice.json"


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
    superior: Notice | AnyPath, districts: Sequence[Notice | AnyPath], output: AnyPath | None, settings: Settings
) -> Superior:
    """A superior's notice and those of its districts as the settings say; see :func:`coverage`."""
    from pipeline.exporters.exports import write_coverage
    from pipeline.normalisers.units.lexicon.vocabulary import load_vocabulary
    from pipeline.superior.carrying_out import carried_out

    above = open_notice(superior, settings)
    below = [one for named in districts for one in _opened(named, settings)]
    below = [one for one in below if one.source.sha256 != above.source.sha256]
    if not below:
        raise UsageError("请给出至少一份下级的通知：yaodian coverage 上级文件 下级文件…")
    named = load_vocabulary(settings.rules).words.levels.government.split()
    levels = "".join(word for word in named if len(word) == 1)
    folder = None if output is None else folder_for(output)
    found = carried_out(above, below, levels)
    if folder is not None:
        write_coverage(found, folder)
    return found


def _opened(named: Notice | AnyPath, settings: Settings) -> list[Notice]:
    """The notices that a path stands for: one, or all below a folder. What has nothing to compare is left out there."""
    if isinstance(named, Notice) or not Path(named).is_dir() or (Path(named) / _NOTICE).is_file():
        return [open_notice(named, settings)]
    found: list[Notice] = []
    for path in sorted(Path(named).rglob(_NOTICE)):
        try:
            found.append(open_notice(path, settings))
        except SourceError:
            continue
    return found
