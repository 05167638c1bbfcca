"""``yaodian diff``: what changed from one notice to the next. Nothing heavy is imported before it is needed."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.cli.arguments import path, year
from pipeline.errors import UsageError
from pipeline.exporters.exports import COMPARISON_EXPORTS, HISTORY_EXPORTS

if TYPE_CHECKING:
    from pipeline.diff.comparison import Comparison
    from pipeline.model import Notice
    from pipeline.settings import Settings


OUTPUT = Path("output")
"""Where results go by default, and where ``--years`` looks for what is converted already."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's arguments; the parser is that of the subcommand."""
    add = parser.add_argument
    what = "旧、新两份（或更多年份）：notice.json、它所在的文件夹，或原文件"
    add("paths", nargs="*", type=path, metavar="文件", help=what)
    what = "结果文件夹（默认 output/diff-地区-旧年-新年/）"
    add("-o", "--output", type=path, metavar="文件夹", help=what)
    add("--rules", type=path, metavar="文件夹", help="规则文件夹（默认 ./rules，否则用程序自带的）")
    add("--jurisdiction", metavar="地名", help="原文件是哪个地方的，如 临沂市兰山区（默认从文件中识别）")
    add("--password-file", type=path, metavar="文件", help="加密文件的密码，写在这个文件里，每行一个，依次尝试")
    what = "不给文件，按年份到 --input 和已转换的结果中找"
    add("--years", nargs="+", type=year, metavar="年份", help=what)
    what = "与 --years 同用：原文件所在的文件夹（默认 input/）"
    add("--input", type=path, default=Path("input"), metavar="文件夹", help=what)
    what = f"与 --years 同用：转换结果所在的文件夹，即转换时的 -o（默认 {OUTPUT}/）"
    add("--results", type=path, metavar="文件夹", help=what)
    what = "与 --years 同用：几个地区都有这些年份时，指定一个"
    add("--district", metavar="地区", help=what)


def run(args: argparse.Namespace) -> int:
    """Exit status 0. Raises UsageError, RulesError, and SourceError or OutputError where a notice cannot be read or a
    result cannot be written."""
    from pipeline.cli.asking import read_passwords
    from pipeline.face import settings_of

    settings, note = settings_of(args.rules, args.jurisdiction, read_passwords(args.password_file))
    if note:
        _warn(f"注意：{note}")
    _write(_notices(args, settings), args, settings)
    return 0


def _notices(args: argparse.Namespace, settings: Settings) -> list[Notice]:
    """The notices to compare, from the oldest to the newest as far as their years are known."""
    if args.years:
        if args.paths:
            raise UsageError("请只用一种方式：给出文件，或者用 --years 给出年份。")
        years = sorted(set(args.years))
        if len(years) < 2:
            raise UsageError("请给出至少两个不同的年份，例如：--years 2021 2022。")
        from pipeline.cli.years_on_disk import find_years

        if list(dict.fromkeys(args.years)) != years:
            _warn(f"注意：年份先后颠倒（{'、'.join(map(str, args.years))}），已按年份从早到晚比较。")
        return find_years(years, args.district, args.input, _results(args), settings)
    if len(args.paths) < 2:
        raise UsageError("请给出旧、新两份文件：yaodian diff 旧文件 新文件。")
    from pipeline.face import open_notice

    return _in_order([open_notice(one, settings) for one in args.paths])


def _results(args: argparse.Namespace) -> list[Path]:
    """Folders of results: the one that was named; else the usual one, that beside which the results of this go, and
    those from which notices were named."""
    if args.results is not None:
        return [args.results]
    from pipeline.comparing import results_above

    beside = [args.output.absolute()] if args.output is not None else []
    return list(dict.fromkeys((*results_above([*beside, *args.paths]), OUTPUT)))


def _refuse_districts(places: Sequence[str], years: Sequence[int | None]) -> None:
    """Many places of one year are districts, and no row of years."""
    if len(places) > 2 and len(set(years)) == 1:
        raise UsageError(
            f"这些文件是同一年、不同地区的（{'、'.join(places)}），不是历年的；"
            "要看上级的任务各地落实了没有，请用 yaodian coverage 上级文件 各地文件…"
        )


def _in_order(notices: list[Notice]) -> list[Notice]:
    """Says what is odd about the notices; puts them in the order of their years."""
    from pipeline.diff.lacking_years import lacking_years, year_names

    places = list(dict.fromkeys(_place(notice) for notice in notices))
    if len(places) > 1:
        _warn(f"注意：文件不是同一个地区的（{'、'.join(places)}），对照结果仅供参考。")
    twins = _twins(notices)
    for one, other in twins:
        _warn(f"注意：其中有两份是同一个文件（{one.source.file}、{other.source.file}）。")
    if len(places) > 1:
        _say_what_districts_lack(notices)
    years = [notice.notice.year for notice in notices]
    _refuse_districts(places, years)
    known = [year for year in years if year is not None]
    if len(known) < len(years):
        _warn("注意：有文件没有认出年份，按给出的先后比较。")
        return notices
    lacking = lacking_years({"": known}).get("", [])
    if lacking:
        _warn(f"注意：中间缺 {year_names(lacking)}的文件，前后两年直接比较。")
    if known != sorted(known):
        _warn(f"注意：年份先后颠倒（{'、'.join(map(str, known))}），已按年份从早到晚比较。")
        return sorted(notices, key=lambda notice: notice.notice.year or 0)
    if len(set(known)) < len(known) and not twins:
        _warn("注意：有两份文件是同一年的，按给出的先后比较。")
    return notices


def _twins(notices: Sequence[Notice]) -> list[tuple[Notice, Notice]]:
    """Each notice that is the same document as one before it, with that."""
    from pipeline.diff.lacking_years import same_document

    return [
        (one, next(other for other in notices[at + 1 :] if same_document(one, other)))
        for at, one in enumerate(notices)
        if any(same_document(one, other) for other in notices[at + 1 :])
    ]


def _say_what_districts_lack(notices: Sequence[Notice]) -> None:
    """Of several districts, each that has not all the years of the others."""
    from pipeline.diff.lacking_years import lacking_years, year_names

    known: dict[str, list[int]] = {}
    for notice in notices:
        if notice.notice.year is not None:
            known.setdefault(_place(notice), []).append(notice.notice.year)
    for place, lacks in lacking_years(known).items():
        _warn(f"注意：{place}缺 {year_names(lacks)}的文件。")


def _warn(message: str) -> None:
    from pipeline.batch.inputs import shown

    print(shown(message), file=sys.stderr)


def _note(message: str) -> None:
    _warn(f"注意：{message}")


def _place(notice: Notice) -> str:
    jurisdiction = notice.notice.jurisdiction
    return jurisdiction.name if jurisdiction else "未知地区"


def _folder(notices: Sequence[Notice], args: argparse.Namespace) -> Path:
    if args.output is not None:
        return Path(args.output)
    places = dict.fromkeys(_place(notice) for notice in notices)
    years = (str(notice.notice.year or "年份不明") for notice in (notices[0], notices[-1]))
    name = "-".join(("diff", *places, *years))
    return OUTPUT / "".join("_" if sign in '/\\:*?"<>|' else sign for sign in name)


def _write(notices: Sequence[Notice], args: argparse.Namespace, settings: Settings) -> None:
    from pipeline.batch.inputs import shown
    from pipeline.comparing import compare_with, follow_with

    folder, results = _folder(notices, args), _results(args)
    if len(notices) > 2:
        history = follow_with(notices, folder, settings, results, _note)
        years = "、".join(str(edition.year or "年份不明") for edition in history.editions)
        print(f"{len(notices)} 份文件（{years}），共 {len(history.lines)} 条任务沿革。")
        print(f"已写入 {shown(folder)}：{'、'.join(row.name for row in HISTORY_EXPORTS)}")
        return
    for line in _summary(compare_with(notices, folder, settings, results, _note)):
        print(shown(line))
    print(f"已写入 {shown(folder)}：{'、'.join(row.name for row in COMPARISON_EXPORTS)}")


def _summary(comparison: Comparison) -> list[str]:
    from pipeline.exporters.comparison.change_words import KIND_NAMES

    diff = comparison.diff
    names = [edition.title or str(edition.year or "年份不明") for edition in (diff.old, diff.new)]
    what = "项任务" if comparison.level == "tasks" else "个要点"
    counts = ((name, getattr(diff.summary, kind)) for kind, name in KIND_NAMES.items())
    return [
        f"{names[0]}（{len(comparison.old)} {what}）→ {names[1]}（{len(comparison.new)} {what}）",
        "，".join(f"{name} {count}" for name, count in counts if count),
    ]
