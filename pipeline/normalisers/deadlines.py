"""By when: what a deadline column says, and the phrases of running text that say it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Literal, NamedTuple

from pipeline.model import Deadline
from pipeline.normalisers.moments import DatePatterns, DateWords, FoundDate
from pipeline.rules.expressions import expression
from pipeline.rules.loading import read_rules
from pipeline.rules.words import any_of
from pipeline.text.ordinals import COUNT

Kind = Literal["date", "recurring", "continuous", "unresolved"]
Reading = tuple[Kind, str | None]
"""What a phrase means: its kind, and the ISO date of a ``date``."""

_PIECE = re.compile(r"[^；;、，,。\n/]+[；;、，,。\n/]*")
_TITLE = re.compile(r"《[^《》]*》")
_EDGES = "；;、，,。\n/ 　"
_UNREAD: Reading = ("unresolved", None)


class FoundDeadline(NamedTuple):
    """A deadline and where its phrase stands in the text that was read: ``text[start:end]``."""

    deadline: Deadline
    start: int
    end: int


class DeadlineWords(DateWords, frozen=True, forbid_unknown_fields=True):
    """``rules/deadlines.yaml``: the words of dates, and those that make a date a deadline or keep it from being one."""

    starts: str
    states: str
    towards: str
    done: str
    names: str
    made: str
    each: str
    periods: str
    continuous: str
    also: str
    feasts: str
    labels: str


class DeadlineRules:
    """The words of ``rules/deadlines.yaml``, compiled once."""

    def __init__(self, words: DeadlineWords) -> None:
        ends, made = any_of(words.ends), any_of(words.made)
        continuous = any_of(words.continuous)
        period = rf"{any_of(words.each)}{any_of(words.periods)}"
        count = COUNT
        # 每年12月25日, 每季度首月5日, 每月中旬, 每周五
        ordinal = rf"[首末次]个?[月日季]|第{count}个?[月周]|[上中下]旬"
        inside = rf"(?:{count}[月日号]|{ordinal}|[年月的周]|[周期]?[一二三四五六日天])"
        year = r"(?:(?:19|20)\d\d年)?"
        self.dates = DatePatterns(words)
        before = self.dates.before
        self.recurring = expression(rf"{period}{inside}*{ends}?{before}?")
        self.recurring_end = expression(rf"{period}{inside}*(?:{ends}{before}?|(?<=[日号旬]){before})")
        self.continuous = expression(rf"{year}{continuous}")
        self.continuous_clause = expression(
            rf"(?:^|(?<=[，。；（、：【〔\[［])){any_of(words.also)}?(?P<raw>{year}{continuous})"
            r"(?=[，。；）】〕\]］]|$)"
        )
        self.before_end = expression(rf"{any_of(words.before)}$")
        self.feast = expression(rf"{year}{any_of(words.feasts)}(?:假期|期间)?{before}")
        self.label = expression(rf"{any_of(words.labels)}[：:](?P<raw>[^，。；：（）\s]+)")
        self.towards = expression(rf"{any_of(words.towards)}+")
        self.until = expression(r"(?<!达)[到至]$")
        self.states = expression(rf"{any_of(words.states)}$")
        self.starts = expression(any_of(words.starts))
        self.done = expression(any_of(words.done))
        self.names = expression(any_of(words.names))
        self.of_things = expression(rf"(?:已经?)?{made}(?:[、和或并与]?{made})*[^，。；]{{0,2}}的")


def load_deadline_rules(rules: Path) -> DeadlineRules:
    """The rules in the folder ``rules/``. Raises RulesError where ``deadlines.yaml`` is missing or broken."""
    return DeadlineRules(read_rules(rules / "deadlines.yaml", DeadlineWords))


def read_column(text: str, year: int | None, rules: DeadlineRules) -> tuple[FoundDeadline, ...]:
    """What a cell of a deadline column says; ``text`` is cleaned, ``year`` the notice's own.

    One deadline whose ``raw`` is the whole cell; several where the cell names several (6月底前完成初稿，年底前印发),
    the words between belonging to the one before them. What cannot be read is ``unresolved``; an empty cell gives none.
    """
    if not text.strip():
        return ()
    pieces: list[tuple[int, int, Reading]] = []
    for match in _PIECE.finditer(text.rstrip()):
        reading = _read_piece(match.group().strip(_EDGES), year, rules)
        if pieces and (reading == _UNREAD or pieces[-1][2] == _UNREAD):
            known = pieces[-1][2] if reading == _UNREAD else reading
            pieces[-1] = (pieces[-1][0], match.end(), known)
        else:
            pieces.append((*match.span(), reading))
    if len(pieces) < 2:
        return (_in_column(text, 0, len(text), None, pieces[0][2] if pieces else _UNREAD),)
    return tuple(_in_column(text, start, end, _EDGES, reading) for start, end, reading in pieces)


def _in_column(text: str, start: int, end: int, edges: str | None, reading: Reading) -> FoundDeadline:
    """The deadline of a piece of a cell without ``edges`` (white space, if None) at its ends."""
    start = end - len(text[start:end].lstrip(edges))
    raw = text[start:end].rstrip(edges)
    return FoundDeadline(Deadline(raw, *reading, "column"), start, start + len(raw))


def _read_piece(piece: str, year: int | None, rules: DeadlineRules) -> Reading:
    """One phrase of a cell. Again and again wins over a date in it (每年12月底前), a date over 持续 (持续至12月底)."""
    piece = piece.strip("（）()")
    if label := rules.label.match(piece):
        piece = label["raw"]
    if rules.recurring.search(piece):
        return "recurring", None
    start = towards.end() if (towards := rules.towards.match(piece)) else 0
    for found in rules.dates.find(piece, year):
        if rules.starts.match(piece, found.end):
            continue
        leads = found.start == start and not (found.bare_year and rules.continuous.match(piece, found.start))
        if leads or found.before or rules.until.search(piece, 0, found.start):
            return ("date", found.due.isoformat()) if found.due else _UNREAD
    if rules.continuous.search(piece):
        return "continuous", None
    return _UNREAD


def find_deadlines(text: str, year: int | None, rules: DeadlineRules) -> tuple[FoundDeadline, ...]:
    """The phrases of running text that say by when, in order, each phrase once; ``year`` is the notice's own.

    Quiet where in doubt: no frequency (每季度至少更新1次), no 持续 before a verb, nothing in 《》, no year gone by, no
    date that says what was the case (截至6月底) or which things are meant (2016年以后制定的).
    """
    text = _TITLE.sub(lambda title: "《" * len(title.group()), text)
    taken = [False] * (len(text) + 1)
    found: list[FoundDeadline] = []
    for start, end, kind, due in _phrases(text, year, rules):
        if not any(taken[start:end]):
            taken[start:end] = [True] * (end - start)
            found.append(FoundDeadline(Deadline(text[start:end], kind, due, "text"), start, end))
    first: dict[Deadline, FoundDeadline] = {}
    for one in sorted(found, key=lambda one: one.start):
        first.setdefault(one.deadline, one)
    return tuple(first.values())


def _phrases(text: str, year: int | None, rules: DeadlineRules) -> Iterator[tuple[int, int, Kind, str | None]]:
    """Spans with their reading; where two overlap, the first to come counts."""
    for match in rules.label.finditer(text):
        yield (*match.span("raw"), *_read_piece(match["raw"], year, rules))
    for match in rules.recurring_end.finditer(text):
        if rules.before_end.search(match.group()) or not rules.names.match(text, match.end()):
            yield (*match.span(), "recurring", None)
    for match in rules.continuous_clause.finditer(text):
        yield (*match.span("raw"), "continuous", None)
    for match in rules.feast.finditer(text):
        yield (*match.span(), "unresolved", None)
    for found in rules.dates.find(text, year):
        if _is_deadline(text, found, year, rules):
            due = found.due.isoformat() if found.due else None
            yield found.start, found.end, "date" if due else "unresolved", due


def _is_deadline(text: str, found: FoundDate, year: int | None, rules: DeadlineRules) -> bool:
    if year is not None and found.year is not None and found.year < year:
        return False
    if rules.states.search(text, 0, found.start) or rules.of_things.match(text, found.end):
        return False
    until = rules.until.search(text, 0, found.start)
    if found.bare_year:
        # 到2025年，… says by when; 2021年工作要点 and 2021年实施… do not.
        return bool(until) and text[found.end : found.end + 1] in "，,、"
    if found.before:
        return True
    if rules.starts.match(text, found.end) or rules.names.match(text, found.end):
        return False
    return found.clear or bool(until) or bool(rules.done.match(text, found.end))
