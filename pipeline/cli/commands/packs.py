"""``yaodian packs``: a workbook for each unit, with what the ledger knows, to be sent out."""

from __future__ import annotations

import argparse

from pipeline.cli.arguments import path


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's arguments."""
    parser.add_argument("result", type=path, metavar="结果文件夹", help="一份通知的转换结果，如 output/2021-某区…")
    parser.add_argument("--rules", type=path, metavar="文件夹", help="规则文件夹（默认 ./rules，否则用程序自带的）")


def run(args: argparse.Namespace) -> int:
    """Exit status 0. Raises UsageError, RulesError, SourceError or OutputError."""
    from pipeline.batch.inputs import shown
    from pipeline.exporters.kept_record import is_beside
    from pipeline.returns import packs

    folder, messages = packs(args.result, rules=args.rules)
    for message in messages:
        print(shown(message))
    count = sum(not is_beside(one.stem) for one in folder.glob("*.xlsx"))
    said = (
        f"{count} 个单位各一份任务清单，已写入台账里现有的进展，可以发出。" if count else "没有责任单位，没有清单可发。"
    )
    print(shown(f"{folder}：{said}"))
    return 0
