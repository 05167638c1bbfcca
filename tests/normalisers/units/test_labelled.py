"""The labelled real strings: how many are read exactly right, all of them and the hard ones apart.

Hard: more than one role, an open tail, or a level that carries over. The floors are those of the project; the figures
reached are higher, so that a change that loses strings fails here.

``own.jsonl`` holds strings written for this project in the manner of officials, one JSON object a line: ``raw`` the
string; ``groups`` what it says, each with a ``role``, its ``units`` (``text`` stands alone, with the level carried;
``kind`` unit, collective or unknown) and ``open_ended_text`` (its tail, "" if it has none); ``stratum`` what is hard
about it; ``arguable`` true where an official could read it otherwise, ``notes`` how. Labelled before anybody looked at
what the program says.
"""

from __future__ import annotations

import json
import re
import unicodedata
from pathlib import Path
from typing import Any

import pytest

from pipeline.normalisers.jurisdictions import find_jurisdiction
from pipeline.normalisers.units.assignments import AssignmentReader, UnitText
from pipeline.normalisers.units.registry.registry import Knowledge
from tests import DATA, RULES
from tests.normalisers.units.reading import read

STRINGS = DATA / "units" / "dev.jsonl"
OWN = DATA / "units" / "own.jsonl"
# Written later, in the same way. No reading was changed for those ``held``; but all that were read wrongly were seen,
# two of the doubts were thought of at held ones, and what is arguable was marked so after the first reading, when 154
# of 165 were right.
LATER = DATA / "units" / "own2.jsonl"
# Written later still. 82 were looked at when readings were changed; the 82 ``held`` were read for the first time after
# that (74 parties and 73 roles right), and then changed readings too. Those with y are 40 more, written and read
# for the first time after that (38 and 38 right, the other two told). What is arguable was marked so after the first
# reading.
LATEST = DATA / "units" / "own3.jsonl"
# Written after those. Of the clear ones 68 of 76 in the half that was looked at and 75 of 79 of those ``held``, read
# after that, were right at first sight. What is arguable was marked so after the first reading.
FOURTH = DATA / "units" / "own4.jsonl"
# Written after those, in the same way.
FIFTH = DATA / "units" / "own5.jsonl"
# Written after those, more of them clauses of running text, and what is arguable marked before the first reading. At
# first sight 95 of the 113 clear ones that are not ``held`` were right in their parties and 93 in their roles; of those
# ``held``, read after the faults of the others were mended, 95 and 94 of 108. Marked arguable only after that: m003,
# m093, m118, m167, m192. Of 40 plainer ones from m250 on, read for the first time after all that, 35 of 36 clear ones.
SIXTH = DATA / "units" / "own6.jsonl"
# Written after those, odder in form: divisions of the corps, labels in brackets, dashes and stars, duties behind a
# colon. At first sight 47 of the 58 clear ones that are not ``held`` were right in their parties and 44 in their roles;
# of those ``held``, read when the faults of the others had been mended, 43 and 43 of 56. After that labelled anew, as
# earlier lots have the same form otherwise: q003, q056, q147; and marked arguable: q006, q020, q045, q058, q077, q081,
# q093, q122.
SEVENTH = DATA / "units" / "own7.jsonl"
# Written when the faults of all those had been mended, what is arguable marked before the first reading: 67 of the 70
# clear ones were right in their parties and 67 in their roles at first sight, the other three told.
EIGHTH = DATA / "units" / "own8.jsonl"
# And after that, in the same way: 46 of the 51 clear ones right in parties and roles at first sight, two of the others
# told (of all 58: 8 of 11).
NINTH = DATA / "units" / "own9.jsonl"
# Plainer ones, after that: 21 of 22 and 21 of 22 at first sight, the other one told.
TENTH = DATA / "units" / "own10.jsonl"
# In the forms of 248 public strings that nobody of this project had written, with other names. Four lots, each read
# when the faults of those before it had been mended: 82 of 95, 45 of 58, 30 of 38 and 19 of 25 clear ones were right in
# their parties at first sight.
ELEVENTH = DATA / "units" / "own11.jsonl"
# In the forms of public strings of a later search, with other names: those that were read wrongly at first sight, and
# mended since.
TWELFTH = DATA / "units" / "own12.jsonl"
# Not read as labelled, each with its reason.
MISSED = {
    "w254": "持续推进 behind white space is a role word here, a deadline there",
    "w289": "安铜办 is a town's office, which only the place's file can say",
    "w306": "120 at the head of a name keeps no level away",
}


def plain(text: str | None) -> str:
    """White space and the width of punctuation do not count."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text or ""))


def is_hard(gold: dict[str, Any]) -> bool:
    groups = gold["groups"]
    carried = any(unit.get("carried_prefix") for unit in groups[0]["units"])
    return len(groups) > 1 or carried or any(group.get("open_ended") for group in groups)


def judge(gold: dict[str, Any]) -> dict[str, bool]:
    assignment, _ = read(re.sub(r"\s*[\r\n]+\s*", " ", gold["raw"]))
    want = {(plain(unit["text"]), group["role"]) for group in gold["groups"] for unit in group["units"]}
    got = {(plain(party.text), party.role) for party in assignment.parties}
    tail = "".join(group.get("open_ended_text") or "" for group in gold["groups"])
    return {
        "parties": {text for text, _ in want} == {text for text, _ in got},
        "roles": want == got,
        "tail": plain(tail) == plain("".join(tail.text for tail in assignment.open_ended)),
    }


def share(golds: list[dict[str, Any]], measure: str) -> float:
    return sum(judge(gold)[measure] for gold in golds) / len(golds)


def test_labelled_strings() -> None:
    golds = [json.loads(line) for line in STRINGS.read_text(encoding="utf-8").splitlines()]
    hard = [gold for gold in golds if is_hard(gold)]
    assert len(golds) == 165 and len(hard) > 90
    for measure in ("parties", "roles", "tail"):
        assert share(golds, measure) >= 0.99, measure
        assert share(hard, measure) >= 0.99, measure


def test_strings_of_our_own() -> None:
    golds = [json.loads(line) for line in OWN.read_text(encoding="utf-8").splitlines()]
    wrong = {gold["id"] for gold in golds if not gold.get("arguable") and not all(judge(gold).values())}
    assert len(golds) > 100
    assert wrong <= set(MISSED)


# Not read as labelled, each with its reason.
MISSED_LATER = {
    "v135": "分管副县长 before 牵头 is a person; told as unknown",
    "v143": "水、电、气、暖等公共服务企业 is one; told as unknown",
}


def test_strings_of_our_own_written_later() -> None:
    golds = [json.loads(line) for line in LATER.read_text(encoding="utf-8").splitlines()]
    clear = [gold for gold in golds if not gold.get("arguable")]
    assert len(clear) > 150 and sum(gold["held"] for gold in clear) > 70
    assert {gold["id"] for gold in clear if not all(judge(gold).values())} <= set(MISSED_LATER)


def test_strings_of_our_own_written_last() -> None:
    golds = [json.loads(line) for line in LATEST.read_text(encoding="utf-8").splitlines()]
    clear = [gold for gold in golds if not gold.get("arguable")]
    assert len(clear) > 150
    assert [gold["id"] for gold in clear if not all(judge(gold).values())] == []


def test_strings_of_our_own_of_many_places() -> None:
    golds = [json.loads(line) for line in FOURTH.read_text(encoding="utf-8").splitlines()]
    clear = [gold for gold in golds if not gold.get("arguable")]
    assert len(clear) > 150
    assert [gold["id"] for gold in clear if not all(judge(gold).values())] == []


# Not read as labelled, each with its reason.
MISSED_FIFTH = {
    "k042": "湾里管理局 behind 红谷滩区政府 takes the level; told",
}


def test_strings_of_our_own_of_more_places() -> None:
    golds = [json.loads(line) for line in FIFTH.read_text(encoding="utf-8").splitlines()]
    clear = [gold for gold in golds if not gold.get("arguable")]
    assert len(clear) > 140
    assert {gold["id"] for gold in clear if not all(judge(gold).values())} <= set(MISSED_FIFTH)


# Not read as labelled, each with its reason.
MISSED_SIXTH = {
    "m067": "各学会、协会、研究会 may be one 各 over three kinds; told",
    "m165": "市级各党政机关、事业单位 may be one 各 over two kinds; told",
    "m287": "察右前旗 is a daily name of a banner that no list has; told",
    "m242": "全区各中小学、幼儿园 may be one 各 over two kinds; told",
}


def test_strings_of_our_own_of_running_text() -> None:
    golds = [json.loads(line) for line in SIXTH.read_text(encoding="utf-8").splitlines()]
    clear = [gold for gold in golds if not gold.get("arguable")]
    assert len(clear) > 200 and sum(gold["held"] for gold in clear) > 100
    assert {gold["id"] for gold in clear if not all(judge(gold).values())} <= set(MISSED_SIXTH)


# Not read as labelled, each with its reason.
MISSED_SEVENTH = {
    "q065": "各责任单位每季度报送进展 is a date by its words; told",
}


def test_strings_of_our_own_of_odd_forms() -> None:
    golds = [json.loads(line) for line in SEVENTH.read_text(encoding="utf-8").splitlines()]
    clear = [gold for gold in golds if not gold.get("arguable")]
    assert len(clear) > 100
    assert {gold["id"] for gold in clear if not all(judge(gold).values())} <= set(MISSED_SEVENTH)


# Not read as labelled, each with its reason.
MISSED_LAST = {
    "p006": "区级有审批职能的部门 is told by a clause with 的 and 有; told",
}


@pytest.mark.parametrize(("file", "clear"), [(EIGHTH, 70), (NINTH, 51), (TENTH, 22), (ELEVENTH, 53), (TWELFTH, 67)])
def test_strings_of_our_own_written_after_all_those(file: Path, clear: int) -> None:
    golds = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    asked = [gold for gold in golds if not gold.get("arguable")]
    assert len(asked) == clear
    assert {gold["id"] for gold in asked if not all(judge(gold).values())} <= set(MISSED_LAST)


def test_a_real_string_that_was_labelled_otherwise() -> None:
    """One of the real strings at hand is read otherwise than a person labelled it, and told.

    村委会干部 are persons behind a body: one party of kind unknown, as printed, by the contract; the label has the
    body alone.
    """
    assignment, findings = read("县检察院、县民政局、大坡乡党委政府和章溪村委会干部")
    assert (assignment.parties[-1].text, assignment.parties[-1].kind) == ("章溪村委会干部", "unknown")
    assert [finding.code for finding in findings] == ["unit.unknown"]


def test_canonical_names_of_several_places() -> None:
    """Short forms, branches and collectives, each under the name that the place itself would print."""
    lines = (DATA / "units" / "names.tsv").read_text(encoding="utf-8").splitlines()[2:]
    rows = [line.split("\t") for line in lines]
    knowledge = Knowledge(RULES)
    readers: dict[str, AssignmentReader] = {}
    wrong: set[str] = set()
    for place, text, name, _ in rows:
        if place not in readers:
            found, _ = find_jurisdiction(knowledge.divisions, None, (), place)
            readers[place] = AssignmentReader(knowledge.registry(found, 2022))
        assignment, _ = readers[place].read([UnitText("", "unspecified", text)])
        if [party.name for party in assignment.parties] != [name]:
            wrong.add(text)
    assert len(rows) > 100
    assert wrong == {text for _, text, _, why in rows if why}
