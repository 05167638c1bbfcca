"""What the grammar is made of: names, role words, labels, tails, separators, remarks. Together they cover a string."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from pipeline.model.raw import Role

TokenKind = Literal[
    "name",  # a party; ``known`` tells whether it could be read as one
    "role",  # 牵头, 按职责分工负责: of everyone before it
    "mark",  # （牵头） behind one name
    "joining",  # 会同: before it leads, behind it supports
    "label",  # 牵头单位：
    "before",  # 由 … 负责
    "first_leads",  # 排在第一位的为牵头单位
    "tail",  # 等部门
    "joint",  # 和
    "item",  # 、
    "comma",
    "strong",  # ；
    "bracket",
    "remark",
]
UNSEPARATED = "无分隔，按词表切分"
"""The rule by which names were cut that have nothing between them."""
ONE_GROUP = "一个“各”，一个集合"
"""The rule by which 各 was read to reach over a separator."""
DOING = "做什么"
"""The rule by which words were read as what a body does."""
GUESSED = "做什么，未识别"
"""The rule by which words behind a body, which nobody knows, were read as what it does."""
BY_ENDING = "名称（词尾）"
"""The rule by which a name was read that no list has."""
BEFORE_DEED = "名称（做什么之前）"
"""The rule by which a name was read because of the words of doing behind it."""
CLOSING = "名单后的说明"
"""The rule by which words behind a list were read that give nobody a role."""
SEPARATORS = frozenset({"joint", "item", "comma", "strong", "bracket"})


class Token(Struct, frozen=True, gc=False):
    """One piece of a flat string; ``rule`` tells a person how it was recognised, ``remark`` its kind of remark."""

    kind: TokenKind
    text: str
    start: int
    end: int
    rule: str
    role: Role | None = None
    remark: str | None = None
    known: bool = True
    body: str = ""  # of the last of a row of places: 人民政府 of 和平区、河西区人民政府

    def moved(self, by: int) -> Token:
        """The same token in a string where it stands ``by`` characters later."""
        start, end = self.start + by, self.end + by
        return Token(self.kind, self.text, start, end, self.rule, self.role, self.remark, self.known, self.body)
