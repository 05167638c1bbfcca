"""``yaodian merge``: lists that units sent back, shown first, then taken into the ledger."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final

from pipeline.cli.arguments import path

if TYPE_CHECKING:
    from pipeline.returns import MergedReturns

_MOST: Final = 40
NOT_WRITTEN: Final = 1


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's arguments."""
    add = parser.add_argument
    add("result", type=path, metavar="结果文件夹", help="一份通知的转换结果，如 output/2021-某区…")
    add("files", nargs="+", type=path, metavar="报回", help="单位报回的清单，或装有它们的文件夹；改过文件名的也可以")
    add("--yes", action="store_true", help="不再询问，直接写入台账（默认先列出，再问）")
    add("--preview", action="store_true", help="只列出，不写入")
    add("--overwrite", action="store_true", help="台账和报回的不一致时，以报回的为准（默认以台账为准，两种都列出）")
    add("--rules", type=path, metavar="文件夹", help="规则文件夹（默认 ./rules，否则用程序自带的）")


def run(args: argparse.Namespace) -> int:
    """Exit status 0; 1 if there is something to take and it was only shown; 3 if a file could not be taken.

    Raises UsageError, RulesError, SourceError or OutputError.
    """
    from pipeline.returns import merge

    found = merge(args.result, args.files, write=False, overwrite=args.overwrite, rules=args.rules)
    _say(_lines(found, args.overwrite))
    status = 3 if found.refused else 0
    if args.preview or not found.read:
        return status or (NOT_WRITTEN if found.changes else 0)
    if not args.yes and not _agreed():
        _say(["只是预览，没有写入。加 --yes 写入台账。"])
        return status or NOT_WRITTEN
    written = merge(args.result, args.files, overwrite=args.overwrite, rules=args.rules)
    from pipeline.exporters.ledger.return_book import FILE

    _say(
        [
            *written.messages,
            f"已写入 {args.result / 'notice.xlsx'}；未报回的单位、催报文字、冲突见 {args.result / FILE}。",
        ]
    )
    return status


def _agreed() -> bool:
    if not sys.stdin.isatty():
        return False
    try:
        return input("写入台账吗？（是/否）").strip().lower() in ("是", "y", "yes")
    except EOFError:
        return False


def _say(lines: Iterable[str]) -> None:
    from pipeline.batch.inputs import shown

    for line in lines:
        print(shown(" ".join(line.split("\n"))))


def _lines(found: MergedReturns, overwrite: bool) -> list[str]:
    from pipeline.exporters.ledger.return_book import NONE

    lines = [
        f"{found.title}：读了 {found.read} 份报回的清单，{len(found.taken.changes)} 个单位有 {found.changes} 处新内容。"
    ]
    lines += _listed("收不进来的文件", found.refused)
    clash = "冲突（以报回的为准）" if overwrite else "冲突（台账里的没有改动）"
    lines += _listed(clash, [_conflict(found, at) for at in range(len(found.taken.conflicts))])
    lines += _listed("要看一看的", [str(doubt) for doubt in found.doubts])
    strays = [f"{one.file} 第 {one.row} 行：{one.task or one.requirement}" for one in found.taken.answers.strays]
    lines += _listed("没有对应任务、另外存放的内容", strays)
    missing = [name for name, _, _, state in found.states if state == NONE]
    part = [f"{name}（{done}/{asked}）" for name, asked, done, state in found.states if 0 < done < asked]
    lines += [f"未报回 {len(missing)} 个单位：{'、'.join(missing)}"] if missing else ["各单位都已报回。"]
    lines += [f"只报了一部分 {len(part)} 个单位：{'、'.join(part)}"] if part else []
    return lines


def _conflict(found: MergedReturns, at: int) -> str:
    from pipeline.exporters.ledger.clerks_words import TITLE_OF

    one = found.taken.conflicts[at]
    name = found.names.get(one.answer.unit, one.answer.unit)
    title = TITLE_OF[one.field]
    place = f"{one.answer.file}“{one.answer.sheet}”表第 {one.answer.row} 行"
    return f"{name} 序号 {one.answer.number} {title}：台账“{one.kept}”，报回“{one.other}”（{place}）"


def _listed(what: str, lines: Sequence[str]) -> list[str]:
    if not lines:
        return []
    more = [f"  …另有 {len(lines) - _MOST} 条"] if len(lines) > _MOST else []
    return [f"{what} {len(lines)} 条：", *(f"  {line}" for line in lines[:_MOST]), *more]
