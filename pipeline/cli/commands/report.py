"""``yaodian report``: how the year's work stands on a day, as pages for the head, for all, and for whom it concerns."""

from __future__ import annotations

import argparse

from pipeline.cli.arguments import path, written_day


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's arguments."""
    add = parser.add_argument
    add("result", type=path, metavar="结果文件夹", help="一份通知的结果文件夹，如 output/通知名（里面有填过的台账）")
    add("--on", type=written_day, metavar="日期", help="截至哪一天，如 2021-09-30（默认今天）")
    what = "报告放在哪里（默认 结果文件夹/报告-日期/）"
    add("-o", "--output", type=path, metavar="文件夹", help=what)
    add(
        "--rules",
        type=path,
        metavar="文件夹",
        help="规则文件夹，模板在其中的 templates/（默认 ./rules，否则用程序自带的）",
    )


def run(args: argparse.Namespace) -> int:
    """Exit status 0. Raises UsageError, SourceError, RulesError or OutputError."""
    import sys

    from pipeline.batch.inputs import shown
    from pipeline.exporters.report.report_files import REPORT_FILES
    from pipeline.exporters.report.report_values import day, overview
    from pipeline.year_report import report

    made = report(args.result, args.on, args.output, rules=args.rules)
    for doubt in made.doubts:
        print(f"注意：{shown(str(doubt))}", file=sys.stderr)
    for message in made.messages:
        print(f"注意：{message}", file=sys.stderr)
    for place in made.beside:
        print(f"注意：{shown(place.name)}：同名的文件您改过，没有覆盖，新的一份写在旁边。", file=sys.stderr)
    print(f"截至{day(made.figures.on)}：{overview(made.figures)}")
    late = len(made.files) - len(REPORT_FILES) + 1
    names = [name for name in REPORT_FILES if not name.endswith("/")]
    print(f"已写入 {shown(made.folder)}：{'、'.join(names)}{f'，督办单 {late} 份' if late else ''}")
    return 0
