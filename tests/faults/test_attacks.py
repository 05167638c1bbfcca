"""Attacks as scripted cases: a sample is run here, all by ``make faults``; what became of each stands in a table."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.attacks.case import Case, file
from benchmarks.attacks.families import FAMILIES
from benchmarks.attacks.judging import FAULT, attack
from benchmarks.attacks.table import HELD, NOT_RUN, TABLE, all_cases, as_text, read_outcomes

SAMPLE = (
    ("names", "a GBK name in a folder"),
    ("streams", "units >/dev/full"),
    ("special files", "/dev/zero as a rule file"),
    ("isolation", "a json.py in the current folder"),
    ("limits", "a time limit of 10^18"),
    ("limits", "a worker killed while it starts"),
    ("yaml", "a bomb of aliases in bodies, units"),
    ("ownership", "a log into an input"),
    ("permissions", "umask 027"),
)


def test_the_table_tells_of_every_attack_and_of_no_other() -> None:
    text = TABLE.read_text(encoding="utf-8")
    keys = list(all_cases())
    assert len(set(keys)) == len(keys) >= 150
    assert list(read_outcomes(text)) == keys
    assert as_text(read_outcomes(text)) == text, "counts and rows are of one run"


def test_every_attack_of_the_table_was_run_and_held() -> None:
    outcomes = read_outcomes(TABLE.read_text(encoding="utf-8"))
    assert {key: outcome for key, outcome in outcomes.items() if outcome != HELD} == {}


def test_no_attack_met_the_words_for_a_fault_of_the_program() -> None:
    text = TABLE.read_text(encoding="utf-8")
    assert FAULT not in text and "Traceback" not in text


def test_a_table_is_read_as_it_was_written() -> None:
    outcomes = dict.fromkeys(all_cases(), "not held: says x")
    assert read_outcomes(as_text(outcomes)) == outcomes
    assert set(read_outcomes(as_text({})).values()) == {NOT_RUN}


@pytest.mark.process
@pytest.mark.parametrize(
    ("case", "told"),
    [
        (Case("fault", f"echo '{FAULT}（x.py 第 1 行）'"), f"says {FAULT}"),
        (Case("trace", "echo 'Traceback (most recent call last):' >&2; false", status=(1,)), "says Traceback"),
        (Case("status", "exit 7"), "ended with 7"),
        (Case("hang", "sleep 100", seconds=1), "did not end"),
        (Case("signs", "printf '\\033[31m'"), "printed U+001B"),
        (Case("removed", "rm mine", file("mine", "x")), "is gone or changed"),
        (Case("changed", "echo y > mine", file("mine", "x")), "is gone or changed"),
        (Case("link", "ln -sf b l", before="ln -s a l"), "a link is gone or changed"),
        (Case("staging", "mkdir -p out/.yaodian"), "staging left"),
        (Case("log", f"echo {FAULT} > run.log"), f"log: says {FAULT}"),
    ],
    ids=lambda one: one.name if isinstance(one, Case) else "",
)
def test_what_does_not_hold_is_seen(tmp_path: Path, case: Case, told: str) -> None:
    (tmp_path / "work").mkdir()
    assert told in "\n".join(attack(case, tmp_path / "work"))


@pytest.mark.process
@pytest.mark.parametrize(("family", "name"), SAMPLE)
def test_a_sample_is_withstood(tmp_path: Path, family: str, name: str) -> None:
    (case,) = (one for one in FAMILIES[family] if one.name == name)
    (tmp_path / "work").mkdir()
    assert attack(case, tmp_path / "work") == []
