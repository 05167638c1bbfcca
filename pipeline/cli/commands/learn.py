"""``yaodian learn``: the file of a place proposed from its notices, to be confirmed by a person."""

from __future__ import annotations

import argparse
from pathlib import Path

from pipeline.cli.arguments import path


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's arguments."""
    add = parser.add_argument
    what = "一个地方的通知：原文件、转换结果（notice.json 或它所在的文件夹），或装有它们的文件夹"
    add("inputs", nargs="+", type=path, metavar="通知", help=what)
    add("--jurisdiction", metavar="地名", help="哪个地方，如 临沂市兰山区（默认从文件中识别）")
    what = "写到哪个文件（默认显示在屏幕上）；已有的文件不会改动"
    add("-o", "--output", type=path, metavar="文件", help=what)
    add("--rules", type=path, metavar="文件夹", help="规则文件夹（默认 ./rules，否则用程序自带的）")
    add("--password-file", type=path, metavar="文件", help="加密文件的密码，写在这个文件里，每行一个，依次尝试")


def run(args: argparse.Namespace) -> int:
    """Exit status 0, or 3 if a file could not be read. Raises UsageError, RulesError or OutputError."""
    import sys

    from pipeline.batch.inputs import shown
    from pipeline.cli.asking import read_passwords
    from pipeline.errors import UsageError
    from pipeline.exporters.atomic import write_bytes
    from pipeline.proposing import learn

    output: Path | None = args.output
    if output is not None and output.exists():
        raise UsageError(f"{output}：已经有这个文件，没有改动；请换一个文件名，核对后再并入。")
    done = learn(
        args.inputs,
        jurisdiction=args.jurisdiction,
        rules=args.rules,
        passwords=read_passwords(args.password_file),
    )
    for message in done.messages:
        print(shown(" ".join(message.split())), file=sys.stderr)
    new = "新的" if done.adds else ""
    said = f"{done.place}：读了 {done.notices} 份通知，{new}单位 {done.units} 个，待确认 {done.unsure} 个。"
    if output is None:
        print(done.text, end="")
        print(said, file=sys.stderr)
    else:
        write_bytes(output, done.text.encode())
        print(shown(f"{said}已写入 {output}，请核对后存为 rules/units/{done.code}.yaml，或并入它。"))
    return 3 if done.messages else 0
