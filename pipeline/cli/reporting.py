"""What ``yaodian convert`` says: a bar on a terminal, failures and hints as they come, the total at the end."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final, NoReturn, TextIO

import msgspec
from msgspec import Struct

from pipeline.batch.inputs import Survey, list_names, list_unread, shown
from pipeline.batch.record import Counts
from pipeline.batch.whole_run import Watch
from pipeline.cli.asking import ask_password
from pipeline.cli.logs import counted, log_result, log_start, log_total
from pipeline.model.finding_codes import SEVERITY_NAMES
from pipeline.regular_files import read_regular
from pipeline.result_names import NOTICE_JSON

if TYPE_CHECKING:
    from tqdm import tqdm

    from pipeline.batch.inputs import Input
    from pipeline.batch.running import Result

_FEW: Final = 5
"""Up to so many files each is told of even without ``-v``."""
_LONGEST: Final = 80


class _Finding(Struct):
    severity: str
    message: str


class _Found(Struct):
    """What is read of a ``notice.json`` here."""

    findings: list[_Finding]


class Reporter(Watch):
    """Tells the user of results, on the terminal and in the log. ``args``: what was asked. ``here``: where results are
    on this machine, if they go to a store."""

    def __init__(self, args: argparse.Namespace, here: Path | None = None) -> None:
        self._args = args
        self._given: Path | str = args.output
        self._output = (here or Path(args.output)).absolute()
        self._quiet: bool = args.quiet
        self._verbose: bool = args.verbose
        self._found = Survey([], [], [])
        self._each = True
        self._bar: tqdm[NoReturn] | None = None

    def warn(self, message: str) -> None:
        """A word on standard error."""
        print(f"注意：{shown(message)}", file=sys.stderr)

    def begin(self, found: Survey) -> None:
        """The log's first line; a bar, where there is a terminal and something to wait for."""
        log_start(self._args, len(found.inputs))
        self._found = found
        files = len(found.inputs)
        self._each = self._verbose or files <= _FEW
        if not self._quiet and files > 1 and sys.stderr.isatty():
            from tqdm import tqdm

            self._bar = tqdm(total=files, unit="个", desc="转换", leave=False, file=sys.stderr)

    def ask(self, names: Sequence[str], again: bool) -> str:
        """A password, where there is somebody to ask."""
        return ask_password(names, again) if sys.stdin.isatty() and sys.stderr.isatty() else ""

    def tell(self, result: Result) -> None:
        """One input is settled."""
        log_result(result)
        outcome = result.outcome
        name = shown(result.input.label)
        if result.status == "failed":
            self._say(f"失败：{_located(result.input, _one_line(outcome.reason))}", sys.stderr)
        elif not self._quiet:
            if result.status == "joined":
                self._say(f"{name}：{outcome.reason}", sys.stdout)
            elif self._each:
                how = "" if result.converted else "（没有变化，未重新转换）"
                self._say(f"{name}：{counted(outcome.counts)}{how}", sys.stdout)
                self._say(f"  结果：{self._shown(result.input.folder)}", sys.stdout)
            for message in (*([result.input.note] if result.input.note else []), *outcome.messages):
                self._say(f"  注意：{'' if self._each else name + '：'}{_one_line(message)}", sys.stdout)
            if self._verbose and result.status != "joined":
                self._say_findings(self._output / result.input.folder / NOTICE_JSON)
        if self._bar is not None:
            self._bar.update()

    def close(self) -> None:
        """The bar goes."""
        if self._bar is not None:
            self._bar.close()
            self._bar = None

    def end(self, results: Sequence[Result], summary: Path, index: Path) -> None:
        """The last lines: how many, how much, what to look at, where."""
        log_total(results, summary)
        if self._quiet:
            return
        status = Counter(result.status for result in results)
        if len(results) > 1:
            fresh = sum(result.converted for result in results)
            same = status["done"] - fresh
            joined = f"，作为附件并入 {status['joined']} 个" if status["joined"] else ""
            counts = f"本次转换 {fresh} 个，没有变化 {same} 个，失败 {status['failed']} 个{joined}"
            print(f"共 {len(results)} 个文件：{counts}。")
            print(f"合计：{counted(_sum(result.outcome.counts for result in results), units=False)}")
        if not self._each:
            self._worth_a_look(results)
        unread, twins = self._found.unread, self._found.twins
        if unread:
            print(f"另有 {len(unread)} 个文件读不了：{list_unread(unread)}。")
        if self._found.compared:
            names = list_names([shown(one) for one in self._found.compared])
            print(f"另有 {len(self._found.compared)} 个文件与旁边同名的文件对照过文字，没有另外转换：{names}。")
        if twins:
            print(
                f"另有 {len(twins)} 个文件没有读，因为旁边有同名的 PDF：{list_names([shown(one) for one in twins])}。"
            )
        print(f"目录（用浏览器打开）：{self._shown(index.name)}")
        print(f"汇总表：{self._shown(summary.name)}")

    def _worth_a_look(self, results: Sequence[Result]) -> None:
        wrong = [shown(result.input.label) for result in results if result.outcome.counts.errors]
        doubtful = sum(result.outcome.counts.warnings > 0 for result in results)
        if wrong:
            print(f"有错误的文件，请先看：{list_names(wrong)}。")
        if doubtful:
            print(f"有警告的文件 {doubtful} 个，见汇总表“警告”一列。")

    def _say_findings(self, notice: Path) -> None:
        try:
            found = msgspec.json.decode(read_regular(notice), type=_Found).findings
        # Written beside, or taken away since: the counts have been told, and the workbook holds the rest.
        except (OSError, msgspec.DecodeError, UnicodeDecodeError):
            return
        for severity, name in SEVERITY_NAMES.items():
            for finding in found:
                if finding.severity == severity != "info":
                    self._say(f"  {name}：{_shortened(_one_line(finding.message))}", sys.stdout)

    def _shown(self, way: Path | str) -> str:
        """Something among the results, as the user knows it."""
        given = self._given
        return shown(given / way if isinstance(given, Path) else f"{given.rstrip('/')}/{way}")

    def _say(self, text: str, where: TextIO) -> None:
        if self._bar is not None:
            self._bar.clear()
        print(text, file=where)
        if self._bar is not None:
            self._bar.refresh()


def _located(one: Input, reason: str) -> str:
    """The reason with the file's place in front: two files of one name in different folders must be told apart."""
    name, label = shown(one.path.name), shown(one.label)
    return f"{label}{reason.removeprefix(name)}" if reason.startswith(f"{name}：") else f"{label}：{reason}"


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def _sum(all_counts: Iterable[Counts]) -> Counts:
    rows = list(all_counts)
    names = Counts.__struct_fields__
    return Counts(**{name: sum(getattr(row, name) for row in rows) for name in names})


def _one_line(text: str) -> str:
    return shown(" ".join(text.split()))
