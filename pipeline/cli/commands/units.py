"""``yaodian units``: read strings of responsible units given as arguments or as lines of standard input."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING

from pipeline.cli.arguments import path, year
from pipeline.cli.console import aligned

if TYPE_CHECKING:
    from pipeline.model import Assignment, Finding
    from pipeline.normalisers.units.assignments import AssignmentReader

_KINDS = {"unit": "单位", "collective": "集合", "unknown": "未识别"}
_TOKENS = {
    "name": "单位",
    "role": "角色词",
    "mark": "角色词",
    "joining": "会同",
    "label": "标签",
    "before": "由",
    "first_leads": "排位",
    "tail": "开放式结尾",
    "joint": "连词",
    "item": "顿号",
    "comma": "逗号",
    "strong": "句读",
    "bracket": "括号",
    "remark": "说明",
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.add_argument("strings", nargs="*", metavar="文字", help="责任单位文字；不写则逐行读标准输入")
    parser.add_argument("--jurisdiction", metavar="地名", help="哪个地方的文件，如 临沂市兰山区")
    parser.add_argument("--year", type=year, metavar="年份", help="哪一年的文件，决定用哪一年的名称")
    parser.add_argument("--json", action="store_true", help="每条输出一行 JSON")
    parser.add_argument("--explain", action="store_true", help="列出每个词是按哪条规则读出的")
    what = "规则文件夹（默认 ./rules，否则用程序自带的）"
    parser.add_argument("--rules", type=path, metavar="文件夹", help=what)


def run(args: argparse.Namespace) -> int:
    """Reads and prints; 0 if done, 2 if there is nothing to read."""
    from pipeline.batch.inputs import shown
    from pipeline.normalisers.jurisdictions import find_jurisdiction
    from pipeline.normalisers.named_place import check_place
    from pipeline.normalisers.units.assignments import AssignmentReader, UnitText
    from pipeline.normalisers.units.registry.registry import Knowledge
    from pipeline.rules.loading import find_rules

    if not args.strings and sys.stdin.isatty():
        return _nothing()
    rules = find_rules(args.rules)
    knowledge = Knowledge(rules)
    jurisdiction = None
    if args.jurisdiction:
        note = check_place(rules, args.jurisdiction)
        if note:
            print(f"注意：{shown(note)}", file=sys.stderr)
        jurisdiction, _ = find_jurisdiction(knowledge.divisions, None, (), args.jurisdiction)
    reader = AssignmentReader(knowledge.registry(jurisdiction, args.year))
    text = None
    for text in _strings(args.strings):
        assignment, found = reader.read([UnitText("", "unspecified", text)])
        if args.json:
            print(_json(assignment, found, reader if args.explain else None))
        else:
            _show(assignment, found, reader if args.explain else None)
    return 0 if text is not None else _nothing()


def _nothing() -> int:
    print("没有要读的文字：请写在命令后面，或从标准输入逐行给出。", file=sys.stderr)
    return 2


def _strings(given: list[str]) -> Iterable[str]:
    lines = given or (line.rstrip("\n") for line in sys.stdin if line.strip())
    # Bytes that are no text are shown by their numbers.
    return (line.encode("utf-8", "backslashreplace").decode() for line in lines)


def _json(assignment: Assignment, findings: list[Finding], explain: AssignmentReader | None) -> str:
    """One line: the contract's assignment with its findings."""
    import msgspec

    answer = msgspec.to_builtins(assignment) | {"findings": msgspec.to_builtins(findings)}
    if explain:
        answer["tokens"] = [{"kind": t.kind, "text": t.text, "rule": t.rule} for t in explain.explain(assignment.raw)]
    return _steering(msgspec.json.encode(answer).decode())


def _steering(line: str) -> str:
    """A line of JSON in which signs that steer a terminal are written out."""
    return "".join(sign if sign.isprintable() else json.dumps(sign)[1:-1] for sign in line)


def _show(assignment: Assignment, findings: list[Finding], explain: AssignmentReader | None) -> None:
    """A table for people."""
    from pipeline.batch.inputs import shown
    from pipeline.exporters.role_names import ROLE_NAMES

    print(f"【{shown(assignment.raw)}】")
    rows = [(ROLE_NAMES[p.role], _KINDS[p.kind], p.text, p.name or "", _members(p.members)) for p in assignment.parties]
    rows += [(ROLE_NAMES[tail.role], "未列全", tail.text, "", "") for tail in assignment.open_ended]
    rows += [("", "说明", remark.text, "", "") for remark in assignment.remarks]
    for line in aligned([[shown(cell) for cell in row] for row in rows]):
        print(f"  {line}")
    for finding in findings:
        print(f"  ！{shown(finding.message)}")
    if explain:
        for token in explain.explain(assignment.raw):
            print(f"    {_TOKENS[token.kind]}\t{shown(token.text)}\t{shown(token.rule)}")


def _members(members: tuple[str, ...]) -> str:
    return f"共 {len(members)} 个：" + "、".join(member.rpartition("/")[2] for member in members) if members else ""
