"""From tokens to groups: who leads, who supports, which tails stay open. Pure; knows no registry and no ids."""

from __future__ import annotations

from msgspec import Struct

from pipeline.model.notice import PartyKind
from pipeline.model.raw import Role
from pipeline.normalisers.units.grammar.carrying import Carrier
from pipeline.normalisers.units.grammar.tokens import SEPARATORS, Token
from pipeline.normalisers.units.lexicon.name import Name
from pipeline.normalisers.units.lexicon.names import NameReader


class ReadParty(Struct):
    """A party of the flat string: ``text`` stands alone, ``token`` is where it stands; ``alias`` is in its bracket."""

    text: str
    token: Token
    kind: PartyKind
    name: Name | None
    role: Role | None = None


class ReadTail(Struct):
    token: Token
    role: Role | None = None


class ReadString(Struct, frozen=True):
    """What one string says. Roles that no word gives are None."""

    tokens: list[Token]
    parties: list[ReadParty]
    tails: list[ReadTail]


class Parser:
    """Turns the tokens of one string into a Reading."""

    def __init__(self, names: NameReader) -> None:
        self._names = names

    def parse(self, tokens: list[Token], first_leads: bool = False) -> ReadString:
        """The parties, tails and remarks that a string's tokens say, in their order.

        ``first_leads``: an earlier string said that the first of each leads (列第一位者为牵头单位，下同).
        """
        tokens = self._share_bodies(self._join_collectives(tokens))
        groups = _Groups(first_leads)
        carrier = Carrier(self._names)
        for at, token in enumerate(tokens):
            if token.kind == "name":
                groups.add(self._party(token, carrier))
                continue
            if token.kind == "item":
                continue
            if token.kind == "tail":
                groups.add_tail(token)
                carrier.reset()
            elif token.kind == "joining":
                carrier.resume()
            elif token.kind in ("strong", "label", "bracket"):
                carrier.forget()
            elif token.kind not in ("joint", "mark") and token.remark != "person":
                carrier.reset()
            self._role(token, tokens, at, groups)
        return groups.reading(tokens)

    def _party(self, token: Token, carrier: Carrier) -> ReadParty:
        bare = token.text + token.body
        if bare.endswith("）") and not (self._names.read(bare) and self._is_collective(bare)):
            bare = bare[: _opening(bare)] or bare
        name = self._names.read(bare) if token.known else None
        text, collective = carrier.give(token.text + token.body, name)
        kind: PartyKind = "collective" if collective else "unit" if token.known else "unknown"
        return ReadParty(text, token, kind, name)

    def _is_collective(self, text: str) -> bool:
        name = self._names.read(text)
        return name is not None and name.kind == "collective"

    @staticmethod
    def _role(token: Token, tokens: list[Token], at: int, groups: _Groups) -> None:
        """What a token that is no name means for the roles of the names around it."""
        if token.kind == "role":
            apart = at > 0 and tokens[at - 1].kind in SEPARATORS
            if groups.waiting() and not (apart and groups.settled()):
                groups.close(token.role)
            else:
                # 市财政局：负责资金 or 牵头市财政局: the names are on the other side.
                groups.announce(token.role)
        elif token.kind == "mark":
            groups.mark_last(token.role)
        elif token.kind == "label":
            groups.label(token.role)
        elif token.kind == "joining":
            groups.join()
        elif token.kind == "comma":
            groups.comma()
        elif token.kind in ("strong", "bracket"):
            groups.strong()
        elif token.kind == "first_leads":
            groups.first_leads = True

    # --- one 各, one collective -----------------------------------------------------------------------------------

    def _join_collectives(self, tokens: list[Token]) -> list[Token]:
        """各旗、县、区人民政府 and 有关部门、单位, which the separators had cut, become one token again."""
        joined: list[Token] = []
        for token in tokens:
            if token.kind == "name" and len(joined) > 1 and joined[-1].kind in ("item", "joint"):
                head = joined[-2]
                if head.kind == "name" and self._continues(head.text, token.text):
                    sign = joined[-1].text
                    text = head.text + sign + token.text
                    joined[-2:] = [Token("name", text, head.start, token.end, "一个“各”，一个集合")]
                    continue
            joined.append(token)
        return joined

    def _share_bodies(self, tokens: list[Token]) -> list[Token]:
        """和平区、河西区人民政府: what cannot stand alone is the body of the bare places before it too."""
        shared: list[Token] = []
        body = ""
        for token in reversed(tokens):
            if token.kind == "name":
                if body and self._names.bodies.is_place(token.text):
                    token = Token(token.kind, token.text, token.start, token.end, "地名，机构在后", body=body)
                else:
                    body = self._names.shared_body(token.text)
            elif token.kind not in ("item", "joint"):
                body = ""
            shared.append(token)
        return shared[::-1]

    def _continues(self, head: str, text: str) -> bool:
        """Whether ``text`` belongs to the collective ``head``."""
        collectives = self._names.collectives
        if collectives.continues_short(head, text):
            return True
        if collectives.is_twin(text):
            return collectives.ends_like_twin(head) and self._is_collective(head)
        # 国家税务总局各省、自治区税务局: a body may stand before 各.
        each = head.find("各")
        parts = collectives.head_and_body(head[each:] if each > 0 and self._names.read(head[:each]) else head)
        if parts is None:
            return False
        front, body = parts
        if collectives.is_guest(text):
            return not body
        if not collectives.follows(front, text):
            return False
        if collectives.is_bare_land(text):
            return not body or (collectives.is_government_body(body) and not collectives.is_party_body(body))
        # 各省、自治区 + 直辖市发展改革委: the body of the last is the body of all.
        tail = collectives.head_and_body(f"各{text}")
        return not body and tail is not None and bool(tail[1]) and self._names.is_body_of_each(tail[1])


class _Groups:
    """Parties and tails as they come, and the roles that words give them."""

    def __init__(self, told_before: bool = False) -> None:
        self.first_leads = False
        self._told_before = told_before
        self._parties: list[ReadParty] = []
        self._tails: list[ReadTail] = []
        self._open: list[ReadParty | ReadTail] = []  # a role word behind them may still speak of them
        self._clause: list[ReadParty | ReadTail] = []  # those of them since the last comma
        self._joined: list[ReadParty | ReadTail] = []  # A and B of A会同B, while their clause goes on
        self._label: Role | None = None
        self._ahead: Role | None = None  # given by a word before the names: 会同, or 牵头 without a colon
        self._ahead_holds = False  # whether a role word behind the names leaves it as it is
        self._marked = False  # a bracket has told the role of one
        self._worked = False  # a role word has told who leads or does the work
        self._spoken = False  # names stand since the last role word

    def add(self, party: ReadParty) -> None:
        self._parties.append(party)
        self._enter(party)

    def add_tail(self, token: Token) -> None:
        tail = ReadTail(token)
        self._tails.append(tail)
        self._enter(tail)

    def _enter(self, item: ReadParty | ReadTail) -> None:
        self._spoken = True
        item.role = self._ahead
        if self._joined:
            self._joined.append(item)
        if not (self._ahead and self._ahead_holds):
            self._open.append(item)
            self._clause.append(item)

    def waiting(self) -> bool:
        """Whether names stand before a role word that it can speak of."""
        return self._spoken

    def settled(self) -> bool:
        """Whether all names so far have their role, so that a word behind a comma speaks of the next ones."""
        return self._spoken and not self._open

    def close(self, role: Role | None) -> None:
        """A role word behind names. A label that says more than 负责 stands (配合单位：各部门按职责分工负责)."""
        if self._label not in (None, "responsible") and role == "responsible":
            role = self._label
        # 省发展改革委、省教育厅，各市配合: supporters alone support nobody, so the first clause does the work.
        apart = role in ("support", "oversee") and not self._worked and len(self._clause) < len(self._open)
        for item in self._open:
            if not apart or _among(item, self._clause):
                item.role = role
            else:
                item.role = item.role or self._label
        if role in ("support", "oversee"):
            # A会同B指导: both oversee; that A leads B is said only where they do the work.
            for item in self._joined:
                item.role = role
        self._worked = self._worked or role in ("lead", "responsible")
        self._rest()

    def announce(self, role: Role | None) -> None:
        """A role word before names, as a label without a colon."""
        self._ahead, self._ahead_holds = role, True

    def mark_last(self, role: Role | None) -> None:
        """（牵头） behind a name."""
        if not self._open or not role:
            return
        # A（牵头），B、C（配合）: where each part says its role, it is that of the part; else of the one before it.
        marked = list(self._clause) if self._marked and role == "support" and self._clause else self._open[-1:]
        self._marked = True
        for item in marked:
            item.role = role
        self._open = [item for item in self._open if not _among(item, marked)]
        self._clause = [item for item in self._clause if not _among(item, marked)]

    def label(self, role: Role | None) -> None:
        self.strong()
        self._label = role

    def join(self) -> None:
        """会同: the names of this clause lead, the next ones support."""
        self._worked = True
        for item in self._clause:
            item.role = "lead"
        self._joined = self._clause
        self._open = [item for item in self._open if not _among(item, self._clause)]
        self._clause = []
        self._ahead, self._ahead_holds = "support", True

    def comma(self) -> None:
        """Behind A会同B，C the C supports too, unless a role word of its own clause says otherwise."""
        self._ahead_holds = False
        if self._ahead != "support":
            self._ahead = None
        self._clause = []
        self._joined = []

    def strong(self) -> None:
        """The end of a group: of whom no word spoke, the label speaks."""
        for item in self._open:
            item.role = item.role or self._label
        self._rest()

    def _rest(self) -> None:
        self._open = []
        self._clause = []
        self._joined = []
        self._ahead, self._ahead_holds = None, False
        self._spoken = False

    def reading(self, tokens: list[Token]) -> ReadString:
        self.strong()
        told = any(party.role not in (None, "responsible", "unspecified") for party in self._parties)
        if self._parties and (self.first_leads or (self._told_before and not told)):
            self._parties[0].role = "lead"
        return ReadString(tokens, self._parties, self._tails)


def _among(item: ReadParty | ReadTail, others: list[ReadParty | ReadTail]) -> bool:
    return any(item is other for other in others)


def _opening(text: str) -> int:
    """Where the last outermost bracket of a text that ends with ） opens."""
    depth = 0
    for at in range(len(text) - 1, -1, -1):
        depth += {"）": 1, "（": -1}.get(text[at], 0)
        if depth == 0:
            return at
    return 0


__all__ = ["SEPARATORS", "Parser", "ReadParty", "ReadString", "ReadTail"]
