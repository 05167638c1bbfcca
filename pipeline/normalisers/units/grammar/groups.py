"""From tokens to groups: who leads, who supports, which tails stay open. Pure; knows no registry and no ids."""

from __future__ import annotations

from pipeline.model.notice import PartyKind
from pipeline.normalisers.units.grammar.carrying import Carrier
from pipeline.normalisers.units.grammar.role_groups import ReadParty, ReadString, ReadTail, RoleGroups
from pipeline.normalisers.units.grammar.tokens import CLOSING, DOING, ONE_GROUP, SEPARATORS, Token
from pipeline.normalisers.units.lexicon.collective_parts import CountedPlaces
from pipeline.normalisers.units.lexicon.name import Name
from pipeline.normalisers.units.lexicon.names import NameReader

_KEPT = 20_000
_LONG_PLACE = 6
_LONG_FIELD = 5


class Parser:
    """Turns the tokens of one string into a Reading."""

    def __init__(self, names: NameReader) -> None:
        self._names = names
        self._joined: dict[tuple[str, str], bool] = {}

    def parse(self, tokens: list[Token], first_leads: bool = False) -> ReadString:
        """The parties, tails and remarks that a string's tokens say, in their order.

        ``first_leads``: an earlier string said that the first of each leads (列第一位者为牵头单位，下同).
        """
        tokens = self._share_bodies(self._count_places(self._join_collectives(_with_fields(tokens))))
        groups = RoleGroups(first_leads)
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
        written = bare = token.text + token.body if token.body else token.text
        if bare.endswith("）") and not (self._names.read(bare) and self._is_collective(bare)):
            bare = bare[: _opening(bare)] or bare
        name = self._names.read(bare) if token.known else None
        if token.rule is ONE_GROUP and (name is None or name.kind != "collective"):
            # 各乡镇、农场.
            name = Name(bare, "collective", core=bare)
        text, collective = carrier.give(written, name)
        kind: PartyKind = "collective" if collective else "unit" if token.known else "unknown"
        return ReadParty(text, token, kind, name)

    def _is_collective(self, text: str) -> bool:
        name = self._names.read(text)
        return name is not None and name.kind == "collective"

    @staticmethod
    def _role(token: Token, tokens: list[Token], at: int, groups: RoleGroups) -> None:
        """What a token that is no name means for the roles of the names around it."""
        if token.kind == "role":
            _speak(token, tokens, at, groups)
        elif token.kind == "mark":
            groups.mark_last(token.role)
        elif token.kind == "label":
            groups.label(token.role)
        elif token.kind == "joining":
            groups.join()
        elif token.kind == "comma":
            groups.comma()
        elif token.kind in ("strong", "bracket") or (token.rule is CLOSING and token.remark == "frame"):
            # 由县应急局、县公安局组成，县应急局牵头: what leads is said of the one behind the list.
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
                if head.kind == "name" and self._is_continued(head.text, token.text):
                    sign = joined[-1].text
                    text = head.text + sign + token.text
                    joined[-2:] = [Token("name", text, head.start, token.end, ONE_GROUP)]
                    continue
            joined.append(token)
        return joined

    def _share_bodies(self, tokens: list[Token]) -> list[Token]:
        """和平区、河西区人民政府: what cannot stand alone is the body of the bare places before it too."""
        shared: list[Token] = []
        body = last = ""
        for token in reversed(tokens):
            if token.kind == "name":
                if body and self._names.takes_body(token.text, body, last):
                    full = self._names.completed(token.text, last[-1]) + body
                    token = Token(token.kind, token.text, token.start, token.end, "地名，机构在后", body=full)
                else:
                    body = self._names.shared_body(token.text)
                    last = token.text.removesuffix(body)
            elif token.kind not in ("item", "joint"):
                body = ""
            shared.append(token)
        return shared[::-1]

    def _count_places(self, tokens: list[Token]) -> list[Token]:
        """青溪、白岭两区政府: as many places as are counted have the body, each with the kind that is counted."""
        counted_places = self._names.collectives.counted_places
        if not [token for token in tokens if token.kind == "name" and counted_places(token.text)]:
            return tokens
        counted: list[Token] = []
        for token in tokens:
            row = counted_places(token.text) if token.kind == "name" else None
            first = len(counted) - 2 * (row.number - 1) if row is not None else 0
            if row is None or first < 0 or not _is_row(counted[first:]):
                counted.append(token)
                continue
            cut = token.start + len(row.last)
            places = [*counted[first:], Token("name", row.last, token.start, cut, token.rule)]
            counted[first:] = [_governed(place, row) if place.kind == "name" else place for place in places]
            counted.append(Token("remark", token.text[len(row.last) :], cut, token.end, "地名的个数", remark="count"))
        return counted

    def _is_continued(self, head: str, text: str) -> bool:
        """``_continues``, kept: the same two names often stand side by side."""
        pair = (head, text)
        found = self._joined.get(pair)
        if found is None:
            if len(self._joined) > _KEPT:
                self._joined.clear()
            found = self._joined[pair] = self._continues(head, text)
        return found

    def _is_guest(self, text: str) -> bool:
        """Whether 各 may reach a place that has a name (兵团), but not departments of it: they are another group."""
        return self._names.collectives.is_guest(text) and not self._is_collective(text)

    def _continues(self, head: str, text: str) -> bool:
        """Whether ``text`` belongs to the collective ``head``."""
        collectives = self._names.collectives
        if collectives.continues_kinds(head, text):
            return True
        if collectives.is_twin(text):
            return collectives.ends_like_twin(head) and self._is_collective(head)
        # 国家税务总局各省、自治区税务局: a body may stand before 各.
        each = head.find("各")
        behind = max(each, 0) if self._names.read(head[: max(each, 0)]) else 0
        parts = collectives.head_and_body(head[behind:])
        if parts is None:
            return False
        front, body = parts
        if self._is_guest(text) or collectives.is_beside_towns(front, text):
            return not body
        if not collectives.follows(front, text):
            return False
        if collectives.is_bare_land(text):
            return not body or (collectives.is_government_body(body) and not collectives.is_party_body(body))
        # 各省、自治区 + 直辖市发展改革委: the body of the last is the body of all.
        tail = collectives.head_and_body(f"各{text}")
        return not body and tail is not None and bool(tail[1]) and self._names.is_body_of_each(tail[1])


def _speak(token: Token, tokens: list[Token], at: int, groups: RoleGroups) -> None:
    """What a role word means for the names around it."""
    apart = at > 0 and tokens[at - 1].kind in SEPARATORS
    if not groups.waiting() and _is_second(tokens[max(at - 2, 0) : at]):
        groups.again(token.role)
    elif groups.waiting() and not (apart and groups.settled()):
        groups.close(token.role, any(one.remark == "object" for one in tokens[at + 1 : at + 2]))
    else:
        # 市财政局：负责资金 or 牵头市财政局: the names are on the other side.
        groups.announce(token.role)


def _is_second(before: list[Token]) -> bool:
    """Whether a role word stands behind another one and a 、."""
    return [token.kind for token in before] in (["role", "item"], ["role", "joint"])


def _with_fields(tokens: list[Token]) -> list[Token]:
    """管理 of 规划、建设、管理等部门: an everyday word before a tail, in a row, is the last of the row."""
    tails = [at for at, token in enumerate(tokens) if token.kind == "tail" and at > 1]
    if not tails:
        return tokens
    listed = list(tokens)
    for at in tails:
        token = tokens[at - 1]
        if tokens[at - 2].kind == "item" and _is_field(token):
            listed[at - 1] = Token("name", token.text, token.start, token.end, "名单中的一项", known=False)
    return listed


def _is_field(token: Token) -> bool:
    return token.rule is DOING or (token.remark == "text" and len(token.text) < _LONG_FIELD)


def _is_row(tokens: list[Token]) -> bool:
    """Whether short names stand with a separator behind each."""
    names, signs = tokens[::2], tokens[1::2]
    short = all(token.kind == "name" and len(token.text) < _LONG_PLACE for token in names)
    return short and all(token.kind in ("item", "joint") for token in signs)


def _governed(place: Token, row: CountedPlaces) -> Token:
    """A place of a counted row with its body: 青溪 with 区政府."""
    body = row.body if place.text.endswith(row.kind) else row.kind + row.body
    return Token("name", place.text, place.start, place.end, "地名，机构在后", body=body)


def _opening(text: str) -> int:
    """Where the last outermost bracket of a text that ends with ） opens."""
    depth = 0
    for at in range(len(text) - 1, -1, -1):
        depth += {"）": 1, "（": -1}.get(text[at], 0)
        if depth == 0:
            return at
    return 0


__all__ = ["SEPARATORS", "Parser", "ReadParty", "ReadString", "ReadTail"]
