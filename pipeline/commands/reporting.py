"""What ``yaodian convert`` says: a bar on a terminal, failures and hints as they come, the total at the end."""

from __future__ import annotations

import logging
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, TextIO

from pipeline.batch.inputs import shown
from pipeline.batch.record import Counts
from pipeline.errors import UsageError

if TYPE_CHECKING:
    from tqdm import tqdm

    from pipeline.batch.running import Result

log = logging.getLogger("yaodian")
_FEW = 5
"""Up to so many files each is told of even without ``-v``."""


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
            handler = logging.FileHandler(path, encoding="utf-8", errors="backslashreplace")
        except OSError as error:
            raise UsageError(f"{path}：日志文件无法写入，请换一个位置。") from error
        handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
        log.addHandler(handler)
    if verbose:
        terminal = logging.StreamHandler()
        terminal.setLevel(logging.ERROR)
        log.addHandler(terminal)


class Reporter:
    """Tells the user of results. ``output`` is named as the user gave it."""

    def __init__(self, output: Path, files: int, quiet: bool, verbose: bool) -> None:
        self._output = output
        self._quiet = quiet
        self._each = verbose or files <= _FEW
        self._bar: tqdm[NoReturn] | None = None
        if not quiet and files > 1 and sys.stderr.isatty():
            from tqdm import tqdm

            self._bar = tqdm(total=files, unit="个", desc="转换", leave=False, file=sys.stderr)

    def tell(self, result: Result) -> None:
        """One input is settled."""
        name = shown(result.input.path.name)
        outcome = result.outcome
        log.info("%s: %s %s %s", result.input.path, result.status, outcome.problem or "", outcome.reason)
        if result.status == "failed":
            # Two files of one name in different folders must be told apart.
            self._say(f"失败：{shown(result.input.path.parent.name)}/{_one_line(outcome.reason)}", sys.stderr)
        elif not self._quiet:
            if self._each:
                how = "" if result.converted else "（没有变化，未重新转换）"
                self._say(f"{name}：{_counts(outcome.counts)}{how}", sys.stdout)
                self._say(f"  结果：{shown(self._output / result.input.folder)}", sys.stdout)
            for message in outcome.messages:
                self._say(f"  注意：{'' if self._each else name + '：'}{_one_line(message)}", sys.stdout)
        if self._bar is not None:
            self._bar.update()

    def close(self) -> None:
        """The bar goes."""
        if self._bar is not None:
            self._bar.close()
            self._bar = None

    def total(self, results: Sequence[Result], summary: Path) -> None:
        """The last lines: how many, how much, where."""
        if self._quiet:
            return
        status = Counter(result.status for result in results)
        if len(results) > 1:
            fresh = sum(result.converted for result in results)
            same = status["done"] - fresh
            print(f"共 {len(results)} 个文件：本次转换 {fresh} 个，没有变化 {same} 个，失败 {status['failed']} 个。")
            print(f"合计：{_counts(_sum(result.outcome.counts for result in results), units=False)}")
        print(f"汇总表：{shown(self._output / summary.name)}")

    def _say(self, text: str, where: TextIO) -> None:
        if self._bar is not None:
            self._bar.clear()
        print(text, file=where)
        if self._bar is not None:
            self._bar.refresh()


def _counts(counts: Counts, units: bool = True) -> str:
    """``units`` False: over several notices, which name the same units."""
    found = counts.errors + counts.warnings + counts.infos
    kinds = f"（错误 {counts.errors}，警告 {counts.warnings}，提示 {counts.infos}）" if found else ""
    named = f"，责任单位 {counts.units} 个" if units else ""
    return f"要点 {counts.points} 条，任务 {counts.tasks} 项{named}，校核意见 {found} 条{kinds}"


def _sum(all_counts: Iterable[Counts]) -> Counts:
    rows = list(all_counts)
    names = Counts.__struct_fields__
    return Counts(**{name: sum(getattr(row, name) for row in rows) for name in names})


def _one_line(text: str) -> str:
    return shown(" ".join(text.split()))
