"""``yaodian convert``: files and folders into ledgers. Says what it does, leaves the work to ``pipeline.batch``."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.batch.limits import LEAST_MEGABYTES, MEGABYTES, SECONDS, Limits
from pipeline.cli.arguments import megabytes, number_of_workers, path, place, seconds
from pipeline.errors import UsageError, install
from pipeline.exporters.exports import EXPORTS, asked_for
from pipeline.sources.readers import ENGINES, named

if TYPE_CHECKING:
    from pipeline.batch.running import Result
    from pipeline.batch.stores import Store

_ATTACHMENT = "装着任务分解表等附件的另一个文件，与通知连在一起读（可写几次；名为“附件1”的，通知提到了就会自己找到）"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's arguments."""
    add = parser.add_argument
    add("paths", nargs="+", type=place, metavar="路径", help=f"要转换的文件（{named()}），或装有它们的文件夹")
    add("-o", "--output", type=place, default=Path("output"), metavar="文件夹", help="结果放在哪里（默认 output/）")
    add("-j", "--jobs", type=number_of_workers, metavar="个数", help="同时处理几个文件（默认与处理器核数相同）")
    add("--force", action="store_true", help="没有变化的文件也重新转换")
    add("--strict", action="store_true", help="有“错误”级校核意见时退出状态为 1，供脚本使用")
    add("--rules", type=path, metavar="文件夹", help="规则文件夹（默认 ./rules，否则用程序自带的）")
    add("--jurisdiction", metavar="地名", help="文件是哪个地方的，如 临沂市兰山区（默认从文件中识别）")
    for row in EXPORTS:
        if row.option:
            add(row.option, action="store_true", help=row.told)
    add("--ocr", action="store_true", help="PDF 的每一页都按图片识别文字（文字层是乱码或识别得不好时用）")
    what = f"用什么读 PDF：{'、'.join(ENGINES)}（默认 {ENGINES[0]}，它读不准的页由 {ENGINES[1]} 读）"
    add("--engine", choices=ENGINES, default=ENGINES[0], metavar="引擎", help=what)
    add("--attachment", type=path, action="append", default=[], metavar="文件", help=_ATTACHMENT)
    what = "上年通知的结果文件夹；其台账里的责任领导、联系人承接过来（不写，就在 -o 里按地区和标题找）"
    add("--previous", type=path, metavar="文件夹", help=what)
    add("--password-file", type=path, metavar="文件", help="加密文件的密码，写在这个文件里，每行一个，依次尝试")
    what = f"每个文件最多用多少秒（默认 {SECONDS}）"
    add("--time-limit", type=seconds, default=SECONDS, metavar="秒", help=what)
    what = f"每个文件最多用多少内存，以 MB 计（默认 {MEGABYTES}，至少 {LEAST_MEGABYTES}）"
    add("--memory-limit", type=megabytes, default=MEGABYTES, metavar="MB", help=what)
    what = "把文件交给 Dask 集群转换：调度器的地址（tcp://主机:8786），或 local（本机的几个进程）"
    add("--cluster", metavar="地址", help=what)
    add("--log", type=path, metavar="文件", help="把详细过程写进日志文件")
    loudness = parser.add_mutually_exclusive_group()
    loudness.add_argument("-q", "--quiet", action="store_true", help="只报告失败的文件")
    loudness.add_argument("-v", "--verbose", action="store_true", help="逐个文件说明，并列出错误和警告")


def run(args: argparse.Namespace) -> int:
    """Exit status as in ``pipeline.cli``. Raises UsageError or RulesError before anything is written."""
    from msgspec.structs import replace

    from pipeline.batch.whole_run import Manner, convert_all
    from pipeline.cli.asking import read_passwords
    from pipeline.cli.logs import open_log
    from pipeline.cli.reporting import Reporter
    from pipeline.face import settings_of

    open_log(args.log, args.verbose)
    settings, note = settings_of(
        args.rules,
        args.jurisdiction,
        read_passwords(args.password_file),
        asked_for(row.option for row in EXPORTS if row.option and _given(args, row.option)),
        ocr=args.ocr,
        engine=args.engine,
    )
    limits = Limits(args.time_limit, args.memory_limit)
    manner = Manner(args.jobs, limits, args.force, args.log, tuple(args.attachment), alone=True)
    manner = replace(manner, previous=args.previous, cluster=args.cluster)
    with _brought_here(args) as store:
        watch = Reporter(args, store.output if store is not None else None)
        if note:
            watch.warn(note)
        paths, output = (args.paths, args.output) if store is None else (store.paths, store.output)
        results = convert_all(paths, output, settings, replace(manner, store=store), watch)
    return _status(results, args.strict)


def _brought_here(args: argparse.Namespace) -> AbstractContextManager[Store | None]:
    """What stands in a store, on this machine; nothing where all of it is here. Raises UsageError."""
    if not any(isinstance(place, str) for place in (*args.paths, args.output)):
        return nullcontext()
    try:
        from pipeline.batch.stores import brought_here
    except ImportError as error:
        raise UsageError(f"读写 s3:// 等地址要另装附加组件，请运行 {install('cluster')}，再试。") from error
    return brought_here(args.paths, args.output)


def _given(args: argparse.Namespace, option: str) -> bool:
    return bool(getattr(args, option.removeprefix("--").replace("-", "_")))


def _status(results: Sequence[Result], strict: bool) -> int:
    if any(result.status == "failed" for result in results):
        return 3
    return 1 if strict and any(result.outcome.counts.errors for result in results) else 0
