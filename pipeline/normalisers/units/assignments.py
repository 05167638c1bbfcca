"""The door to the grammar: from the cells of responsible units to an Assignment with canonical names and findings."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from pipeline.model import Assignment, Finding, OpenEnd, Party, Remark, Task, Traced, Unit, UnitCell
from pipeline.model.raw import NO_BREAKS, Breaks, Role
from pipeline.normalisers.units.grammar.flat import Flat, flatten
from pipeline.normalisers.units.grammar.groups import Parser, ReadParty, ReadString, ReadTail
from pipeline.normalisers.units.grammar.patterns import Patterns
from pipeline.normalisers.units.grammar.role_doubts import RoleDoubts
from pipeline.normalisers.units.grammar.second_readings import SecondReadings
from pipeline.normalisers.units.grammar.tokenizer import Tokenizer
from pipeline.normalisers.units.grammar.tokens import GUESSED, Token
from pipeline.normalisers.units.grammar.unseparated import Splitter
from pipeline.normalisers.units.registry.registry import Identity, Registry
from pipeline.normalisers.units.registry.suggestions import Suggester
from pipeline.text.clean import SPACE

# How much a name speaks for "this text names units", where no list knows it; where it may as well be a plain word
# (教育, 试点单位, 街道).
_SHAPED_WEIGHT = 0.7
_VAGUE_WEIGHT = 0.4
_KEPT, _LONGEST_KEPT = 4_000, 1_000
"""So many cells are kept as read, of so many characters at most."""
_NAMED = 40
"""Names that the finding on bodies that no rule knows gives; more are counted."""
_SEPARATORS = frozenset({"item", "comma", "strong", "joint", "bracket"})
_ASIDE = frozenset({"deadline", "person", "ordinal", "scope"})


class UnitText(NamedTuple):
    """A cell of units: its column's label, the role that the label gives, its cleaned text, and where that breaks."""

    label: str
    role: Role
    text: str
    breaks: Breaks = NO_BREAKS


_Cell = tuple[int, Role, str, Breaks, bool]
"""Where in ``raw`` a cell begins, the role that its label gives, its text and breaks, and whether the first leads."""


class _Read(NamedTuple):
    """What a cell says."""

    parties: tuple[Party, ...]
    remarks: tuple[Remark, ...]
    tails: tuple[OpenEnd, ...]
    findings: tuple[Finding, ...]


class AssignmentReader:
    """Reads strings of responsible units for one registry. Keeps what it has read: the same words come often."""

    def __init__(self, registry: Registry) -> None:
        names = registry.names
        splitter = Splitter(registry.vocabulary)
        patterns = Patterns(registry.vocabulary)
        self._registry = registry
        self._cells: dict[_Cell, _Read] = {}
        self._tokenizer = Tokenizer(patterns, names, lambda text: splitter.split(text, names))
        self._parser = Parser(names)
        self._second = SecondReadings(registry.vocabulary, names)
        self._roles = RoleDoubts(patterns, names)
        self._suggester = Suggester(registry.vocabulary, registry.known_names())

    def read(
        self, cells: Sequence[UnitText], labelled: bool = False, first_leads: bool = False
    ) -> tuple[Assignment, list[Finding]]:
        """The assignment of the cells. ``first_leads``: an earlier one said that the first leads, 下同.

        ``labelled`` False: one cell, whose text is ``raw``. True: ``raw`` is ``label：text`` of the cells that are not
        empty, joined by ；. Words in a cell win over its label. A list without a role, in a string that elsewhere
        names a lead or supporters, is responsible.
        """
        raw = ""
        parties: tuple[Party, ...] = ()
        remarks: tuple[Remark, ...] = ()
        tails: tuple[OpenEnd, ...] = ()
        findings: list[Finding] = []
        for label, role, text, breaks in cells:
            if not text.strip():
                continue
            raw += _lead(raw, label, labelled)
            read = self._cell((len(raw), role, text, breaks, first_leads))
            raw += text
            parties += read.parties
            remarks += read.remarks
            tails += read.tails
            findings += read.findings
        told = list(dict.fromkeys(findings)) if len(findings) > 1 else findings
        return Assignment(raw, parties, remarks, tails), told

    def _cell(self, cell: _Cell) -> _Read:
        """What a cell says that begins at a place of ``raw``. The same cells come often, and read the same."""
        read = self._cells.get(cell)
        if read is None:
            read = self._read_cell(*cell)
            if len(cell[2]) > _LONGEST_KEPT:
                return read
            if len(self._cells) > _KEPT:
                self._cells.clear()
            self._cells[cell] = read
        return read

    def _read_cell(self, start: int, role: Role, text: str, breaks: Breaks, first_leads: bool) -> _Read:
        flat = flatten(text, breaks)
        reading = self._parse(flat, first_leads)
        bare = _bare_role(reading, role)
        findings: list[Finding] = []
        parties = tuple([self._party(party, flat, start, bare, findings) for party in reading.parties])
        tails = tuple([_tail(tail, flat, start, bare) for tail in reading.tails])
        findings += self._second.doubts(reading, flat)
        findings += self._roles.doubts(reading)
        return _Read(parties, tuple(_remarks(reading, flat, start)), tails, tuple(findings))

    def unlisted(self, tasks: Iterable[Task]) -> Finding | None:
        """One finding on all bodies of the tasks that no rule knows, with the names that were inferred for them."""
        found: dict[str, tuple[str, Task]] = {}
        for task in tasks:
            for party in task.assignment.parties:
                if party.kind == "unit" and not self._registry.identify(_bare(party.text), False).known:
                    found.setdefault(party.text, (party.name or party.text, task))
        if not found:
            return None
        named = [text if name == text else f"{text}（→{name}）" for text, (name, _) in found.items()]
        first = next(iter(found.values()))[1]
        return Finding.of(
            "unit.not_in_registry",
            f"单位名录里没有这 {len(named)} 个单位，名称照原文列出，或按规则推断（箭头后面的），请核对："
            f"{'、'.join(named[:_NAMED])}{'……' if len(named) > _NAMED else ''}。",
            task=first.number,
            evidence=first.evidence,
        )

    def holds_below(self, assignment: Assignment) -> bool:
        """Whether it says that the first of each later one leads too (列第一位者为牵头单位，下同)."""
        told = [remark for remark in assignment.remarks if remark.kind == "first_leads"]
        return any(self._registry.vocabulary.words.holds_below in assignment.raw[one.span[0] :] for one in told)

    def explain(self, text: str) -> list[Token]:
        """The tokens of a string, which cover it (white space aside), each with the rule that read it."""
        return self._parse(flatten(text)).tokens

    def reads_like_units(self, text: str) -> float:
        """How much of the text is parties, roles and tails: 0 for plain words, 1 for a string of known units."""
        total = weight = aside = 0.0
        tokens = self.explain(text)
        if all(token.kind == "role" or token.kind in _SEPARATORS for token in tokens):
            # What is to be done, and nobody who does it: （报送式样见附件4）.
            return 0.0
        for token in tokens:
            size = len(token.text)
            if token.kind in _SEPARATORS:
                continue
            if token.remark in _ASIDE:
                aside += size
            else:
                total += size
                weight += size * self._weight(token)
        # A date or a person beside units is part of the clause; alone it names nobody.
        return weight / (total or aside or 1.0)

    def is_one_name(self, text: str) -> bool:
        """Whether a text is one whole name that says its own level or place, or a collective."""
        return self._registry.names.explicit(text)

    def begins_name(self, text: str) -> bool:
        """Whether such a name begins a text."""
        return self._registry.names.begins_explicit(text)

    # --- one party --------------------------------------------------------------------------------------------------

    def _parse(self, flat: Flat, first_leads: bool = False) -> ReadString:
        return self._parser.parse(self._tokenizer.read(flat), first_leads)

    def _weight(self, token: Token) -> float:
        if token.kind != "name":
            return 0.0 if token.kind == "remark" or token.rule is GUESSED else 1.0
        names = self._registry.names
        name = names.read(token.text.split("（")[0]) or names.read(token.text)
        if not token.known or name is None:
            return _SHAPED_WEIGHT if token.known else 0.0
        vague = name.kind == "clipped" or names.collectives.is_plain(token.text)
        if not name.head and (vague or names.collectives.is_bare_land(token.text)):
            return _VAGUE_WEIGHT
        return 1.0 if name.known or name.head else _SHAPED_WEIGHT

    def _party(self, party: ReadParty, flat: Flat, offset: int, bare: Role, findings: list[Finding]) -> Party:
        token = party.token
        start, end = flat.index[token.start], flat.index[token.end - 1] + 1
        identity = self._identity(party)
        if party.kind == "unknown" or not identity.known:
            findings += self._findings(party)
        return Party(
            text=party.text,
            as_written=flat.text[token.start : token.end],
            span=(start + offset, end + offset),
            kind=party.kind,
            role=party.role or bare,
            unit=identity.unit,
            name=identity.name,
            members=identity.members,
            members_complete=identity.members_complete,
        )

    def _identity(self, party: ReadParty) -> Identity:
        text = _bare(party.text) if party.kind == "unit" else party.text
        return self._registry.identify(text, party.kind == "collective")

    def _findings(self, party: ReadParty) -> Iterable[Finding]:
        """What is told of a party that nobody understands, or that no rule knows."""
        if party.kind == "unknown":
            yield self._suggest(party.text) or Finding.of(
                "unit.unknown", f"“{party.text}”看不出是哪个单位，已原样保留，请人工核对。"
            )
        elif party.kind == "unit" and (near := self._suggest(party.text)):
            yield near

    def _suggest(self, text: str) -> Finding | None:
        near = [] if self._registry.names.is_office(text) else self._suggester.near(text)
        if not near:
            return None
        likely = "”或“".join(near)
        return Finding.of("unit.near_miss", f"“{text}”可能是“{likely}”的误写，未作改动，请核对。")


def _bare(text: str) -> str:
    """A name without its alias in brackets."""
    return (text[: text.index("（")] or text) if text.endswith("）") else text


def units_of(notice_tasks: Iterable[Task], registry: Registry) -> dict[str, Unit]:
    """Every unit and member that the tasks' parties name, by id, with name, type and official order."""
    found: dict[str, Unit] = {}
    for task in notice_tasks:
        for party in task.assignment.parties:
            for unit_id in (party.unit, *party.members):
                if unit_id is None or unit_id in found:
                    continue
                known = registry.unit(unit_id)
                if known is None and unit_id == party.unit:
                    identity = registry.identify(party.text.split("（")[0], False)
                    kind = "collective" if party.kind == "collective" else identity.type
                    known = Unit(unit_id, party.name or party.text, kind)
                found[unit_id] = known or Unit(unit_id, unit_id.rpartition("/")[2])
    return found


def trace_raw(cells: Iterable[UnitCell], labelled: bool) -> Traced:
    """The assignment's ``raw`` with the trace of its cells; what joins them was not printed there."""
    raw = Traced()
    for cell in cells:
        if cell.content.text.strip():
            lead = _lead(raw.text, cell.label, labelled)
            raw += Traced(lead, (SPACE,) * len(lead)) + cell.content
    return raw


def _lead(raw: str, label: str, labelled: bool) -> str:
    """What stands before a cell's text in ``raw``, behind the cells that are there already."""
    return ("；" if raw else "") + (f"{label}：" if labelled else "")


def _tail(tail: ReadTail, flat: Flat, offset: int, bare: Role) -> OpenEnd:
    start, end = flat.span(tail.token.start, tail.token.end)
    return OpenEnd(tail.token.text, tail.role or bare, (start + offset, end + offset))


def _bare_role(reading: ReadString, role: Role) -> Role:
    """The role of those of whom no word speaks."""
    told = [party.role for party in reading.parties] + [tail.role for tail in reading.tails]
    leads = any(one in ("lead", "support") for one in told)
    return "responsible" if leads and role == "unspecified" else role


def _remarks(reading: ReadString, flat: Flat, offset: int) -> list[Remark]:
    """Remarks of the string in order: remark tokens, and what names have in brackets (an alias)."""
    found: list[Remark] = []
    for token in reading.tokens:
        if token.remark or token.kind in ("remark", "first_leads"):
            start, end = flat.span(token.start, token.end)
            found.append(Remark(token.remark or "first_leads", token.text, (start + offset, end + offset)))
    for party in reading.parties:
        text = party.token.text
        if party.kind == "unit" and text.endswith("）"):
            at = text.index("（")
            start, end = flat.span(party.token.start + at + 1, party.token.end - 1) if at + 2 < len(text) else (0, 0)
            if end:
                found.append(Remark("alias", text[at + 1 : -1], (start + offset, end + offset)))
    return sorted(found, key=lambda remark: remark.span)
