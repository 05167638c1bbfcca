"""``yaodian review``: last year's unfinished tasks, and what became of each in the new notice."""

from __future__ import annotations

import argparse
import sys

from pipeline.cli.arguments import path, written_day


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's arguments."""
    add = parser.add_argument
    add("old", type=path, metavar="上年", help="上年通知的结果文件夹（里面有填过的台账）")
    add("new", type=path, metavar="今年", help="今年的通知：结果文件夹、notice.json，或原文件")
    add("--on", type=written_day, metavar="日期", help="截至哪一天算没完成，如 2021-12-31（默认今天）")
    add("-o", "--output", type=path, metavar="文件夹", help="结果放在哪里（默认 上年结果文件夹/回头看-年份/）")
    add("--rules", type=path, metavar="文件夹", help="规则文件夹（默认 ./rules，否则用程序自带的）")
    add("--password-file", type=path, metavar="文件", help="加密文件的密码，写在这个文件里，每行一个，依次尝试")


def run(args: argparse.Namespace) -> int:
    """Exit status 0. Raises UsageError, SourceError, RulesError or OutputError."""
    from pipeline.batch.inputs import shown
    from pipeline.cli.asking import read_passwords
    from pipeline.cli.console import aligned
    from pipeline.exporters.report.look_back_files import LOOK_BACK_FILES, sentence, short_table
    from pipeline.year_report import review

    found = review(
        args.old, args.new, args.on, args.output, rules=args.rules, passwords=read_passwords(args.password_file)
    )
    for message in found.messages:
        print(f"注意：{message}", file=sys.stderr)
    for doubt in found.doubts:
        print(f"注意：{shown(str(doubt))}", file=sys.stderr)
    for place in found.beside:
        print(f"注意：{shown(place.name)}：同名的文件您改过，没有覆盖，新的一份写在旁边。", file=sys.stderr)
    print(shown(sentence(found.made)))
    for line in aligned(short_table(found.made)):
        print(shown(line))
    print(f"已写入 {shown(found.folder)}：{'、'.join(LOOK_BACK_FILES)}")
    return 0
