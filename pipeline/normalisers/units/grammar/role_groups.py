"""Who leads, who supports: parties and tails as they come, and the roles that the words around them give."""

from __future__ import annotations

from msgspec import Struct

from pipeline.model.notice import PartyKind
from pipeline.model.raw import Role
from pipeline.normalisers.units.grammar.tokens import Token
from pipeline.normalisers.units.lexicon.name import Name


class ReadParty(Struct, gc=False):
    """A party of the flat string: ``text`` stands alone, ``token`` is where it stands; ``alias`` is in its bracket."""

    text: str
    token: Token
    kind: PartyKind
    name: Name | None
    role: Role | None = None


class ReadTail(Struct, gc=False):
    """等, 等单位, 其他部门 of the flat string: where it stands, and in which role those it leaves open are."""

    token: Token
    role: Role | None = None


class ReadString(Struct, frozen=True, gc=False):
    """What one string says. Roles that no word gives are None."""

    tokens: list[Token]
    parties: list[ReadParty]
    tails: list[ReadTail]
    led_over: str = ""  # who leads by a word behind a comma, if that is not told of them alone


class RoleGroups:
    """Parties and tails as they come, and the roles that words give them."""

    def __init__(self, told_before: bool = False) -> None:
        self.first_leads = False
        self._told_before = told_before
        self._parties: list[ReadParty] = []
        self._tails: list[ReadTail] = []
        self._open: list[ReadParty | ReadTail] = []  # a role word behind them may still speak of them
        self._told: list[ReadParty | ReadTail] = []  # those of whom the last role word spoke
        self._clause: list[ReadParty | ReadTail] = []  # those of them since the last comma
        self._joined: list[ReadParty | ReadTail] = []  # A and B of A会同B, while their clause goes on
        self._label: Role | None = None
        self._ahead: Role | None = None  # given by a word before the names: 会同, or 牵头 without a colon
        self._ahead_holds = False  # whether a role word behind the names leaves it as it is
        self._marked = False  # a bracket has told the role of one
        self._worked = False  # a role word has told who leads or does the work
        self._spoken = False  # names stand since the last role word
        self._led_over = ""

    def add(self, party: ReadParty) -> None:
        """A party; a word ahead of it may have told its role."""
        self._parties.append(party)
        self._enter(party)

    def add_tail(self, token: Token) -> None:
        """A tail, which gets its role as a party does."""
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

    def close(self, role: Role | None, about: bool = False) -> None:
        """A role word behind names. A label that says more than 负责 stands (配合单位：各部门按职责分工负责).

        ``about``: what it is about stands behind it.
        """
        if self._label not in (None, "responsible") and role == "responsible":
            role = self._label
        # 省发展改革委、省教育厅，各市配合: supporters alone support nobody, so the first clause does the work.
        over = len(self._clause) < len(self._open)
        apart = role in ("support", "oversee") and not self._worked and over
        if over and role == "lead":
            self._leads_over()
        for item in self._open:
            if not apart or _among(item, self._clause):
                item.role = role
            else:
                item.role = item.role or self._label
        if role in ("support", "oversee") and not about:
            # A会同B指导: both oversee; that A leads B is said only where they do the work: A会同B指导各地编制.
            for item in self._joined:
                item.role = role
        self._worked = self._worked or role in ("lead", "responsible")
        told = self._open
        self._rest()
        self._told = told

    def again(self, role: Role | None) -> None:
        """各司其职、密切配合: a second role word of the same names says more than 负责 did."""
        for item in self._told:
            if item.role == "responsible" and role is not None:
                item.role = role

    def _leads_over(self) -> None:
        """A，B牵头: both lead, unless 牵头 is said of B alone."""
        if self._clause and isinstance(self._open[0], ReadParty):
            self._led_over = self._open[0].text

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
        """牵头单位： the role of all behind it of whom no word says otherwise."""
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
        self._told = []
        self._clause = []
        self._joined = []
        self._ahead, self._ahead_holds = None, False
        self._spoken = False

    def reading(self, tokens: list[Token]) -> ReadString:
        """All that came, at the string's end."""
        self.strong()
        told = any(party.role not in (None, "responsible", "unspecified") for party in self._parties)
        if self._parties and (self.first_leads or (self._told_before and not told)):
            self._parties[0].role = "lead"
        return ReadString(tokens, self._parties, self._tails, self._led_over)


def _among(item: ReadParty | ReadTail, others: list[ReadParty | ReadTail]) -> bool:
    return any(item is other for other in others)
