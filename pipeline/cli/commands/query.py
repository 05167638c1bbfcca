"""``yaodian query``: a question to a dataset, in SQL or by name; the answer as table, csv, xlsx or json."""

from __future__ import annotations

import argparse
import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

from pipeline.cli.arguments import path
from pipeline.errors import UsageError

if TYPE_CHECKING:
    from pipeline.dataset.querying import Answer

_FORMS: Final = ("table", "csv", "xlsx", "json")
_WIDEST: Final = 40
_VALUE: Final = re.compile(r"(?P<name>[a-z][a-z_]*)=(?P<value>.*)", re.DOTALL)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's arguments."""
    add = parser.add_argument
    add("sql", nargs="?", metavar="SQL", help="一句 SELECT；数据集有哪些表和列，见 yaodian schema dataset")
    add("--named", metavar="名字", help="用规则里写好的查询（rules/queries/），如 牵头最多的单位")
    add("--list", action="store_true", help="列出写好的查询和各自的参数")
    what = "查询的参数，如 --with year=2021，可以写几次"
    add("--with", dest="values", action="append", type=_value, default=[], metavar="参数=值", help=what)
    add("--dataset", type=path, default=Path("dataset"), metavar="文件夹", help="数据集在哪里（默认 dataset/）")
    what = "结果的形式：table（屏幕上的表，默认）、csv、xlsx、json"
    add("--format", choices=_FORMS, metavar="形式", help=what)
    add("-o", "--output", type=path, metavar="文件", help="结果写进文件（.csv、.xlsx、.json），不写则显示在屏幕上")
    add("--chart", type=path, metavar="文件", help="另画成图（.png 或 .svg），适合有图的查询")
    add("--rules", type=path, metavar="文件夹", help="规则文件夹（默认 ./rules，否则用程序自带的）")


def run(args: argparse.Namespace) -> int:
    """Exit status 0; errors are raised."""
    from pipeline.dataset.answers import answer_bytes
    from pipeline.gathering import query

    if args.list:
        return _list(args.rules)
    form = _form(args)
    answer = query(args.sql, args.dataset, named=args.named, values=dict(args.values), rules=args.rules)
    if args.chart:
        _draw(answer, args)
    if args.output:
        from pipeline.exporters.atomic import write_bytes

        write_bytes(args.output, answer_bytes(answer, form, args.named or ""))
        print(f"{args.output}：{len(answer.rows)} 行")
    elif form == "table":
        _show(answer)
    else:
        print(answer_bytes(answer, form, "").decode("utf-8-sig"), end="")
    return 0


def _value(text: str) -> tuple[str, str]:
    found = _VALUE.fullmatch(text)
    if found is None:
        raise argparse.ArgumentTypeError(f"值不对，要写成 year=2021 的样子，不能是“{text}”")
    return found["name"], found["value"]


def _form(args: argparse.Namespace) -> str:
    """What is written: as asked for, else as the file's name says."""
    form = args.format or (args.output.suffix.lower().removeprefix(".") if args.output else "table")
    if form not in _FORMS or (form == "table" and args.output):
        raise UsageError("写进文件的结果要是 .csv、.xlsx 或 .json；屏幕上的表不用写 -o。")
    if form == "xlsx" and not args.output:
        raise UsageError("xlsx 不能显示在屏幕上，请用 -o 给出文件，如 -o 结果.xlsx。")
    return str(form)


def _list(rules: Path | None) -> int:
    from pipeline.dataset.questions import questions
    from pipeline.rules.loading import find_rules

    for one in questions(find_rules(rules)).values():
        print(f"{one.name}：{one.about}{'（可画图）' if one.chart else ''}")
        for name, about in one.parameters.items():
            print(f"    --with {name}=…  {about}")
    return 0


def _show(answer: Answer) -> None:
    from pipeline.batch.inputs import shown
    from pipeline.cli.console import aligned
    from pipeline.dataset.answers import as_text

    rows = [answer.columns, *answer.rows]
    for line in aligned([[_short(shown(" ".join(as_text(cell).split()))) for cell in row] for row in rows]):
        print(line)
    print(f"（{len(answer.rows)} 行）")


def _short(text: str) -> str:
    return text if len(text) <= _WIDEST else f"{text[: _WIDEST - 1]}…"


def _draw(answer: Answer, args: argparse.Namespace) -> None:
    from pipeline.dataset.charts import draw
    from pipeline.dataset.questions import question
    from pipeline.rules.loading import find_rules

    kind = question(find_rules(args.rules), args.named).chart if args.named else None
    draw(answer, kind or "barh", args.named or "", args.chart)
