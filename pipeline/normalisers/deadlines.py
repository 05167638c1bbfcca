"""By when: what a deadline column says, and the phrases of running text that say it."""

from __future__ import annotations

import re
from pathlib import Path

from pipeline.normalisers.dates import DatePatterns, DateWords, alternatives
from pipeline.rules import read_rules


class DeadlineWords(DateWords, frozen=True, forbid_unknown_fields=True):
    """``rules/deadlines.yaml``: the words that make a date a deadline, besides those that make it a date."""

    states: str
    towards: str
    done: str
    names: str
    made: str
    each: str
    periods: str
    weekdays: str
    continuous: str
    also: str
    feasts: str
    labels: str


class DeadlineRules:
    """The words of ``rules/deadlines.yaml``, compiled once."""

    def __init__(self, words: DeadlineWords) -> None:
        self.dates = DatePatterns(words)
        phrase, before = self.dates.phrase, alternatives(words.before)
        period = rf"(?:{alternatives(words.each)})(?:\d{{1,2}}个?)?(?:{alternatives(words.periods)})"
        within = (
            rf"(?:[的之]?(?:{phrase}|[周星期]?[{words.weekdays.replace(' ', '')}]|首月|首日|末月|\d{{1,2}}日|月|年))*"
        )
        end = rf"(?:{alternatives(words.ends)})?"
        self.recurring = re.compile(rf"{period}{within}{end}(?:{before})?")
        self.recurring_end = re.compile(
            rf"{period}{within}(?:(?:{alternatives(words.ends)})(?:{before})?|(?<=[日底末旬])(?:{before}|之前))"
        )
        continuous = alternatives(words.continuous)
        self.continuous = re.compile(rf"(?:{self.dates.year})?(?:{continuous})")
        self.whole_clause = re.compile(
            rf"(?:^|(?<=[，。；（、：,;]))(?:{alternatives(words.also)})?(?P<raw>(?:{self.dates.year})?(?:{continuous}))"
            r"(?=[，。；）,;]|$)"
        )
        self.feast = re.compile(rf"(?:{self.dates.year})?(?:{alternatives(words.feasts)})(?:之前|以前|前)")
        self.towards = re.compile(rf"^(?:{alternatives(words.towards)})+")
        self.state = re.compile(rf"(?:{alternatives(words.states)})$")
        self.done = re.compile(alternatives(words.done))
        self.name = re.compile(alternatives(words.names))
        self.of_things = re.compile(
            rf"(?:已经|已)?(?:{alternatives(words.made)})(?:[、和或并与](?:{alternatives(words.made)}))*[^，。；]{{0,2}}的"
        )
        self.start = re.compile(rf"(?:{alternatives(words.starts)})")
        self.label = re.compile(rf"(?:{alternatives(words.labels)})[：:](?P<raw>[^，。；：（）\s]+)")


def load_deadline_rules(rules: Path) -> DeadlineRules:
    """The rules of the folder ``rules/``. Raises RulesError where ``deadlines.yaml`` is missing or broken."""
    return DeadlineRules(read_rules(rules / "deadlines.yaml", DeadlineWords))
