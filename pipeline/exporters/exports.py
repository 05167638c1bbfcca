"""What is written: one table for a notice, one for two years, one for many; all that knows result files is derived.

A new export is a module in this room, a row here and a test. The tables themselves import nothing heavy: a writer is
imported when its export is asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Generic, NamedTuple, TypeVar

from pipeline.errors import UsageError
from pipeline.result_names import LEDGER_BOOK, NOTICE_JSON, NOTICE_PAGE

if TYPE_CHECKING:
    from pipeline.diff.comparison import Comparison
    from pipeline.diff.history import History
    from pipeline.exporters.comparison.page_links import PageLinks
    from pipeline.model.reading import Reading
    from pipeline.superior.carrying_out import Superior

T = TypeVar("T")


class Written(NamedTuple):
    """What writing has to tell: messages for the user, and whether a workbook had to be written ``aside``."""

    messages: tuple[str, ...] = ()
    aside: bool = False


class Export(NamedTuple, Generic[T]):
    """One row. ``name`` is that of the file, or of the folder if it ends in ``/``, in the folder of the results.

    ``about``: what is in it, for the README. ``option``: the option of the command line that turns round whether it is
    written ``by_default``, and ``told`` what the help says of it. ``shows_way``: it shows how the file was read.
    """

    code: str
    name: str
    about: str
    write: Callable[[T, Path], Written]
    option: str = ""
    told: str = ""
    by_default: bool = True
    shows_way: bool = False

    @property
    def is_folder(self) -> bool:
        """Whether it is a folder of files, not one file."""
        return self.name.endswith("/")


def _json(reading: Reading, path: Path) -> Written:
    from pipeline.exporters.json_file import write_json

    write_json(reading.notice, path)
    return Written()


def _workbook(reading: Reading, path: Path) -> Written:
    from pipeline.exporters.ledger.ledger_workbook import update_workbook

    of = reading
    outcome = update_workbook(of.notice, of.units, path, page=of.page, own=of.own, on=of.on, given=of.given)
    return Written(outcome.messages, outcome.aside)


def _assignments(reading: Reading, path: Path) -> Written:
    from pipeline.exporters.csv_file import write_assignments

    write_assignments(reading.notice, path)
    return Written()


def _units(reading: Reading, path: Path) -> Written:
    from pipeline.exporters.csv_file import write_units

    write_units(reading.notice, reading.units, path)
    return Written()


def _members(reading: Reading, path: Path) -> Written:
    from pipeline.exporters.csv_file import write_members

    write_members(reading.notice, path)
    return Written()


def _progress(reading: Reading, path: Path) -> Written:
    from pipeline.exporters.ledger.progress_table import write_progress

    write_progress(reading.notice, path.with_name(LEDGER_BOOK), path)
    return Written()


def _page(reading: Reading, path: Path) -> Written:
    from pipeline.exporters.page.notice_html import write_notice_html

    write_notice_html(reading, path)
    return Written()


def _packs(reading: Reading, path: Path) -> Written:
    from pipeline.exporters.ledger.packs import write_packs

    return _all_of(Written(one.messages, one.aside) for one in write_packs(reading.notice, reading.units, path))


def _pictures(reading: Reading, path: Path) -> Written:
    from pipeline.exporters.debug.pictures import NOT_DRAWN, write_pictures

    if reading.way is None:
        raise ValueError("pictures show the way of a reading, which was not kept")
    password = reading.printed[0].password if reading.printed else ""
    return Written() if write_pictures(*reading.way, path, password) else Written((NOT_DRAWN,))


_PAGE: Final = "html"
_PACKS: Final = "packs"
EXPORTS: Final[tuple[Export[Reading], ...]] = (
    Export("json", NOTICE_JSON, "everything, with page and box of each value (`yaodian schema`)", _json),
    Export(
        "xlsx",
        LEDGER_BOOK,
        "任务台账 (a row a task, then columns for the user), 责任矩阵, 单位任务清单, 工作要点, 校核意见, 说明; 未对应 "
        "for entries whose task is gone",
        _workbook,
    ),
    Export("assignments", "assignments.csv", "a row a task and party. UTF-8 with BOM", _assignments),
    Export("units", "units.csv", "a row a unit. UTF-8 with BOM", _units),
    Export("members", "members.csv", "a row a task, collective and member", _members),
    Export("progress", "progress.csv", "a row an entry of the ledger: people's words, days, places", _progress),
    Export("progress_json", "progress.json", "the same, with what could not be told of it", _progress),
    Export(
        _PAGE,
        NOTICE_PAGE,
        "the document as printed beside the ledger, each value lit where it stands; one file, no network",
        _page,
        option="--no-html",
        told="不生成网页 notice.html（原文与台账对照，用浏览器看）",
        shows_way=True,
    ),
    Export(
        _PACKS,
        "packs/",
        "a workbook for each unit with its tasks, to be filled in and sent back; once there, made new with the ledger",
        _packs,
        option="--packs",
        told="另为每个责任单位生成一份任务清单",
        by_default=False,
    ),
    Export(
        "debug",
        "debug/",
        "a picture of each page: lines, cells with row and column, edges open to the next page, tasks and points with "
        "their numbers, furniture, and in red what was not read",
        _pictures,
        option="--debug",
        told="另存每页的识别过程图片（debug 文件夹），供核对",
        by_default=False,
        shows_way=True,
    ),
)
"""In the order in which they are written. Names that a release has written stay: people's entries are in them."""


def by_default(exports: Sequence[Export[Reading]] = EXPORTS) -> tuple[str, ...]:
    """The codes of what is written where nobody asks for anything else."""
    return tuple(row.code for row in exports if row.by_default)


def chosen(codes: Iterable[str], exports: Sequence[Export[Reading]] = EXPORTS) -> tuple[Export[Reading], ...]:
    """The rows of codes, each once, in the table's order. Raises UsageError listing the codes there are."""
    wanted = tuple(codes)
    known = [row.code for row in exports]
    for code in wanted:
        if code not in known:
            raise UsageError(f"没有“{code}”这种导出，可选：{'、'.join(known)}。")
    return tuple(row for row in exports if row.code in wanted)


def asked_for(given: Iterable[str], exports: Sequence[Export[Reading]] = EXPORTS) -> tuple[str, ...]:
    """The codes of what is written when these options of the command line are given."""
    turned = set(given)
    return tuple(row.code for row in exports if row.by_default != (row.option in turned))


def write_notice(reading: Reading, folder: Path, exports: Sequence[Export[Reading]]) -> Written:
    """What these rows write of one notice, into ``folder``; what a clerk filled in there is kept. The workbook leads to
    the page, if that is written too or the reading names one. Units' lists that stand there follow a new workbook."""
    from msgspec.structs import replace

    page = next((row.name for row in exports if row.code == _PAGE), reading.page)
    stand = any(row.code == "xlsx" for row in exports) and any((folder / _PACKS).glob("*.xlsx"))
    lists = [row for row in EXPORTS if row.code == _PACKS and stand and row not in exports]
    return _write(replace(reading, page=page), folder, (*exports, *lists))


class Linked(NamedTuple):
    """A comparison, and the ways to the pages of its notices."""

    comparison: Comparison
    links: PageLinks | None = None


def _diff_workbook(linked: Linked, path: Path) -> Written:
    from pipeline.exporters.comparison.diff_xlsx import write_diff_xlsx

    write_diff_xlsx(linked.comparison, path)
    return Written()


def _diff_page(linked: Linked, path: Path) -> Written:
    from pipeline.exporters.comparison.diff_html import write_diff_html
    from pipeline.exporters.comparison.page_links import NO_LINKS

    write_diff_html(linked.comparison, path, linked.links or NO_LINKS)
    return Written()


def _diff_json(linked: Linked, path: Path) -> Written:
    from pipeline.exporters.comparison.diff_json import write_diff_json

    write_diff_json(linked.comparison.diff, path)
    return Written()


def _history_workbook(history: History, path: Path) -> Written:
    from pipeline.exporters.comparison.years_side_by_side import write_history_xlsx

    write_history_xlsx(history, path)
    return Written()


def _history_json(history: History, path: Path) -> Written:
    from pipeline.exporters.comparison.years_side_by_side import write_history_json

    write_history_json(history, path)
    return Written()


def _coverage(superior: Superior, path: Path) -> Written:
    from pipeline.exporters.superior.coverage_data import write_coverage_csv, write_coverage_json
    from pipeline.exporters.superior.coverage_html import write_coverage_html
    from pipeline.exporters.superior.coverage_xlsx import write_coverage_xlsx

    writers = {
        ".xlsx": write_coverage_xlsx,
        ".html": write_coverage_html,
        ".json": write_coverage_json,
        ".csv": write_coverage_csv,
    }
    writers[path.suffix](superior, path)
    return Written()


COMPARISON_EXPORTS: Final[tuple[Export[Linked], ...]] = (
    Export("diff.xlsx", "diff.xlsx", "总览, 逐项对照, 按单位, 新增, 取消", _diff_workbook),
    Export("diff.html", "diff.html", "the same as a page (one file, no network)", _diff_page),
    Export(
        "diff.json",
        "diff.json",
        "every change, with last year's progress (`yaodian schema diff`)",
        _diff_json,
    ),
)
HISTORY_EXPORTS: Final[tuple[Export[History], ...]] = (
    Export("history.xlsx", "history.xlsx", "a row a task through all years", _history_workbook),
    Export("history.json", "history.json", "the same", _history_json),
)
COVERAGE_EXPORTS: Final[tuple[Export[Superior], ...]] = (
    Export("coverage.xlsx", "coverage.xlsx", "总览, 任务与地区, 逐项明细, 自行增加", _coverage),
    Export("coverage.html", "coverage.html", "the same as a page with the redline (no network)", _coverage),
    Export("coverage.json", "coverage.json", "every answer (`yaodian schema coverage`)", _coverage),
    Export("coverage.csv", "coverage.csv", "a row a district and obligation. UTF-8 with BOM", _coverage),
)


COMPARED: Final[tuple[Export[Any], ...]] = (*COMPARISON_EXPORTS, *HISTORY_EXPORTS, *COVERAGE_EXPORTS)
_ALL: Final[tuple[Export[Any], ...]] = (*EXPORTS, *COMPARED)


def write_comparison(comparison: Comparison, folder: Path, links: PageLinks | None = None) -> Written:
    """All files of a comparison of two years, each whole or not at all. ``links`` lead from its page to those of the
    notices. An OutputError if one cannot be written."""
    return _write(Linked(comparison, links), folder, COMPARISON_EXPORTS)


def write_history(history: History, folder: Path) -> Written:
    """All files of many years, each whole or not at all. An OutputError if one cannot be written."""
    return _write(history, folder, HISTORY_EXPORTS)


def write_coverage(superior: Superior, folder: Path) -> Written:
    """All files of a superior's notice held against districts', each whole or not at all. Raises OutputError."""
    return _write(superior, folder, COVERAGE_EXPORTS)


def names() -> tuple[str, ...]:
    """Everything that may stand in a folder of results, files and folders."""
    return tuple(row.name.removesuffix("/") for row in _ALL)


def suffixes() -> tuple[str, ...]:
    """The suffixes of result files that are no JSON: what people open."""
    found = (Path(row.name).suffix for row in _ALL if not row.is_folder)
    return tuple(dict.fromkeys(suffix for suffix in found if suffix != ".json"))


def _write(what: T, folder: Path, exports: Sequence[Export[T]]) -> Written:
    return _all_of([row.write(what, folder / row.name.removesuffix("/")) for row in exports])


def _all_of(parts: Iterable[Written]) -> Written:
    told = list(parts)
    messages = tuple(message for one in told for message in one.messages)
    return Written(messages, any(one.aside for one in told))
