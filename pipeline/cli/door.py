"""``yaodian``: the door. Chooses a command, turns errors into one plain line and an exit status; imports the rest late.

Exit statuses: 0 done; 1 ``--strict`` and findings of severity error; 2 wrong call; 3 some inputs failed; 130 and 143
when the user or the system ended the run; 141 where whoever reads the output has gone.
"""

from __future__ import annotations

import argparse
import gc
import importlib
import logging
import os
import re
import signal
import sys
import warnings
from collections.abc import Sequence
from types import FrameType
from typing import Any, Final, NoReturn

from pipeline.cli.guarding import TimeUp, add_limits, guard
from pipeline.cli.streams import GONE, Streams, status_of

COMMANDS: Final = {
    "convert": "把工作要点通知转换成台账、责任矩阵和 JSON",
    "diff": "对照两年或多年的工作要点，列出变化",
    "packs": "给每个责任单位生成一份任务清单，供分发填报",
    "merge": "把各单位报回的清单合并进台账",
    "coverage": "上级的任务在各地通知里有没有落实",
    "report": "按台账填写的进展出报告：领导摘要、通报、督办单",
    "review": "回头看：上年没完成的任务，今年去了哪里",
    "units": "识读“责任单位”文字，给出规范全称",
    "collect": "把许多转换结果汇集成数据集，供查询",
    "query": "查询数据集：用 SQL，或用写好的查询",
    "serve": "在浏览器里核对转换结果（本机）",
    "learn": "由一个地方的通知归纳它的单位规则文件，供核对",
    "schema": "输出 JSON 文件的格式定义（JSON Schema）",
}
# What these do is done whether anybody reads what they say or not.
_WRITING: Final = ("convert", "diff", "coverage", "collect")
_YOUNG: Final = 50_000
"""New objects after which a process of the program's own looks for cycles among them."""
_PROGRAM: Final = "工作要点转台账：读通知，给出每项任务、责任单位、时限，以及与上年相比的变化。"
_LIBRARIES: Final = ("pdfminer", "pdfplumber", "jieba", "fontTools", "openpyxl")
# argparse's own words, and what stands for them. It asks ``gettext`` for them, which knows no Chinese of its own.
_WORDS: Final = {
    "usage: ": "用法：",
    "options": "选项",
    "positional arguments": "参数",
    "show this help message and exit": "显示这段说明",
    "%(prog)s: error: %(message)s\n": "%(message)s（%(prog)s --help 可看用法）\n",
    "unrecognized arguments: %s": "不认识的参数：%s",
    "the following arguments are required: %s": "缺少参数：%s",
    "expected one argument": "后面要跟一个值",
    "expected at least one argument": "后面至少要跟一个值",
    "not allowed with argument %s": "不能与 %s 同时使用",
    "ignored explicit argument %r": "不能带值 %r",
    "invalid choice: %(value)r (choose from %(choices)s)": "没有“%(value)s”，可选：%(choices)s",
    "invalid %(type)s value: %(value)r": "值不对：“%(value)s”",
    "ambiguous option: %(option)s could match %(matches)s": "参数 %(option)s 不明确，可能是 %(matches)s",
    "argument %(argument_name)s: %(message)s": "参数 %(argument_name)s：%(message)s",
}


class _Formatter(argparse.HelpFormatter):
    """Headings close with a Chinese colon; argparse has its own built in."""

    def format_help(self) -> str:
        return re.sub(r"^(\S.*):$", r"\1：", super().format_help(), flags=re.MULTILINE)


class _Parser(argparse.ArgumentParser):
    """Speaks Chinese, and takes no abbreviations of options (a later option would change their meaning)."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **{"allow_abbrev": False, "formatter_class": _Formatter, **kwargs})  # type: ignore[arg-type]

    def error(self, message: str) -> NoReturn:
        """One line on standard error, exit status 2."""
        print(_one_line(f"{message}（{self.prog} --help 可看用法）"), file=sys.stderr)
        raise SystemExit(2)


class Terminated(BaseException):
    """The system asked the program to end (SIGTERM); carries nothing, is caught in ``main`` alone."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; gives the exit status, also where argparse would exit by itself."""
    if arguments is None:
        # What is loaded stays: looking for cycles in it all the while takes a tenth of the start.
        gc.set_threshold(_YOUNG)
    argparse._ = lambda text: _WORDS.get(text, text)  # type: ignore[attr-defined]
    words = list(sys.argv[1:] if arguments is None else arguments)
    streams = Streams()
    with streams.opened():
        if _command_of(words) in _WRITING:
            streams.go_on()
        status = _guarded(words, alone=arguments is None)
        try:
            sys.stdout.flush()
        # What could not be written then cannot be written now: it has been told, unless nothing was wrong before.
        except OSError as error:
            return status or _unsaid(error)
        if streams.fault is not None and status == 0:
            return _unsaid(streams.fault)
        return status


def _guarded(words: list[str], alone: bool) -> int:
    """One command, whatever ends it. ``alone``: this process has nothing else to do."""
    try:
        return _command(words, alone)
    except SystemExit as leaving:
        return leaving.code if isinstance(leaving.code, int) else 2
    except KeyboardInterrupt:
        print("\n已中断。已完成的结果都是完整的；再次运行会接着做剩下的。", file=sys.stderr)
        return 130
    except Terminated:
        print("已被系统终止。已完成的结果都是完整的；再次运行会接着做剩下的。", file=sys.stderr)
        return 143
    except TimeUp as late:
        print(late, file=sys.stderr)
        return 3
    # The reader (head, less) has what it wanted.
    except BrokenPipeError as error:
        return status_of(error)
    # The last stop: a fault of the program is told in one line; the traceback goes to whoever asked for it.
    except Exception as error:
        return _explain(error, words)


def _command_of(words: Sequence[str]) -> str | None:
    return next((word for word in words if word in COMMANDS), None)


def _unsaid(fault: OSError) -> int:
    """The status of a run whose work is done, but that could not say all of it."""
    from pipeline.errors import system_reason

    if status_of(fault) != GONE:
        print(f"屏幕输出写不下（{system_reason(fault)}），结果本身不受影响。", file=sys.stderr)
    return status_of(fault)


def _command(words: list[str], alone: bool) -> int:
    chosen = _command_of(words)
    parser = _Parser(prog="yaodian", description=_PROGRAM)
    parser.add_argument("--version", action="version", version=_version(), help="显示版本")
    commands = parser.add_subparsers(
        dest="command", metavar="命令", title="命令（各自的用法见 yaodian 命令 --help）", parser_class=_Parser
    )
    for name, what in COMMANDS.items():
        command = commands.add_parser(name, help=what, description=what)
        if name == chosen:
            importlib.import_module(f"pipeline.cli.commands.{name}").add_arguments(command)
            add_limits(name, command)
    first = next((word for word in words if not word.startswith("-")), None)
    if first is not None and chosen is None:
        parser.error(f"没有“{first}”这个命令，可选的命令：{'、'.join(COMMANDS)}")
    args = parser.parse_args(words)
    if args.command is None:
        parser.print_help(sys.stderr)
        return 2
    _hush()
    if alone:
        guard(args)
    before = _end_orderly()
    try:
        status = importlib.import_module(f"pipeline.cli.commands.{args.command}").run(args)
        sys.stdout.flush()
        return int(status)
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _end_orderly() -> dict[int, Any]:
    """From now on a request to end, and the end of the terminal, let the program clear up; gives what was before."""
    numbers = (signal.SIGTERM, getattr(signal, "SIGHUP", signal.SIGTERM))
    # What is ignored (nohup) stays so.
    wanted = [number for number in dict.fromkeys(numbers) if signal.getsignal(number) is not signal.SIG_IGN]
    return {number: signal.signal(number, _terminate) for number in wanted}


def _hush() -> None:
    """Libraries' own warnings are for programmers: checks find what matters to the user and tell it in Chinese."""
    warnings.simplefilter("ignore")
    for name in _LIBRARIES:
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)
    logging.getLogger("yaodian").addHandler(logging.NullHandler())


def _version() -> str:
    from pipeline import __version__

    return f"yaodian {__version__}"


def _terminate(number: int, frame: FrameType | None) -> None:
    # A second request must not break into the cleaning up after the first.
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    raise Terminated


def _explain(error: Exception, words: Sequence[str]) -> int:
    from pipeline.errors import RulesError, UsageError, YaodianError, system_reason

    log = logging.getLogger("yaodian")
    if isinstance(error, YaodianError):
        for line in (str(error), *error.details):
            print(_one_line(line), file=sys.stderr)
            log.warning("%s", _one_line(line))
        return 2 if isinstance(error, UsageError | RulesError) else 3
    log.error("internal error", exc_info=error)
    # A library that finds no room for itself says that it cannot be loaded.
    if isinstance(error, MemoryError) or type(error) is ImportError:
        print(
            "内存不够，没有做完：超过了内存上限，或系统内存不足；可用 --memory-limit 放宽，或关闭别的程序。",
            file=sys.stderr,
        )
        return 3
    if isinstance(error, OSError) and error.filename:
        where = _one_line(str(error.filename2 or error.filename))
        print(f"{where}：{system_reason(error)}，请检查路径、权限和磁盘空间。", file=sys.stderr)
        return 3
    if isinstance(error, OSError):
        print(f"系统拒绝（{system_reason(error)}），请检查磁盘空间、权限和打开的文件数后再试。", file=sys.stderr)
        return 3
    if "-v" in words or "--verbose" in words:
        import traceback

        traceback.print_exception(error)
    print(f"程序出错（{_place_of(error)}），{_what_to_send(words)}。", file=sys.stderr)
    return 3


def _place_of(error: Exception) -> str:
    """Where it happened: of use to whoever mends it, and no riddle to others."""
    import traceback

    frames = traceback.extract_tb(error.__traceback__)
    return f"{os.path.basename(frames[-1].filename)} 第 {frames[-1].lineno} 行" if frames else "原因不明"  # noqa: PTH119


def _what_to_send(words: Sequence[str]) -> str:
    if any(word.startswith("--log") for word in words):
        return "详情在日志文件中，请反馈日志"
    if "convert" in words:
        return "请加 --log 日志文件 再运行一次，并反馈日志"
    return "请把这一行字和所用的命令、文件一起反馈"


def _one_line(text: str) -> str:
    from pipeline.batch.inputs import shown

    indent = text[: len(text) - len(text.lstrip(" "))]
    return indent + shown(" ".join(text.split()))
