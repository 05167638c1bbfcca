"""``--log``: what a run was asked, what became of each file, the totals; tracebacks where something broke."""

from __future__ import annotations

import argparse
import contextlib
import logging
import re
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from pipeline.batch.inputs import shown
from pipeline.batch.summary import STATUS_NAMES
from pipeline.errors import UsageError, system_reason
from pipeline.model.finding_codes import SEVERITY_NAMES
from pipeline.regular_files import is_something_else, open_regular

if TYPE_CHECKING:
    from pipeline.batch.record import Counts
    from pipeline.batch.running import Result

log = logging.getLogger("yaodian")
_LINE: Final = 4096
# So each line of a log begins, in every version of the program.
_OURS: Final = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,\d{3} (?:信息|警告|错误) 开始：yaodian ")
_LEVELS: Final = {logging.INFO: "信息", logging.WARNING: "警告", logging.ERROR: "错误"}


class _Chinese(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        record.levelname = _LEVELS.get(record.levelno, record.levelname)
        return super().format(record)


class _LogFile(logging.FileHandler):
    """A log on a disk that is full: one line says so, and the run goes on."""

    def handleError(self, record: logging.LogRecord) -> None:
        error = sys.exc_info()[1]
        log.removeHandler(self)
        reason = system_reason(error) if isinstance(error, OSError) else "写不进去"
        print(f"注意：日志文件写不下（{reason}），日志到此为止；转换继续。", file=sys.stderr)
        # What waits to be written can be written nowhere.
        with contextlib.suppress(OSError):
            self.close()


def _check_ours(path: Path) -> None:
    """That a log may go there: a new file, an empty one or a log of this program. Raises UsageError or OSError."""
    if path.is_symlink() or (is_something_else(path) and not path.is_dir()):
        raise UsageError(f"{path}：日志不能写到这里（是链接，或不是普通文件），请换一个位置。")
    if path.is_file():
        with open_regular(path) as file:
            first = file.readline(_LINE)
        if first and not _OURS.match(first.decode("utf-8", "replace")):
            raise UsageError(f"{path}：已有的文件不是本程序的日志，没有改动；请给日志换一个名字。")


def open_log(path: Path | None, verbose: bool) -> None:
    """Sends the program's log to a file, and with ``verbose`` its errors to standard error. A UsageError if the file
    cannot be written."""
    log.setLevel(logging.INFO)
    log.propagate = False
    for old in list(log.handlers):
        log.removeHandler(old)
        old.close()
    log.addHandler(logging.NullHandler())
    if path is not None:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            _check_ours(path)
            handler = _LogFile(path, encoding="utf-8", errors="backslashreplace")
        except OSError as error:
            raise UsageError(f"{path}：日志文件无法写入（{system_reason(error)}），请换一个位置。") from error
        handler.setFormatter(_Chinese("%(asctime)s %(levelname)s %(message)s"))
        log.addHandler(handler)
    if verbose:
        terminal = logging.StreamHandler()
        terminal.setLevel(logging.ERROR)
        log.addHandler(terminal)


def log_start(args: argparse.Namespace, files: int) -> None:
    """The first line: by which version, and what was asked. Passwords are in no option, only the name of their file."""
    from pipeline import __version__

    asked = {name: value for name, value in vars(args).items() if name not in ("command", "paths", "log")}
    options = "，".join(
        f"--{name.replace('_', '-')}" + ("" if value is True else f" {shown(str(value))}")
        for name, value in asked.items()
        if value not in (None, False)
    )
    paths = "、".join(shown(path) for path in args.paths)
    log.info("开始：yaodian %s，转换 %s，共 %d 个文件；选项：%s", __version__, paths, files, options)


def log_result(result: Result) -> None:
    """One file: what became of it, how long it took, what it holds, what is wrong."""
    outcome = result.outcome
    status = STATUS_NAMES[result.status]
    if result.status == "done" and not result.converted:
        status = "没有变化"
    path = shown(result.input.path)
    if result.status == "failed":
        log.warning(
            "%s：%s，%.2f 秒，类别 %s，%s", path, status, outcome.seconds, outcome.problem, shown(outcome.reason)
        )
        return
    log.info("%s：%s，%.2f 秒，%s", path, status, outcome.seconds, counted(outcome.counts))
    for message in outcome.messages:
        log.warning("%s：%s", path, shown(message))


def log_total(results: Sequence[Result], summary: Path) -> None:
    """The last line."""
    status = Counter(result.status for result in results)
    fresh = sum(result.converted for result in results)
    done, failed = status["done"], status["failed"]
    log.info("结束：本次转换 %d 个，没有变化 %d 个，失败 %d 个；汇总表 %s", fresh, done - fresh, failed, shown(summary))


def counted(counts: Counts, units: bool = True) -> str:
    """What notices hold, in words. ``units`` False: over several notices, which name the same units."""
    numbers = (counts.errors, counts.warnings, counts.infos)
    found = sum(numbers)
    named = "，".join(f"{name} {number}" for name, number in zip(SEVERITY_NAMES.values(), numbers, strict=True))
    kinds = f"（{named}）" if found else ""
    all_units = f"，责任单位 {counts.units} 个" if units else ""
    return f"要点 {counts.points} 条，任务 {counts.tasks} 项{all_units}，校核意见 {found} 条{kinds}"
