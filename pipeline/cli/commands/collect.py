"""``yaodian collect``: everything that was converted, gathered into one dataset for questions."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Final

from pipeline.cli.arguments import path

_SHOWN: Final = 20
"""So many sentences on missing years are read."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's arguments."""
    add = parser.add_argument
    add("paths", nargs="+", type=path, metavar="结果文件夹", help="转换结果所在的文件夹，如 output/，可以写几个")
    what = "数据集放在哪里（默认 dataset/）；已有的会更新，只重写有变化的部分"
    add("-o", "--output", type=path, default=Path("dataset"), metavar="文件夹", help=what)
    add("--rules", type=path, metavar="文件夹", help="规则文件夹（默认 ./rules，否则用程序自带的）")


def run(args: argparse.Namespace) -> int:
    """Exit status 0, or 3 if a notice could not be taken. Errors are raised."""
    import sys

    from pipeline.batch.inputs import shown
    from pipeline.gathering import collect

    done = collect(args.paths, args.output, rules=args.rules)
    for message in done.messages:
        print(shown(" ".join(message.split())), file=sys.stderr)
    for sentence in done.told[:_SHOWN]:
        print(shown(f"注意：{sentence}"), file=sys.stderr)
    if len(done.told) > _SHOWN:
        print(f"注意：这样的还有 {len(done.told) - _SHOWN} 处，没有列出。", file=sys.stderr)
    gone = f"，移去 {done.gone} 份" if done.gone else ""
    made = f"这次读入 {done.read} 份{gone}，写了 {done.written} 个数据文件"
    print(f"数据集：{shown(str(args.output))}，共 {done.notices} 份通知（{made}）")
    return 3 if done.messages else 0
