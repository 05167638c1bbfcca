"""What the tests of this folder share: a reader of any level, its parts, and a short notation of what a string says.

``L 省商务厅 · S 合肥海关 · S + 等部门``: L lead, R responsible, S support, O oversee, - unspecified; behind a name
``*`` a collective, ``?`` not understood; ``+`` an open tail.
"""

from __future__ import annotations

from functools import cache

from pipeline.model import Assignment, Finding, Jurisdiction
from pipeline.normalisers.units.assignments import AssignmentReader, UnitText
from pipeline.normalisers.units.grammar.flat import flatten
from pipeline.normalisers.units.grammar.patterns import Patterns
from pipeline.normalisers.units.grammar.tokenizer import Tokenizer
from pipeline.normalisers.units.grammar.tokens import Token
from pipeline.normalisers.units.grammar.unseparated import Splitter
from pipeline.normalisers.units.registry.registry import Registry, load_registry
from tests import RULES

LANSHAN = Jurisdiction("兰山区", "371302", "county", ("山东省", "临沂市"))
_ROLES = {"lead": "L", "responsible": "R", "support": "S", "oversee": "O", "unspecified": "-"}
_KINDS = {"unit": "", "collective": "*", "unknown": "?"}


@cache
def reader(jurisdiction: Jurisdiction | None = None, year: int | None = None) -> AssignmentReader:
    return AssignmentReader(registry(jurisdiction, year))


@cache
def registry(jurisdiction: Jurisdiction | None = None, year: int | None = None) -> Registry:
    return load_registry(RULES, jurisdiction, year)


@cache
def patterns() -> Patterns:
    return Patterns(registry().vocabulary)


@cache
def splitter() -> Splitter:
    return Splitter(registry().vocabulary)


def split(text: str) -> list[str]:
    return splitter().split(text, registry().names)


def tokens(text: str) -> list[Token]:
    """The tokens of a string of no place."""
    return Tokenizer(patterns(), registry().names, split).read(flatten(text))


def kinds(found: list[Token]) -> list[tuple[str, str]]:
    return [(token.kind, token.text) for token in found]


def read(text: str) -> tuple[Assignment, list[Finding]]:
    return reader().read([UnitText("", "unspecified", text)])


def notation(assignment: Assignment) -> str:
    parties = [f"{_ROLES[party.role]} {party.text}{_KINDS[party.kind]}" for party in assignment.parties]
    tails = [f"{_ROLES[tail.role]} + {tail.text}" for tail in assignment.open_ended]
    return " · ".join([*parties, *tails])
