"""``index.html`` of an output folder: what the summary tells of files, and the comparisons that lie there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

import msgspec
from msgspec import Struct

from pipeline.batch.kept_files import keep_written, write_kept
from pipeline.batch.last_progress import last_progress
from pipeline.batch.record import NAME
from pipeline.batch.summary import SummaryRow, earlier_rows, known_sources
from pipeline.exporters.comparison.change_words import KIND_NAMES, year_name
from pipeline.exporters.comparison.page_links import PageLinks, links_to
from pipeline.exporters.exports import write_comparison, write_history
from pipeline.exporters.page.index_html import (
    MADE_BY,
    IndexComparison,
    IndexFailure,
    IndexNotice,
    index_html,
)
from pipeline.model import Notice
from pipeline.model.change import Edition, Summary
from pipeline.regular_files import open_regular, read_regular
from pipeline.result_names import LEDGER_BOOK, NOTICE_PAGE

if TYPE_CHECKING:
    from pipeline.diff.comparison import Comparison
    from pipeline.diff.history import History

INDEX: Final = "index.html"
OUTPUT: Final = Path("output")
"""Where results go if nobody says otherwise."""
_WRITTEN: Final = ".yaodian-index.json"
_COMPARED: Final = ".yaodian-diff.json"


class _TwoYears(Struct):
    """What is told here of a ``diff.json``."""

    old: Edition
    new: Edition
    summary: Summary


class _ManyYears(Struct):
    """What is told here of a ``history.json``."""

    editions: list[Edition]


def write_index(rows: Sequence[SummaryRow], output: Path) -> Path:
    """Write the index of ``output``; a file of that name that is no index stays, and the new one goes beside it. Gives
    where it is. An OutputError if that cannot be."""
    notices = [_notice(row, output) for row in rows if row.folder and (output / row.folder / NAME).is_file()]
    failures = [
        IndexFailure(row.file, row.reason) for row in rows if row.status in ("failed", "left") and not row.folder
    ]
    made = partial(index_html, notices, list(_comparisons(output)), failures)
    return write_kept({INDEX: made}, output, _WRITTEN, _is_ours)[0][0]


def page_of(notice: Notice, outputs: Sequence[Path]) -> Path | None:
    """The page of the notice of that very file, in the first of the folders of results that has one."""
    for output in outputs:
        folder = known_sources(earlier_rows(output), output).get(notice.source.sha256)
        if folder is not None and (output / folder / NOTICE_PAGE).is_file():
            return output / folder / NOTICE_PAGE
    return None


def write_compared(
    made: Comparison | History, notices: Sequence[Notice], folder: Path, results: Sequence[Path] = ()
) -> tuple[str, ...]:
    """Write what was compared into ``folder``, its page linked with those of two notices that were converted beside it,
    into one of the folders ``results`` or into ``output/``; then the index there anew. Gives what the user should be
    told: a file that a person changed stays, and the new one goes beside it. Raises OutputError."""
    from pipeline.diff.comparison import Comparison, with_progress

    if isinstance(made, Comparison):
        outputs = [*(one.absolute() for one in results), folder.absolute().parent, OUTPUT.absolute()]
        points = made.level == "points"
        links = PageLinks(*(links_to(one, page_of(one, outputs), folder, points) for one in notices))
        said = () if points else last_progress(notices[0], outputs)
        told = keep_written(lambda to: write_comparison(with_progress(made, said), to, links), folder, _COMPARED)
    else:
        told = keep_written(lambda to: write_history(made, to), folder, _COMPARED)
    refresh_index(folder.absolute().parent)
    return told


def refresh_index(output: Path) -> None:
    """Write the index of a folder anew, if it is one that results are converted into. Raises OutputError."""
    rows = earlier_rows(output)
    if rows:
        write_index(rows, output)


def _notice(row: SummaryRow, output: Path) -> IndexNotice:
    def way(name: str) -> str:
        return f"{row.folder}/{name}" if (output / row.folder / name).is_file() else ""

    counts = row.counts
    return IndexNotice(
        title=row.head.title,
        place=row.head.place,
        year=row.head.year,
        file=row.file,
        page=way(NOTICE_PAGE),
        workbook=way(LEDGER_BOOK),
        points=counts.points,
        tasks=counts.tasks,
        units=counts.units,
        errors=counts.errors,
        warnings=counts.warnings,
    )


def _comparisons(output: Path) -> Iterable[IndexComparison]:
    """Those in the folders right below, by name; what cannot be understood is no comparison."""
    for path in sorted((*output.glob("*/diff.json"), *output.glob("*/history.json"))):
        try:
            told = _two(path) if path.stem == "diff" else _many(path)
        except (OSError, msgspec.DecodeError, UnicodeDecodeError):
            continue
        folder = path.parent.name
        ways = [f"{folder}/{name}" if (path.parent / name).is_file() else "" for name in _files(path.stem)]
        yield IndexComparison(*told, *ways)


def _files(stem: str) -> tuple[str, str]:
    return (f"{stem}.html", f"{stem}.xlsx")


def _two(path: Path) -> tuple[str, str]:
    diff = msgspec.json.decode(read_regular(path), type=_TwoYears)
    counts = ((name, getattr(diff.summary, kind)) for kind, name in KIND_NAMES.items())
    title = f"{diff.new.title or path.parent.name}：与{year_name(diff.old.year, '上年')}相比"
    return title, "，".join(f"{name} {count}" for name, count in counts if count)


def _many(path: Path) -> tuple[str, str]:
    editions = msgspec.json.decode(read_regular(path), type=_ManyYears).editions
    years = "、".join(year_name(one.year, "年份不明") for one in editions)
    return f"{editions[-1].title or path.parent.name}：历年沿革", years


def _is_ours(path: Path) -> bool:
    try:
        with open_regular(path) as file:
            return MADE_BY.encode() in file.read(400)
    # A folder, or closed to us: in no case an index that may be replaced.
    except OSError:
        return False
