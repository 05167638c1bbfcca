"""A proposal as YAML with comments, in the form of ``rules/units/<code>.yaml``: read by people, then by the program."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Final

from pipeline.learning.proposal import Proposal, ProposedUnit
from pipeline.learning.renamings import Succession

_PLAIN: Final = re.compile(r"[\u4e00-\u9fff]+")
_HEAD: Final = (
    "每行前面的说明是在哪里见到的、几次；前面有 # 的行是推定的，核对后去掉 # 才算数。",
    "次序按通知里并列时的先后和通常的次序排出，government_department 表示“政府各部门”包括它，都请核对。",
)


def place_yaml(proposal: Proposal) -> str:
    """The text of the file, ending with a line break. What is a guess stands there as a comment."""
    return "\n".join(_lines(proposal)) + "\n"


def _lines(proposal: Proposal) -> Iterator[str]:
    path = f"rules/units/{proposal.code}.yaml"
    if proposal.adds:
        yield _comment(f"{proposal.name}：{path} 里还没有的。请核对后并入那个文件，不要用这个文件替换它。")
    else:
        yield _comment(f"{proposal.name}：由通知归纳的草稿。请核对后存为 {path}。")
    yield from map(_comment, _HEAD)
    yield f"code: '{proposal.code}'"
    yield f"name: {_scalar(proposal.name)}"
    yield f"source: {_scalar(proposal.source)}"
    yield f"as_of: '{proposal.as_of}'"
    yield "units:" if any(one.sure for one in proposal.units) else "units: []"
    for unit in proposal.units:
        yield _comment(unit.seen + (f"；待确认：{unit.doubt}" if unit.doubt else ""), 2)
        yield f"  {'' if unit.sure else '# '}- {_unit(unit)}"
    if proposal.collectives:
        yield "collectives:"
        for group in proposal.collectives:
            yield _comment(group.seen, 2)
            yield f"  - {{id: {_scalar(group.id)}, names: [{{name: {_scalar(group.name)}}}]}}"
    if proposal.relations:
        yield "relations:"
        for one in proposal.relations:
            yield _comment(
                f"{one.before}年的 {one.old} 在 {one.tasks} 项相同的任务里都换成了 {one.new}，此后没有再出现", 2
            )
            yield f"  - {_relation(one)}"
    if proposal.questions:
        yield _comment("请核对：")
        yield from (_comment(f"- {question}") for question in proposal.questions)


def _unit(unit: ProposedUnit) -> str:
    dates = [f"{key}: {year}" for key, year in (("from", unit.from_), ("to", unit.to)) if year is not None]
    names = ", ".join([f"name: {_scalar(unit.name)}", *dates])
    parts = [f"id: {_scalar(unit.id)}", f"type: {unit.type}"]
    parts += [f"order: {unit.order}"] if unit.order is not None else []
    parts += ["government_department: true"] if unit.government_department else []
    parts.append(f"names: [{{{names}}}]")
    parts += [f"aliases: {_scalar(' '.join(unit.aliases))}"] if unit.aliases else []
    return f"{{{', '.join(parts)}}}"


def _relation(one: Succession) -> str:
    return f"{{kind: renamed, from: {_scalar(one.old)}, to: {_scalar(one.new)}, year: {one.year}}}"


def _comment(text: str, indent: int = 0) -> str:
    """One line, whatever the text holds: a line break of a name would be YAML of its own."""
    shown = "".join(sign if sign.isprintable() or sign == "\u3000" else " " for sign in text)
    return f"{' ' * indent}# {shown}"


def _scalar(text: str) -> str:
    """A text that YAML reads as just this text: plain where that is safe, else in double quotes."""
    return text if all(_PLAIN.fullmatch(part) for part in text.split(" ")) else json.dumps(text, ensure_ascii=False)
