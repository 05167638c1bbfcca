"""``yaodian convert``: files and folders into ledgers. Says what it does, leaves the work to ``pipeline.batch``."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.cli.arguments import LEAST_MEGABYTES, megabytes, path, whole_number
from pipeline.sources.readers import named

if TYPE_CHECKING:
    from pipeline.batch.inputs import Input, Survey
    from pipeline.batch.pool import WorkerPool
    from pipeline.batch.running import Plan, Result
    from pipeline.batch.summary import SummaryRow
    from pipeline.cli.reporting import Reporter

SECONDS = 300
MEGABYTES = 2048


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's arguments."""
    add = parser.add_argument
    add("paths", nargs="+", type=path, metavar="路径", help=f"要转换的文件（{named()}），或装有它们的文件夹")
    add("-o", "--output", type=path, default=Path("output"), metavar="文件夹", help="结果放在哪里（默认 output/）")
    add("-j", "--jobs", type=whole_number, metavar="个数", help="同时处理几个文件（默认与处理器核数相同）")
    add("--force", action="store_true", help="没有变化的文件也重新转换")
    add("--strict", action="store_true", help="有“错误”级校核意见时退出状态为 1，供脚本使用")
    add("--rules", type=path, metavar="文件夹", help="规则文件夹（默认 ./rules，否则用程序自带的）")
    add("--jurisdiction", metavar="地名", help="文件是哪个地方的，如 临沂市兰山区（默认从文件中识别）")
    add("--packs", action="store_true", help="另为每个责任单位生成一份任务清单")
    add("--debug", action="store_true", help="另存每页的识别过程图片（debug 文件夹），供核对")
    add("--password-file", type=path, metavar="文件", help="加密 PDF 的密码，写在这个文件里，每行一个，依次尝试")
    what = f"每个文件最多用多少秒（默认 {SECONDS}）"
    add("--time-limit", type=whole_number, default=SECONDS, metavar="秒", help=what)
    what = f"每个文件最多用多少内存，以 MB 计（默认 {MEGABYTES}，至少 {LEAST_MEGABYTES}）"
    add("--memory-limit", type=megabytes, default=MEGABYTES, metavar="MB", help=what)
    add("--log", type=path, metavar="文件", help="把详细过程写进日志文件")
    loudness = parser.add_mutually_exclusive_group()
    loudness.add_argument("-q", "--quiet", action="store_true", help="只报告失败的文件")
    loudness.add_argument("-v", "--verbose", action="store_true", help="逐个文件说明，并列出错误和警告")


def run(args: argparse.Namespace) -> int:
    """Exit status as in ``pipeline.cli``. Raises UsageError or RulesError before anything is written."""
    from pipeline.batch.inputs import survey
    from pipeline.batch.pool import Limits
    from pipeline.batch.running import Plan
    from pipeline.batch.single import Options
    from pipeline.batch.staging import staging_area
    from pipeline.batch.summary import earlier_rows, known_sources
    from pipeline.cli.asking import check_place, read_passwords
    from pipeline.cli.logs import log_start, open_log
    from pipeline.cli.reporting import Reporter
    from pipeline.rules.loading import find_rules

    open_log(args.log, args.verbose)
    output = args.output.absolute()
    found = survey(args.paths, output)
    options = Options(find_rules(args.rules).absolute(), args.jurisdiction, args.packs, args.debug)
    check_place(options.rules, options.jurisdiction)
    passwords = read_passwords(args.password_file)
    log_start(args, len(found.inputs))
    workers = min(args.jobs or _cores(), len(found.inputs))
    with staging_area(output) as area:
        limits = Limits(args.time_limit, args.memory_limit)
        earlier = earlier_rows(output)
        known = known_sources(earlier, output)
        plan = Plan(output, area, options, workers, limits, args.force, passwords, known=known)
        reporter = Reporter(args.output, output, found, args.quiet, args.verbose)
        results = _convert(found, plan, reporter, args, earlier)
    return _status(results, args.strict)


def _convert(
    found: Survey, plan: Plan, reporter: Reporter, args: argparse.Namespace, earlier: Sequence[SummaryRow]
) -> list[Result]:
    """The batch, in the order of the inputs; whatever ends it, the summary tells how far it came."""
    from pipeline.batch.running import Result, skipped_row
    from pipeline.batch.summary import with_earlier, write_summary

    results = {one.path: Result(one, "left") for one in found.inputs}
    finished = False
    with Workshop(plan, args.log) as workshop:
        try:
            for result in workshop.results(found.inputs):
                results[result.input.path] = result
                reporter.tell(result)
            finished = True
        # An interruption ends the run, but not without the summary of what is done.
        finally:
            reporter.close()
            if finished or any(result.status != "left" for result in results.values()):
                rows = [result.row(plan.output) for result in results.values()]
                rows += (skipped_row(one, plan.output) for one in found.unread)
                named = [one.absolute() for one in args.paths if one.is_dir()]
                places = write_summary(with_earlier(rows, earlier, plan.output, named), plan.output, plan.area)
    reporter.total(list(results.values()), places[0])
    return list(results.values())


class Workshop:
    """The worker pool of a run, made when first needed and ended with the run; asks for passwords where there is
    somebody to ask."""

    def __init__(self, plan: Plan, log: Path | None) -> None:
        self._plan = plan
        self._log = log.open("ab") if log else None
        self._pool: WorkerPool | None = None

    def __enter__(self) -> Workshop:
        return self

    def __exit__(self, *_: object) -> None:
        if self._pool is not None:
            self._pool.kill()
        if self._log is not None:
            self._log.close()

    def results(self, inputs: Sequence[Input]) -> Iterator[Result]:
        """Each input's result, once. Encrypted files come last, when the passwords that the user knows were tried."""
        from msgspec.structs import replace

        from pipeline.batch.inputs import shown
        from pipeline.batch.running import run_batch
        from pipeline.cli.asking import ask_password

        asking = not self._plan.passwords and sys.stdin.isatty() and sys.stderr.isatty()
        plan, left = self._plan, list(inputs)
        while left:
            locked: list[Result] = []
            for result in run_batch(left, plan, self._ready):
                if asking and result.outcome.problem == "password":
                    locked.append(result)
                else:
                    yield result
            names = [shown(result.input.label) for result in locked]
            password = ask_password(names, again=plan is not self._plan) if locked else ""
            if not password:
                yield from locked
                return
            plan, left = replace(plan, passwords=(password,)), [result.input for result in locked]

    def _ready(self) -> WorkerPool:
        """The pool, after the rules were found to be in order."""
        if self._pool is None:
            from pipeline.batch.pool import WorkerPool
            from pipeline.batch.single import check_rules
            from pipeline.errors import RulesError

            self._pool = WorkerPool(self._plan.workers, self._plan.limits, ("pipeline.conversion",), self._log)
            wrong = self._pool.submit(check_rules, self._plan.options.rules).result()
            if wrong:
                raise RulesError(wrong)
        return self._pool


def _status(results: Sequence[Result], strict: bool) -> int:
    if any(result.status == "failed" for result in results):
        return 3
    return 1 if strict and any(result.outcome.counts.errors for result in results) else 0


def _cores() -> int:
    # What this process may use, which in a container is less than the machine has.
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
