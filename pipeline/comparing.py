"""The public face of comparisons: what changed from year to year. Wiring; nothing here prints."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

from pipeline.face import folder_for, open_notice, settings_of
from pipeline.model import Notice

if TYPE_CHECKING:
    from pipeline.diff.bodies import Bodies
    from pipeline.diff.comparison import Comparison
    from pipeline.diff.history import History
    from pipeline.settings import Settings

AnyPath = str | PathLike[str]
_SUMMARY: Final = "summary.json"
C = TypeVar("C", "Comparison", "History")


def compare(
    old: Notice | AnyPath,
    new: Notice | AnyPath,
    output: AnyPath | None = None,
    *,
    jurisdiction: str | None = None,
    rules: AnyPath | None = None,
    passwords: str | Iterable[str] = (),
) -> Comparison:
    """What changed from one year's notice to the next: each a Notice, whatever :func:`load` takes, or a source file.

    ``comparison.diff`` is what ``diff.json`` holds. ``output``: a folder for ``diff.xlsx``, ``diff.html`` and
    ``diff.json``; without it nothing is written. Raises what :func:`read` and :func:`load` raise, UsageError or
    OutputError if the folder cannot be written, SourceError if a notice has nothing to compare.

    >>> import yaodian
    >>> old, new = sorted(Path("input").glob("*.pdf"))
    >>> comparison = yaodian.compare(old, new)
    >>> comparison.diff.summary.added, comparison.diff.summary.dropped
    (2, 2)
    """
    settings, _ = settings_of(rules, jurisdiction, passwords)
    results = results_above(one for one in (old, new) if not isinstance(one, Notice))
    return compare_with([open_notice(old, settings), open_notice(new, settings)], output, settings, results)


def compare_with(
    notices: Sequence[Notice],
    output: AnyPath | None,
    settings: Settings,
    results: Sequence[Path] = (),
    tell: Callable[[str], None] = lambda _: None,
) -> Comparison:
    """Two notices compared as the settings say; see :func:`compare`. ``results``: folders of results in which their
    pages and the older one's ledger may be, beside the usual ones; ``tell`` takes what the user should know."""
    from pipeline.diff.comparison import compare as compared

    old, new = notices
    return _written(lambda: compared(old, new, _bodies(notices, settings)), notices, output, results, tell)


def follow_with(
    notices: Sequence[Notice],
    output: AnyPath | None,
    settings: Settings,
    results: Sequence[Path] = (),
    tell: Callable[[str], None] = lambda _: None,
) -> History:
    """The tasks of many years, from the oldest to the newest notice, each followed through them."""
    from pipeline.diff.history import follow

    return _written(lambda: follow(notices, _bodies(notices, settings)), notices, output, results, tell)


def results_above(named: Iterable[AnyPath]) -> list[Path]:
    """The folders of results in which files and folders stand, each once: those that have a summary."""
    found = (parent for path in named for parent in Path(path).absolute().parents if (parent / _SUMMARY).is_file())
    return list(dict.fromkeys(found))


def _bodies(notices: Sequence[Notice], settings: Settings) -> Bodies:
    from pipeline.known_bodies import bodies_of
    from pipeline.normalisers.units.registry.registry import Knowledge

    return bodies_of(notices, Knowledge(settings.rules))


def _written(
    make: Callable[[], C],
    notices: Sequence[Notice],
    output: AnyPath | None,
    results: Sequence[Path],
    tell: Callable[[str], None],
) -> C:
    """What was made, and written if there is a folder for it; the folder is tried before anything is worked out."""
    if output is None:
        return make()
    from pipeline.batch.index_page import write_compared

    folder = folder_for(output)
    for line in write_compared(made := make(), notices, folder, results):
        tell(line)
    return made
