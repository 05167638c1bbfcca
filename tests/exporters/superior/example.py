"""A small comparison with everything in it."""

from __future__ import annotations

from msgspec.structs import replace

from pipeline.model import Jurisdiction, Notice
from pipeline.superior.carrying_out import Superior, carried_out
from pipeline.superior.same_function import NameSigns
from tests.diff.build import TEXTS, due, notice, party, task


def of(name: str, one: Notice) -> Notice:
    head = replace(one.notice, jurisdiction=Jurisdiction(name), title=f"{name}工作要点<b>")
    return replace(one, notice=head, source=replace(one.source, file=f"{name}.pdf"))


def example() -> Superior:
    """甲市 with four obligations, two of one heading; 乙区 carries out one to the letter, one in part, one in other
    words and later, one not at all, and adds one."""
    late = [due("明年一月底前", "2022-01-31")]
    upper = notice(
        [
            task(1, TEXTS[0], deadlines=[due("年底前", "2021-12-31")]),
            task(2, TEXTS[3]),
            task(3, TEXTS[1], parties=[party("审计局", "lead")]),
            task(4, TEXTS[4], task="公开决策"),
        ]
    )
    lower = notice(
        [
            task(1, TEXTS[0].replace("做好", "抓好"), deadlines=late),
            task(2, "提高疫情防控信息发布规范化水平，强化内部信息整合。"),
            task(3, TEXTS[1], parties=[party("某某中心", "lead")]),
            task(4, "=办好“书记区长信箱”，三个工作日内答复。", task="特色"),
        ]
    )
    return carried_out(of("甲市", upper), [of("乙区", lower)], NameSigns("市区"))
