"""``yaodian coverage``: each obligation of a superior's notice, and what became of it in every district's."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from pipeline.cli.arguments import path


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's arguments."""
    add = parser.add_argument
    add("superior", type=path, metavar="上级", help="上级的通知：notice.json、它所在的文件夹，或原文件")
    what = "下级的通知，同上；也可以是装着许多转换结果的文件夹"
    add("districts", nargs="+", type=path, metavar="下级", help=what)
    what = "结果文件夹（默认 output/coverage-地区-年份/）"
    add("-o", "--output", type=path, metavar="文件夹", help=what)
    add("--rules", type=path, metavar="文件夹", help="规则文件夹（默认 ./rules，否则用程序自带的）")
    add("--password-file", type=path, metavar="文件", help="加密文件的密码，写在这个文件里，每行一个，依次尝试")


def run(args: argparse.Namespace) -> int:
    """Exit status 0. Raises UsageError, RulesError, SourceError or OutputError."""
    from pipeline.batch.inputs import shown
    from pipeline.cli.asking import read_passwords
    from pipeline.exporters.exports import COVERAGE_EXPORTS
    from pipeline.exporters.superior.coverage_words import LATER, MANNER_NAMES, OWN
    from pipeline.face import open_notice, settings_of
    from pipeline.oversight import coverage_with

    settings, _ = settings_of(args.rules, None, read_passwords(args.password_file))
    superior = open_notice(args.superior, settings)
    where, year = superior.notice.jurisdiction, superior.notice.year
    name = f"coverage-{where.name if where else '上级'}-{year or '年份不明'}".replace("/", "_")
    folder = args.output or Path("output") / name
    found = coverage_with(superior, args.districts, folder, settings, _warn)
    print(shown(f"{found.title or found.file}：{len(found.demands)} 项，{len(found.districts)} 个地区。"))
    for one in found.districts:
        counts = [f"{word} {one.count(manner)}" for manner, word in MANNER_NAMES.items() if one.count(manner)]
        later = sum(answer.later for answer in one.answers)
        counts += [f"{word} {count}" for word, count in ((LATER, later), (OWN, len(one.own))) if count]
        print(shown(f"  {one.place or one.file}：{'，'.join(counts)}"))
    print(f"已写入 {folder}：{'、'.join(row.name for row in COVERAGE_EXPORTS)}")
    return 0


def _warn(message: str) -> None:
    from pipeline.batch.inputs import shown

    print(shown(f"注意：{message}"), file=sys.stderr)
